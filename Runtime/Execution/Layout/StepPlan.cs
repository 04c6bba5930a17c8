using StaticGraph.CompilerServices;
using StaticGraph.Execution.Scans;
using StaticGraph.Plans;

namespace StaticGraph.Execution;

/// <summary>One step of a plan with numbers: the sweeps of a nest, or a single sweep, and how their common space is cut.</summary>
internal sealed class StepPlan
{
    /// <summary>The step as the compiler wrote it.</summary>
    public required StepDefinition Definition { get; init; }

    /// <summary>The sweeps, in order.</summary>
    public required SweepPlan[] Sweeps { get; init; }

    /// <summary>The length of each axis.</summary>
    public required long[] Lengths { get; init; }

    /// <summary>True where there is nothing left to do: what it would copy is there.</summary>
    public bool IsDone => Array.TrueForAll(Sweeps, sweep => sweep.IsDone);

    /// <summary>The results that are computed where they are to be.</summary>
    public required DirectResult[] Direct { get; init; }

    /// <summary>The number of the step's first sweep, from 0.</summary>
    public int First => Definition.First;

    /// <summary>True for a nest; false for a sweep whose parts are its blocks.</summary>
    public bool IsNest => Definition.IsNest;

    /// <summary>True when no sweep reads anything: it is not counted among a plan's sweeps.</summary>
    public bool IsFinish => Array.TrueForAll(Sweeps, sweep => sweep.Definition.IsFinish);

    /// <summary>True when blocks are read from or written to storage.</summary>
    public bool TouchesStorage => Array.Exists(Sweeps, sweep => sweep.TouchesStorage);

    /// <summary>True where operands on one array that walk it apart are read together.</summary>
    public bool HasHulls => Array.Exists(Sweeps, sweep => sweep.Facts.HasHulls);

    /// <summary>The bytes that reading or writing one block needs beside it, in any of the sweeps.</summary>
    public long DecodeRoom
    {
        get
        {
            long bytes = 0;
            foreach (SweepPlan sweep in Sweeps)
            {
                bytes = Math.Max(bytes, sweep.Facts.DecodeRoom);
            }

            return bytes;
        }
    }

    /// <summary>What was chosen, or null where nothing has been.</summary>
    public BlockChoice? Choice { get; private set; }

    /// <summary>What the chosen blocks move.</summary>
    public MovedBytes Moved { get; private set; }

    /// <summary>The block length on each axis; on the split axes, that of a part.</summary>
    public long[] Block => Choice!.Block;

    /// <summary>The number of parts.</summary>
    public long PartCount { get; private set; }

    /// <summary>The blocks of a single sweep in pairs, or null where they are done one by one.</summary>
    public BlockPairs? Pairs => Sweeps[0].Pairs;

    /// <summary>The order of blocks that finish in turn, or null where none waits for another one.</summary>
    public ScanOrder? Order { get; private set; }

    /// <summary>How often workers take something to do: a part, or a pair of blocks.</summary>
    public long TakeCount => Pairs?.Count ?? PartCount;

    /// <summary>The number of blocks of all sweeps.</summary>
    public long BlockCount { get; private set; }

    /// <summary>How often the step is done: more than once where it is a sweep whose takers take all elements as often.</summary>
    public int Passes => Taker.PassesOf(Sweeps[0].Definition);

    /// <summary>How many workers have buffers.</summary>
    public int Sets => Choice!.Sets;

    /// <summary>The peak in bytes, with the held arrays alive in the step.</summary>
    public long PeakBytes => Choice!.Peak;

    /// <summary>Where everything lies in the slab.</summary>
    public StepLayout Layout { get; private set; } = null!;

    /// <summary>True where each sweep is one block.</summary>
    public bool IsOneBlock => Sets == 1 && PartCount == 1 && Array.TrueForAll(Sweeps, sweep => sweep.IsDone || sweep.BlockCount == 1);

    /// <summary>True where a part is one block: what one sweep of a nest has read is still there for the next.</summary>
    public bool IsWhole
    {
        get
        {
            for (int axis = Definition.Split; axis < Lengths.Length; axis++)
            {
                if (Lengths[axis] == 0 || Block[axis] < Lengths[axis])
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>The shape of a part that is not at the end of an axis.</summary>
    public long[] Part
    {
        get
        {
            long[] part = (long[])Lengths.Clone();
            Block.AsSpan(0, Definition.Split).CopyTo(part);
            return part;
        }
    }

    /// <summary>Takes the blocks that were chosen.</summary>
    public void Choose(BlockChoice choice, MovedBytes moved) => (Choice, Moved) = (choice, moved);

    /// <summary>Gives everything its place, for the blocks that were chosen: the step is to run.</summary>
    public void Settle(BoundPlan plan)
    {
        PartCount = 1;
        for (int axis = 0; axis < Definition.Split; axis++)
        {
            PartCount = checked(PartCount * Cuts(axis));
        }

        BlockCount = 0;
        foreach (SweepPlan sweep in Sweeps)
        {
            sweep.SetBlock(Block);
            BlockCount = checked(BlockCount + sweep.BlockCount);
        }

        if (IsNest)
        {
            PartArrays.Place(plan, this);
        }

        Order = ScanOrder.Of(this, plan.Program, Arrays.Make(Definition.Axes.Count, Cuts));
        Layout = new StepLayout(plan, this);
    }

    /// <summary>True for a held array that lies where a result is to be.</summary>
    public bool IsDirect(int held) => DirectResult.Has(Direct, held);

    /// <summary>The number of a part on each split axis.</summary>
    public void Locate(long part, Span<long> index)
    {
        if (Order is { } order)
        {
            order.Locate(part, index);
            return;
        }

        for (int axis = Definition.Split - 1; axis >= 0; axis--)
        {
            long cuts = Cuts(axis);
            index[axis] = part % cuts;
            part /= cuts;
        }
    }

    private long Cuts(int axis) => (Lengths[axis] / Block[axis]) + (Lengths[axis] % Block[axis] == 0 ? 0 : 1);
}
