using StaticGraph.CompilerServices;
using StaticGraph.Execution;

namespace StaticGraph.Overhead;

/// <summary>Runs in blocks of ten elements, which no solver would choose.</summary>
internal static class TinySweeps
{
    private const long Length = 10;

    private static readonly EquatableArray<string> s_line = new[] { "n" };
    private static readonly EquatableArray<string> s_one = new[] { "1" };

    /// <summary>Adds up as many tens as there are blocks.</summary>
    public static RunReport Sum(long blocks, int workers)
    {
        var plan = Define(
            [
                new SweepDefinition(new[] { "1", "n" }, new[] { X(1) }, Array.Empty<StoreDefinition>(), Array.Empty<DType>(), new[] { Fold }),
                new SweepDefinition(s_one, new[] { new OperandDefinition(OperandKind.Held, 0, "sum", DType.Double, Access.Walk(0)) }, Write, Array.Empty<DType>(), Array.Empty<ReductionDefinition>()),
            ],
            s_one) with { Held = new[] { new HeldDefinition("sum", DType.Double, s_one, 0, 1) } };
        var sum = new double[1];
        RunReport report = Run(plan, [new Copy(), new Copy()], blocks, workers, [[1, Length], [1]], sum);
        return sum[0] == blocks * Length ? report : throw new InvalidOperationException($"The sum is {sum[0]}.");
    }

    /// <summary>Copies as many tens as there are blocks.</summary>
    public static RunReport Double(long blocks, int workers)
    {
        var plan = Define([new SweepDefinition(s_line, new[] { X(0) }, Write, Array.Empty<DType>(), Array.Empty<ReductionDefinition>())], s_line);
        return Run(plan, [new Copy()], blocks, workers, [[Length]], new double[blocks * Length]);
    }

    private static ReductionDefinition Fold => new(ReductionKind.Sum, DType.Double, 0, new EquatableArray<int>[] { new[] { 1 } }, 0);

    private static OperandDefinition X(int axis) => new(OperandKind.Parameter, 0, "x", DType.Double, Access.Walk(axis));

    private static EquatableArray<StoreDefinition> Write => new[] { new StoreDefinition(StoreKind.Output, 0, DType.Double) };

    private static PlanDefinition Define(SweepDefinition[] sweeps, EquatableArray<string> result) => new(
        PlanContract.Version,
        "Tiny",
        "tiny blocks",
        new[] { new DimDefinition("n", 0) },
        new[] { new ParameterDefinition("x", DType.Double, s_line) },
        Array.Empty<EquationDefinition>(),
        Array.Empty<DType>(),
        Array.Empty<HeldDefinition>(),
        sweeps,
        new[] { new OutputDefinition("y", DType.Double, result, result) },
        0);

    private static RunReport Run(PlanDefinition plan, SweepBody[] bodies, long blocks, int workers, long[][] shapes, double[] result)
    {
        using ArraySource<double> source = ArraySource.Create<double>([blocks * Length], (start, shape, block) => block.Fill(1));
        var binding = new PlanBinding(plan, bodies);
        binding.SetSource(0, source);
        binding.Bind();
        ArraySink<double> sink = result;
        return binding.ToPlan<double>().WriteTo(sink, new RunOptions { BlockShapes = shapes, MaxDegreeOfParallelism = workers });
    }

    /// <summary>slot 1 = slot 0.</summary>
    private sealed class Copy : SweepBody
    {
        public override void Run(in Tile tile)
        {
            for (nint row = 0; row < tile.Rows; row++)
            {
                for (int i = 0; i < (int)tile.Length; i++)
                {
                    System.Runtime.CompilerServices.Unsafe.Add(ref tile.Row<double>(1, row), i) = System.Runtime.CompilerServices.Unsafe.Add(ref tile.Row<double>(0, row), i);
                }
            }
        }
    }
}
