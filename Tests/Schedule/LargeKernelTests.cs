extern alias generator;

using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator;
using generator::StaticGraph.Generator.Model;
using generator::StaticGraph.Generator.Schedule;
using StaticGraph.Tests.Graph;

namespace StaticGraph.Tests.Schedule;

/// <summary>Kernels of thousands of operations: no recursion over their depth, no quadratic walk that would stop an editor.</summary>
public sealed class LargeKernelTests
{
    private const int Operations = 4000;

    [Fact]
    public void ADeepExpressionCompilesOnASmallStack()
    {
        var kernel = new TestKernel();
        int x = kernel.Array("x", "n", "m"), value = x;
        for (int i = 0; i < Operations; i++)
        {
            value = kernel.Op(i % 2 == 0 ? "Exp" : "Negate", value);
        }

        KernelSchedule schedule = OnSmallStack(kernel.Build(kernel.Transpose(value)));
        Assert.Equal(Operations, schedule.Variants[0].Programs.SelectMany(program => program.Operations).OfType<LaneLoop>().Sum(loop => loop.Body.Count));
    }

    [Fact]
    public void AWideExpressionCompilesToo()
    {
        var kernel = new TestKernel();
        int x = kernel.Array("x", "n", "m");
        int[] values = [.. Enumerable.Range(0, Operations / 2).Select(i => kernel.Op("Multiply", x, kernel.Scalar(DType.Double, $"{i}d")))];
        int sum = values.Aggregate((left, right) => kernel.Op("Add", left, right));
        Assert.Single(OnSmallStack(kernel.Build(sum)).Plan.Sweeps);
    }

    [Fact]
    public void ManyFoldsCompileToo()
    {
        var kernel = new TestKernel();
        int x = kernel.Array("x", "n", "m");
        int value = x;
        for (int i = 0; i < 40; i++)
        {
            value = kernel.Op("Subtract", kernel.Op("Exp", value), kernel.Reduce("Mean", value, "0"));
        }

        Assert.Equal(41, OnSmallStack(kernel.Build(value)).Plan.Sweeps.Count(sweep => !sweep.IsFinish));
    }

    private static KernelSchedule OnSmallStack(Kernel kernel)
    {
        KernelSchedule? schedule = null;
        var thread = new Thread(() => schedule = KernelCompiler.Compile(kernel, CancellationToken.None).Schedule, maxStackSize: 1 << 20);
        thread.Start();
        Assert.True(thread.Join(TimeSpan.FromSeconds(60)), "The kernel did not compile within a minute.");
        return schedule!;
    }
}
