extern alias generator;

using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Graph;

namespace StaticGraph.Tests.Graph;

/// <summary>What else a graph takes over from its kernel: equal computations once, scalars, dims.</summary>
public sealed class GraphBuilderTests
{
    [Fact]
    public void AGraphReadsAsText()
    {
        var kernel = new TestKernel();
        int b = kernel.Array("b", "n", "m");
        int centred = kernel.Op("Subtract", b, kernel.Reduce("Mean", b, "0"));
        int scaled = kernel.Op("Multiply", centred, kernel.Scalar(DType.Double, "2d"));
        Assert.Equal(
            """
            %0 = b : double (n, m)
            %1 = Mean[0](%0) : double (m)
            %2 = Map[1](%1) : double (n, m)
            %3 = Subtract(%0, %2) : double (n, m)
            %4 = scalar 2d : double ()
            %5 = Map[](%4) : double (n, m)
            %6 = Multiply(%3, %5) : double (n, m)
            return %6

            """,
            GraphPrinter.Print(kernel.Graph(scaled)));
    }

    [Fact]
    public void EqualComputationsAreOneNode()
    {
        var kernel = new TestKernel();
        int x = kernel.Array("x", "n");
        int y = kernel.Op("Add", kernel.Op("Exp", x), kernel.Op("Exp", x));
        Assert.Equal(3, kernel.Graph(y).Nodes.Count);
    }

    [Fact]
    public void OperandsAreNotSwapped()
    {
        var kernel = new TestKernel();
        int x = kernel.Array("x", "n"), y = kernel.Array("y", "n");
        Assert.Equal(4, kernel.Graph(kernel.Op("Add", x, y), kernel.Op("Add", y, x)).Nodes.Count);
    }

    [Fact]
    public void AConstantsTypeTellsItFromAnother()
    {
        var kernel = new TestKernel();
        int x = kernel.Array("x", DType.Single, "n");
        int narrow = kernel.Op("Add", x, kernel.Scalar(DType.Single, "1f"));
        int wide = kernel.Op("Add", kernel.Typed("Cast", DType.Double, x), kernel.Scalar(DType.Double, "1d"));
        Assert.Equal([DType.Single, DType.Double], kernel.Graph(narrow, wide).Scalars.Select(scalar => scalar.Type));
    }

    [Fact]
    public void LengthsInScalarsAreFilledIn()
    {
        var kernel = new TestKernel();
        int x = kernel.Array("x", "n", "m+1");
        int scaled = kernel.Op("Divide", x, kernel.Scalar(DType.Double, "{length:0:-1} + {length:0:0} - {dim:m}"));
        GraphScalar scalar = Assert.Single(kernel.Graph(scaled).Scalars);
        Assert.Equal("{binding}.GetLength(\"m + 1\") + {binding}.GetLength(\"n\") - {binding}.GetLength(\"m\")", scalar.Code);
    }

    [Fact]
    public void DimsComeInOrderOfFirstUseWithTheirBounds()
    {
        var kernel = new TestKernel();
        kernel.Dim("m", 4096);
        int x = kernel.Array("x", "n+m", "4");
        kernel.Length("t");
        int y = kernel.Array("y", "k");
        Assert.Equal(
            [new DimDefinition("m", 4096), new DimDefinition("n", 0), new DimDefinition("t", 0, FromParameter: true), new DimDefinition("k", 0)],
            kernel.Graph(x, y).Dims);
    }

    [Fact]
    public void ScalarParametersDoNotShiftArrays()
    {
        var kernel = new TestKernel();
        kernel.Length("t");
        int x = kernel.Array("x", "t");
        KernelGraph graph = kernel.Graph(x);
        Assert.Equal(0, graph.Nodes[0].Index);
        Assert.Equal("x", Assert.Single(graph.Parameters).Name);
    }

    [Fact]
    public void CancellationIsHeard()
    {
        var kernel = new TestKernel();
        int x = kernel.Array("x", "n");
        Assert.Throws<OperationCanceledException>(() => GraphBuilder.Build(kernel.Build(x), new CancellationToken(canceled: true)));
    }
}
