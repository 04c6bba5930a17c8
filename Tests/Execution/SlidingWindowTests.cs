using System.Globalization;
using System.Text.RegularExpressions;
using StaticGraph.Tests.Ops;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Execution;

/// <summary>Windows that slide along axes: NumPy's elements, whatever blocks there are, each read with what its windows reach, and no array of windows anywhere.</summary>
public sealed partial class SlidingWindowTests
{
    private static readonly (string Name, string Kernel, string NumPy, int Least)[] All =
    [
        ("Rows", "SlidingWindow(x, 4, 0)", "np.windows(x, 4, 0)", 4),
        ("Columns", "SlidingWindow(x, 7, 1)", "np.windows(x, 7, 1)", 7),
        ("Squares", "SlidingWindow(x, [3, 2], [1, 0])", "np.windows(x, (3, 2), (1, 0))", 3),
        ("Whole", "SlidingWindow(x, [1, 1])", "np.windows(x, (1, 1))", 1),
        ("First", "SlidingWindow(x + 1, 6, 0)[.., .., Slice(4, null, -2)].T", "np.windows(x + 1, 6, 0)[:, :, 4::-2].T", 6),
        ("Behind", "Flip(SlidingWindow(Flip(x, 0), 5, 0), [0, 2])[Slice(null, null, 3)]", "np.windows(x, 5, 0)[::3]", 5),
        ("Lying", "SwapAxes(SlidingWindow(x, 5, 0), 0, 2)", "np.windows(x, 5, 0).swapaxes(0, 2)", 5),
        ("Stepped", "SlidingWindow(x[Slice(1, null, 3)], 2, 0)", "np.windows(x[1::3], 2, 0)", 6),
        ("Twice", "SlidingWindow(SlidingWindow(x, 3, 1), 2, 1)", "np.windows(np.windows(x, 3, 1), 2, 1)", 4),
        ("Diagonals", "Diagonal(SlidingWindow(x[..6, ..6], 3, 0))", "np.diagonal(np.windows(x[:6, :6], 3, 0))", 6),
        ("Padded", "SlidingWindow(Pad(x, [2, 0], PadMode.Reflect), 5, 0)", "np.windows(np.pad(x, ((2, 2), (0, 0)), 'reflect'), 5, 0)", 4),
        ("Joined", "Concatenate([SlidingWindow(x, 3, 0), SlidingWindow(x, 3, 0)[Slice(1, null)]])", "np.concatenate([np.windows(x, 3, 0), np.windows(x, 3, 0)[1:]])", 4),
        ("Listed", "SlidingWindow(x, 5, 1)[.., [3, 0, 1], [4, 0, 0]]", "np.windows(x, 5, 1)[:, [3, 0, 1], [4, 0, 0]]", 8),
        ("OfListed", "SlidingWindow(x[[2, 0, 1, 3, 3]], 2, 0)[.., .., Slice(1, null)]", "np.windows(x[[2, 0, 1, 3, 3]], 2, 0)[:, :, 1:]", 4),
        ("Beside", "SlidingWindow(x, 4, 0) - x[3.., .., NewAxis] + Arange<double>(4)", "np.windows(x, 4, 0) - x[3:, :, None] + np.arange(4)", 4),
        ("Indices", "SlidingWindow(Arange<double>(n), 4) + x.Min()", "np.windows(np.arange(x.shape[0]), 4) + x.min()", 4),
        ("Highest", "SlidingWindow(x, 5, 0).Max(0)", "np.windows(x, 5, 0).max(0)", 5),
        ("HighestOfAll", "SlidingWindow(x, 5, 1).Max([0, 2]) - SlidingWindow(x, 3, 0).Min()", "np.windows(x, 5, 1).max((0, 2)) - x.min()", 5),
        ("Weighed", "(SlidingWindow(x, 3, 0) * Arange<double>(3)).Sum(2)", "(np.windows(x, 3, 0) * np.arange(3)).sum(2)", 3),
        ("Convolved", "(SlidingWindow(x, [2, 3], [0, 1]) * (Arange<double>(2)[.., NewAxis] - Arange<double>(3))).Sum([2, 3])", "(np.windows(x, (2, 3), (0, 1)) * (np.arange(2)[:, None] - np.arange(3))).sum((2, 3))", 3),
        ("Summed", "SlidingWindow(x, 4, 1).CumSum(2)", "np.windows(x, 4, 1).cumsum(2)", 4),
        ("OfSums", "SlidingWindow(x.CumSum(0), 4, 0)", "np.windows(x.cumsum(0), 4, 0)", 4),
        ("Computed", "SlidingWindow(Floor(Exp(Sin(x))), 9, 0)[.., .., Slice(null, null, 4)]", "np.windows(np.floor(np.exp(np.sin(x))), 9, 0)[..., ::4]", 9),
        ("Far", "SlidingWindow(x, 100, 0)[.., .., Slice(null, null, 33)]", "np.windows(x, 100, 0)[:, :, ::33]", 100),
        ("Greatest", "SlidingWindow(x, 77, 0).ArgMax(2).Cast<double>()", "np.windows(x, 77, 0).argmax(2).astype(float)", 100),
        ("MovingMean", "SlidingWindow(x, 7, 0).Mean(-1)", "np.windows(x, 7, 0).mean(-1)", 7),
        ("MovingSum", "SlidingWindow(x * 2 + 1, 6, 1).Sum(2)", "np.windows(x * 2 + 1, 6, 1).sum(2)", 6),
        ("MovingLeast", "SlidingWindow(x, 5, 0).Min(-1, keepDims: true)", "np.windows(x, 5, 0).min(-1, keepdims=True)", 5),
        ("MovingGreatest", "SlidingWindow(x, 9, 1).Max(-1)", "np.windows(x, 9, 1).max(-1)", 9),
        ("MovingStd", "SlidingWindow(x, 13, 0).Std(-1)", "np.windows(x, 13, 0).std(-1)", 13),
        ("MovingVar", "SlidingWindow(x.T, 8, 1).Var(-1, ddof: 1)", "np.windows(x.T, 8, 1).var(-1, ddof=1)", 8),
        ("MovingAny", "Where((SlidingWindow(x, 6, 0) > 900).Any(-1), 1.0, 0.0)", "(np.windows(x, 6, 0) > 900).any(-1).astype(float)", 6),
        ("MovingAll", "Where((SlidingWindow(Abs(x), 7, 1) > 100).All(-1), 1.0, 0.0)", "(np.abs(np.windows(x, 7, 1)) > 100).all(-1).astype(float)", 7),
        ("MovingCount", "CountNonZero(SlidingWindow(Floor(x / 100), 10, 0), -1).Cast<double>()", "np.count_nonzero(np.windows(np.floor(x / 100), 10, 0), -1).astype(float)", 10),
        ("MovingProduct", "SlidingWindow(Floor(x / 400), 5, 0).Prod(-1)", "np.windows(np.floor(x / 400), 5, 0).prod(-1)", 5),
        ("MovingPlaces", "SlidingWindow(x, 6, 1).ArgMin(-1).Cast<double>()", "np.windows(x, 6, 1).argmin(-1).astype(float)", 6),
        ("MovingProducts", "(SlidingWindow(x, 4, 0) * SlidingWindow(Flip(x, 1), 4, 0) - x[^1, .., NewAxis]).Sum(-1)", "(np.windows(x, 4, 0) * np.windows(x[:, ::-1], 4, 0) - x[-1][:, None]).sum(-1)", 4),
        ("MovingSteps", "SlidingWindow(x, 8, 0)[Slice(1, null, 3)].Mean(-1)", "np.windows(x, 8, 0)[1::3].mean(-1)", 9),
        ("MovingEverySecond", "SlidingWindow(x, 9, 0)[.., .., Slice(null, null, 2)].Max(-1)", "np.windows(x, 9, 0)[..., ::2].max(-1)", 9),
        ("MovingBack", "Flip(SlidingWindow(x, 6, 0), [0, 2]).Sum(-1)", "np.windows(x, 6, 0)[::-1].sum(-1)", 6),
        ("MovingRest", "SlidingWindow(x, 6, 0)[.., .., 1..].Mean(-1)", "np.windows(x, 6, 0)[..., 1:].mean(-1)", 6),
        ("MovingNowhere", "SlidingWindow(x, 6, 0)[..0].Mean(-1)", "np.windows(x, 6, 0)[:0].mean(-1)", 6),
        ("MovingDeviation", "(SlidingWindow(x, 5, 0) - SlidingWindow(x, 5, 0).Mean(-1, keepDims: true)).Std(-1)", "(lambda w: (w - w.mean(-1, keepdims=True)).std(-1))(np.windows(x, 5, 0))", 5),
        ("MovingPadded", "SlidingWindow(Pad(x, [3, 0], PadMode.Edge), 7, 0).Mean(-1)", "np.windows(np.pad(x, ((3, 3), (0, 0)), 'edge'), 7, 0).mean(-1)", 4),
        ("MovingTwice", "SlidingWindow(SlidingWindow(x, 3, 0).Sum(-1), 4, 1).Mean(-1)", "np.windows(np.windows(x, 3, 0).sum(-1), 4, 1).mean(-1)", 4),
        ("MovingCentred", "x[3..^3] - SlidingWindow(x, 7, 0).Mean(-1) + SlidingWindow(x, 7, 0).Max(0)[.., ^1]", "x[3:-3] - np.windows(x, 7, 0).mean(-1) + np.windows(x, 7, 0).max(0)[:, -1]", 7),
        ("MovingFar", "SlidingWindow(x, 100, 0).Mean(-1) + SlidingWindow(x, 100, 0).Min(-1)", "np.windows(x, 100, 0).mean(-1) + np.windows(x, 100, 0).min(-1)", 100),
        ("MovingExp", "SlidingWindow(Floor(Exp(Sin(x)) * 8), 21, 0).Sum(-1)", "np.windows(np.floor(np.exp(np.sin(x)) * 8), 21, 0).sum(-1)", 21),
    ];

    private static readonly Lazy<CompiledKernels> Kernels = new(() => CompiledKernels.FromMethods(string.Join("\n", All.Select(one => $"[ArrayKernel] public static NDArray<double> {one.Name}([Shape(\"n\", \"m\")] NDArray<double> x) => {one.Kernel.Replace("(n)", "(x.GetLength(0))", StringComparison.Ordinal)};"))));

    private static readonly Lazy<CompiledKernels> Long = new(() => CompiledKernels.FromMethods(
        """
        [ArrayKernel] public static NDArray<double> Sums([Shape("n")] NDArray<double> x) => SlidingWindow(x, 5000).Sum(1);
        [ArrayKernel] public static NDArray<double> Highest([Shape("n")] NDArray<double> x) => SlidingWindow(x, 5000).Max(-1);
        [ArrayKernel] public static NDArray<double> Spread([Shape("n")] NDArray<double> x) => SlidingWindow(x, 5000).Std(-1);
        """));

    public static TheoryData<string> Names => [.. All.Select(kernel => kernel.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void ElementsAreNumPysAndBytesAreSaidBefore(string name)
    {
        (string _, string _, string expression, int least) = All.Single(one => one.Name == name);
        ReferenceArray[] arrays = [.. new (long N, long M)[] { (least, least), (Math.Max(least, 37), 29), (130, 100) }.Select(of => Numbers(of.N, Math.Max(of.M, Math.Min(least, 9))))];
        var numPy = new NumPy();
        foreach (ReferenceArray x in arrays)
        {
            numPy.Add(expression, ("x", x));
        }

        byte[][] expected = numPy.Run();
        for (int i = 0; i < arrays.Length; i++)
        {
            ReferenceArray result = Assert.Single(PlanRunner.Compute(Kernels.Value.Bind(name, PlanRunner.Memory(arrays[i]))).Results);
            Closeness.Check(expected[i], result, ulps: name is "MovingStd" or "MovingVar" or "MovingDeviation" ? 64 : 0, $"{name} of {arrays[i].Shape}");
            InBlocks(name, arrays[i], result, new Random(i));
        }
    }

    /// <summary>Windows of four rows: three more than the block, whichever points of the windows it has.</summary>
    [Theory]
    [InlineData("Rows", new long[] { 100, 50, 4 }, (103 + 103 + 100) * 50)]
    [InlineData("Rows", new long[] { 300, 50, 4 }, 300 * 50)]
    [InlineData("Rows", new long[] { 300, 50, 2 }, 2 * 300 * 50)]
    [InlineData("Columns", new long[] { 300, 20, 7 }, 300 * (26 + 26 + 10))]
    public void ABlockReadsWhatItsWindowsReach(string name, long[] block, long elements)
    {
        using StoredSource x = new(Numbers(300, 50).Numbers, [300, 50]);
        var options = new RunOptions { BlockShapes = [block], MaxDegreeOfParallelism = 2 };
        Plan plan = Kernels.Value.Bind(name, x);

        RunReport report = PlanRunner.Run(plan, options).Report;

        Assert.Equal(8 * elements, report.ReadBytes);
        Assert.Equal(report.ReadBytes, x.ReadBytes);
        Assert.Equal(report.ReadBytes, PlanRunner.Summarize(plan, options).ReadBytes);
        Assert.InRange(report.PeakBytes, 1, PlanRunner.Summarize(plan, options).PeakBytes);
    }

    /// <summary>Where there is room an array is read once, and what reads it beside its windows reads it with them.</summary>
    [Theory]
    [InlineData("MovingMean")]
    [InlineData("MovingStd")]
    [InlineData("MovingFar")]
    [InlineData("MovingCentred")]
    [InlineData("Rows")]
    [InlineData("Squares")]
    [InlineData("Beside")]
    [InlineData("Highest")]
    [InlineData("Weighed")]
    [InlineData("Far")]
    [InlineData("Greatest")]
    public void AnArrayIsReadOnce(string name)
    {
        using StoredSource x = new(Numbers(300, 50).Numbers, [300, 50]);

        RunReport report = PlanRunner.Run(Kernels.Value.Bind(name, x), new RunOptions { MemoryLimit = 64 << 20, MaxDegreeOfParallelism = 1 }).Report;

        Assert.Equal(8 * 300 * 50, report.ReadBytes);
        Assert.Equal(report.ReadBytes, x.ReadBytes);
    }

    /// <summary>Windows longer than a block, than a chunk, and than what is computed again: each doubling is one operation more, and their totals are those of sums that no rounding touches.</summary>
    [Theory]
    [InlineData("Sums", 5000)]
    [InlineData("Sums", 6000)]
    [InlineData("Highest", 5000)]
    [InlineData("Spread", 7000)]
    public void LongWindowsAreFoldedInFewOperations(string name, int count)
    {
        double[] numbers = Numbers(count, 1).Numbers;
        double[] expected = [.. Enumerable.Range(0, count - 4999).Select(i => Folded(name, numbers[i..(i + 5000)]))];
        ReferenceArray? first = null;
        foreach ((bool isLeast, int threads) in new[] { (false, 1), (false, 3), (true, 1), (true, 2) })
        {
            using StoredSource x = new(numbers, [count], [77], wholeChunks: threads == 2);
            Plan plan = Long.Value.Bind(name, x);
            var options = new RunOptions { MemoryLimit = isLeast ? PlanRunner.LeastMemory(plan).MemoryLimit : 64 << 20, MaxDegreeOfParallelism = threads };
            (ReferenceArray[] results, RunReport report) = PlanRunner.Run(plan, options);

            Assert.All(results[0].Numbers.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, name == "Spread" ? 1e-9 : 0));
            Assert.Equal(first ??= results[0], results[0]);
            Assert.Equal(PlanRunner.Summarize(plan, options).ReadBytes, report.ReadBytes);
            Assert.InRange(report.PeakBytes, 1, options.MemoryLimit!.Value);
        }

        Assert.InRange(Operations().Matches(Long.Value.Sources.Values.Single(source => source.Contains($"// {name}:", StringComparison.Ordinal))).Sum(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)), 12, 2500);
    }

    /// <summary>An array of windows would take a hundred times the memory that the array does.</summary>
    [Fact]
    public void WindowsExistNowhere()
    {
        using StoredSource x = new(Numbers(4000, 3).Numbers, [4000, 3]);
        Plan plan = Kernels.Value.Bind("Greatest", x);

        RunReport report = PlanRunner.Run(plan, new RunOptions { MemoryLimit = 256 << 10, MaxDegreeOfParallelism = 1 }).Report;

        Assert.Equal(0, PlanRunner.Summarize(plan, new RunOptions { MemoryLimit = 256 << 10, MaxDegreeOfParallelism = 1 }).ScratchBytes);
        Assert.InRange(report.PeakBytes, 1, 256 << 10);
        Assert.InRange(report.ReadBytes, 8 * 4000 * 3, 8 * 3 * (4000 + (76 * report.Blocks)));
    }

    [Fact]
    public void AnAxisShorterThanAWindowIsRefused()
    {
        string message = Assert.Throws<ArrayShapeException>(() => Kernels.Value.Bind("Columns", PlanRunner.Memory(Numbers(20, 6)))).Message;

        Assert.Contains("SlidingWindow of shape (n, m) by 7", message, StringComparison.Ordinal);
        Assert.Contains("m = 6", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7, 0)]
    [InlineData(0, 7)]
    public void WhatIsEmptyHasNoWindows(long n, long m)
    {
        string name = n == 0 ? "Columns" : "Rows";
        ReferenceArray result = Assert.Single(PlanRunner.Compute(Kernels.Value.Bind(name, PlanRunner.Memory(Numbers(n, m)))).Results);

        Assert.Equal(n == 0 ? [0, 1, 7] : [4, 0, 4], result.Shape);
        Assert.Empty(result.Words);
    }

    [Theory]
    [InlineData("SlidingWindow(x, 0, 0)", "a window of 0 has no elements")]
    [InlineData("SlidingWindow(x, -2, 0)", "a length is never negative")]
    [InlineData("SlidingWindow(x, 5, 1)", "axis 1 of length 3 has fewer elements than a window of 5")]
    [InlineData("SlidingWindow(x, 2)", "one length of windows for 2 axes of (n, 3)")]
    [InlineData("SlidingWindow(x, [2, 2], 0)", "2 lengths of windows for one axis")]
    [InlineData("SlidingWindow(x, 2, 2)", "2")]
    [InlineData("SlidingWindow(x, k, 0)", "the length of a window must be a number that is known when the kernel is compiled")]
    [InlineData("SlidingWindow(x, [2, 2], [0, 0])", "given twice")]
    public void WrongUsesAreTold(string kernel, string expected)
    {
        string[] problems = [.. StencilTests.AllProblems($"[ArrayKernel] static NDArray<double> F([Shape(\"n\", 3)] NDArray<double> x, Length k) => {kernel};")];

        Assert.Contains(problems, problem => problem.Contains(expected, StringComparison.Ordinal));
    }

    private static void InBlocks(string name, ReferenceArray array, ReferenceArray expected, Random random)
    {
        for (int run = 0; run < 9; run++)
        {
            using StoredSource x = new(array.Numbers, [.. array.Shape], run % 3 == 0 ? null : [.. array.Shape.Select(length => random.NextInt64(1, length + 1))], wholeChunks: run % 3 == 1);
            Plan plan = Kernels.Value.Bind(name, x);
            var options = new RunOptions { MemoryLimit = PlanRunner.LeastMemory(plan).MemoryLimit + random.Next(100_000), MaxDegreeOfParallelism = random.Next(1, 4) };
            PlanSummary said = PlanRunner.Summarize(plan, options);

            (ReferenceArray[] results, RunReport report) = PlanRunner.Run(plan, options);

            string what = $"{name} ({string.Join(", ", array.Shape)}), run {run}: ";
            Assert.True(expected.Equals(results[0]), what + PlanRunner.Explain(plan, options));
            Assert.True(said.ReadBytes == report.ReadBytes, $"{what}{said.ReadBytes} were said, {report.ReadBytes} read: {PlanRunner.Explain(plan, options)}");
            Assert.True(said.ScratchBytes > 0 || report.ReadBytes == x.ReadBytes, $"{what}{x.ReadBytes} were read, {report.ReadBytes} reported");
            Assert.InRange(report.PeakBytes, 0, said.PeakBytes);
        }
    }

    private static double Folded(string name, double[] window) => name switch
    {
        "Sums" => window.Sum(),
        "Highest" => window.Max(),
        _ => window.Average() is var mean ? Math.Sqrt(window.Sum(x => (x - mean) * (x - mean)) / window.Length) : 0,
    };

    [GeneratedRegex(@"\.Computes\((\d+)\)")]
    private static partial Regex Operations();

    private static ReferenceArray Numbers(long n, long m)
    {
        var random = new Random((int)n);
        return ReferenceArray.Of(Enumerable.Range(0, (int)(n * m)).Select(_ => (double)random.Next(-1000, 1000)).ToArray(), n, m);
    }
}
