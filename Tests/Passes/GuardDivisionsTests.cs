extern alias generator;

using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Graph;
using generator::StaticGraph.Generator.Model;
using generator::StaticGraph.Generator.Passes;
using StaticGraph.Tests.Frontend;
using StaticGraph.Tests.Graph;

namespace StaticGraph.Tests.Passes;

/// <summary>Divisions divide by 1 where their quotient is not taken, and only those that something may not take.</summary>
public sealed class GuardDivisionsTests
{
    private readonly TestKernel _kernel = new();

    [Fact]
    public void WhatIsNotTakenIsDividedByOne()
    {
        int x = _kernel.Array("x", DType.Int64, "n"), y = _kernel.Array("y", DType.Int64, "n"), mask = _kernel.Array("mask", DType.Boolean, "n");
        int quotient = _kernel.Typed("Divide", DType.Int64, x, y);
        KernelGraph graph = GraphCheck.Run(GuardDivisions.Run(_kernel.Graph(_kernel.Typed("Where", DType.Int64, mask, quotient, x))));
        Assert.Equal(
            """
            %0 = x : long (n)
            %1 = y : long (n)
            %2 = mask : bool (n)
            %3 = scalar 1 : long ()
            %4 = Map[](%3) : long (n)
            %5 = Where(%2, %1, %4) : long (n)
            %6 = Divide(%0, %5) : long (n)
            %7 = Where(%2, %6, %0) : long (n)
            return %7
            """,
            GraphPrinter.Print(graph).TrimEnd());
    }

    [Fact]
    public void WhatIsNeededAnywayStays()
    {
        int x = _kernel.Array("x", DType.Int64, "n"), y = _kernel.Array("y", DType.Int64, "n"), mask = _kernel.Array("mask", DType.Boolean, "n");
        int quotient = _kernel.Typed("Divide", DType.Int64, x, y), next = _kernel.Typed("Add", DType.Int64, quotient, x);
        AssertStays(quotient);
        AssertStays(_kernel.Reduce("Sum", quotient));
        AssertStays(_kernel.Typed("Where", DType.Int64, mask, quotient, next));
        AssertStays(_kernel.Typed("Where", DType.Int64, _kernel.Typed("Greater", DType.Boolean, quotient, x), quotient, x));
        AssertStays(quotient, _kernel.Typed("Where", DType.Int64, mask, quotient, x));
        AssertStays(_kernel.Typed("Where", DType.Double, mask, _kernel.Op("Divide", _kernel.Array("a", "n"), _kernel.Array("b", "n")), _kernel.Array("c", "n")));
    }

    [Theory]
    [InlineData("Divide", "NDArray<long>", "2")]
    [InlineData("FMod", "NDArray<long>", "7L")]
    [InlineData("Divide", "NDArray<int>", "Two")]
    [InlineData("FMod", "NDArray<int>", "-1")]
    [InlineData("Divide", "NDArray<byte>", "2")]
    [InlineData("FMod", "NDArray<byte>", "(byte)3")]
    public void ADivisorThatIsAKnownNumberCannotFail(string op, string type, string divisor)
    {
        string sign = op == "Divide" ? "/" : "%";
        Kernel kernel = KernelSource.Read($"const int Two = 2; [ArrayKernel] static {type} F([Shape(\"n\", \"m\")] {type} x, [Shape(\"m\")] NDArray<bool> mask) => Where(mask, x {sign} {divisor}, x);");
        KernelGraph graph = GraphBuilder.Build(kernel, CancellationToken.None).Graph!;

        Assert.Single(graph.Nodes, node => node.Op == op);
        Assert.Same(graph, GuardDivisions.Run(graph));
    }

    [Fact]
    public void AnUnrolledLoopOfChoicesGrowsByAMaskARound()
    {
        int x = _kernel.Array("x", DType.Int64, "n"), value = x;
        for (int i = 0; i < 200; i++)
        {
            int y = _kernel.Array("y" + i.ToString(System.Globalization.CultureInfo.InvariantCulture), DType.Int64, "n");
            int mask = _kernel.Typed("Greater", DType.Boolean, y, x), other = _kernel.Typed("Less", DType.Boolean, y, x);
            value = _kernel.Typed("Where", DType.Int64, mask, _kernel.Typed("Divide", DType.Int64, value, y), _kernel.Typed("Where", DType.Int64, other, value, x));
        }

        KernelGraph graph = _kernel.Graph(value);
        Assert.InRange(GraphCheck.Run(GuardDivisions.Run(graph)).Nodes.Count, graph.Nodes.Count + 200, graph.Nodes.Count + (200 * 8));
    }

    private void AssertStays(params int[] results)
    {
        KernelGraph graph = LowerReductions.Run(_kernel.Graph(results));
        Assert.Equal(GraphPrinter.Print(graph), GraphPrinter.Print(GuardDivisions.Run(graph)));
    }
}
