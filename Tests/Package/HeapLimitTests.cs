using StaticGraph.Tests.Processes;

namespace StaticGraph.Tests.Package;

/// <summary>The compiler of kernels needs little memory whatever lengths are declared: a build ends within a heap of 400 MiB, of which C#'s own compiler takes most.</summary>
[Collection(ProcessCollection.Name)]
public sealed class HeapLimitTests(PackedPackage package)
{
    private const string Heap = "19000000";

    private const string Kernels = """
        using StaticGraph;

        internal static partial class Kernels
        {
            [ArrayKernel, Dim("n", Max = 281474976710656)]
            static NDArray<double> Bounded([Shape("n")] NDArray<double> x) => (x - x.Mean()) / x.Std();

            [ArrayKernel]
            static NDArray<double> Fixed([Shape(281474976710656, "m")] NDArray<double> x) => x - x.Mean(1, keepDims: true) + x.Sum(0);

            [ArrayKernel, Dim("n", Max = 281474976710656), Dim("m", Max = 1024)]
            static NDArray<double> Long([Shape("n", "m")] NDArray<double> x) => x.T / x.Std(0).Sum();
        }
        """;

    [Fact]
    public void The_longest_lengths_are_planned_and_longer_ones_refused()
    {
        using var project = new ConsumerProject(package, "C", ("DOTNET_GCHeapHardLimit", Heap));
        project.Write("Kernels.cs", Kernels);
        project.Build().RunSuccessfully();

        project.Write("Kernels.cs", Kernels.Replace("281474976710656", "long.MaxValue", StringComparison.Ordinal));
        Command.Finished build = project.Build().Run();

        Assert.Equal(1, build.ExitCode);
        Assert.Contains("error SG0032: [Dim(\"n\")]: a length is at most 2^48", build.Output, StringComparison.Ordinal);
        Assert.Contains("error SG0027: '9223372036854775807' is no length: a length is at most 2^48", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("CS8785", build.Output, StringComparison.Ordinal);
    }
}
