using StaticGraph.CompilerServices;
using StaticGraph.Plans;
using StaticGraph.Storage;

namespace StaticGraph.Execution;

/// <summary>A plan with its sources and scalars: every length is a number. Immutable, so it may run often and from several threads.</summary>
internal sealed class BoundPlan(PlanProgram program, SweepBody[] bodies, ArraySource[] sources, long[] dims, ulong[] scalars)
{
    public PlanProgram Program { get; } = program;

    public PlanDefinition Definition => Program.Definition;

    /// <summary>All variants of the kernel, in order, this one first; empty where there is one. They share everything but held arrays and sweeps.</summary>
    public BoundPlan[] Variants { get; private set; } = [];

    /// <summary>The generated code of each sweep.</summary>
    public SweepBody[] Bodies { get; } = bodies;

    /// <summary>The length of each dim.</summary>
    public long[] Dims { get; } = dims;

    /// <summary>The last choice of blocks, which the next run takes over where nothing has changed that it depends on.</summary>
    public ChosenPlan? Choice { get; set; }

    /// <summary>The last verdict on chunks of results that nobody named, which the next run takes over likewise.</summary>
    public GridVerdict? Verdict { get; set; }

    /// <summary>The source of each parameter.</summary>
    public ArraySource[] Sources { get; } = sources;

    /// <summary>The bits of each scalar slot, in its first bytes.</summary>
    public ulong[] Scalars { get; } = scalars;

    /// <summary>The shape of each result; -1 where only a run tells.</summary>
    public long[][] OutputShapes { get; } = Shapes(program, program.Outputs, dims);

    /// <summary>The shape of each held array.</summary>
    public long[][] HeldShapes { get; } = Shapes(program, program.Held, dims);

    /// <summary>The shape of each spilled array.</summary>
    public long[][] SpillShapes { get; } = Shapes(program, program.Spills, dims);

    /// <summary>The iteration space of each sweep.</summary>
    public long[][] SweepShapes { get; } = Shapes(program, program.Sweeps, dims, sweep => program.Definition.Sweeps[sweep].TakesBlocks);

    /// <summary>How operands, stores, sweeps and parts are walked, from numbers on.</summary>
    public KnownAccess Walked { get; } = program.AccessOf(dims);

    /// <summary>The plan of a kernel, whose variants share sources, lengths and scalars.</summary>
    public static BoundPlan Of(PlanProgram[] variants, SweepBody[][] bodies, ArraySource[] sources, long[] dims, ulong[] scalars)
    {
        var bound = new BoundPlan[variants.Length];
        for (int i = 0; i < bound.Length; i++)
        {
            bound[i] = new BoundPlan(variants[i], bodies[i], sources, dims, scalars);
        }

        bound[0].Variants = bound.Length > 1 ? bound : [];
        return bound[0];
    }

    /// <summary>The bytes of all spilled arrays.</summary>
    public long AllSpillBytes
    {
        get
        {
            long bytes = 0;
            for (int i = 0; i < SpillShapes.Length; i++)
            {
                bytes = NumericMemory.SaturatingAdd(bytes, SpillBytes(i));
            }

            return bytes;
        }
    }

    /// <summary>The bytes of a spilled array.</summary>
    public long SpillBytes(int index) => Block.Count(SpillShapes[index]) * Definition.Spills[index].Type.Size();

    private static long[][] Shapes(PlanProgram program, LengthFormula[][] formulas, long[] dims, Func<int, bool>? isNoArray = null)
    {
        var shapes = new long[formulas.Length][];
        for (int i = 0; i < shapes.Length; i++)
        {
            shapes[i] = formulas[i].Length == 0 ? [] : new long[formulas[i].Length];
            for (int axis = 0; axis < shapes[i].Length; axis++)
            {
                long length = ShapeMessages.Evaluate(program, formulas[i][axis], dims);
                shapes[i][axis] = length >= 0 || formulas[i][axis].Text == OutputDefinition.Untold
                    ? length
                    : throw new ArrayShapeException($"{program.Definition.Name}: the length {formulas[i][axis].Text} is {length}; a length is 0 or more.");
            }

            // Nothing is as large as the space of a contraction.
            if (isNoArray?.Invoke(i) != true)
            {
                CheckCount(program, shapes[i]);
            }
        }

        return shapes;
    }

    // Byte counts are 64-bit everywhere; an array of 2^60 elements is beyond any disk.
    private static void CheckCount(PlanProgram program, long[] shape)
    {
        long count = 1;
        foreach (long length in shape)
        {
            count = NumericMemory.SaturatingMultiply(count, Math.Abs(length));
        }

        if (count > 1L << 59)
        {
            throw new ArrayShapeException($"{program.Definition.Name}: an array of shape {TupleText.Of(shape)} has more than 2^59 elements, whose bytes 64 bits cannot count.");
        }
    }
}
