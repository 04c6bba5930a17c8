extern alias generator;

using StaticGraph.Analyzers.Rules;
using generator::StaticGraph.Generator;
using StaticGraph.Tests.Frontend;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Analyzers;

/// <summary>Kernel exceeds its memory limit.</summary>
public class SG0201Tests
{
    private const string Source = """
        [ArrayKernel(MemoryLimit = "1KiB")]
        static NDArray<double> F([Shape("n", "m")] NDArray<double> x) => {|SG0201:x - x.Mean(0)|};
        """;

    [Fact]
    public async Task What_the_smallest_blocks_need_exceeds_the_limit()
    {
        string[] messages = await AnalyzerCase.Verify(Source);

        Assert.Contains(messages, m => m.Contains("the limit is 1 KiB", StringComparison.Ordinal));
    }

    /// <summary>Together they need 18 MB, each for itself a few KB.</summary>
    [Fact]
    public async Task Parts_that_are_read_each_for_itself_where_there_is_no_room_for_what_lies_between() => await AnalyzerCase.Verify("""
        [ArrayKernel(MemoryLimit = "16MiB")]
        static NDArray<double> F([Shape("n", "m")] NDArray<double> x) => x[1500.., 1500..] - x[..^1500, ..^1500];
        """);

    [Theory]
    [InlineData("static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => Exp(x);")]
    [InlineData("static NDArray<double> F([Shape(\"n\", \"m\")] NDArray<double> x) => x - x.Mean(0);")]
    [InlineData("static NDArray<double> F([Shape(\"n\", \"m\")] NDArray<double> x) => (x - x.Mean(1, keepDims: true)) / x.Std(1, keepDims: true);")]
    [InlineData("static NDArray<double> F([Shape(\"n\", \"m\")] NDArray<double> x) => x[1..] - x[..^1];")]
    [InlineData("static NDArray<double> F([Shape(\"n\", \"m\")] NDArray<double> x) => x[200.., 200..] - x[..^200, ..^200];")]
    [InlineData("static NDArray<double> F([Shape(\"n\", 1, \"m\")] NDArray<double> x) => Sqrt((x * x).Sum(2)).Std(0);")]
    public void It_is_what_binding_needs(string method)
    {
        string kernel = "[ArrayKernel] " + method;
        var schedule = KernelCompiler.Compile(KernelSource.Read(kernel), CancellationToken.None).Schedule!;
        long smallest = schedule.Variants.Min(variant => SmallestPeak.Of(variant.Plan, dim => dim == "n" ? 700 : 300).Bytes);
        long[] shape = [.. schedule.Plan.Parameters[0].Shape.Select(length => length == "n" ? 700 : length == "m" ? 300 : 1)];

        Plan plan = CompiledKernels.FromMethods(kernel).Bind("F", ArraySource.OfShape<double>(shape));
        var refused = Assert.Throws<MemoryLimitException>(() => plan.Summarize(new RunOptions { MemoryLimit = 1 }));
        Assert.Equal(refused.SmallestLimit, smallest);
    }
}
