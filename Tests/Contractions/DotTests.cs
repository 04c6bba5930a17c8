extern alias generator;

using System.Numerics;
using generator::StaticGraph.CompilerServices;
using StaticGraph.Tests.Ops;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Contractions;

/// <summary>
/// Contractions of which one factor has no axis of its own, over numbers whose products and sums are rounded: the bits are those of the tree in any blocks, from memory and from chunks, within the least memory, and the
/// numbers those of exact arithmetic.
/// </summary>
public sealed class DotTests
{
    // Elements are whole multiples of 2^-Scale.
    private const int Scale = 30;

    // What is summed over the last axis, over the first, over one between, over all; of both arrays whole; walked in steps, backwards, transposed; computed on the way.
    private static readonly (string Name, string Expression)[] Expressions =
    [
        ("Rows", "m.Dot(v)"),
        ("Columns", "u.Dot(m)"),
        ("Turned", "m.T.Dot(u)"),
        ("Lines", "NDArray.Einsum(\"ij,ij->i\", m, w)"),
        ("Down", "NDArray.Einsum(\"ij,ij->j\", m, w)"),
        ("Crossed", "NDArray.Einsum(\"ij,ji->i\", m, w.T)"),
        ("All", "NDArray.VDot(m, w).Reshape(1)"),
        ("Inner", "NDArray.Inner(v, v).Reshape(1)"),
        ("Matrix", "m.MatMul(v)"),
        ("Backwards", "m[.., NDArray.Slice(null, null, -1)].Dot(v)"),
        ("Every", "m[NDArray.Slice(null, null, 2)].Dot(v)"),
        ("Computed", "(2 * m - w).Dot(v)"),
        ("Centred", "(m - m.Mean(0)).Dot(v)"),
        ("Both", "u.Dot(m).Dot(v).Reshape(1)"),
        ("Batch", "NDArray.Einsum(\"bij,bj->bi\", t, m)"),
        ("Middle", "NDArray.Einsum(\"bij,i->bj\", t, x)"),
        ("Ends", "NDArray.Einsum(\"bij,bj->i\", t, m)"),
        ("Numbered", "NDArray.Einsum(\"ij,j->i\", m, NDArray.Arange<T>(v.GetLength(0)))"),
    ];

    private static readonly string[] Types = ["double", "float", "System.Numerics.Complex"];

    private static readonly Lazy<KernelProgram> Program = new(() => new KernelProgram(from kernel in Expressions from type in Types where MayBe(kernel.Name, type) select Method(kernel, type)));

    public static TheoryData<string> Names => [.. Expressions.Select(kernel => kernel.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void TheTreeHasTheseBits(string name)
    {
        foreach (string type in Types.Where(type => MayBe(name, type)))
        {
            for (int seed = 0; seed < 4; seed++)
            {
                var random = new Random(seed);
                long n = random.Next(1, 250), k = random.Next(1, 250), j = random.Next(1, 5);
                ReferenceArray[] sources = Sources(random, TypeOf(type), n, k, j);
                var dims = new Dictionary<string, long> { ["n"] = n, ["k"] = k, ["j"] = j };
                ReferenceArray[] expected = Program.Value.Interpret(KernelOf(name, type), new GraphInputs(sources, [], dims));
                Program.Value.Check(KernelOf(name, type), sources, expected);
            }
        }
    }

    [Theory]
    [InlineData("Rows")]
    [InlineData("Columns")]
    [InlineData("Turned")]
    [InlineData("Lines")]
    [InlineData("Down")]
    public void SumsAreThoseOfExactArithmetic(string name)
    {
        const int N = 700, K = 5000;
        ReferenceArray[] sources = Sources(new Random(7), DType.Double, N, K, 1);
        double[] u = sources[0].Numbers, v = sources[1].Numbers, m = sources[2].Numbers, w = sources[3].Numbers;
        double[] actual = Computed(name, "double", sources);
        bool isOfRows = name is "Rows" or "Lines";
        for (int i = 0; i < actual.Length; i++)
        {
            (BigInteger exact, BigInteger size) = (0, 0);
            for (int at = 0; at < (isOfRows ? K : N); at++)
            {
                int element = isOfRows ? (i * K) + at : (at * K) + i;
                BigInteger product = Whole(m, element) * (name switch { "Rows" => Whole(v, at), "Lines" or "Down" => Whole(w, element), _ => Whole(u, at) });
                (exact, size) = (exact + product, size + BigInteger.Abs(product));
            }

            // A leaf rounds 8 times a lane or 64 times a chain, and a node 15 times, of what is added by then.
            double bound = (double)size * Math.ScaleB(isOfRows ? 8 + 3 + 45 : 64 + 45, -53);
            Assert.True(Math.Abs((double)(new BigInteger(Math.ScaleB(actual[i], 2 * Scale)) - exact)) <= bound + 1, $"{name}: {actual[i]} at {i}");
        }
    }

    // (1 + e) (1 - e) - 1, whose elements meet in one lane: -e e where the product is not rounded by itself. A sum of products is what it says.
    [Fact]
    public void AProductIsNotRoundedByItselfUnlessTheKernelSaysSo()
    {
        var program = new KernelProgram([Vectors("Dot", "a.Dot(b)"), Vectors("Sum", "(a * b).Sum()")]);
        double e = Math.ScaleB(1, -30);
        double[] a = [-1, 0, 0, 0, 0, 0, 0, 0, 1 + e], b = [1, 0, 0, 0, 0, 0, 0, 0, 1 - e];

        Assert.Equal(-e * e, Computed(program, "Dot", [Array(a, 9), Array(b, 9)])[0]);
        Assert.Equal(0, Computed(program, "Sum", [Array(a, 9), Array(b, 9)])[0]);
    }

    // The imaginary part of a vector with itself is of products that cancel, each exactly.
    [Fact]
    public void AComplexVectorWithItselfIsReal()
    {
        var program = new KernelProgram(["[ArrayKernel] static NDArray<System.Numerics.Complex> Norm([Shape(\"n\")] NDArray<System.Numerics.Complex> a) => NDArray.VDot(a, a).Reshape(1);"]);
        Assert.Equal(0, Computed(program, "Norm", [Sources(new Random(3), DType.Complex, 1, 1000, 1)[1]])[1]);
    }

    private static string Vectors(string name, string expression) => $"[ArrayKernel] static NDArray<double> {name}([Shape(\"n\")] NDArray<double> a, [Shape(\"n\")] NDArray<double> b) => {expression}.Reshape(1);";

    private static bool MayBe(string name, string type) => name != "Numbered" || type == "double";

    private static string KernelOf(string name, string type) => $"{name}_{TypeOf(type)}";

    private static string Method((string Name, string Expression) kernel, string type)
    {
        string[] parameters = ["[Shape(\"n\")] NDArray<T> u", "[Shape(\"k\")] NDArray<T> v", "[Shape(\"n\", \"k\")] NDArray<T> m", "[Shape(\"n\", \"k\")] NDArray<T> w", "[Shape(\"n\", \"j\", \"k\")] NDArray<T> t", "[Shape(\"j\")] NDArray<T> x"];
        return $"[ArrayKernel] static NDArray<T> {KernelOf(kernel.Name, type)}({string.Join(", ", parameters)}) => {kernel.Expression};".Replace("<T>", $"<{type}>", StringComparison.Ordinal);
    }

    private static DType TypeOf(string type) => type switch { "double" => DType.Double, "float" => DType.Single, _ => DType.Complex };

    private static ReferenceArray[] Sources(Random random, DType type, long n, long k, long j) => [Draw(random, type, n), Draw(random, type, k), Draw(random, type, n, k), Draw(random, type, n, k), Draw(random, type, n, j, k), Draw(random, type, j)];

    private static ReferenceArray Draw(Random random, DType type, params long[] lengths)
    {
        int bits = type == DType.Single ? 24 : 34;
        long count = (type == DType.Complex ? 2 : 1) * lengths.Aggregate(1L, (product, length) => product * length);
        return new ReferenceArray(type, lengths, Enumerable.Range(0, (int)count).Select(_ => ReferenceArray.Round(DType.Double, Math.ScaleB(random.NextInt64(-(1L << bits), 1L << bits), -Scale))).ToArray());
    }

    private static ReferenceArray Array(double[] elements, params long[] lengths) => new(DType.Double, lengths, elements.Select(element => ReferenceArray.Round(DType.Double, element)).ToArray());

    private static BigInteger Whole(double[] array, int element) => new(Math.ScaleB(array[element], Scale));

    private static double[] Computed(string name, string type, ReferenceArray[] sources) => Computed(Program.Value, KernelOf(name, type), sources);

    private static double[] Computed(KernelProgram program, string kernel, ReferenceArray[] sources) => PlanRunner.Compute(program.Bind(kernel, sources), null).Results[0].Numbers;
}
