using StaticGraph.CompilerServices;
using StaticGraph.Tests.Ops;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Execution;

/// <summary>Joins, padding and stencils, from memory and from storage in blocks cut anywhere: NumPy's elements, and the bytes that were said.</summary>
public sealed class JoinTests
{
    // Each with what it is in NumPy. x is (n, m), y (k, m), z (n).
    private static readonly (string Name, string Kernel, string NumPy)[] All =
    [
        ("Edge1", "Pad(z, (2, 3), PadMode.Edge)", "np.pad(z, (2, 3), 'edge')"),
        ("Reflect1", "Pad(z, (4, 1), PadMode.Reflect)", "np.pad(z, (4, 1), 'reflect')"),
        ("Edge2", "Pad(x, [(1, 2), 3], PadMode.Edge)", "np.pad(x, ((1, 2), (3, 3)), 'edge')"),
        ("Reflect2", "Pad(x, [(4, 2), (1, 3)], PadMode.Reflect) * 2", "np.pad(x, ((4, 2), (1, 3)), 'reflect') * 2"),
        ("Symmetric2", "Pad(x, [(5, 0), (0, 4)], PadMode.Symmetric)", "np.pad(x, ((5, 0), (0, 4)), 'symmetric')"),
        ("Wrap2", "Pad(x, [(3, 2), (2, 5)], PadMode.Wrap)", "np.pad(x, ((3, 2), (2, 5)), 'wrap')"),
        ("Constant2", "Pad(x, [(3, 1), (0, 2)], PadMode.Constant, 7.0)", "np.pad(x, ((3, 1), (0, 2)), constant_values=7)"),
        ("Wide", "Pad(x, [40, 0], PadMode.Edge)", "np.pad(x, ((40, 40), (0, 0)), 'edge')"),
        ("Flipped", "Flip(Pad(x[2.., 1..^1].T, 2, PadMode.Reflect), 0)", "np.flip(np.pad(x[2:, 1:-1].T, 2, 'reflect'), 0)"),
        ("Sliced", "Pad(x, 3, PadMode.Symmetric)[1..^2, Slice(^1, null, -2)]", "np.pad(x, 3, 'symmetric')[1:-2, ::-2]"),
        ("Turned", "Pad(Flip(x), [(3, 1), 2], PadMode.Reflect)", "np.pad(np.flip(x), ((3, 1), (2, 2)), 'reflect')"),
        ("FivePoints", "Five(Pad(x, 1, PadMode.Edge))", "(lambda p: p[:-2, 1:-1] + p[2:, 1:-1] + p[1:-1, :-2] + p[1:-1, 2:] - 4 * p[1:-1, 1:-1])(np.pad(x, 1, 'edge'))"),
        ("FiveMirrored", "Five(Pad(x, 1, PadMode.Reflect))", "(lambda p: p[:-2, 1:-1] + p[2:, 1:-1] + p[1:-1, :-2] + p[1:-1, 2:] - 4 * p[1:-1, 1:-1])(np.pad(x, 1, 'reflect'))"),
        ("FiveZeros", "Five(Pad(x, 1))", "(lambda p: p[:-2, 1:-1] + p[2:, 1:-1] + p[1:-1, :-2] + p[1:-1, 2:] - 4 * p[1:-1, 1:-1])(np.pad(x, 1))"),
        ("Neighbours5", "Stencil(x, w => w[-1, 0] + w[1, 0] + w[0, -1] + w[0, 1] - 4 * w[0, 0], PadMode.Edge)", "(lambda p: p[:-2, 1:-1] + p[2:, 1:-1] + p[1:-1, :-2] + p[1:-1, 2:] - 4 * x)(np.pad(x, 1, 'edge'))"),
        ("NeighboursFar", "Stencil(x, w => w[-4, 2] * 2 - w[1, -3] + w[0, 0], PadMode.Reflect) + x", "(lambda p: p[:-8, 6:-2] * 2 - p[5:-3, 1:-7] + x + x)(np.pad(x, 4, 'reflect'))"),
        ("NeighboursBehind", "Flip(Stencil(x.T, w => w[3, 0] - w[1, 1], PadMode.Symmetric), 1)", "(lambda p: p[6:, 3:-3] - p[4:-2, 4:-2])(np.pad(x.T, 3, 'symmetric'))[:, ::-1]"),
        ("NeighboursOfNumbers", "Stencil(x, w => w[-2, 0] + w[0, 6] - w[1, 1], PadMode.Constant, 3.0) - x", "(lambda p: p[4:-8, 6:-6] + p[6:-6, 12:] - p[7:-5, 7:-5] - x)(np.pad(x, 6, constant_values=3))"),
        ("NeighboursAround", "Stencil(x, w => w[-2, 0] + w[1, -3] - w[0, 0], PadMode.Wrap)", "np.roll(x, 2, 0) + np.roll(x, (-1, 3), (0, 1)) - x"),
        ("NeighboursOfExp", "Stencil(x / 2 + z[.., NewAxis], w => w[-1, 0] + w[0, 2] * w[1, 1], PadMode.Edge).Max(0)", "(lambda p: p[1:-3, 2:-2] + p[2:-2, 4:] * p[3:-1, 3:-1])(np.pad(x / 2 + z[:, None], 2, 'edge')).max(0)"),
        ("NeighboursTwice", "Stencil(Stencil(x, w => w[-1, 0] + w[0, 1], PadMode.Reflect), w => w[0, -2] - w[1, 0], PadMode.Symmetric)", "(lambda q: np.pad(q, 2, 'symmetric')[2:-2, :-4] - np.pad(q, 2, 'symmetric')[3:-1, 2:-2])((lambda p: p[:-2, 1:-1] + p[1:-1, 2:])(np.pad(x, 1, 'reflect')))"),
        ("NeighboursCrossed", "Stencil(Stencil(x, w => w[-1, 0] + w[2, 0], PadMode.Reflect), w => w[0, -2] - w[0, 1], PadMode.Edge)", "(lambda q: np.pad(q, 2, 'edge')[2:-2, :-4] - np.pad(q, 2, 'edge')[2:-2, 3:-1])((lambda p: p[1:-3, 2:-2] + p[4:, 2:-2])(np.pad(x, 2, 'reflect')))"),
        ("NeighboursScanned", "Stencil(x.CumSum(0), w => w[0, -1] - w[0, 1], PadMode.Edge)", "(lambda p: p[:, :-2] - p[:, 2:])(np.pad(np.cumsum(x, 0), ((0, 0), (1, 1)), 'edge'))"),
        ("Blurred", "GaussianFilter(x, 1)", "np.filtered(np.filtered(x, np.normal(1), 0), np.normal(1), 1)"),
        ("BlurredTwice", "GaussianFilter(GaussianFilter(x, 0.8, 1, PadMode.Edge), 0.8, 0, PadMode.Constant, 4)", "np.filtered(np.filtered(x, np.normal(0.8), 1, 'edge'), np.normal(0.8), 0, 'constant', constant_values=4)"),
        ("BlurredRows", "x - GaussianFilter(x * 2, 1.2, 1)", "x - np.filtered(x * 2, np.normal(1.2), 1)"),
        ("BlurredRound", "UniformFilter(x, 4, mode: PadMode.Wrap) - x.Mean(0)", "np.filtered(np.filtered(x, [1] * 4, 0, 'wrap', divisor=4), [1] * 4, 1, 'wrap', divisor=4) - x.mean(0)"),
        ("Edges", "Hypot(Sobel(x, 0), Sobel(x, 1)) + Laplace(x)", "(lambda s, p: np.hypot(s(p[2:, 1:-1] - p[:-2, 1:-1], 1, 'symmetric'), s(p[1:-1, 2:] - p[1:-1, :-2], 0, 'symmetric')) + ((p[:-2, 1:-1] + p[2:, 1:-1] - 2 * x) + (p[1:-1, :-2] + p[1:-1, 2:] - 2 * x)))(np.smoothed, np.pad(x, 1, 'symmetric'))"),
        ("Slopes", "Gradient(x, 0, 0.5) + Gradient(x, 1)", "np.gradient(x, 0.5, axis=0) + np.gradient(x, axis=1)"),
        ("Convolved", "Convolve(x, [1, -2, 3], ConvolveMode.Same, 0) + Convolve(x.T, [2, 1], ConvolveMode.Full, 1)[.., ..^1].T", "np.apply_along_axis(lambda v: np.convolve(v, [1, -2, 3], 'same'), 0, x) + np.apply_along_axis(lambda v: np.convolve(v, [2, 1]), 0, x)[:-1]"),
        ("Joined", "Concatenate([x, y])", "np.concatenate([x, y])"),
        ("JoinedTwice", "Concatenate([x * 2, y[.., ..], Flip(x, 0), y + 1])", "np.concatenate([x * 2, y, np.flip(x, 0), y + 1])"),
        ("JoinedColumns", "Concatenate([x.T, y.T], 1)", "np.concatenate([x.T, y.T], 1)"),
        ("Nested", "Concatenate([Concatenate([y, x])[2..^1], Pad(x, [(0, 2), 0], PadMode.Edge)])", "np.concatenate([np.concatenate([y, x])[2:-1], np.pad(x, ((0, 2), (0, 0)), 'edge')])"),
        ("Stacked", "Stack([x, Flip(x), x + 1], 1)", "np.stack([x, np.flip(x), x + 1], 1)"),
        ("Rolled", "Roll(x, 3, [0, 1])", "np.roll(x, 3, (0, 1))"),
        ("RolledBack", "x - Roll(x, -2, 1)", "x - np.roll(x, -2, 1)"),
        ("Divided", "Thirds(Concatenate([x, x, x]))", "x + x - x"),
        ("PaddedTwice", "Pad(Pad(x, 2, PadMode.Reflect) + 1, 1, PadMode.Edge)", "np.pad(np.pad(x, 2, 'reflect') + 1, 1, 'edge')"),
        ("Means", "Pad(x.Mean(0), 2, PadMode.Edge) + Pad(x, [0, 2], PadMode.Symmetric)", "np.pad(x.mean(0), 2, 'edge') + np.pad(x, ((0, 0), (2, 2)), 'symmetric')"),
        ("Positions", "Pad(Arange<double>(m), 2, PadMode.Reflect) + Pad(x, [0, 2])", "np.pad(np.arange(x.shape[1]), 2, 'reflect') + np.pad(x, ((0, 0), (2, 2)))"),
        ("Scanned", "Concatenate([x, y]).CumSum(0)", "np.cumsum(np.concatenate([x, y]), 0)"),
        ("Greatest", "Concatenate([x, y]).Max(0) + Pad(x, [3, 0], PadMode.Edge).Min(0)", "np.concatenate([x, y]).max(0) + x.min(0)"),
    ];

    private static readonly Lazy<CompiledKernels> Kernels = new(() => CompiledKernels.FromMethods(string.Join("\n", All.Select(Method)) + """
        [ArrayKernel] public static NDArray<int> Quotients([Shape("n", "m")] NDArray<int> a, [Shape("n", "m")] NDArray<int> b) => Concatenate([a / b, b, Pad(b, [(1, 0), 0])]);
        [ArrayKernel] public static NDArray<double> Neighbours([Shape("n", "m")] NDArray<double> x) { var p = Pad(x, [1, 0], PadMode.Edge); return p[..^2] + p[2..]; }
        static NDArray<double> Five(NDArray<double> p) => p[..^2, 1..^1] + p[2.., 1..^1] + p[1..^1, ..^2] + p[1..^1, 2..] - 4 * p[1..^1, 1..^1];
        static NDArray<double> Thirds(NDArray<double> x) { var (a, b, c) = Split(x, 3); return a + b - c; }
        """));

    public static TheoryData<string> Names => [.. All.Select(kernel => kernel.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void ElementsAreNumPysAndBytesAreSaidBefore(string name)
    {
        (string _, string kernel, string expression) = All.Single(one => one.Name == name);
        (long N, long M, long K)[] lengths = [(5, 7, 1), (37, 29, 11), (130, 600, 40)];
        var numPy = new NumPy();
        ReferenceArray[][] arrays = [.. lengths.Select(of => Arrays(of.N, of.M, of.K))];
        foreach (ReferenceArray[] one in arrays)
        {
            numPy.Add(expression, ("x", one[0]), ("y", one[1]), ("z", one[2]));
        }

        byte[][] expected = numPy.Run();
        for (int i = 0; i < lengths.Length; i++)
        {
            int[] used = Used(kernel);
            ReferenceArray result = Assert.Single(PlanRunner.Compute(Bind(name, used.Select(which => PlanRunner.Memory(arrays[i][which])))).Results);
            Closeness.Check(expected[i], result, ulps: kernel.Contains("Gauss", StringComparison.Ordinal) || kernel.Contains("Hypot", StringComparison.Ordinal) ? 1 << 24 : kernel.Contains("Mean", StringComparison.Ordinal) || kernel.Contains("CumSum", StringComparison.Ordinal) ? 64 : 0, $"{name} of {lengths[i]}");
            InBlocks(name, [.. used.Select(which => arrays[i][which])], result, new Random(i));
        }
    }

    /// <summary>In a block that has nothing of a quotient its divisors are nothing, and nobody divides by them.</summary>
    [Fact]
    public void WhatIsNotUsedIsNotDivided()
    {
        int[] a = [.. Enumerable.Range(-300, 601)], b = [.. Enumerable.Range(1, 601)];
        ReferenceArray[] arrays = [ReferenceArray.Of(a, 601, 1), ReferenceArray.Of(b, 601, 1)];
        long[] expected = [.. a.Zip(b, (one, other) => (long)(one / other)), .. b.Select(one => (long)one), 0, .. b.Select(one => (long)one)];
        Plan blocks = Kernels.Value.Bind("Quotients", [.. arrays.Select(PlanRunner.Ragged)]);

        Assert.Equal(expected, PlanRunner.Compute(Kernels.Value.Bind("Quotients", [.. arrays.Select(PlanRunner.Memory)])).Results[0].Words);
        Assert.Equal(expected, PlanRunner.Run(blocks, PlanRunner.LeastMemory(blocks)).Results[0].Words);
    }

    [Theory]
    [InlineData("Joined", 300 + 200)]
    [InlineData("Rolled", 300)]
    [InlineData("Stacked", 300 + 300)]
    [InlineData("Wide", 300)]
    public void EachArrayIsReadOnce(string name, long rows)
    {
        ReferenceArray[] arrays = Arrays(300, 50, 200);
        StoredSource[] sources = [.. Used(All.Single(one => one.Name == name).Kernel).Select(which => new StoredSource(arrays[which].Numbers, [.. arrays[which].Shape]))];

        // One of those that are stacked is read from its end. Of blocks that lie outside as a whole each reads one row: of 40 rows before and behind there are none with so much room.
        RunReport report = PlanRunner.Run(Bind(name, sources), new RunOptions { MemoryLimit = 8 << 20, MaxDegreeOfParallelism = 1 }).Report;

        Assert.Equal(8 * 50 * rows, report.ReadBytes);
        Assert.Equal(report.ReadBytes, sources.Sum(source => source.ReadBytes));
    }

    [Fact]
    public void NeighboursOverAnEdgeAreOneStream()
    {
        using StoredSource x = new(Arrays(300, 50, 1)[0].Numbers, [300, 50]);
        var options = new RunOptions { BlockShapes = [[100, 50]], MaxDegreeOfParallelism = 2 };

        RunReport report = PlanRunner.Run(Bind("Neighbours", [x]), options).Report;

        // Three blocks, each with a row more on either side where there is one.
        Assert.Equal(8 * 50 * (101 + 102 + 101), report.ReadBytes);
        Assert.Equal(report.ReadBytes, x.ReadBytes);
    }

    // Three blocks of 100 rows, each with those that it looks at.
    [Theory]
    [InlineData("Constant", 0)]
    [InlineData("Edge", 0)]
    [InlineData("Reflect", 0)]
    [InlineData("Symmetric", 0)]
    [InlineData("Wrap", 3)]
    public void NeighboursAreReadOnceWithTheirArray(string mode, long more)
    {
        CompiledKernels kernels = CompiledKernels.FromMethods($"[ArrayKernel] public static NDArray<double> F([Shape(\"n\", \"m\")] NDArray<double> x) => x + Stencil(x, w => w[-2, 0] * w[1, 0] - w[0, 0], PadMode.{mode});");
        using StoredSource x = new(Arrays(300, 50, 1)[0].Numbers, [300, 50]);

        RunReport report = PlanRunner.Run(kernels.Bind("F", x), new RunOptions { BlockShapes = [[100, 50]], MaxDegreeOfParallelism = 2 }).Report;

        Assert.Equal(8 * 50 * (101 + 103 + 102 + more), report.ReadBytes);
        Assert.Equal(report.ReadBytes, x.ReadBytes);
    }

    [Fact]
    public void WhatGoesRoundIsReadOnceWithItsArray()
    {
        CompiledKernels kernels = CompiledKernels.FromMethods("[ArrayKernel] public static NDArray<double> F([Shape(\"n\", \"m\")] NDArray<double> x) => x - Roll(x, 1, 0);");
        using StoredSource x = new(Arrays(300, 50, 1)[0].Numbers, [300, 50]);

        RunReport report = PlanRunner.Run(kernels.Bind("F", x), new RunOptions { BlockShapes = [[100, 50]], MaxDegreeOfParallelism = 2 }).Report;

        // The last row for the first block, and a row before each of the others.
        Assert.Equal(8 * 50 * (300 + 3), report.ReadBytes);
        Assert.Equal(report.ReadBytes, x.ReadBytes);
    }

    [Theory]
    [InlineData("Reflect1", 4, "Pad of shape (n) by 4 (Reflect)")]
    [InlineData("Symmetric2", 4, "Pad of shape (n, m) by 5 (Symmetric)")]
    [InlineData("Rolled", 2, "Roll of shape (n, m) by 3")]
    public void WhatIsTooShortIsRefused(string name, int length, string expected)
    {
        ReferenceArray[] arrays = Arrays(length, 6, 1);
        ArraySource[] sources = [.. Used(All.Single(one => one.Name == name).Kernel).Select(which => PlanRunner.Memory(arrays[which]))];

        Assert.Contains(expected, Assert.Throws<ArrayShapeException>(() => Bind(name, sources)).Message, StringComparison.Ordinal);
    }

    private static void InBlocks(string name, ReferenceArray[] arrays, ReferenceArray expected, Random random)
    {
        for (int run = 0; run < 9; run++)
        {
            StoredSource[] sources = [.. arrays.Select(array => Stored(array, random, run))];
            Plan plan = Bind(name, sources);
            var options = new RunOptions { MemoryLimit = Least(plan) + random.Next(100_000), MaxDegreeOfParallelism = random.Next(1, 4) };
            PlanSummary said = PlanRunner.Summarize(plan, options);

            (ReferenceArray[] results, RunReport report) = PlanRunner.Run(plan, options);

            Assert.True(expected.Equals(results[0]), $"{name} ({string.Join(", ", expected.Shape)}), run {run}: {PlanRunner.Explain(plan, options)}");
            long spilled = report.ReadBytes - sources.Sum(source => source.ReadBytes);
            Assert.True(said.ReadBytes == report.ReadBytes, $"{name} ({string.Join(", ", expected.Shape)}), run {run}: {said.ReadBytes} were said, {report.ReadBytes} read: {PlanRunner.Explain(plan, options)}");
            Assert.True(said.ScratchBytes > 0 ? spilled >= 0 : spilled == 0, $"{name}: {spilled} bytes were read that the report does not know");
            Assert.InRange(report.PeakBytes, 0, said.PeakBytes);
            Array.ForEach(sources, source => source.Dispose());
        }
    }

    private static StoredSource Stored(ReferenceArray array, Random random, int run)
        => new(array.Numbers, [.. array.Shape], run % 3 == 0 ? null : [.. array.Shape.Select(length => random.NextInt64(1, length + 1))], wholeChunks: run % 3 == 1);

    private static ReferenceArray[] Arrays(long n, long m, long k)
    {
        var random = new Random((int)n);
        return [.. new long[][] { [n, m], [k, m], [n] }.Select(shape => ReferenceArray.Of(Enumerable.Range(0, (int)shape.Aggregate(1L, (a, b) => a * b)).Select(_ => (double)random.Next(-1000, 1000)).ToArray(), shape))];
    }

    private static int[] Used(string kernel) => [.. new[] { "x", "y", "z" }.Select((name, i) => System.Text.RegularExpressions.Regex.IsMatch(kernel, $@"\b{name}\b") ? i : -1).Where(i => i >= 0)];

    private static Plan Bind(string name, IEnumerable<ArraySource> sources) => Kernels.Value.Bind(name, [.. sources]);

    private static long Least(Plan plan)
        => Assert.Throws<MemoryLimitException>(() => PlanRunner.Summarize(plan, new RunOptions { MemoryLimit = 1, MaxDegreeOfParallelism = 1 })).SmallestLimit;

    private static string Method((string Name, string Kernel, string NumPy) kernel)
    {
        string[] parameters = ["[Shape(\"n\", \"m\")] NDArray<double> x", "[Shape(\"k\", \"m\")] NDArray<double> y", "[Shape(\"n\")] NDArray<double> z"];
        string text = kernel.Kernel.Replace("(m)", "(x.GetLength(1))", StringComparison.Ordinal);
        return $"[ArrayKernel] public static NDArray<double> {kernel.Name}({string.Join(", ", Used(text).Select(i => parameters[i]))}) => {text};";
    }
}
