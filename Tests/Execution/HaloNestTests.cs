using StaticGraph.Execution;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Execution;

/// <summary>What is looked at around, along the axis that parts are cut along: computed once for each part with its halo, and nothing else is read or kept.</summary>
public sealed class HaloNestTests
{
    private const string Neighbours = "w => 0.25 * (w[-1, 0] + w[1, 0] + w[0, -1] + w[0, 1])";

    private static readonly Lazy<CompiledKernels> Kernels = new(() => CompiledKernels.FromMethods(
        $$"""
        [ArrayKernel] public static NDArray<double> Differences([Shape("n")] NDArray<double> x)
        {
            var y = Exp(Sin(Exp(Sin(Exp(Sin(Exp(Sin(x))))))));
            return y[1..] - y[..^1];
        }
        [ArrayKernel] public static NDArray<double> Smoothed([Shape("n", "m")] NDArray<double> x) => UniformFilter(UniformFilter(x, 9, 0), 9, 0);
        [ArrayKernel] public static NDArray<double> Edges([Shape("n", "m")] NDArray<double> x) {{Chain("Edge")}}
        [ArrayKernel] public static NDArray<double> Mirrors([Shape("n", "m")] NDArray<double> x) {{Chain("Reflect")}}
        [ArrayKernel] public static NDArray<double> Twins([Shape("n", "m")] NDArray<double> x) {{Chain("Symmetric")}}
        [ArrayKernel] public static NDArray<double> Zeros([Shape("n", "m")] NDArray<double> x) {{Chain("Constant")}}
        [ArrayKernel] public static NDArray<double> Rings([Shape("n", "m")] NDArray<double> x) {{Chain("Wrap")}}
        [ArrayKernel] public static NDArray<double> OneSided([Shape("n", "m")] NDArray<double> x)
            => Stencil(Stencil(Stencil(x, w => w[2, 1] - w[1, 2], PadMode.Reflect), w => w[-2, 0] + w[0, 0], PadMode.Edge), w => w[2, 0] - w[0, -2], PadMode.Symmetric);
        [ArrayKernel] public static NDArray<double> RowMeans([Shape("n", "m")] NDArray<double> x)
        {
            var y = Exp(x).Mean(1);
            return y[2..] - y[..^2];
        }
        [ArrayKernel] public static NDArray<double> Slices([Shape("n", "m")] NDArray<double> x)
        {
            var y = Stencil(Exp(Sin(Exp(Sin(Exp(Sin(x)))))), w => w[-1, 0] + w[1, 0], PadMode.Edge)[1..^2, 2..];
            var z = Pad(Exp(Sin(Exp(Sin(Exp(Sin(Exp(y))))))), 2, PadMode.Reflect);
            return z[3.., 1..] - z[..^3, ..^1];
        }
        """));

    private static readonly string[] All = ["Differences", "Smoothed", "Edges", "Mirrors", "Twins", "Zeros", "Rings", "OneSided", "RowMeans", "Slices"];

    public static TheoryData<string> Names => [.. All];

    /// <summary>All kernels but those that wrap, which look at the other end, and those of sums that fit whole.</summary>
    public static TheoryData<string> Nested => [.. All.Where(name => name is not ("Rings" or "RowMeans"))];

    [Theory]
    [MemberData(nameof(Nested))]
    public void ReadsItsArrayOnceAndTheHalo(string name)
    {
        long[] shape = Shape(name, 1400, 90);
        using StoredSource x = new(Numbers(shape.Aggregate(1L, (count, length) => count * length)), shape);
        var options = new RunOptions { MemoryLimit = name == "Differences" ? 400_000 : 1 << 20, MaxDegreeOfParallelism = 1 };
        Plan plan = Kernels.Value.Bind(name, x);
        PlanSummary said = PlanRunner.Summarize(plan, options);

        RunReport report = PlanRunner.Run(plan, options).Report;

        Assert.Contains(".Around(", Kernels.Value.Sources.Values.Single(source => source.Contains($"// {name}:", StringComparison.Ordinal)));
        Assert.Equal(0, said.ScratchBytes);
        Assert.Equal(said.ReadBytes, report.ReadBytes);
        Assert.Equal(report.ReadBytes, x.ReadBytes);
        Assert.InRange(report.ReadBytes, 8 * shape.Aggregate(1L, (count, length) => count * length) * 0.99, 8 * shape.Aggregate(1L, (count, length) => count * length) * 1.6);
        Assert.InRange(report.PeakBytes, 1, said.PeakBytes);
        Assert.True(report.Blocks > 8);
    }

    /// <summary>Parts of a small limit would be all halo: then steps are kept in files one after another, which moves less.</summary>
    [Fact]
    public void WhatWouldBeReadAgainAndAgainIsKeptInFiles()
    {
        const int Side = 64, Steps = 12;
        CompiledKernels kernels = CompiledKernels.FromMethods($$"""
            [ArrayKernel] public static NDArray<double> Relaxed([Shape("n", "n", "n")] NDArray<double> x)
            {
                for (int i = 0; i < {{Steps}}; i++)
                {
                    x = Stencil(x, w => (w[-1, 0, 0] + w[1, 0, 0] + w[0, -1, 0] + w[0, 1, 0] + w[0, 0, -1] + w[0, 0, 1]) / 6, PadMode.Edge);
                }

                return x;
            }
            """);
        double[] numbers = Numbers(Side * Side * Side);
        using StoredSource x = new(numbers, [Side, Side, Side]);
        Plan plan = kernels.Bind("Relaxed", x);
        double[] expected = PlanRunner.Run(kernels.Bind("Relaxed", PlanRunner.Memory(ReferenceArray.Of(numbers, Side, Side, Side)))).Results[0].Numbers;
        foreach (long limit in new long[] { 768 << 10, 1 << 20, 2 << 20, 4 << 20, 16 << 20 })
        {
            var options = new RunOptions { MemoryLimit = limit, MaxDegreeOfParallelism = 1 };
            PlanSummary said = PlanRunner.Summarize(plan, options);
            (ReferenceArray[] results, RunReport report) = PlanRunner.Run(plan, options);

            Assert.Equal(expected, results[0].Numbers);
            Assert.Equal(said.ReadBytes, report.ReadBytes);
            Assert.Equal(said.ScratchBytes == 0, PlanRunner.Explain(plan, options).Contains(" with up to 11 before and 11 behind along n", StringComparison.Ordinal));
            Assert.True(report.ReadBytes < 3 * 8L * numbers.Length * Steps, $"{limit}: read {report.ReadBytes / 8.0 / numbers.Length}, scratch {said.ScratchBytes / 8.0 / numbers.Length}");
        }
    }

    /// <summary>However many workers there are and however small parts are, down to single elements, the elements are those that memory without a limit gives.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void LimitsAndThreadsDoNotMatter(string name)
    {
        long[] shape = Shape(name, 41, 23);
        double[] numbers = Numbers(shape.Aggregate(1L, (count, length) => count * length));
        double[] expected = PlanRunner.Run(Kernels.Value.Bind(name, PlanRunner.Memory(ReferenceArray.Of(numbers, [.. shape])))).Results[0].Numbers;
        foreach (long[] chunks in new[] { [], Array.ConvertAll(shape, _ => 10L) })
        {
            using StoredSource x = new(numbers, shape, chunks, wholeChunks: chunks.Length > 0);
            Plan plan = Kernels.Value.Bind(name, x);
            long least = PlanRunner.LeastMemory(plan).MemoryLimit!.Value;
            foreach ((long limit, int threads) in new[] { (least, 1), (least, 3), (least + 6000, 2), (2 * least, 1) })
            {
                var options = new RunOptions { MemoryLimit = limit, MaxDegreeOfParallelism = threads };
                PlanSummary said = PlanRunner.Summarize(plan, options);
                (ReferenceArray[] results, RunReport report) = PlanRunner.Run(plan, options);

                Assert.Equal(expected, results[0].Numbers);
                Assert.Equal(said.ReadBytes, report.ReadBytes);
                Assert.InRange(report.PeakBytes, 1, limit);
            }
        }
    }

    /// <summary>Twenty steps of a relaxation are one nest: its array is read once, and nothing but the result is written.</summary>
    [Fact]
    public void ALongChainIsOneNest()
    {
        string steps = string.Concat(Enumerable.Repeat($"x = Stencil(x, {Neighbours}, PadMode.Edge); ", 20));
        var kernels = CompiledKernels.FromMethods($"[ArrayKernel] public static NDArray<double> Jacobi([Shape(\"n\", \"m\")] NDArray<double> x) {{ {steps}return x; }}");
        double[] numbers = Numbers(300 * 200);
        using StoredSource x = new(numbers, [300, 200]);
        var options = new RunOptions { MemoryLimit = 5 << 20, MaxDegreeOfParallelism = 1 };
        double[] expected = numbers;
        for (int step = 0; step < 20; step++)
        {
            expected = Relaxed(expected, 300, 200);
        }

        Plan plan = kernels.Bind("Jacobi", x);
        (ReferenceArray[] results, RunReport report) = PlanRunner.Run(plan, options);

        Assert.Equal(expected, results[0].Numbers);
        Assert.InRange(report.ReadBytes, 8 * numbers.Length, 12 * numbers.Length);
        Assert.True(report.Blocks > 20);
        Assert.Equal(0, PlanRunner.Summarize(kernels.Bind("Jacobi", x), options).ScratchBytes);
    }

    /// <summary>An array of a chain is made where the one before the last lay: two have memory, whether there are 3 of them or 20.</summary>
    [Fact]
    public void AChainNeedsNoMoreMemoryThanTwoOfItsArrays()
    {
        static string Steps(string name, int steps) => $"[ArrayKernel] public static NDArray<double> {name}([Shape(\"n\", \"m\")] NDArray<double> x) {{ {string.Concat(Enumerable.Repeat($"x = Stencil(x, {Neighbours}, PadMode.Edge); ", steps))}return x; }}";
        var kernels = CompiledKernels.FromMethods(Steps("Short", 3) + Steps("Long", 20));
        using StoredSource x = new(Numbers(1_000_000), [1000, 1000]);

        Assert.Equal(2, Kept(kernels.Bind("Short", x)));
        Assert.Equal(2, Kept(kernels.Bind("Long", x)));
    }

    /// <summary>What parts overlap in is computed by each of them, and counted so.</summary>
    [Fact]
    public void OperationsCountWhatOverlaps()
    {
        const int Length = 100_000;
        using StoredSource x = new(Numbers(Length), [Length]);
        Plan plan = Kernels.Value.Bind("Differences", x);
        double Operations(RunOptions options) => PlanRunner.Summarize(plan, options).Flops;
        long Parts(RunOptions options) => PlanRunner.Run(plan, options).Report.Blocks / 2;
        RunOptions small = new() { MemoryLimit = 100_000, MaxDegreeOfParallelism = 1 }, large = new() { MemoryLimit = 400_000, MaxDegreeOfParallelism = 1 };
        (long many, long few) = (Parts(small), Parts(large));

        // One element more a part: each costs eight functions.
        Assert.InRange(few, 2, many - 1);
        Assert.Equal(8 * (many - few), Operations(small) - Operations(large));
    }

    [Fact]
    public void ThePlanSaysWhatIsAroundItsParts()
        => Assert.Contains("after another with up to 2 before and 2 behind along n and 2 before and 2 behind along m", string.Concat(Kernels.Value.Sources.Values), StringComparison.Ordinal);

    /// <summary>Whoever needs all of a value, or a value that is a result too, has it held or in a file.</summary>
    [Theory]
    [InlineData("var y = Exp(Sin(Exp(Sin(Exp(Sin(Exp(Sin(x)))))))); return (y[1..] - y[..^1], y.Median());")]
    [InlineData("var y = Exp(Sin(Exp(Sin(Exp(Sin(Exp(Sin(x)))))))); return (y[1..] - y[..^1], y.Sum());")]
    [InlineData("var y = Stencil(Stencil(x, w => w[-1] + w[1], PadMode.Edge), w => w[1] - w[-1], PadMode.Edge); return (y, Stencil(y, w => w[2] + w[0], PadMode.Edge).CumSum(0).Max());")]
    public void OthersAreHeld(string body)
    {
        var kernels = CompiledKernels.FromMethods($"[ArrayKernel] public static (NDArray<double>, NDArray<double>) F([Shape(\"n\")] NDArray<double> x) {{ {body} }}");
        double[] numbers = Numbers(5000);
        ReferenceArray[] expected = PlanRunner.Run(kernels.Bind("F", PlanRunner.Memory(ReferenceArray.Of(numbers, 5000)))).Results;
        using StoredSource x = new(numbers, [5000]);
        Plan plan = kernels.Bind("F", x);

        (ReferenceArray[] results, RunReport report) = PlanRunner.Run(plan, PlanRunner.LeastMemory(plan));

        Assert.Equal(expected.Select(result => result.Numbers), results.Select(result => result.Numbers));
        PlanSummary said = PlanRunner.Summarize(plan, PlanRunner.LeastMemory(plan));
        Assert.Equal(said.ReadBytes, report.ReadBytes);
        Assert.True(said.ScratchBytes > 0 || said.PeakBytes > 8 * 5000, PlanRunner.Explain(plan, PlanRunner.LeastMemory(plan)));
    }

    // How many parts of held arrays a worker has memory for.
    private static int Kept(Plan plan)
    {
        using RunArrays arrays = RunArrays.Open(plan.Bound, null);
        ChosenPlan chosen = ChosenPlan.Make(plan.Bound, arrays, new RunOptions { MemoryLimit = 4 << 20, MaxDegreeOfParallelism = 1 });
        return chosen.Steps.Single().Layout.Parts.Where(place => place >= 0).Distinct().Count();
    }

    private static string Chain(string mode) => $"{{ {string.Concat(Enumerable.Repeat($"x = Stencil(x, {Neighbours}, PadMode.{mode}); ", 3))}return x; }}";

    private static long[] Shape(string name, long rows, long columns) => name == "Differences" ? [rows * columns] : [rows, columns];

    private static double[] Numbers(long count) => [.. Enumerable.Range(0, (int)count).Select(i => Math.Sin(i * 0.7))];

    private static double[] Relaxed(double[] x, int rows, int columns)
    {
        double At(int i, int j) => x[(Math.Clamp(i, 0, rows - 1) * columns) + Math.Clamp(j, 0, columns - 1)];
        return [.. Enumerable.Range(0, rows * columns).Select(k => (k / columns, k % columns)).Select(at => 0.25 * (At(at.Item1 - 1, at.Item2) + At(at.Item1 + 1, at.Item2) + At(at.Item1, at.Item2 - 1) + At(at.Item1, at.Item2 + 1)))];
    }
}
