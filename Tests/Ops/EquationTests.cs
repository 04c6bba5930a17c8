extern alias generator;

using generator::StaticGraph.CompilerServices;
using StaticGraph.Tests.Reference;

namespace StaticGraph.Tests.Ops;

/// <summary>Lengths of which only numbers can tell whether they agree: the plan runs where they do and is not bound where they do not.</summary>
public sealed class EquationTests
{
    private static readonly Lazy<KernelProgram> Program = new(() => new KernelProgram(
    [
        "[ArrayKernel] static NDArray<double> NameAndNumber([Shape(\"n\")] NDArray<double> x, [Shape(3)] NDArray<double> y) => Exp(y) + x * y;",
        "[ArrayKernel] static NDArray<double> TwoExpressions([Shape(\"n-1\", \"k\")] NDArray<double> x, [Shape(\"m\", \"2*j\")] NDArray<double> y) => (x + y).T - y.Mean(1);",
    ]));

    [Fact]
    public void ANameMeetsANumber()
    {
        ReferenceArray[] sources = Sources([3], [3]);
        Program.Value.Check("NameAndNumber", sources, Program.Value.Interpret("NameAndNumber", Inputs(sources, ("n", 3))));
    }

    [Fact]
    public void AnExpressionMeetsAName()
    {
        ReferenceArray[] sources = Sources([6, 4], [6, 4]);
        Program.Value.Check("TwoExpressions", sources, Program.Value.Interpret("TwoExpressions", Inputs(sources, ("n", 7), ("k", 4), ("m", 6), ("j", 2))));
    }

    [Theory]
    [InlineData("NameAndNumber", "4", "3")]
    [InlineData("NameAndNumber", "3", "4")]
    [InlineData("NameAndNumber", "1", "3")]
    [InlineData("TwoExpressions", "6,4", "5,4")]
    [InlineData("TwoExpressions", "6,4", "6,2")]
    [InlineData("TwoExpressions", "6,3", "6,3")]
    public void LengthsThatDisagreeAreRefused(string kernel, string x, string y) =>
        Assert.Throws<ArrayShapeException>(() => Program.Value.Bind(kernel, Sources(Shape(x), Shape(y))));

    private static long[] Shape(string text) => [.. text.Split(',').Select(long.Parse)];

    private static ReferenceArray[] Sources(params long[][] shapes) => [.. shapes.Select((shape, i) => RandomArrays.Create(new Random(i), DType.Double, shape))];

    private static GraphInputs Inputs(ReferenceArray[] sources, params (string Name, long Length)[] dims) => new(sources, [], dims.ToDictionary(dim => dim.Name, dim => dim.Length));
}
