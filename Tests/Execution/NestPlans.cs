using System.Runtime.CompilerServices;
using StaticGraph.CompilerServices;
using static StaticGraph.Tests.Execution.HandWritten;

namespace StaticGraph.Tests.Execution;

/// <summary>Kernels as nests and as flat sweeps, with the same bodies: both must give the same bits.</summary>
internal static class NestPlans
{
    /// <summary>y = (x - row means) / row standard deviations, x of shape (n, m): two passes over x with two finishing sweeps between them.</summary>
    public static PlanDefinition ZScore { get; } = Define(
        "ZScore",
        ["n", "m"],
        [Parameter("x", "n", "m")],
        [
            Sweep(["n", "m"], [Operand(0, "x", 0, 1)], reductions: [Sum(0, 0, [1]), Sum(0, 1, [1]) with { Kind = ReductionKind.SquaredDeviations }]),
            Sweep(["n"], [Held(0, "sum", 0), Count(0)], [StoreHeld(2)]),
            Sweep(["n"], [Held(1, "squares", 0), Count(0)], [StoreHeld(3)]),
            Sweep(["n", "m"], [Operand(0, "x", 0, 1), Held(2, "mean", 0), Held(3, "deviation", 0)], [Store()]),
        ],
        [Output("n", "m")],
        [Face("sum", 0, 1, "n"), Face("squares", 0, 2, "n"), Face("mean", 1, 3, "n"), Face("deviation", 2, 3, "n")],
        scalars: [DType.Double]);

    public static SweepBody[] ZScoreBodies { get; } =
    [
        new NoBody(),
        Each((x, count, _) => x / count, perRow: [1]),
        Each((x, count, _) => Math.Sqrt(x / count), perRow: [1]),
        Each((x, mean, deviation) => (x - mean) / deviation, perRow: [1, 2], result: 3),
    ];

    /// <summary>y = e / row sums of e, e = exp(x - row maxima): three passes over x.</summary>
    public static PlanDefinition Softmax { get; } = Define(
        "Softmax",
        ["n", "m"],
        [Parameter("x", "n", "m")],
        [
            Sweep(["n", "m"], [Operand(0, "x", 0, 1)], reductions: [Sum(0, 0, [1]) with { Kind = ReductionKind.Max }]),
            Sweep(["n", "m"], [Operand(0, "x", 0, 1), Held(0, "max", 0)], temporaries: [DType.Double], reductions: [Sum(2, 1, [1])]),
            Sweep(["n", "m"], [Operand(0, "x", 0, 1), Held(0, "max", 0), Held(1, "sum", 0)], [Store()]),
        ],
        [Output("n", "m")],
        [Face("max", 0, 2, "n"), Face("sum", 1, 2, "n")]);

    public static SweepBody[] SoftmaxBodies { get; } =
    [
        new NoBody(),
        Each((x, max, _) => Math.Exp(x - max), perRow: [1], result: 2),
        Each((x, max, sum) => Math.Exp(x - max) / sum, perRow: [1, 2], result: 3),
    ];

    /// <summary>y = column means of x.</summary>
    public static PlanDefinition ColumnMeans { get; } = Define(
        "ColumnMeans",
        ["n", "m"],
        [Parameter("x", "n", "m")],
        [
            Sweep(["n", "m"], [Operand(0, "x", 0, 1)], reductions: [Sum(0, 0, [0])]),
            Sweep(["m"], [Held(0, "sum", 0), Count(0)], [Store()]),
        ],
        [Output("m")],
        [Face("sum", 0, 1, "m")],
        scalars: [DType.Double]);

    public static SweepBody[] ColumnMeansBodies { get; } = [new NoBody(), Each((x, count, _) => x / count, perRow: [1])];

    /// <summary>The sum over everything of (x - row means)^2: a fold of the whole array behind folds of each part; its levels are the reduced axes (0, 1).</summary>
    public static PlanDefinition Within(params int[][] levels) => Define(
        "Within",
        ["n", "m"],
        [Parameter("x", "n", "m")],
        [
            Sweep(["n", "m"], [Operand(0, "x", 0, 1)], reductions: [Sum(0, 0, [1])]),
            Sweep(["n"], [Held(0, "sum", 0), Count(0)], [StoreHeld(1)]),
            Sweep(["n", "m"], [Operand(0, "x", 0, 1), Held(1, "mean", 0)], temporaries: [DType.Double], reductions: [Sum(2, 2, levels)]),
            Sweep([], [Held(2, "within"), Held(2, "within")], [Store()]),
        ],
        [Output()],
        [Face("sum", 0, 1, "n"), Face("mean", 1, 2, "n"), Face("within", 2, 3)],
        scalars: [DType.Double]);

    public static SweepBody[] WithinBodies { get; } =
    [
        new NoBody(),
        Each((x, count, _) => x / count, perRow: [1]),
        Each((x, mean, _) => (x - mean) * (x - mean), perRow: [1]),
        new ReductionPlanTests.CopyBody(),
    ];

    /// <summary>y = x - sums over the middle axis, x of shape (k, n, m): each part keeps the axis inside it.</summary>
    public static PlanDefinition Centred { get; } = Define(
        "Centred",
        ["k", "n", "m"],
        [Parameter("x", "k", "n", "m")],
        [
            Sweep(["k", "n", "m"], [Operand(0, "x", 0, 1, 2)], reductions: [Sum(0, 0, [1])]),
            Sweep(["k", "n", "m"], [Operand(0, "x", 0, 1, 2), Held(0, "sum", 0, 2)], [Store()]),
        ],
        [Output("k", "n", "m")],
        [Face("sum", 0, 1, "k", "m")]);

    public static SweepBody[] CentredBodies { get; } = [new NoBody(), Each((x, sum, _) => x - sum)];

    /// <summary>The plan with its first <paramref name="count"/> sweeps as a nest over <paramref name="axes"/>; held arrays that only the nest uses are parts.</summary>
    public static PlanDefinition Nested(this PlanDefinition plan, string[] axes, int tiled, int count) => plan with
    {
        Nests = new[]
        {
            new StepDefinition(0, count, axes, tiled, plan.Sweeps.Take(count).Select(sweep => Access.Walk([.. sweep.Axes.Select(axis => Array.IndexOf(axes, axis))])).ToArray()),
        },
        Held = plan.Held.Select(held => held with { IsPart = held.LastSweep < count }).ToArray(),
    };

    /// <summary>A plan with one array and, where it has a scalar, that number.</summary>
    public static PlanBinding BindOne(PlanDefinition plan, SweepBody[] bodies, ArraySource<double> source, double scalar = 0)
    {
        PlanBinding binding = Binding(plan, bodies, source);
        if (plan.Scalars.Count > 0)
        {
            binding.SetScalar(0, scalar);
        }

        return binding;
    }

    private static HeldDefinition Face(string name, int first, int last, params string[] shape) => new(name, DType.Double, shape, first, last);

    private static OperandDefinition Count(int scalar) => new(OperandKind.Scalar, scalar, "count", DType.Double, Access.Scalar);

    private static StoreDefinition StoreHeld(int held) => new(StoreKind.Held, held, DType.Double);

    private static EachBody Each(Func<double, double, double, double> function, int[]? perRow = null, int result = 2) => new(function, perRow ?? [], result);

    /// <summary>slot <paramref name="result"/> = a function of slots 0 to 2; those in <paramref name="perRow"/> have one element a row, as scalars have.</summary>
    private sealed class EachBody(Func<double, double, double, double> function, int[] perRow, int result) : SweepBody
    {
        public override void Run(in Tile tile)
        {
            for (nint row = 0; row < tile.Rows; row++)
            {
                for (nuint i = 0; i < tile.Length; i++)
                {
                    Unsafe.Add(ref tile.Row<double>(result, row), i) = function(At(tile, 0, row, i), At(tile, 1, row, i), result > 2 ? At(tile, 2, row, i) : 0);
                }
            }
        }

        private double At(in Tile tile, int slot, nint row, nuint i)
            => Unsafe.Add(ref tile.Row<double>(slot, row), Array.IndexOf(perRow, slot) >= 0 ? 0 : i);
    }
}
