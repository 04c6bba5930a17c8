extern alias generator;

using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Graph;
using StaticGraph.Tests.Ops;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Contractions;

/// <summary>What is multiplied before what, and what is summed before it is multiplied.</summary>
public sealed class OrderTests
{
    [Theory]
    [InlineData("a.Dot(a.T).Sum()", "(n, n")]
    [InlineData("a.Dot(b).Sum(0)", "(n, k")]
    [InlineData("a.Dot(b).Mean(0)", "(n, k")]
    [InlineData("a.Dot(a.T).Mean()", "(n, n")]
    [InlineData("NDArray.Einsum(\"ij,jk->i\", a, b)", "(n, m, k)")]
    [InlineData("NDArray.Einsum(\"ii\", a.Dot(a.T))", "(n, n")]
    [InlineData("a.Dot(b).Dot(w)", "(n, k")]
    [InlineData("a.Dot(b).Dot(b.T).Dot(v)", "(n, k")]
    [InlineData("NDArray.Einsum(\"ij,jk,k\", a, b, w)", "(n, k")]
    [InlineData("a.T.Dot(a).Dot(v)", "(m, m")]
    public void NothingIsAsLargeAsTheProduct(string expression, string shape)
    {
        string after = Text(expression);

        Assert.DoesNotContain($": double {shape}", after[after.IndexOf("after the passes", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    // Sums of whole numbers are exact, and each is divided once.
    [Theory]
    [InlineData(3, 4, 5)]
    [InlineData(1, 7, 1)]
    [InlineData(2, 0, 3)]
    [InlineData(5, 3, 0)]
    public void MeansAreThoseOfTheProduct(int n, int m, int k)
    {
        var random = new Random(n);
        ReferenceArray a = WholeArrays.Draw(random, DType.Double, n, m), b = WholeArrays.Draw(random, DType.Double, m, k);
        double[] means = [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, k).Sum(j => Enumerable.Range(0, m).Sum(l => a.Numbers[(i * m) + l] * b.Numbers[(l * k) + j])) / k)];
        var program = new KernelProgram(["[ArrayKernel] static NDArray<double> F([Shape(\"n\", \"m\")] NDArray<double> a, [Shape(\"m\", \"k\")] NDArray<double> b) => a.Dot(b).Mean(1);"]);

        program.Check("F", [a, b], [ReferenceArray.Of(means, n)]);
    }

    [Fact]
    public void AProductThatIsThereAnywayIsSummed()
    {
        string after = Text("a.Dot(b) - a.Dot(b).Sum(0)");

        Assert.Contains(": double (n, k)", after[after.IndexOf("after the passes", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.DoesNotContain("Sum[0](%0)", after, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("k*m + k*n", "k*m*n + m*n", true)]
    [InlineData("k*m*n + m*n", "k*m + k*n", false)]
    [InlineData("k*m*n", "k*m*p", false)]
    [InlineData("10*n", "n*n", true)]
    [InlineData("120", "200", true)]
    [InlineData("2*n", "3*n", true)]
    [InlineData("n", "n", false)]
    public void CountsAreComparedTermByTerm(string cost, string other, bool isLess) => Assert.Equal(isLess, PairOrder.IsLess(Polynomial.Parse(cost), Polynomial.Parse(other)));

    private static string Text(string expression) => new KernelProgram(
        [$"[ArrayKernel] static NDArray<double> F([Shape(\"n\", \"m\")] NDArray<double> a, [Shape(\"m\", \"k\")] NDArray<double> b, [Shape(\"m\")] NDArray<double> v, [Shape(\"k\")] NDArray<double> w) => {expression};"]).Text("F");
}
