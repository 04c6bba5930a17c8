extern alias generator;

using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Graph;

/// <summary>Numbers and ranges in brackets: shapes that are known, and what arrays must have for them.</summary>
public sealed class IndexTests
{
    [Theory]
    [InlineData("n,m", "1..^1", "(n - 2, m)", "n >= 2")]
    [InlineData("n,m", "..,^1", "(n)", "m >= 1")]
    [InlineData("n,m", "0,..3", "(3)", "n >= 1; m >= 3")]
    [InlineData("n,m", "..", "(n, m)", "")]
    [InlineData("n,m", "2..2", "(0, m)", "n >= 2")]
    [InlineData("n,m", "^3..^1", "(2, m)", "n >= 3")]
    [InlineData("n+2", "^1..", "(1)", "")]
    [InlineData("n+2", "2..", "(n)", "")]
    [InlineData("2*n", "5", "()", "2*n >= 6")]
    [InlineData("4", "1..^1", "(2)", "")]
    public void ShapesAreKnownAndNeedsAreSaid(string shape, string index, string expected, string needs)
    {
        var kernel = new TestKernel();
        int part = kernel.Move("Index", kernel.Array("x", shape.Split(',')), index.Split(','));

        Assert.Equal(expected, kernel.ShapeOf(part));
        Assert.Equal(needs, string.Join("; ", kernel.Graph(part).Equations.Select(need => $"{need.Left} {(need.IsLeast ? ">=" : "==")} {need.Right}")));
    }

    [Fact]
    public void MoreIndexesThanAxesAreAProblem()
    {
        var kernel = new TestKernel();

        Assert.Equal(["SG0106: x[.., 0] | 2 | 1 | (n)"], kernel.Problems(kernel.Move("Index", kernel.Array("x", "n"), "..", "0")));
    }

    [Fact]
    public void WhatAnArrayDoesNotHaveIsSaidWhenItIsBound()
    {
        CompiledKernels kernels = CompiledKernels.FromMethods("""[ArrayKernel] public static NDArray<double> Inner([Shape("n", "m")] NDArray<double> x) => x[2..^1, 3] / x[^1, ..1];""");

        Assert.Equal([5.0, 5.0], PlanRunner.Compute(kernels.Bind("Inner", new double[,] { { 0, 0, 0, 0 }, { 0, 0, 0, 0 }, { 0, 0, 0, 10 }, { 0, 0, 0, 10 }, { 2, 0, 0, 0 } })).Results[0].Numbers);
        Assert.Contains("x[2..^1, 3] of shape (n, m): n = 2 must be at least 3", Assert.Throws<ArrayShapeException>(() => kernels.Bind("Inner", new double[2, 4])).Message, StringComparison.Ordinal);
        Assert.Contains("x[2..^1, 3] of shape (n, m): m = 3 must be at least 4", Assert.Throws<ArrayShapeException>(() => kernels.Bind("Inner", new double[4, 3])).Message, StringComparison.Ordinal);
        Assert.All(kernels.Sources.Values.Where(source => source.Contains("// Inner:", StringComparison.Ordinal)), source => Assert.Contains("Reads parts of x ", source, StringComparison.Ordinal));
        Assert.All(kernels.Definitions, plan => Assert.Equal("x[2..^1, 3] / x[^1, ..1]", plan.Expression));
    }
}
