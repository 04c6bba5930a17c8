extern alias generator;

using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Graph;
using generator::StaticGraph.Generator.Passes;
using StaticGraph.Tests.Graph;

namespace StaticGraph.Tests.Passes;

/// <summary>What each pass makes of a graph, as text.</summary>
public sealed class PassTests
{
    private readonly TestKernel _kernel = new();

    [Fact]
    public void AMeanIsItsSumOverItsCount()
    {
        int mean = _kernel.Reduce("Mean", _kernel.Array("b", "n", "m"), "0");
        AssertAfter(
            LowerReductions.Run,
            """
            %0 = b : double (n, m)
            %1 = Sum[0](%0) : double (m)
            %2 = scalar n : double ()
            %3 = Map[](%2) : double (m)
            %4 = Mean(%1, %3) : double (m)
            return %4
            """,
            mean);
    }

    [Fact]
    public void VarianceAndDeviationShareOneFold()
    {
        int b = _kernel.Array("b", "n", "m");
        AssertAfter(
            LowerReductions.Run,
            """
            %0 = b : double (n, m)
            %1 = SquaredDeviations[0; 1](%0) : double ()
            %2 = scalar m*n : double ()
            %3 = Std(%1, %2) : double ()
            %4 = scalar max(m*n - 1, 0) : double ()
            %5 = Var(%1, %4) : double ()
            return %3, %5
            """,
            _kernel.Reduce("Std", b),
            _kernel.Reduce("Var", b, keepDims: false, ddof: 1));
    }

    [Fact]
    public void FloatsAreFoldedInDoubleAndRoundedOnce()
    {
        int x = _kernel.Array("x", DType.Single, "n");
        AssertAfter(
            LowerReductions.Run,
            """
            %0 = x : float (n)
            %1 = Sum[0](%0) : double ()
            %2 = Cast(%1) : float ()
            %3 = scalar n : double ()
            %4 = Mean(%1, %3) : double ()
            %5 = Cast(%4) : float ()
            %6 = Max[0](%0) : float ()
            return %2, %5, %6
            """,
            _kernel.Reduce("Sum", x),
            _kernel.Reduce("Mean", x),
            _kernel.Reduce("Max", x));
    }

    [Fact]
    public void AnyAndAllAreFoldsOfBools()
    {
        int mask = _kernel.Array("mask", DType.Boolean, "n");
        AssertAfter(
            LowerReductions.Run,
            """
            %0 = mask : bool (n)
            %1 = Max[0](%0) : bool ()
            %2 = Min[0](%0) : bool ()
            return %1, %2
            """,
            _kernel.Reduce("Any", mask),
            _kernel.Reduce("All", mask));
    }

    [Fact]
    public void AFoldOverNoAxisIsTheElement()
    {
        int x = _kernel.Array("x");
        AssertAfter(
            LowerReductions.Run,
            """
            %0 = x : double ()
            %1 = Subtract(%0, %0) : double ()
            %2 = scalar 1 : double ()
            %3 = Std(%1, %2) : double ()
            return %0, %3
            """,
            _kernel.Reduce("Sum", x),
            _kernel.Reduce("Std", x));
    }

    [Fact]
    public void WhatIsBroadcastOverFoldsIsHeld()
    {
        int b = _kernel.Array("b", "n", "m");
        int centred = _kernel.Op("Subtract", b, _kernel.Op("Sqrt", _kernel.Reduce("Sum", b, "0")));
        AssertAfter(
            HoistBroadcasts.Run,
            """
            %0 = b : double (n, m)
            %1 = Sum[0](%0) : double (m)
            %2 = Sqrt(%1) : double (m)
            %3 = Hold(%2) : double (m)
            %4 = Map[1](%3) : double (n, m)
            %5 = Subtract(%0, %4) : double (n, m)
            return %5
            """,
            centred);
    }

    [Fact]
    public void BelowABroadcastOnlyThePartsOverFoldsAreHeld()
    {
        int b = _kernel.Array("b", "n", "m"), v = _kernel.Array("v", "m");
        int shift = _kernel.Op("Exp", _kernel.Op("Multiply", v, _kernel.Op("Sqrt", _kernel.Reduce("Sum", b, "0"))));
        AssertAfter(
            HoistBroadcasts.Run,
            """
            %0 = b : double (n, m)
            %1 = v : double (m)
            %2 = Sum[0](%0) : double (m)
            %3 = Sqrt(%2) : double (m)
            %4 = Hold(%3) : double (m)
            %5 = Multiply(%1, %4) : double (m)
            %6 = Exp(%5) : double (m)
            %7 = Map[1](%6) : double (n, m)
            %8 = Subtract(%0, %7) : double (n, m)
            return %8
            """,
            _kernel.Op("Subtract", b, shift));
    }

    [Fact]
    public void APartIsHeldUnderATranspose()
    {
        int c = _kernel.Array("c", "k", "m", "n"), v = _kernel.Array("v", "n", "m");
        int turned = _kernel.Transpose(_kernel.Op("Sqrt", _kernel.Reduce("Sum", c, "0")));
        AssertAfter(
            HoistBroadcasts.Run,
            """
            %0 = c : double (k, m, n)
            %1 = v : double (n, m)
            %2 = Sum[0](%0) : double (m, n)
            %3 = Sqrt(%2) : double (m, n)
            %4 = d : double (l, n, m)
            %5 = Hold(%3) : double (m, n)
            %6 = Map[1, 0](%5) : double (n, m)
            %7 = Multiply(%1, %6) : double (n, m)
            %8 = Map[1, 2](%7) : double (l, n, m)
            %9 = Subtract(%4, %8) : double (l, n, m)
            return %9
            """,
            _kernel.Op("Subtract", _kernel.Array("d", "l", "n", "m"), _kernel.Op("Multiply", v, turned)));
    }

    [Fact]
    public void WhatIsLargerThanItsFoldsIsNotHeld()
    {
        int b = _kernel.Array("b", "n", "m"), c = _kernel.Array("c", "k", "n", "m");
        int product = _kernel.Op("Multiply", _kernel.Reduce("Sum", b, "0"), _kernel.Reduce("Sum", b, keepDims: true, ddof: 0, "1"));
        Assert.DoesNotContain(NodeKind.Hold, Kinds(HoistBroadcasts.Run, _kernel.Op("Subtract", c, product)));
    }

    [Fact]
    public void WhatReadsASourceOrIsNotStretchedIsNotHeld()
    {
        int b = _kernel.Array("b", "n", "m"), v = _kernel.Array("v", "m");
        int root = _kernel.Op("Sqrt", _kernel.Reduce("Sum", b, "0"));
        Assert.DoesNotContain(NodeKind.Hold, Kinds(HoistBroadcasts.Run, _kernel.Op("Subtract", b, _kernel.Op("Exp", v))));
        Assert.DoesNotContain(NodeKind.Hold, Kinds(HoistBroadcasts.Run, _kernel.Op("Subtract", v, root)));
        Assert.DoesNotContain(NodeKind.Hold, Kinds(HoistBroadcasts.Run, _kernel.Transpose(_kernel.Op("Sqrt", _kernel.Reduce("Sum", _kernel.Array("c", "k", "n", "m"), "0")))));
    }

    [Fact]
    public void MapsSinkToTheLeaves()
    {
        int x = _kernel.Array("x", "n", "m"), y = _kernel.Array("y", "m");
        AssertAfter(
            SinkMovement.Run,
            """
            %0 = x : double (n, m)
            %1 = y : double (m)
            %2 = Map[1, 0](%0) : double (m, n)
            %3 = Exp(%2) : double (m, n)
            %4 = Map[0](%1) : double (m, n)
            %5 = Add(%3, %4) : double (m, n)
            return %5
            """,
            _kernel.Transpose(_kernel.Op("Add", _kernel.Op("Exp", x), y)));
    }

    [Fact]
    public void AMapOnAFoldStays()
    {
        int b = _kernel.Array("b", "n", "m", "k");
        AssertAfter(
            SinkMovement.Run,
            """
            %0 = b : double (n, m, k)
            %1 = Sum[0](%0) : double (m, k)
            %2 = Map[1, 0](%1) : double (k, m)
            return %2
            """,
            _kernel.Transpose(_kernel.Reduce("Sum", b, "0")));
    }

    [Fact]
    public void NormalizeComesOutAsTwoFoldsTwoHoldsAndOneExpression()
    {
        int b = _kernel.Array("b", "n", "n");
        int left = _kernel.Op("Subtract", b, _kernel.Reduce("Mean", b, "0"));
        int right = _kernel.Op("Divide", _kernel.Transpose(b), _kernel.Reduce("Std", b));
        AssertAfter(
            graph => PassPipeline.Run(graph, CancellationToken.None),
            """
            %0 = b : double (n, n)
            %1 = Sum[0](%0) : double (n)
            %2 = scalar n : double ()
            %3 = Map[](%2) : double (n)
            %4 = Mean(%1, %3) : double (n)
            %5 = Hold(%4) : double (n)
            %6 = Map[1](%5) : double (n, n)
            %7 = Subtract(%0, %6) : double (n, n)
            %8 = Map[1, 0](%0) : double (n, n)
            %9 = SquaredDeviations[0; 1](%0) : double ()
            %10 = scalar n*n : double ()
            %11 = Std(%9, %10) : double ()
            %12 = Hold(%11) : double ()
            %13 = Map[](%12) : double (n, n)
            %14 = Divide(%8, %13) : double (n, n)
            %15 = Add(%7, %14) : double (n, n)
            return %15
            """,
            _kernel.Op("Add", left, right));
    }

    private static string Trimmed(string text) => text.ReplaceLineEndings("\n").TrimEnd();

    private void AssertAfter(Func<KernelGraph, KernelGraph> pass, string expected, params int[] results) =>
        Assert.Equal(Trimmed(expected), Trimmed(GraphPrinter.Print(GraphCheck.Run(pass(_kernel.Graph(results))))));

    private IEnumerable<NodeKind> Kinds(Func<KernelGraph, KernelGraph> pass, params int[] results) =>
        pass(_kernel.Graph(results)).Nodes.Select(node => node.Kind);
}
