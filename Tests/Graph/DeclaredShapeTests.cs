namespace StaticGraph.Tests.Graph;

/// <summary>Declared shapes: of results, and of a called kernel's arguments, whose dims take the lengths they meet first.</summary>
public sealed class DeclaredShapeTests
{
    [Theory]
    [InlineData("n,m")]
    [InlineData("n,m+0")]
    public void TheShapeItHasIsFine(string declared) => Assert.Empty(Problems("n,m", declared));

    [Theory]
    [InlineData("n")]
    [InlineData("m,n")]
    [InlineData("n,m+1")]
    [InlineData("n+1,m")]
    public void AnotherShapeIsAProblem(string declared) =>
        Assert.StartsWith("SG0108: the value | (", Assert.Single(Problems("n,m", declared)), StringComparison.Ordinal);

    [Fact]
    public void ANumberForANameIsAnEquation()
    {
        var kernel = new TestKernel();
        int checkedNode = kernel.Check(kernel.Array("x", "n"), "4");
        var equation = Assert.Single(kernel.Graph(checkedNode).Equations);
        Assert.Equal(("4", "n"), (equation.Left, equation.Right));
    }

    [Fact]
    public void ACalleesDimsTakeTheLengthsTheyMeet()
    {
        var kernel = new TestKernel();
        int x = kernel.Check(kernel.Array("x", "n+1", "m"), "call1.r", "call1.c");
        int y = kernel.Check(kernel.Array("y", "m", "n+1"), "call1.c", "call1.r");
        Assert.Equal("(n + 1, m)", kernel.ShapeOf(kernel.Op("Add", x, kernel.Transpose(y))));
    }

    [Fact]
    public void ACalleesExpressionsFollowItsDims()
    {
        var kernel = new TestKernel();
        int x = kernel.Check(kernel.Array("x", "n"), "call1.r");
        int y = kernel.Check(kernel.Array("y", "n+1"), "call1.r+1");
        Assert.Empty(kernel.Graph(x, y).Equations);
    }

    [Fact]
    public void ACalleesDimHasOneLength()
    {
        var kernel = new TestKernel();
        int x = kernel.Check(kernel.Array("x", "n"), "call1.r");
        int y = kernel.Check(kernel.Array("y", "n+1"), "call1.r");
        Assert.Equal("SG0108: the value | (r) | (n + 1)", Assert.Single(kernel.Problems(x, y)));
    }

    [Fact]
    public void TwoCallsHaveDimsOfTheirOwn()
    {
        var kernel = new TestKernel();
        int x = kernel.Check(kernel.Array("x", "n"), "call1.r");
        int y = kernel.Check(kernel.Array("y", "m"), "call2.r");
        Assert.Empty(kernel.Graph(x, y).Equations);
    }

    private static string[] Problems(string shape, string declared)
    {
        var kernel = new TestKernel();
        return kernel.Problems(kernel.Check(kernel.Array("x", shape.Split(',')), declared.Split(',')));
    }
}
