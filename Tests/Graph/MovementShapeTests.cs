using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Graph;

/// <summary>What movements need of lengths that only arrays tell: it is checked when they are bound, with the lengths that differ, and what is left of names of axes.</summary>
public sealed class MovementShapeTests
{
    private static readonly Lazy<CompiledKernels> Kernels = new(() => CompiledKernels.FromMethods("""
        [ArrayKernel] public static NDArray<double> Pairs([Shape("n", "m")] NDArray<double> x) => x.Reshape([-1, 2]).Sum(1);
        [ArrayKernel] public static NDArray<double> Table([Shape("n")] NDArray<double> x, Length w) => x.Reshape([w, 3]);
        [ArrayKernel] public static NDArray<double> One([Shape("n", "m")] NDArray<double> x) => x.Squeeze(0);
        [ArrayKernel] public static NDArray<double> Stretched([Shape("n")] NDArray<double> x) => NDArray.BroadcastTo(x, [2, 3]);
        [ArrayKernel] public static NDArray<double> Deep([Shape("n", "n")] NDArray<double> x) => x.Diagonal(3);
        [ArrayKernel] public static NDArray<double> Folded([Shape("n", "m")] NDArray<double> x) => x.Reshape([x.GetLength(1), x.GetLength(0)]) + 1;
        [ArrayKernel] public static NDArray<double> Longer([Shape("n", "m")] NDArray<double> x) => NDArray.ExpandDims(x, 1) + 1;
        """));

    public static TheoryData<string, Array, object[], string> Misfits => new()
    {
        { "Pairs", new double[3, 3], [], "= 9 must equal" },
        { "Table", new double[7], [2L], "n = 7 must equal 3*w = 6" },
        { "One", new double[2, 3], [], "n = 2 must equal 1" },
        { "Stretched", new double[4], [], "n = 4 must equal 3" },
        { "Deep", new double[2, 2], [], "n = 2 must be at least 3" },
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public void LengthsThatDoNotFitAreSaidWhenArraysAreBound(string kernel, Array array, object[] lengths, string message)
    {
        object[] arguments = [array, .. lengths];
        Assert.Contains(message, Assert.Throws<ArrayShapeException>(() => Kernels.Value.Bind(kernel, arguments)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OthersAreComputed()
    {
        Assert.Equal([3.0, 7, 11], PlanRunner.Compute(Kernels.Value.Bind("Pairs", new double[,] { { 1, 2, 3 }, { 4, 5, 6 } })).Results[0].Numbers);
        Assert.Equal([2L, 3L], PlanRunner.Compute(Kernels.Value.Bind("Table", new double[6], 2L)).Results[0].Shape);
        Assert.Equal([1.0, 2], PlanRunner.Compute(Kernels.Value.Bind("One", new double[,] { { 1, 2 } })).Results[0].Numbers);
        Assert.Equal([0L], PlanRunner.Compute(Kernels.Value.Bind("Deep", new double[3, 3])).Results[0].Shape);
    }

    [Fact]
    public void AxesOfAReshapedArrayHaveNoNames()
    {
        Assert.Equal(["", ""], Kernels.Value.Definitions.First(plan => plan.Name == "Folded").Outputs[0].DimensionNames);
        Assert.Equal(["n", "", "m"], Kernels.Value.Definitions.First(plan => plan.Name == "Longer").Outputs[0].DimensionNames);
    }
}
