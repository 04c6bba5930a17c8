using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Execution;

/// <summary>Plans as the compiler prints them, written by hand, so that the runtime is tested without the compiler.</summary>
internal static class HandWritten
{
    /// <summary>A definition with everything that a test does not care for left empty.</summary>
    public static PlanDefinition Define(
        string name,
        string[] dims,
        ParameterDefinition[] parameters,
        SweepDefinition[] sweeps,
        OutputDefinition[] outputs,
        HeldDefinition[]? held = null,
        EquationDefinition[]? equations = null,
        DType[]? scalars = null,
        long limit = 0)
        => new(
            PlanContract.Version,
            name,
            name + " by hand",
            dims.Select(dim => new DimDefinition(dim, 0)).ToArray(),
            parameters,
            equations ?? [],
            scalars ?? [],
            held ?? [],
            sweeps,
            outputs,
            limit);

    public static ParameterDefinition Parameter(string name, params string[] shape) => new(name, DType.Double, shape);

    public static OperandDefinition Operand(int parameter, string name, params int[] map) => new(OperandKind.Parameter, parameter, name, DType.Double, Access.Walk(map));

    public static OperandDefinition Held(int held, string name, params int[] map) => new(OperandKind.Held, held, name, DType.Double, Access.Walk(map));

    public static OutputDefinition Output(params string[] shape) => new("y", DType.Double, shape, shape.Select(_ => (string)null!).ToArray());

    public static SweepDefinition Sweep(string[] axes, OperandDefinition[] operands, StoreDefinition[]? stores = null, DType[]? temporaries = null, ReductionDefinition[]? reductions = null)
        => new(axes, operands, stores ?? [], temporaries ?? [], reductions ?? [], Operations: stores is null ? 0 : 1);

    public static StoreDefinition Store(int output = 0, DType type = DType.Double) => new(StoreKind.Output, output, type);

    public static ReductionDefinition Sum(int slot, int held, params int[][] levels)
        => new(ReductionKind.Sum, DType.Double, slot, levels.Select(level => new EquatableArray<int>(level)).ToArray(), held);

    /// <summary>(2x+1)^3 over n axes of any names.</summary>
    public static PlanDefinition Cube(params string[] axes) => Define(
        "Cube",
        axes,
        [Parameter("x", axes)],
        [Sweep(axes, [Operand(0, "x", [.. Enumerable.Range(0, axes.Length)])], [Store()])],
        [Output(axes)]);

    /// <summary>A plan of one sweep: slots 0 and 1 are read, slot 2 is written.</summary>
    public static PlanDefinition Binary(string[] axes, ParameterDefinition left, int[] leftMap, ParameterDefinition right, int[] rightMap) => Define(
        "Binary",
        axes,
        [left, right],
        [Sweep(axes, [Operand(0, "a", leftMap), Operand(1, "b", rightMap)], [Store()])],
        [Output(axes)]);

    public static Plan<double> Bind(PlanDefinition definition, SweepBody[] bodies, params ArraySource<double>[] sources)
        => Binding(definition, bodies, sources).ToPlan<double>();

    public static PlanBinding Binding(PlanDefinition definition, SweepBody[] bodies, params ArraySource<double>[] sources)
    {
        var binding = new PlanBinding(definition, bodies);
        for (int i = 0; i < sources.Length; i++)
        {
            binding.SetSource(i, sources[i]);
        }

        binding.Bind();
        return binding;
    }

    /// <summary>Runs nothing: a sweep that only folds its operand.</summary>
    public sealed class NoBody : SweepBody
    {
        public override void Run(in Tile tile)
        {
        }
    }

    /// <summary>slot 1 = (2 * slot 0 + 1)^3.</summary>
    public sealed class CubeBody : SweepBody
    {
        public override void Run(in Tile tile)
        {
            for (nint row = 0; row < tile.Rows; row++)
            {
                Lanes(tile.Length, ref tile.Row<double>(0, row), ref tile.Row<double>(1, row));
            }
        }

        private static void Lanes(nuint n, ref double x, ref double y)
        {
            for (nuint i = 0; i < n; i += (nuint)Vector256<double>.Count)
            {
                Vector256<double> v = (Vector256.LoadUnsafe(ref x, i) * 2.0) + Vector256.Create(1.0);
                (v * v * v).StoreUnsafe(ref y, i);
            }
        }
    }

    /// <summary>slot 2 = slot 0 - slot 1, both with an element for each lane.</summary>
    public sealed class SubtractBody : SweepBody
    {
        public override void Run(in Tile tile)
        {
            for (nint row = 0; row < tile.Rows; row++)
            {
                Lanes(tile.Length, ref tile.Row<double>(0, row), ref tile.Row<double>(1, row), ref tile.Row<double>(2, row));
            }
        }

        private static void Lanes(nuint n, ref double a, ref double b, ref double y)
        {
            for (nuint i = 0; i < n; i += (nuint)Vector256<double>.Count)
            {
                (Vector256.LoadUnsafe(ref a, i) - Vector256.LoadUnsafe(ref b, i)).StoreUnsafe(ref y, i);
            }
        }
    }

    /// <summary>slot 2 = slot 0 - slot 1, where slot 1 has one element a row.</summary>
    public sealed class SubtractRowBody : SweepBody
    {
        public override void Run(in Tile tile)
        {
            for (nint row = 0; row < tile.Rows; row++)
            {
                Lanes(tile.Length, ref tile.Row<double>(0, row), Vector256.Create(tile.Row<double>(1, row)), ref tile.Row<double>(2, row));
            }
        }

        private static void Lanes(nuint n, ref double a, Vector256<double> b, ref double y)
        {
            for (nuint i = 0; i < n; i += (nuint)Vector256<double>.Count)
            {
                (Vector256.LoadUnsafe(ref a, i) - b).StoreUnsafe(ref y, i);
            }
        }
    }

    /// <summary>slot 1 = slot 0 + 1 and slot 2 = slot 0 * 2.</summary>
    public sealed class TwoResultsBody : SweepBody
    {
        public override void Run(in Tile tile)
        {
            for (nint row = 0; row < tile.Rows; row++)
            {
                for (nuint i = 0; i < tile.Length; i += (nuint)Vector256<double>.Count)
                {
                    Vector256<double> x = Vector256.LoadUnsafe(ref tile.Row<double>(0, row), i);
                    (x + Vector256.Create(1.0)).StoreUnsafe(ref tile.Row<double>(1, row), i);
                    (x * 2.0).StoreUnsafe(ref tile.Row<double>(2, row), i);
                }
            }
        }
    }

    /// <summary>slot 2 = slot 0 / slot 1 in whole numbers.</summary>
    public sealed class DivideBody : SweepBody
    {
        public override void Run(in Tile tile)
        {
            for (nint row = 0; row < tile.Rows; row++)
            {
                for (nuint i = 0; i < tile.Length; i++)
                {
                    Unsafe.Add(ref tile.Row<int>(2, row), i) = Unsafe.Add(ref tile.Row<int>(0, row), i) / Unsafe.Add(ref tile.Row<int>(1, row), i);
                }
            }
        }
    }

    /// <summary>slot 3 (a temporary) = (slot 0 - slot 1)^2, kept for a reduction; slot 2 = it.</summary>
    public sealed class SquareBody : SweepBody
    {
        public override void Run(in Tile tile)
        {
            for (nint row = 0; row < tile.Rows; row++)
            {
                for (nuint i = 0; i < tile.Length; i += (nuint)Vector256<double>.Count)
                {
                    Vector256<double> d = Vector256.LoadUnsafe(ref tile.Row<double>(0, row), i) - Vector256.LoadUnsafe(ref tile.Row<double>(1, row), i);
                    (d * d).StoreUnsafe(ref tile.Row<double>(2, row), i);
                }
            }
        }
    }
}
