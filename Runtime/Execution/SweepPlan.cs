using StaticGraph.CompilerServices;
using StaticGraph.Plans;

namespace StaticGraph.Execution;

/// <summary>One sweep with numbers: its slots, its blocks, and where everything lies in a worker's buffers.</summary>
internal sealed class SweepPlan
{
    /// <summary>The number of the sweep in its plan.</summary>
    public required int Index { get; init; }

    /// <summary>The sweep as the compiler wrote it.</summary>
    public required SweepDefinition Definition { get; init; }

    /// <summary>The generated code.</summary>
    public required SweepBody Body { get; init; }

    /// <summary>The iteration space, with axes of length 1 prepended until there are two.</summary>
    public required long[] Lengths { get; init; }

    /// <summary>How many axes were prepended.</summary>
    public int Shift => Lengths.Length - Definition.Axes.Count;

    /// <summary>What comes through buffers and what is gathered.</summary>
    public required SweepFacts Facts { get; init; }

    /// <summary>Operands, then stores, then temporaries.</summary>
    public required SlotPlan[] Slots { get; init; }

    /// <summary>The elements a row is cut into.</summary>
    public required int Granule { get; init; }

    /// <summary>The most elements of a row computed at once.</summary>
    public required long Strip { get; init; }

    /// <summary>True when an operand's neighbours along a row lie apart in memory.</summary>
    public bool HasGathers => Array.Exists(Slots, slot => slot.IsGathered);

    /// <summary>The reductions, their axes counted after the prepended ones.</summary>
    public required ReductionFormula[] Reductions { get; init; }

    /// <summary>
    /// For each operand the one whose buffer it exchanges with in the second half of a pair of blocks: it reads the same array with the axes of
    /// the pair exchanged. -1 where there is none; empty where no operand has one.
    /// </summary>
    public int[] Partners { get; init; } = [];

    /// <summary>The block length on each axis.</summary>
    public long[] Block { get; set; } = [];

    /// <summary>The number of blocks on each axis.</summary>
    public long[] Grid { get; set; } = [];

    /// <summary>The number of blocks.</summary>
    public long BlockCount { get; set; }

    /// <summary>The blocks in pairs, or null where they are done one by one.</summary>
    public BlockPairs? Pairs { get; set; }

    /// <summary>How often workers take something to do: a block, or a pair of blocks.</summary>
    public long TakeCount => Pairs?.Count ?? BlockCount;

    /// <summary>How many workers have buffers.</summary>
    public int Sets { get; set; }

    /// <summary>The sweep's peak in bytes, with the held arrays alive in it.</summary>
    public long PeakBytes { get; set; }

    /// <summary>Where everything lies in the slab.</summary>
    public SweepLayout Layout { get; set; } = null!;

    /// <summary>True when blocks are read from or written to storage.</summary>
    public bool TouchesStorage { get; set; }

    /// <summary>Lengths of the definition's axes with 1 for each prepended axis.</summary>
    public long[] Prepend(long[] lengths)
    {
        int shift = Shift;
        if (shift == 0)
        {
            return lengths;
        }

        var all = new long[Lengths.Length];
        all.AsSpan(0, shift).Fill(1);
        lengths.CopyTo(all.AsSpan(shift));
        return all;
    }

    /// <summary>The number of the block that begins at <paramref name="start"/>.</summary>
    public long NumberOf(ReadOnlySpan<long> start)
    {
        long number = 0;
        for (int axis = 0; axis < Grid.Length; axis++)
        {
            number = (number * Grid[axis]) + (start[axis] / Block[axis]);
        }

        return number;
    }

    /// <summary>The first index of block <paramref name="block"/> on each axis, and its length there.</summary>
    public void Locate(long block, Span<long> start, Span<long> shape)
    {
        for (int axis = Lengths.Length - 1; axis >= 0; axis--)
        {
            start[axis] = block % Grid[axis] * Block[axis];
            shape[axis] = Math.Min(Block[axis], Lengths[axis] - start[axis]);
            block /= Grid[axis];
        }
    }
}
