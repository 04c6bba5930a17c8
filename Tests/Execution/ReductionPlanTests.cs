using System.Numerics.Tensors;
using StaticGraph.CompilerServices;
using static StaticGraph.Tests.Execution.HandWritten;

namespace StaticGraph.Tests.Execution;

/// <summary>Plans that fold in one sweep and use the result in the next.</summary>
public class ReductionPlanTests
{
    /// <summary>x - x.Sum(0), in two sweeps.</summary>
    internal static PlanDefinition MinusColumnSums { get; } = Define(
        "MinusColumnSums",
        ["n", "m"],
        [Parameter("x", "n", "m")],
        [
            Sweep(["n", "m"], [Operand(0, "x", 0, 1)], reductions: [Sum(0, 0, [0])]),
            Sweep(["n", "m"], [Operand(0, "x", 0, 1), Held(0, "sum_x", 1)], [Store()]),
        ],
        [Output("n", "m")],
        held: [new HeldDefinition("sum_x", DType.Double, new[] { "m" }, 0, 1)]);

    /// <summary>The sum of all elements as one logical index, then read from where it is held.</summary>
    internal static PlanDefinition Total { get; } = Define(
        "Total",
        ["n", "m"],
        [Parameter("x", "n", "m")],
        [
            Sweep(["n", "m"], [Operand(0, "x", 0, 1)], reductions: [Sum(0, 0, [0], [1])]),
            Sweep([], [Held(0, "sum_x"), Held(0, "sum_x")], [Store()]),
        ],
        [Output()],
        held: [new HeldDefinition("sum_x", DType.Double, Array.Empty<string>(), 0, 1)]);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(64, 8)]
    [InlineData(65, 9)]
    [InlineData(1500, 37)]
    [InlineData(40, 3001)]
    public void SubtractsColumnSums(int n, int m)
    {
        // Whole numbers, so that every order of adding gives the same sum.
        var x = new double[n, m];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < m; j++)
            {
                x[i, j] = ((i * 31) + (j * 17)) % 1000;
            }
        }

        Tensor<double> y = Bind(MinusColumnSums, [new NoBody(), new SubtractBody()], x).Compute();

        double[] sums = [.. Enumerable.Range(0, m).Select(j => Enumerable.Range(0, n).Sum(i => x[i, j]))];
        Assert.Equal(ElementwiseTests.Elements(n, m, (i, j) => x[i, j] - sums[j]), y);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(7, 3)]
    [InlineData(300, 700)]
    public void FoldsEverythingIntoAScalar(int n, int m)
    {
        var x = new double[n, m];
        Array.ForEach([.. Enumerable.Range(0, n)], i => Array.ForEach([.. Enumerable.Range(0, m)], j => x[i, j] = i + (2 * j)));

        ScalarPlan<double> plan = Binding(Total, [new NoBody(), new CopyBody()], x).ToScalarPlan<double>();

        Assert.Equal(x.Cast<double>().Sum(), plan.Compute());
    }

    /// <summary>slot 2 = slot 0, where both operands are one element.</summary>
    internal sealed class CopyBody : SweepBody
    {
        public override void Run(in Tile tile)
        {
            for (nint row = 0; row < tile.Rows; row++)
            {
                System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref tile.Row<double>(2, row), (int)tile.Length).Fill(tile.Row<double>(0, row));
            }
        }
    }
}
