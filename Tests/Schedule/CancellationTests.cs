using StaticGraph.Generator;
using StaticGraph.Generator.Frontend;
using StaticGraph.Generator.Graph;
using StaticGraph.Generator.Passes;
using StaticGraph.Generator.Schedule.Search;
using StaticGraph.Tests.Graph;

namespace StaticGraph.Tests.Schedule;

/// <summary>An editor gives up what it asked for at every keystroke.</summary>
public sealed class CancellationTests
{
    [Fact]
    public void ACancelledCompilationThrowsAndIsNotRemembered()
    {
        Kernel kernel = Folds("Cancelled").Kernel;

        Assert.ThrowsAny<OperationCanceledException>(() => KernelCompiler.Compile(kernel, new CancellationToken(canceled: true)));
        Assert.NotNull(KernelCompiler.Compile(kernel, CancellationToken.None).Schedule);
    }

    [Fact]
    public void TheSearchItselfStops()
    {
        KernelGraph graph = PassPipeline.Run(Folds("Searched").Graph, CancellationToken.None);

        Assert.ThrowsAny<OperationCanceledException>(() => PlanSearch.Run(new TaskGraph(graph), new SampleGrid(graph), new CancellationToken(canceled: true)));
    }

    private static (Kernel Kernel, KernelGraph Graph) Folds(string name)
    {
        var kernel = new TestKernel();
        int value = kernel.Array("x", "n", "m");
        for (int i = 0; i < 20; i++)
        {
            value = kernel.Op("Subtract", kernel.Op("Exp", value), kernel.Reduce("Mean", value, "0"));
        }

        return (kernel.Build(name, [value]), kernel.Graph([value]));
    }
}
