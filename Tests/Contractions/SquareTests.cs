extern alias generator;

using generator::StaticGraph.CompilerServices;
using StaticGraph.Tests.Ops;
using StaticGraph.Tests.Reference;

namespace StaticGraph.Tests.Contractions;

/// <summary>Arrays contracted with themselves, of fractions: the bits of one chain an element, on both sides of the diagonal.</summary>
public sealed class SquareTests
{
    private static readonly string[] Expressions = ["a.T.Dot(a)", "a.Dot(a.T)", "a[NDArray.Slice(null, null, -1)].T.Dot(a)", "NDArray.Einsum(\"bij,bkj->bik\", c, c)", "NDArray.TensorDot(c, c, [0, 2], [0, 2])"];

    private static readonly (DType Type, string Name)[] Types = [(DType.Double, "double"), (DType.Single, "float"), (DType.Complex, "System.Numerics.Complex"), (DType.Half, "Half")];

    private static readonly Lazy<KernelProgram> Program = new(() => new KernelProgram(
        from type in Types
        from number in Enumerable.Range(0, Expressions.Length)
        select $"[ArrayKernel] static NDArray<{type.Name}> {type.Type}{number}([Shape(\"n\", \"m\")] NDArray<{type.Name}> a, [Shape(\"p\", \"n\", \"m\")] NDArray<{type.Name}> c) => {Expressions[number]};"));

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Types.Length * Expressions.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void HaveTheBitsOfTheChain(int number)
    {
        (DType type, string _) = Types[number / Expressions.Length];
        var random = new Random(number);
        foreach ((long n, long m, long p) in ((long, long, long)[])[(1, 1, 1), (7, 5, 3), (33, 20, 2)])
        {
            ReferenceArray[] arrays = [Draw(random, type, n, m), Draw(random, type, p, n, m)];
            var dims = new Dictionary<string, long> { ["n"] = n, ["m"] = m, ["p"] = p };
            ReferenceArray[] chains = Program.Value.Interpret($"{type}{number % Expressions.Length}", new GraphInputs(arrays, [], dims));
            Program.Value.Check($"{type}{number % Expressions.Length}", arrays, chains);
        }
    }

    private static ReferenceArray Draw(Random random, DType type, params long[] lengths)
    {
        long count = (type == DType.Complex ? 2 : 1) * lengths.Aggregate(1L, (product, length) => product * length);
        return new ReferenceArray(type, lengths, Enumerable.Range(0, (int)count).Select(_ => ReferenceArray.Round(type == DType.Complex ? DType.Double : type, random.NextDouble() - 0.3)).ToArray());
    }
}
