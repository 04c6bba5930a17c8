extern alias generator;

using generator::StaticGraph.Generator;
using generator::StaticGraph.Generator.Graph;
using generator::StaticGraph.Generator.Model;
using generator::StaticGraph.Generator.Passes;
using generator::StaticGraph.Generator.Schedule.Search;
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

        var tasks = new TaskGraph(graph);
        Assert.ThrowsAny<OperationCanceledException>(() => PlanSearch.Run(tasks, new SampleGrid(graph), new SearchEffort(tasks, new CancellationToken(canceled: true))));
    }

    [Fact]
    public void TheSearchStopsInTheMiddle()
    {
        const int Middle = 500;
        KernelGraph graph = PassPipeline.Run(Covariances(), CancellationToken.None);
        var tasks = new TaskGraph(graph);
        var whole = new StoppingEffort(tasks, int.MaxValue, new CancellationTokenSource());
        Assert.NotEmpty(PlanSearch.Run(tasks, new SampleGrid(graph), whole));
        Assert.True(whole.Moves > 2 * Middle, $"The whole search tries only {whole.Moves} moves.");

        var stopped = new StoppingEffort(tasks, Middle, new CancellationTokenSource());
        Assert.ThrowsAny<OperationCanceledException>(() => PlanSearch.Run(tasks, new SampleGrid(graph), stopped));
        Assert.Equal(Middle, stopped.Moves);
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

    // Nine folds over three arrays, of which many go together.
    private static KernelGraph Covariances()
    {
        var kernel = new TestKernel();
        int[] arrays = [.. new[] { "u", "v", "w" }.Select(name => kernel.Array(name, "t", "y", "x"))];
        int[] centred = [.. arrays.Select(array => kernel.Op("Subtract", array, kernel.Reduce("Mean", array, "0")))];
        int[] products = [.. Enumerable.Range(0, 3).Select(i => kernel.Op("Multiply", centred[i], centred[(i + 1) % 3]))];
        return kernel.Graph([.. products.Select(product => kernel.Reduce("Mean", product, "0")), .. products.Select(product => kernel.Reduce("Max", product, "2"))]);
    }

    // Cancels its own token before the given move is counted.
    private sealed class StoppingEffort(TaskGraph tasks, int last, CancellationTokenSource source) : SearchEffort(tasks, source.Token)
    {
        public int Moves { get; private set; }

        public override void Count()
        {
            Moves++;
            if (Moves == last)
            {
                source.Cancel();
            }

            base.Count();
        }
    }
}
