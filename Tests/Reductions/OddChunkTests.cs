using StaticGraph.Tests.Corpus;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Reductions;

/// <summary>Variances over every set of axes of arrays in chunks of odd lengths: next to NumPy's in 80-bit arithmetic, with the same bits however the arrays are cut and stored.</summary>
public sealed class OddChunkTests : IDisposable
{
    // Above a mean of a million every digit of a deviation is dear.
    private const double Mean = 1e6;

    private static readonly Dictionary<int, long[]> Shapes = new() { [3] = [61, 17, 23], [4] = [37, 9, 15, 11] };
    private static readonly Dictionary<int, long[][]> Chunks = new() { [3] = [[7, 7, 1], [1, 5, 23]], [4] = [[7, 7, 7, 1], [5, 1, 3, 9]] };

    private static readonly Lazy<CompiledKernels> Compiled = new(() => CompiledKernels.FromMethods(string.Join(
        "\n",
        from rank in Shapes.Keys
        from type in (string[])["double", "float"]
        from set in Sets(rank)
        select Kernel(rank, type, set))));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(3, "double", 1e-14)]
    [InlineData(4, "double", 1e-14)]
    [InlineData(3, "float", 1e-6)]
    [InlineData(4, "float", 1e-6)]
    public void VariancesOverEverySetOfAxesAreExactToTheLastDigits(int rank, string type, double tolerance)
    {
        ReferenceArray x = Numbers(Shapes[rank], type, seed: rank);
        var numPy = new NumPy();
        foreach (int[] axes in Sets(rank))
        {
            string wide = $"x.astype(np.longdouble), axis=({string.Join(", ", axes)},)";
            numPy.Add($"np.var({wide})", ("x", x));
            numPy.Add($"np.std({wide}, ddof=1)", ("x", x));
        }

        byte[][] expected = numPy.Run();

        foreach ((int[] axes, int set) in Sets(rank).Select((axes, set) => (axes, set)))
        {
            ReferenceArray[] results = SameHoweverCut(source => Compiled.Value.Bind(Name(rank, type, axes), source), x, Chunks[rank]);

            AssertNear(Doubles(expected[2 * set]), results[0].Numbers, tolerance);
            AssertNear(Doubles(expected[(2 * set) + 1]), results[1].Numbers, tolerance);
        }
    }

    [Fact]
    public void QuadraticMeansAreExactToTheLastDigit()
    {
        ReferenceArray u = Numbers(Shapes[4], "double", seed: 1), v = Numbers(Shapes[4], "double", seed: 2);
        var numPy = new NumPy();
        foreach (string product in (string[])["u * u", "v * v", "u * v"])
        {
            numPy.Add($"({product.Replace("u", "u.astype(np.longdouble)")}).mean(0)", ("u", u), ("v", v));
        }

        double[][] expected = Array.ConvertAll(numPy.Run(), Doubles);

        ReferenceArray[] results = SameHoweverCut(source => CorpusRuns.Bind("QuadraticMeans", source, PlanRunner.Counted(v, Chunks[4][1], wholeChunks: true)), u, Chunks[4]);

        foreach ((ReferenceArray result, int i) in results.Select((result, i) => (result, i)))
        {
            AssertNear(expected[i], result.Numbers, 1e-15);
        }
    }

    // Runs a plan over the array in memory, in chunks read whole or in part, and in a compressed file, with several threads and limits.
    private ReferenceArray[] SameHoweverCut(Func<ArraySource, Plan> bind, ReferenceArray x, long[][] chunks)
    {
        ReferenceArray[] results = PlanRunner.Run(bind(PlanRunner.Memory(x)), new RunOptions { MaxDegreeOfParallelism = 1 }).Results;
        using ArraySource file = PlanRunner.InFile(x, new FilePlace(_folder.PathOf($"{Guid.NewGuid()}.h5"), Chunks: chunks[0], IsCompressed: true));
        foreach (ArraySource source in (ArraySource[])[file, PlanRunner.Counted(x, chunks[0], wholeChunks: true), PlanRunner.Counted(x, chunks[1], wholeChunks: false)])
        {
            Plan plan = bind(source);
            RunOptions least = PlanRunner.LeastMemory(plan);
            foreach (RunOptions options in (RunOptions[])[least, least with { MemoryLimit = 3 * least.MemoryLimit, MaxDegreeOfParallelism = 2 }, new RunOptions { MaxDegreeOfParallelism = 4 }])
            {
                Assert.Equal(results, PlanRunner.Run(plan, options).Results);
            }
        }

        return results;
    }

    private static void AssertNear(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(actual[i] - expected[i]) <= tolerance * Math.Abs(expected[i]), $"{actual[i]:R} instead of {expected[i]:R}, element {i}");
        }
    }

    private static ReferenceArray Numbers(long[] shape, string type, int seed)
    {
        var random = new Random(seed);
        double[] numbers = [.. Enumerable.Range(0, (int)shape.Aggregate(1L, (count, length) => count * length)).Select(_ => Mean + (3 * (random.NextDouble() - random.NextDouble())))];
        return type == "float" ? ReferenceArray.Of(Array.ConvertAll(numbers, number => (float)number), shape) : ReferenceArray.Of(numbers, shape);
    }

    private static string Kernel(int rank, string type, int[] axes)
    {
        string dims = string.Join(", ", "abcd"[..rank].Select(dim => $"\"{dim}\"")), list = $"[{string.Join(", ", axes)}]";
        return $"[ArrayKernel] public static (NDArray<{type}>, NDArray<{type}>) {Name(rank, type, axes)}([Shape({dims})] NDArray<{type}> x) => (x.Var({list}), x.Std({list}, ddof: 1));";
    }

    private static string Name(int rank, string type, int[] axes) => $"Of{rank}{type}{string.Concat(axes)}";

    // Every set but the empty one.
    private static IEnumerable<int[]> Sets(int rank) => Enumerable.Range(1, (1 << rank) - 1).Select(bits => Enumerable.Range(0, rank).Where(axis => (bits >> axis & 1) == 1).ToArray());

    private static double[] Doubles(byte[] bytes)
    {
        double[] numbers = new double[bytes.Length / sizeof(double)];
        Buffer.BlockCopy(bytes, 0, numbers, 0, bytes.Length);
        return numbers;
    }
}
