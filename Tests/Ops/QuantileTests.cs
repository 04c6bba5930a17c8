extern alias generator;

using generator::StaticGraph.CompilerServices;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Ops;

/// <summary>Quantiles by every method: what NumPy computes, from files and in memory; several share their passes.</summary>
public sealed class QuantileTests
{
    private const string Many = "0, 0.001, 0.1, 0.25, 0.3333333333333333, 0.5, 0.7, 0.75, 0.9, 0.999, 1";

    private static readonly int[] Counts = [1, 2, 3, 4, 5, 8, 10, 11, 100, 101, 4000];

    public static TheoryData<QuantileMethod> Methods => [.. Enum.GetValues<QuantileMethod>()];

    [Theory]
    [MemberData(nameof(Methods))]
    public void MethodsAreNumPys(QuantileMethod method)
    {
        string name = string.Concat(method.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
        var program = new KernelProgram(
        [
            $"[ArrayKernel] static NDArray<double> Doubles([Shape(\"n\")] NDArray<double> a) => NDArray.Quantile(a, [{Many}], method: QuantileMethod.{method});",
            $"[ArrayKernel] static NDArray<float> Floats([Shape(\"n\")] NDArray<float> a) => NDArray.Quantile(a, [{Many}], method: QuantileMethod.{method});",
            $"[ArrayKernel] static NDArray<double> NaNs([Shape(\"n\")] NDArray<double> a) => NDArray.NanQuantile(a, [{Many}], method: QuantileMethod.{method});",
        ]);
        var numPy = new NumPy();
        (string Kernel, ReferenceArray Array, int Job)[] jobs =
        [
            .. from count in Counts
               from seed in new[] { 0, 1 }
               from kernel in new[] { "Doubles", "Floats", "NaNs" }
               let array = Draw(kernel, count, seed)
               select (kernel, array, numPy.Add($"np.{(kernel == "NaNs" ? "nanquantile" : "quantile")}(a.astype(np.float64), [{Many}], method='{name}')", ("a", array))),
        ];
        byte[][] expected = numPy.Run();

        foreach ((string kernel, ReferenceArray array, int job) in jobs)
        {
            ReferenceArray found = Assert.Single(program.Interpret(kernel, new GraphInputs([array], [], new Dictionary<string, long> { ["n"] = array.Shape[0] })));
            Closeness.Check(expected[job], found, 2, $"{kernel} of {array.Shape[0]} by {name}");
            program.Check(kernel, [array], [found]);
        }
    }

    [Fact]
    public void SeveralShareTheirPasses()
    {
        var program = new KernelProgram(["[ArrayKernel] static (NDArray<double>, NDArray<double>, NDArray<double>) F([Shape(\"n\", \"m\")] NDArray<double> a) => (NDArray.Percentile(a, [5, 50, 95]), a.Median(), NDArray.NanPercentile(a, 99.9));"]);

        PlanSummary summary = program.Bind("F", ArraySource.OfShape<double>([100_000, 300])).Summarize(new RunOptions { MemoryLimit = 32 << 20 });

        Assert.Equal(4 * 100_000L * 300 * sizeof(double), summary.ReadBytes);
    }

    [Fact]
    public void NextToInfinitiesTheyAreInfinite()
    {
        var program = new KernelProgram(["[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> a) => NDArray.Quantile(a, [0, 0.25, 0.5, 0.75, 1]);"]);
        double[] data = [double.PositiveInfinity, 1, double.PositiveInfinity, double.NegativeInfinity, 2];

        (ReferenceArray[] results, _) = PlanRunner.Compute(program.Bind("F", [ReferenceArray.Of(data, [5])]), null);

        Assert.Equal([double.NegativeInfinity, 1, 2, double.PositiveInfinity, double.PositiveInfinity], results[0].Numbers);
    }

    [Theory]
    [InlineData("NDArray.Quantile(a, {|SG0001:1.5|})", "q = 1.5", "it is 0 to 1")]
    [InlineData("NDArray.Percentile(a, {|SG0001:-1|})", "q = -1", "it is 0 to 100")]
    [InlineData("NDArray.Percentile(a, {|SG0001:[5, 120]|}).Sum()", "q = 120", "it is 0 to 100")]
    [InlineData("NDArray.Quantile(a, {|SG0001:double.NaN|})", "q = NaN", "it is 0 to 1")]
    [InlineData("NDArray.Moment(a, {|SG0001:-2|})", "order = -2", "it is 0 or more")]
    public async Task WhatIsOutsideIsSaid(string call, string said, string wayOut)
    {
        string message = Assert.Single(await Analyzers.AnalyzerCase.Verify($"[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> a) => {call};"));

        Assert.Contains(said, message, StringComparison.Ordinal);
        Assert.Contains(wayOut, message, StringComparison.Ordinal);
    }

    // Many are alike; NaNs of either sign.
    private static ReferenceArray Draw(string kernel, int count, int seed)
    {
        var random = new Random((count * 10) + seed);
        double[] numbers = [.. Enumerable.Range(0, count).Select(_ => seed == 0 ? random.NextDouble() - 0.5 : random.Next(-3, 4))];
        for (int i = 1; kernel == "NaNs" && i < count; i += 1 + random.Next(4))
        {
            numbers[i] = random.Next(2) == 0 ? double.NaN : -double.NaN;
        }

        return kernel == "Floats" ? ReferenceArray.Of(numbers.Select(number => (float)number).ToArray(), [count]) : ReferenceArray.Of(numbers, [count]);
    }
}
