using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Incremental;

/// <summary>A kernel of thousands of operations passes through the whole generator on a thread with a small stack, as an editor may give it.</summary>
public sealed class LargeSourceTests
{
    private const string Unrolled =
        """
        using StaticGraph;
        using static StaticGraph.NDArray;

        public static partial class Kernels
        {
            [ArrayKernel]
            static NDArray<double> Iterated([Shape("n", "m")] NDArray<double> x, double c)
            {
                var z = x;
                for (int i = 0; i < 800; i++)
                {
                    z = Sqrt(z * z + x) - c;
                }

                return z;
            }
        }
        """;

    [Fact]
    public void AnUnrolledLoopOfThousandsOfOperationsCompiles()
    {
        GeneratorRunResult run = default;
        var thread = new Thread(
            () =>
            {
                CSharpCompilation compilation = CompiledKernels.Compilation(Unrolled);
                run = CompiledKernels.Driver(compilation).RunGenerators(compilation).GetRunResult().Results.Single();
            },
            maxStackSize: 1 << 20);
        thread.Start();
        Assert.True(thread.Join(TimeSpan.FromSeconds(120)), "The kernel did not compile within two minutes.");
        Assert.Null(run.Exception);
        Assert.Contains("class IteratedPlan", Assert.Single(run.GeneratedSources).SourceText.ToString(), StringComparison.Ordinal);
    }
}
