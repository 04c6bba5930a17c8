extern alias generator;

using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Graph;

namespace StaticGraph.Tests.Graph;

/// <summary>Axes of reductions and transposes: by number, from the end, by name.</summary>
public sealed class AxisTests
{
    [Theory]
    [InlineData("", "()", "0; 1; 2")]
    [InlineData("0", "(m, k)", "0")]
    [InlineData("-1", "(n, m)", "2")]
    [InlineData("-3", "(m, k)", "0")]
    [InlineData("2,0", "(m)", "0; 2")]
    [InlineData("\"m\"", "(n, k)", "1")]
    [InlineData("\"k\",0", "(m)", "0; 2")]
    [InlineData("0,1,2", "()", "0; 1; 2")]
    public void ReducedAxesLeaveTheOthers(string axes, string shape, string levels)
    {
        (TestKernel kernel, int sum) = Reduced(axes, keepDims: false);
        Assert.Equal(shape, kernel.ShapeOf(sum));
        Assert.Contains($"Sum[{levels}]", GraphPrinter.Print(kernel.Graph(sum)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "(1, 1, 1)")]
    [InlineData("1", "(n, 1, k)")]
    [InlineData("-1,0", "(1, m, 1)")]
    public void KeptDimsHaveLengthOne(string axes, string shape)
    {
        (TestKernel kernel, int sum) = Reduced(axes, keepDims: true);
        Assert.Equal(shape, kernel.ShapeOf(sum));
    }

    [Theory]
    [InlineData("3", "SG0102: 3 | Sum | (n, m, k) | 3")]
    [InlineData("-4", "SG0102: -4 | Sum | (n, m, k) | 3")]
    [InlineData("0,-3", "SG0103: -3 | Sum")]
    [InlineData("\"m\",1", "SG0103: 1 | Sum")]
    [InlineData("\"z\"", "SG0104: z | (n, m, k)")]
    public void WrongAxesAreProblems(string axes, string expected)
    {
        (TestKernel kernel, int sum) = Reduced(axes, keepDims: false);
        Assert.Equal(expected, Assert.Single(kernel.Problems(sum)));
    }

    [Fact]
    public void ANameOfTwoAxesIsAProblem()
    {
        var kernel = new TestKernel();
        int sum = kernel.Reduce("Sum", kernel.Array("x", "n", "n"), "\"n\"");
        Assert.Equal("SG0104: n | (n, n), where more than one axis has that name", Assert.Single(kernel.Problems(sum)));
    }

    [Fact]
    public void ConstantAxesShareTheLevelBefore()
    {
        var kernel = new TestKernel();
        int sum = kernel.Reduce("Sum", kernel.Array("x", "n", "3", "m", "2", "4"));
        Assert.Contains("Sum[0, 1; 2, 3, 4]", GraphPrinter.Print(kernel.Graph(sum)), StringComparison.Ordinal);
        int first = kernel.Reduce("Sum", kernel.Array("y", "3", "n", "2"), "0", "2");
        Assert.Contains("Sum[0, 2]", GraphPrinter.Print(kernel.Graph(first)), StringComparison.Ordinal);
    }

    [Fact]
    public void ATransposeReversesOrFollowsItsAxes()
    {
        var kernel = new TestKernel();
        int x = kernel.Array("x", "n", "m", "k");
        Assert.Equal("(k, m, n)", kernel.ShapeOf(kernel.Transpose(x)));
        Assert.Equal("(m, k, n)", kernel.ShapeOf(kernel.Transpose(x, "1", "2", "0")));
        Assert.Equal("(k, n, m)", kernel.ShapeOf(kernel.Transpose(x, "-1", "\"n\"", "1")));
    }

    [Theory]
    [InlineData("0,1", "SG0106: Transpose | 2 | 3 | (n, m, k) | give each of its axes once")]
    [InlineData("0,0,1", "SG0103: 0 | Transpose")]
    [InlineData("0,1,3", "SG0102: 3 | Transpose | (n, m, k) | 3")]
    public void ATransposeNamesEveryAxisOnce(string axes, string expected)
    {
        var kernel = new TestKernel();
        int transpose = kernel.Transpose(kernel.Array("x", "n", "m", "k"), axes.Split(','));
        Assert.Equal(expected, Assert.Single(kernel.Problems(transpose)));
    }

    [Fact]
    public void ATransposeOfATransposeIsTheArray()
    {
        var kernel = new TestKernel();
        int x = kernel.Array("x", "n", "m");
        KernelGraph graph = kernel.Graph(kernel.Transpose(kernel.Transpose(x)));
        Assert.Equal(NodeKind.Source, graph.Nodes[graph.Outputs[0].Node].Kind);
    }

    [Fact]
    public void DegreesOfFreedomAreKept()
    {
        var kernel = new TestKernel();
        int deviation = kernel.Reduce("Std", kernel.Array("x", DType.Single, "n"), keepDims: false, ddof: 1);
        Assert.Contains("Std[0] ddof 1 (%0) : float ()", GraphPrinter.Print(kernel.Graph(deviation)), StringComparison.Ordinal);
    }

    private static (TestKernel Kernel, int Sum) Reduced(string axes, bool keepDims)
    {
        var kernel = new TestKernel();
        int x = kernel.Array("x", "n", "m", "k");
        return (kernel, kernel.Reduce("Sum", x, keepDims, 0, axes.Split(',', StringSplitOptions.RemoveEmptyEntries)));
    }
}
