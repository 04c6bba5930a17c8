using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Execution;

/// <summary>Filters along several axes: what is between them is computed once, and kept where there is room for it.</summary>
public sealed class FilterTests
{
    private static readonly Lazy<CompiledKernels> Kernels = new(() => CompiledKernels.FromMethods(
        """
        [ArrayKernel] public static NDArray<double> Blurred([Shape("n", "m")] NDArray<double> x) => GaussianFilter(x, 2);
        [ArrayKernel] public static NDArray<double> Smoothed([Shape("n", "m")] NDArray<double> x) => UniformFilter(x, 3);
        [ArrayKernel] public static NDArray<double> Exponential([Shape("n", "m")] NDArray<double> x) => Stencil(Exp(Exp(Exp(x))), w => w[-1, 0] + w[1, 0] + w[0, -1] + w[0, 1], PadMode.Edge);
        """));

    /// <summary>Rows of a part are whole, so that the second axis looks at nothing else: only the first one reads the rows around.</summary>
    [Fact]
    public void ABlurReadsItsArrayOnceAndKeepsAPartOfIt()
    {
        using StoredSource x = new(Numbers(600 * 200), [600, 200]);
        var options = new RunOptions { MemoryLimit = 2 << 20, MaxDegreeOfParallelism = 1 };
        Plan plan = Kernels.Value.Bind("Blurred", x);
        PlanSummary said = PlanRunner.Summarize(plan, options);

        RunReport report = PlanRunner.Run(plan, options).Report;

        Assert.Equal(0, said.ScratchBytes);
        Assert.Equal(said.ReadBytes, report.ReadBytes);
        Assert.Equal(report.ReadBytes, x.ReadBytes);
        Assert.InRange(report.ReadBytes, 8 * 600 * 200, 8 * (600 + (16 * report.Blocks)) * 200);
        Assert.InRange(report.PeakBytes, 0, said.PeakBytes);
    }

    /// <summary>Of three neighbours each is computed again: that is less than a write and a read.</summary>
    [Theory]
    [InlineData("Smoothed", false)]
    [InlineData("Blurred", true)]
    [InlineData("Exponential", true)]
    public void WhatIsComputedAgainCostsLessThanKeepingIt(string name, bool isKept)
        => Assert.Equal(isKept, Kernels.Value.Sources.Values.Single(source => source.Contains($"// {name}:", StringComparison.Ordinal)).Contains(".KeepPart(", StringComparison.Ordinal)
            || Kernels.Value.Sources.Values.Single(source => source.Contains($"// {name}:", StringComparison.Ordinal)).Contains(".Keep(", StringComparison.Ordinal));

    /// <summary>However small the limit, the elements are the same: parts of rows, or a file.</summary>
    [Theory]
    [InlineData("Blurred")]
    [InlineData("Exponential")]
    public void TheLimitDoesNotMatter(string name)
    {
        double[] numbers = Numbers(300 * 70);
        using StoredSource x = new(numbers, [300, 70]);
        Plan plan = Kernels.Value.Bind(name, x);
        double[] expected = PlanRunner.Run(Kernels.Value.Bind(name, PlanRunner.Memory(ReferenceArray.Of(numbers, 300, 70)))).Results[0].Numbers;
        foreach (int threads in new[] { 1, 3 })
        {
            Assert.Equal(expected, PlanRunner.Run(plan, new RunOptions { MemoryLimit = PlanRunner.LeastMemory(plan).MemoryLimit, MaxDegreeOfParallelism = threads }).Results[0].Numbers);
        }
    }

    /// <summary>What lies between the axes is larger than the caches, and a part of it at a time is held, though all of it would fit the limit. The elements are those of a smaller array, which is held whole.</summary>
    [Fact]
    public void ABlurOfALargeArrayInMemoryHoldsAPartOfIt()
    {
        const int Side = 2600, Rows = 60, Reach = 8;
        double[] numbers = Numbers(Side * Side);
        Plan large = Kernels.Value.Bind("Blurred", PlanRunner.Memory(ReferenceArray.Of(numbers, Side, Side)));
        Plan small = Kernels.Value.Bind("Blurred", PlanRunner.Memory(ReferenceArray.Of(numbers[..(Rows * Side)], Rows, Side)));
        var options = new RunOptions { MaxDegreeOfParallelism = 2 };

        (ReferenceArray[] blurred, RunReport report) = PlanRunner.Compute(large, options);

        Assert.InRange(report.PeakBytes, 1, 16 << 20);
        Assert.Equal(PlanRunner.Compute(small, options).Results[0].Numbers.Take((Rows - Reach) * Side), blurred[0].Numbers.Take((Rows - Reach) * Side));
    }

    [Theory]
    [InlineData("GaussianFilter(x, 33)", "a sigma of 33: give one from 0 to 32")]
    [InlineData("GaussianFilter(x, double.NaN)", "a sigma of NaN")]
    [InlineData("UniformFilter(x, 0)", "a size of 0: give one from 1 to 257")]
    [InlineData("GaussianFilter(x, 1, 1)", "axis 1 of length 3 has fewer elements than a reach of 4 needs (Symmetric): 4 or more")]
    [InlineData("GaussianFilter(x, k)", "'sigma' must be known")]
    [InlineData("Gradient(x, [0, 1])", "goes along one axis")]
    [InlineData("Gradient(x[..1], 0)", "fewer elements than a difference of 2 needs")]
    [InlineData("Convolve(x, [])", "A list of 0 weights")]
    [InlineData("Correlate(x, [1, 2, 3, 4], axis: 1)", "has fewer elements than there are weights (Valid): 4 or more")]
    [InlineData("Sobel(x, [0, 0])", "given twice")]
    public void WrongUsesAreTold(string kernel, string expected)
    {
        string[] problems = [.. Ops.StencilTests.AllProblems($"[ArrayKernel] static NDArray<double> F([Shape(\"n\", 3)] NDArray<double> x, double k) => {kernel};")];

        Assert.Contains(problems, problem => problem.Contains(expected, StringComparison.Ordinal));
    }

    private static double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => Math.Sin(i * 0.7))];
}
