extern alias generator;

using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Graph;

namespace StaticGraph.Tests.Graph;

/// <summary>A literal 1 broadcasts, nothing else does; shapes are aligned at their last axis.</summary>
public sealed class BroadcastTests
{
    [Theory]
    [InlineData("n,m", "n,m", "(n, m)")]
    [InlineData("n,m", "m", "(n, m)")]
    [InlineData("m", "n,m", "(n, m)")]
    [InlineData("n,1", "1,m", "(n, m)")]
    [InlineData("n,m", "1", "(n, m)")]
    [InlineData("n,m", "", "(n, m)")]
    [InlineData("", "", "()")]
    [InlineData("1", "1", "(1)")]
    [InlineData("k,1,m", "n,1", "(k, n, m)")]
    [InlineData("n+1", "1+n", "(n + 1)")]
    [InlineData("2*n", "n+n", "(2*n)")]
    [InlineData("3", "3", "(3)")]
    public void ShapesMeet(string left, string right, string expected)
    {
        (TestKernel kernel, int sum) = Sum(left, right);
        Assert.Equal(expected, kernel.ShapeOf(sum));
        Assert.Empty(kernel.Graph(sum).Equations);
    }

    [Theory]
    [InlineData("n", "3", "n", "3")]
    [InlineData("n-1", "m", "n - 1", "m")]
    [InlineData("n,2*m", "n,k", "2*m", "k")]
    public void OnlyNumbersCanTell(string left, string right, string equationLeft, string equationRight)
    {
        (TestKernel kernel, int sum) = Sum(left, right);
        var equation = Assert.Single(kernel.Graph(sum).Equations);
        Assert.Equal((equationLeft, equationRight), (equation.Left, equation.Right));
        Assert.Contains("Add", equation.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("n", "m", "n and m", "if they are one length, give it one name")]
    [InlineData("n", "n+1", "n and n + 1", "take a part of the longer one, such as x[1..] or x[..^1]")]
    [InlineData("3", "4", "3 and 4", "take a part of the longer one, such as x[1..] or x[..^1]")]
    [InlineData("n,m", "n", "m and n", "declare 'y' with shape (n, 1), and bind it to source.Reshape(...)")]
    [InlineData("n,2", "m,2", "n and m", "if they are one length, give it one name")]
    [InlineData("n,m", "m,n", "m and n", "transpose one of them with .T")]
    [InlineData("0", "2", "0 and 2", "take a part of the longer one, such as x[1..] or x[..^1]")]
    public void ProvablyUnequalLengthsAreAProblem(string left, string right, string which, string wayOut)
    {
        (TestKernel kernel, int sum) = Sum(left, right);
        string problem = Assert.Single(kernel.Problems(sum));
        Assert.Equal($"SG0101: Add | ({Spaced(left)}) | ({Spaced(right)}) | {which} | {wayOut}", problem);
    }

    [Fact]
    public void AnEquationGivesTheOperandTheCommonShape()
    {
        (TestKernel kernel, int sum) = Sum("n", "3");
        Assert.Contains("%2 = Map[0](%1) : double (n)\n", GraphPrinter.Print(kernel.Graph(sum)), StringComparison.Ordinal);
    }

    [Fact]
    public void ALongOperandStretchesAllOthers()
    {
        var kernel = new TestKernel();
        int mask = kernel.Array("m", DType.Boolean, "n", "1");
        int where = kernel.Typed("Where", DType.Double, mask, kernel.Array("x", "k"), kernel.Scalar(DType.Double, "0d"));
        Assert.Equal("(n, k)", kernel.ShapeOf(where));
    }

    [Fact]
    public void AMistakeIsToldOnce()
    {
        var kernel = new TestKernel();
        int wrong = kernel.Op("Add", kernel.Array("x", "n"), kernel.Array("y", "m"));
        int later = kernel.Reduce("Sum", kernel.Op("Multiply", wrong, wrong), "5");
        Assert.Single(kernel.Problems(later));
    }

    private static (TestKernel Kernel, int Sum) Sum(string left, string right)
    {
        var kernel = new TestKernel();
        return (kernel, kernel.Op("Add", kernel.Array("x", Shape(left)), kernel.Array("y", Shape(right))));
    }

    private static string[] Shape(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries);

    // As polynomials print: n+1 is n + 1.
    private static string Spaced(string shape) => string.Join(", ", Shape(shape).Select(length => Polynomial.Parse(length)));
}
