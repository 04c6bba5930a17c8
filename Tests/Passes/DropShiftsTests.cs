extern alias generator;

using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Graph;
using generator::StaticGraph.Generator.Passes;
using generator::StaticGraph.Generator.Schedule;
using StaticGraph.Tests.Graph;
using StaticGraph.Tests.Ops;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Passes;

/// <summary>Deviations of centred data are those of the data, and only where NumPy's special values stay what they are.</summary>
public sealed class DropShiftsTests
{
    private readonly TestKernel _kernel = new();

    [Fact]
    public void DeviationsOfCentredColumnsAreThoseOfTheColumns()
    {
        int x = _kernel.Array("x", "n", "m");
        int centred = _kernel.Op("Subtract", x, _kernel.Reduce("Mean", x, "0"));
        Assert.Equal(
            """
            %0 = x : double (n, m)
            %1 = scalar n : double ()
            %2 = Map[](%1) : double (m)
            %3 = SquaredDeviations[0](%0) : double (m)
            %4 = Std(%3, %2) : double (m)
            return %4
            """.ReplaceLineEndings("\n"),
            GraphPrinter.Print(Rewritten(_kernel.Reduce("Std", centred, "0"))).TrimEnd());
    }

    [Fact]
    public void MeansAndDeviationsAreFoldedInOneSweep()
    {
        int x = _kernel.Array("x", "n", "m");
        int centred = _kernel.Op("Subtract", x, _kernel.Reduce("Mean", x, "0"));
        KernelSchedule schedule = _kernel.Schedule(_kernel.Op("Divide", centred, _kernel.Reduce("Std", centred, "0")));

        SweepDefinition[] reading = [.. schedule.Plan.Sweeps.Where(sweep => !sweep.IsFinish)];
        Assert.Equal([2, 0], reading.Select(sweep => sweep.Reductions.Count));
    }

    [Fact]
    public void EveryWayToCentreIsSeen()
    {
        int x = _kernel.Array("x", "n", "n");
        int rows = _kernel.Op("Subtract", x, _kernel.Reduce("Mean", x, keepDims: true, ddof: 0, "1"));
        int reversed = _kernel.Op("Subtract", _kernel.Reduce("Mean", x), x);
        int root = _kernel.Op("Sqrt", _kernel.Array("y", "n", "1"));
        int column = _kernel.Op("Subtract", root, _kernel.Reduce("Mean", root, "0"));
        int twice = _kernel.Op("Subtract", rows, _kernel.Reduce("Mean", rows, keepDims: true, ddof: 0, "1"));
        int[] folds = [_kernel.Reduce("Var", rows, "1"), _kernel.Reduce("Std", reversed), _kernel.Reduce("Var", column, "0"), _kernel.Reduce("Std", twice, "1")];

        Assert.DoesNotContain(Rewritten(folds).Nodes, node => node.Op == "Subtract");
    }

    [Fact]
    public void OtherShiftsStay()
    {
        int x = _kernel.Array("x", "n", "n"), y = _kernel.Array("y", "n", "n"), v = _kernel.Array("v", "n");
        int columns = _kernel.Reduce("Mean", x, "0");
        AssertStays(_kernel.Reduce("Std", _kernel.Op("Subtract", x, columns)));
        AssertStays(_kernel.Reduce("Std", _kernel.Op("Subtract", x, columns), "1"));
        AssertStays(_kernel.Reduce("Std", _kernel.Op("Subtract", x, _kernel.Reduce("Mean", x)), "0"));
        AssertStays(_kernel.Reduce("Std", _kernel.Op("Subtract", x, _kernel.Reduce("Mean", x, "1")), "1"));
        AssertStays(_kernel.Reduce("Std", _kernel.Op("Subtract", x, _kernel.Reduce("Mean", y, "0")), "0"));
        AssertStays(_kernel.Reduce("Std", _kernel.Op("Subtract", x, _kernel.Reduce("Max", x, "0")), "0"));
        AssertStays(_kernel.Reduce("Std", _kernel.Op("Subtract", x, v), "0"));
        AssertStays(_kernel.Reduce("Sum", _kernel.Op("Subtract", x, columns), "0"));
    }

    [Fact]
    public void TheMeanOfFloatsIsSeenThroughItsRounding()
    {
        int x = _kernel.Array("x", DType.Single, "n", "m");
        Assert.DoesNotContain(Rewritten(_kernel.Reduce("Std", _kernel.Op("Subtract", x, _kernel.Reduce("Mean", x, "0")), "0")).Nodes, node => node.Op == "Subtract");
    }

    [Theory]
    [InlineData(DType.Double)]
    [InlineData(DType.Single)]
    public void TheNumbersAreNumPys(DType type)
    {
        ReferenceArray x = Table(type);
        string array = $"NDArray<{type.Keyword()}>";
        CompiledKernels kernels = CompiledKernels.FromMethods($"[ArrayKernel] static {array} Deviation([Shape(\"n\", \"m\")] {array} x) {{ var a = x - x.Mean(0); return a.Std(0); }}");
        var numPy = new NumPy();
        numPy.Add("np.std(x - np.mean(x, axis=0), axis=0)", ("x", x));

        ReferenceArray actual = PlanRunner.Compute(kernels.Bind("Deviation", PlanRunner.Memory(x))).Results[0];
        Closeness.Check(numPy.Run()[0], actual, ulps: 2000, "deviations");
        Assert.Equal([false, true, true, true, false, false], actual.Numbers.Select(double.IsNaN));
    }

    // Columns: numbers far from zero, an infinity, both infinities, a NaN, zeros, numbers around zero.
    private static ReferenceArray Table(DType type)
    {
        var random = new Random(1);
        double[] data = [.. Enumerable.Range(0, 300 * 6).Select(i => i % 6 == 4 ? 0 : random.NextDouble() + (i % 6 == 0 ? 30 : -0.5))];
        data[(7 * 6) + 1] = double.PositiveInfinity;
        data[(0 * 6) + 2] = double.PositiveInfinity;
        data[(299 * 6) + 2] = double.NegativeInfinity;
        data[(130 * 6) + 3] = double.NaN;
        return ReferenceArray.Of(type == DType.Double ? data : data.Select(number => (float)number).ToArray(), 300, 6);
    }

    private KernelGraph Rewritten(params int[] results) => GraphCheck.Run(DropShifts.Run(LowerReductions.Run(_kernel.Graph(results))));

    private void AssertStays(int result) => Assert.Contains(Rewritten(result).Nodes, node => node.Op == "Subtract");
}
