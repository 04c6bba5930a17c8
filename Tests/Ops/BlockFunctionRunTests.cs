extern alias generator;

using generator::StaticGraph.CompilerServices;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Ops;

/// <summary>What plans of functions of lines read and hold, and what they say of bad labels.</summary>
public sealed class BlockFunctionRunTests
{
    private static readonly KernelProgram Program = new(
    [
        "[ArrayKernel] static NDArray<double> Anomaly([Shape(\"t\", \"n\")] NDArray<double> x, [Shape(\"t\")] NDArray<int> day) => x - NDArray.GroupBy(day, 366).Mean(x, axis: 0)[day];",
        "[ArrayKernel] static NDArray<double> Best([Shape(\"n\")] NDArray<double> x) => NDArray.TopK(NDArray.Abs(x), 10);",
        "[ArrayKernel] static NDArray<double> Sorted([Shape(\"n\", \"m\")] NDArray<double> x) => NDArray.Sort(x, 1);",
        "[ArrayKernel] static NDArray<double> Middle([Shape(\"n\", \"m\")] NDArray<double> x) => (x * 2).Median(0);",
        "[ArrayKernel] static NDArray<long> Bins([Shape(\"n\", \"m\")] NDArray<double> x) => NDArray.Histogram(x, 1000, -1, 1);",
        "[ArrayKernel] static NDArray<double> Masked([Shape(\"n\", \"m\")] NDArray<double> x) => NDArray.Percentile(x[x > 0], [5, 50]);",
        "[ArrayKernel] static NDArray<double> MaskedRows([Shape(\"n\", \"m\")] NDArray<double> x) => x[x.Max(1) > 0.9].Median(0);",
        "[ArrayKernel] static NDArray<double> Groups([Shape(\"n\")] NDArray<double> x, [Shape(\"n\")] NDArray<long> label, Length count) => NDArray.GroupBy(label, count).Sum(x);",
    ]);

    [Theory]
    [InlineData("Anomaly", 2, 24 << 20)]
    [InlineData("Best", 1, 8 << 20)]
    [InlineData("Sorted", 1, 16 << 20)]
    [InlineData("Middle", 1, 24 << 20)]
    [InlineData("Bins", 1, 8 << 20)]
    public void EachReadingIsCountedAndFits(string kernel, int readings, int limit)
    {
        ArraySource x = kernel == "Best" ? ArraySource.OfShape<double>([40_000_000]) : ArraySource.OfShape<double>([20_000, 2000]);

        PlanSummary summary = Program.Bind(kernel, kernel == "Anomaly" ? [x, ArraySource.OfShape<int>([20_000])] : [x]).Summarize(new RunOptions { MemoryLimit = limit });

        // Labels are a thousandth.
        Assert.InRange(summary.ReadBytes, readings * 40_000_000L * sizeof(double), (long)(readings * 40_000_000L * sizeof(double) * 1.005));
        Assert.True(summary.PeakBytes <= limit);
    }

    [Fact]
    public void AnomaliesAreNumPys()
    {
        var random = new Random(3);
        ReferenceArray x = ReferenceArray.Of(Enumerable.Range(0, 900 * 4).Select(_ => random.NextDouble()).ToArray(), 900, 4), day = ReferenceArray.Of(Enumerable.Range(0, 900).Select(i => i % 366).ToArray(), 900);
        var numPy = new NumPy();
        int job = numPy.Add("a - np.grouped('Mean', a, b, 366, 0)[b]", ("a", x), ("b", day));

        ReferenceArray found = Assert.Single(Program.Interpret("Anomaly", new GraphInputs([x, day], [], new Dictionary<string, long> { ["t"] = 900, ["n"] = 4 })));

        Closeness.Check(numPy.Run()[job], found, 1 << 20, "anomalies");
        Program.Check("Anomaly", [x, day], [found]);
    }

    [Theory]
    [InlineData("Masked", "np.percentile(a[a > 0], [5, 50])")]
    [InlineData("MaskedRows", "np.median(a[a.max(1) > 0.9], 0)")]
    public void WhatAMaskTakesHasQuantiles(string kernel, string python)
    {
        var random = new Random(5);
        ReferenceArray x = ReferenceArray.Of(Enumerable.Range(0, 70 * 11).Select(_ => (random.NextDouble() * 2) - 1).ToArray(), 70, 11);
        var numPy = new NumPy();
        int job = numPy.Add(python, ("a", x));

        ReferenceArray found = Assert.Single(Program.Interpret(kernel, new GraphInputs([x], [], new Dictionary<string, long> { ["n"] = 70, ["m"] = 11 })));

        Closeness.Check(numPy.Run()[job], found, 2, kernel);
        Program.Check(kernel, [x], [found]);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(-2)]
    [InlineData(1L << 40)]
    public void ALabelOfNoGroupIsSaid(long label)
    {
        long[] labels = new long[1000];
        labels[613] = label;
        Plan plan = Program.Told("Groups", PlanRunner.Memory(ReferenceArray.Of(new double[1000], 1000)), PlanRunner.Memory(ReferenceArray.Of(labels, 1000)), 7L);

        ArrayIndexException error = Assert.Throws<ArrayIndexException>(() => PlanRunner.Compute(plan, null));

        Assert.Equal((label, 7L), (error.Index, error.Length));
        Assert.Contains($"Label {label}, at index 613 of label, is that of no group: there are 7.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{|SG0001:NDArray.Histogram(x, 10, 5, 5)|}", "long", "Bins from 5 to 5", "let the first bound be less")]
    [InlineData("{|SG0113:NDArray.TopK(x[..3], 4, 0)|}", "double", "4..", "length 3")]
    public async Task WhatDoesNotFitIsSaid(string call, string result, params string[] expected)
    {
        string message = Assert.Single(await Analyzers.AnalyzerCase.Verify($"[ArrayKernel] static NDArray<{result}> F([Shape(\"t\", \"n\")] NDArray<double> x, [Shape(\"t\")] NDArray<int> day) => {call};"));

        Assert.All(expected, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Fact]
    public void GroupsAreShownAsTheyAreWritten() =>
        Assert.StartsWith("Anomaly: x - GroupBy(day, 366).Mean(x, axis: 0)[day]\n", Program.Bind("Anomaly", ArraySource.OfShape<double>([400, 3]), ArraySource.OfShape<int>([400])).Explain(), StringComparison.Ordinal);
}
