using StaticGraph.CompilerServices;
using static StaticGraph.Tests.Execution.HandWritten;

namespace StaticGraph.Tests.Execution;

/// <summary>Lengths are found from shapes; whatever does not fit is refused with both sides named.</summary>
public class BindingTests
{
    [Fact]
    public void FindsDimsFromAffineShapes()
    {
        PlanBinding binding = Bound(["n", "m"], [Parameter("a", "2*n+1"), Parameter("b", "m-n", "3")], new double[9], new double[6, 3]);

        Assert.Equal(4, binding.GetLength("n"));
        Assert.Equal(10, binding.GetLength("m"));
        Assert.Equal(43, binding.GetLength("n*m + 3"));
    }

    [Fact]
    public void TakesLengthsAsArguments()
    {
        PlanDefinition plan = Plan(["n"], [Parameter("a", "n+1")]) with { Dims = new[] { new DimDefinition("n", 0, FromParameter: true) } };
        var binding = new PlanBinding(plan, []);
        binding.SetSource<double>(0, new double[5]);
        binding.SetLength("n", 4);
        binding.Bind();
        Assert.Equal(4, binding.GetLength("n"));

        binding.SetLength("n", 5);
        Assert.Contains("n+1 = 6", Assert.Throws<ArrayShapeException>(binding.Bind).Message);

        binding.SetLength("n", -1);
        Assert.Contains("a length is 0 or more", Assert.Throws<ArrayShapeException>(binding.Bind).Message);
    }

    [Fact]
    public void NamesDimArraysAndBothLengths()
    {
        var error = Assert.Throws<ArrayShapeException>(() => Bound(["n"], [Parameter("b", "n", "n")], new double[7, 8]));

        Assert.Contains("axis 1 of 'b' must be n = 7, but has length 8", error.Message);
        Assert.Contains("(n, n) = (7, 8)", error.Message);
        Assert.Contains("n = 7 comes from axis 0 of 'b'", error.Message);
    }

    [Fact]
    public void RefusesAnotherRankAndImpossibleLengths()
    {
        Assert.Contains("wants 'b' of rank 2", Assert.Throws<ArrayShapeException>(() => Bound(["n"], [Parameter("b", "n", "n")], new double[7])).Message);
        Assert.Contains("not 2*n+1 for any length n", Assert.Throws<ArrayShapeException>(() => Bound(["n"], [Parameter("b", "2*n+1")], new double[4])).Message);
        Assert.Contains("must be 3, but has length 4", Assert.Throws<ArrayShapeException>(() => Bound([], [Parameter("b", "3")], new double[4])).Message);
    }

    [Fact]
    public void ChecksMaximaAndEquations()
    {
        PlanDefinition bounded = Plan(["n"], [Parameter("a", "n")]) with { Dims = new[] { new DimDefinition("n", 10) } };
        PlanDefinition equal = Plan(["n", "m"], [Parameter("a", "n"), Parameter("b", "m")]) with
        {
            Equations = new[] { new EquationDefinition("n-1", "m", "a[1..] meets b") },
        };

        Assert.Contains("n is 11, above its declared maximum of 10", Assert.Throws<ArrayShapeException>(() => Binding(bounded, [], new double[11])).Message);
        Assert.Equal(10, Binding(bounded, [], new double[10]).GetLength("n"));
        Assert.Contains("a[1..] meets b: n-1 = 4 must equal m = 5", Assert.Throws<ArrayShapeException>(() => Binding(equal, [], new double[5], new double[5])).Message);
        Assert.Equal(4, Binding(equal, [], new double[5], new double[4]).GetLength("m"));

        PlanDefinition least = equal with { Equations = new[] { new EquationDefinition("n", "m", "a[..m]", IsLeast: true) } };
        Assert.Contains("a[..m]: n = 3 must be at least m = 4", Assert.Throws<ArrayShapeException>(() => Binding(least, [], new double[3], new double[4])).Message);
        Assert.Equal(4, Binding(least, [], new double[4], new double[4]).GetLength("n"));
    }

    [Fact]
    public void RefusesTheMinimumOfNothing()
    {
        var minimum = new ReductionDefinition(ReductionKind.Min, DType.Double, 0, new EquatableArray<int>[] { new[] { 0 } }, 0);
        PlanDefinition plan = Plan(["n"], [Parameter("x", "n")]) with
        {
            Sweeps = new[] { Sweep(["n"], [Operand(0, "x", 0)], reductions: [minimum]) },
            Held = new[] { new HeldDefinition("min_x", DType.Double, Array.Empty<string>(), 0, 0) },
        };

        Assert.Contains("minimum over n = 0", Assert.Throws<ArrayShapeException>(() => Binding(plan, [new NoBody()], new double[0])).Message);
    }

    [Fact]
    public void RefusesCodeOfAnotherContract()
    {
        PlanDefinition plan = Cube("n") with { Contract = PlanContract.Version + 1 };

        Assert.Contains("Rebuild", Assert.Throws<InvalidOperationException>(() => new PlanBinding(plan, [])).Message);
    }

    [Fact]
    public void RefusesNullAndOtherTypes()
    {
        var binding = new PlanBinding(Cube("n"), [new CubeBody()]);

        Assert.Equal("x", Assert.Throws<ArgumentNullException>(() => binding.SetSource<double>(0, null!)).ParamName);
        Assert.Throws<ArgumentException>(() => binding.SetSource<int>(0, new int[3]));
    }

    [Fact]
    public void BindsAndComputesWithLittleGarbage()
    {
        double[] x = new double[1000];
        PlanDefinition cube = Cube("n");
        SweepBody[] bodies = [new CubeBody()];
        long Once()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Bind(cube, bodies, x).Compute();
            return GC.GetAllocatedBytesForCurrentThread() - before - (1000 * sizeof(double));
        }

        Once();
        Assert.InRange(Once(), 0, 8 << 10);
    }

    private static PlanDefinition Plan(string[] dims, ParameterDefinition[] parameters) => Define("K", dims, parameters, [], []);

    private static PlanBinding Bound(string[] dims, ParameterDefinition[] parameters, params ArraySource<double>[] sources)
        => Binding(Plan(dims, parameters), [], sources);
}
