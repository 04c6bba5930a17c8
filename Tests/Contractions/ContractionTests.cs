extern alias generator;

using System.Text.RegularExpressions;
using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Ops;
using StaticGraph.Tests.Ops;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Contractions;

/// <summary>
/// Every contraction of the op table, for every element type: what NumPy computes, and what the interpreter does. Elements are small whole numbers other than 0, so that no sum is ever rounded, and its order shows only
/// where something is missing or comes twice.
/// </summary>
public sealed class ContractionTests
{
    private static readonly long[][] Lengths = [[1, 1, 1], [2, 3, 4], [5, 70, 3], [0, 3, 2], [3, 0, 2], [3, 2, 0], [9, 2, 33], [5, 64, 2]];

    private static readonly (string Name, string[] Shape)[] Arrays = [("a", ["n", "m"]), ("b", ["m", "k"]), ("c", ["n", "m", "k"]), ("v", ["m"])];

    private static readonly ContractionKernel[] Kernels =
    [
        .. from row in OpTable.All.Where(row => row.Kind == OpKind.Contraction)
           from spelling in OpCases.Find(row.Name).More.Prepend((OpCases.Find(row.Name).Kernel, OpCases.Find(row.Name).NumPy)).Select((pair, number) => (pair.Kernel, pair.NumPy, Number: number))
           from type in Types(row, spelling.Number)
           where type != DType.Boolean || !spelling.Kernel.Contains("Sum(", StringComparison.Ordinal)
           select new ContractionKernel(row.Name, type, spelling.Number, spelling.Kernel, spelling.NumPy),
    ];

    private static readonly Regex Taking = new(@"\w\[(\w*\.\w*, )?(0|\.\.1)|Sum\(|T\)\.Dot\(");

    private static readonly Lazy<KernelProgram> Program = new(() => new KernelProgram(Kernels.Select(Method)));
    private static readonly Lazy<byte[][]> Expected = new(EvaluateInNumPy);

    public static TheoryData<string> Rows => [.. OpTable.All.Where(row => row.Kind == OpKind.Contraction).Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void SumsAreNumPys(string op)
    {
        for (int i = 0; i < Kernels.Length; i++)
        {
            for (int shape = 0; Kernels[i].Op == op && shape < Lengths.Length; shape++)
            {
                if (!Fits(Kernels[i], shape))
                {
                    continue;
                }

                ReferenceArray[] arrays = [.. Arrays.Select(array => Draw(Kernels[i].Type, array.Name, array.Shape, shape))];
                var dims = new Dictionary<string, long> { ["n"] = Lengths[shape][0], ["m"] = Lengths[shape][1], ["k"] = Lengths[shape][2] };
                ReferenceArray expected = Assert.Single(Program.Value.Interpret(Kernels[i].Name, new GraphInputs(arrays, [], dims)));
                Closeness.Check(Expected.Value[(i * Lengths.Length) + shape], expected, OpCases.Find(op).Ulps, $"{Kernels[i].Kernel} of {Kernels[i].Type} ({string.Join(", ", Lengths[shape])})");
                Program.Value.Check(Kernels[i].Name, arrays, [expected]);
            }
        }
    }

    // Of the first spelling all types; others tell labels apart, which know no types.
    private static IEnumerable<DType> Types(OpDef row, int spelling) => OpCases.Find(row.Name).SampledTypes.Select(type => type.Twin()).Concat(row.Complex is null ? [] : [DType.Complex])
        .Where((type, number) => spelling == 0 || type == DType.Double || number % 4 == spelling % 4);

    // One element is taken of what may have none, and a sum of none that is multiplied before may be -0. Of 1, 2 or 64 observations the mean is exact, and so are products of what is centred.
    private static bool Fits(ContractionKernel kernel, int shape) => OpTable.Find(kernel.Op)!.Contracts is ContractionKind.Cov or ContractionKind.CorrCoef ? Lengths[shape] is [> 0, 1 or 2 or 64, > 0] : MayTake(kernel, shape);

    private static bool MayTake(ContractionKernel kernel, int shape) => Lengths[shape].Min() >= OpCases.Find(kernel.Op).Least && (Lengths[shape].Min() > 0 || !Taking.IsMatch(kernel.Kernel));

    private static string Method(ContractionKernel kernel)
    {
        string type = kernel.Type == DType.Complex ? "System.Numerics.Complex" : kernel.Type.Keyword();
        IEnumerable<string> parameters = Arrays.Select(array => $"[Shape({string.Join(", ", array.Shape.Select(dim => $"\"{dim}\""))})] NDArray<{type}> {array.Name}");
        return $"[ArrayKernel] static NDArray<{type}> {kernel.Name}({string.Join(", ", parameters)}) => {kernel.Kernel};";
    }

    private static ReferenceArray Draw(DType type, string name, string[] dims, int shape)
    {
        long[] lengths = [.. dims.Select(dim => Lengths[shape]["nmk".IndexOf(dim, StringComparison.Ordinal)])];
        return WholeArrays.Draw(new Random((7 * shape) + name[0]), type, lengths);
    }

    private static byte[][] EvaluateInNumPy()
    {
        var numPy = new NumPy();
        foreach (ContractionKernel kernel in Kernels)
        {
            for (int shape = 0; shape < Lengths.Length; shape++)
            {
                numPy.Add(Fits(kernel, shape) ? kernel.NumPy : "a", [.. Arrays.Select(array => (array.Name, Draw(kernel.Type, array.Name, array.Shape, shape)))]);
            }
        }

        return numPy.Run();
    }

    private sealed record ContractionKernel(string Op, DType Type, int Number, string Kernel, string NumPy)
    {
        public string Name => $"{Op}_{Type}_{Number}";
    }
}
