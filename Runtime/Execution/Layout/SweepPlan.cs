using StaticGraph.CompilerServices;
using StaticGraph.Plans;

namespace StaticGraph.Execution;

/// <summary>One sweep with numbers: its slots, its blocks, and its place in the step it belongs to.</summary>
internal sealed class SweepPlan
{
    private readonly Taker[] _takers = [];
    private long[] _stepBlock = [];

    /// <summary>The number of the sweep in its plan.</summary>
    public required int Index { get; init; }

    /// <summary>The sweep as the compiler wrote it.</summary>
    public required SweepDefinition Definition { get; init; }

    /// <summary>How the step walks the sweep's space: which of its axes each axis of the sweep is, and what goes with its blocks there. Prepended axes are none of them.</summary>
    public required Access OnStep { get; init; }

    /// <summary>The lengths of the step's axes.</summary>
    public required long[] StepLengths { get; init; }

    /// <summary>How many of the step's axes are split.</summary>
    public required int Split { get; init; }

    /// <summary>True in a nest.</summary>
    public required bool IsNested { get; init; }

    /// <summary>What it does of a result that is computed where it is to be.</summary>
    public required DirectRole Role { get; init; }

    /// <summary>True where it contracts into a result, which lies in memory.</summary>
    public bool IsDirect => Role == DirectRole.Folds;

    /// <summary>True where there is nothing left to do: what it would copy is there.</summary>
    public bool IsDone => Role == DirectRole.Copies;

    /// <summary>The generated code.</summary>
    public required SweepBody Body { get; init; }

    /// <summary>The iteration space, with axes of length 1 prepended until there are two.</summary>
    public required long[] Lengths { get; init; }

    /// <summary>How many axes were prepended.</summary>
    public int Shift => Lengths.Length - Definition.Axes.Count;

    /// <summary>What comes through buffers and what is gathered.</summary>
    public required SweepFacts Facts { get; init; }

    /// <summary>The bytes that are carried from block to block of what masks take.</summary>
    public required long CarriedBytes { get; init; }

    /// <summary>Operands, then stores, then temporaries.</summary>
    public required SlotPlan[] Slots { get; init; }

    /// <summary>The elements a row is cut into.</summary>
    public required int Granule { get; init; }

    /// <summary>The most elements of a row computed at once.</summary>
    public required long Strip { get; init; }

    /// <summary>True when all that the sweep makes are large results in the user's memory, which may go past the caches.</summary>
    public required bool Bypasses { get; init; }

    /// <summary>True when an operand's neighbours along a row lie apart in memory.</summary>
    public bool HasGathers => Array.Exists(Slots, slot => slot.IsGathered);

    /// <summary>The slot whose elements lie apart, or where lists and arrays of indices say, and are stored as they are; -1 where none does.</summary>
    public required int Moved { get; init; }

    /// <summary>What takes the values that the sweep computes; those that have partials come first.</summary>
    public required Taker[] Takers
    {
        get => _takers;
        init
        {
            _takers = value;
            while (PartialCount < value.Length && value[PartialCount].HasPartials)
            {
                PartialCount++;
            }
        }
    }

    /// <summary>How many takers have partials; asked for at every block.</summary>
    public int PartialCount { get; private init; }

    /// <summary>The axis along which blocks finish in turn, counted after those that were prepended; -1 where there is none.</summary>
    public int Along => Taker.AlongOf(Definition) is >= 0 and int along ? along + Shift : -1;

    /// <summary>True where some taker goes by the indices of elements: only axes that it does not tell apart are walked as one.</summary>
    public bool KnowsAxes => PartialCount > 0 || Taker.AlongOf(Definition) >= 0;

    /// <summary>
    /// For each operand the one whose buffer it exchanges with in the second half of a pair of blocks: it reads the same array with the axes of
    /// the pair exchanged. -1 where there is none; empty where no operand has one.
    /// </summary>
    public int[] Partners { get; init; } = [];

    /// <summary>The block length on each axis, with what is around a block.</summary>
    public long[] Block { get; set; } = [];

    /// <summary>The number of blocks on each axis.</summary>
    public long[] Grid { get; set; } = [];

    /// <summary>The number of blocks.</summary>
    public long BlockCount { get; set; }

    /// <summary>The number of blocks in a part.</summary>
    public long BlocksInPart { get; private set; }

    /// <summary>The blocks in pairs, or null where they are done one by one.</summary>
    public BlockPairs? Pairs { get; private set; }

    /// <summary>True when blocks are read from or written to storage.</summary>
    public bool TouchesStorage { get; set; }

    /// <summary>The arithmetic operations on all elements, with those that several parts overlap in once for each of them; <paramref name="stepBlock"/> is the block of the step.</summary>
    public double Operations(long[] stepBlock)
    {
        double elements = 1;
        for (int axis = 0; axis < Lengths.Length; axis++)
        {
            bool overlaps = OnStep[axis] is { IsPlain: false, Kind: AxisTermKind.Walk };
            elements *= overlaps ? OnStep[axis].Overlapped(OnStep.Along(axis, StepLengths), OnStep.Along(axis, stepBlock)) : Lengths[axis];
        }

        return Definition.Operations * elements;
    }

    /// <summary>True when the step cuts an axis into parts.</summary>
    public bool IsSplit(int axis) => OnStep.IsSplit(axis, Split);

    /// <summary>The lengths that a taker knows: of the whole space, or of a part where it takes each part by itself.</summary>
    public void TakenLengths(Taker taker, ReadOnlySpan<long> block, Span<long> lengths)
    {
        for (int axis = 0; axis < Lengths.Length; axis++)
        {
            lengths[axis] = taker.IsLocal && IsSplit(axis) ? block[axis] : Lengths[axis];
        }
    }

    /// <summary>Bytes of a term of a taker.</summary>
    public long TakerBytes(int taker, int term, ReadOnlySpan<long> block)
    {
        Span<long> lengths = stackalloc long[Lengths.Length];
        TakenLengths(Takers[taker], block, lengths);
        return Takers[taker].Bytes(term, lengths, block);
    }

    /// <summary>The sweep's own block, for a block of its step.</summary>
    public void BlockOf(ReadOnlySpan<long> stepBlock, Span<long> block)
    {
        for (int axis = 0; axis < block.Length; axis++)
        {
            block[axis] = OnStep.Length(axis, stepBlock);
        }
    }

    /// <summary>Takes the block of the step.</summary>
    public void SetBlock(long[] stepBlock)
    {
        _stepBlock = stepBlock;
        Block = new long[Lengths.Length];
        BlockOf(stepBlock, Block);
        Grid = new long[Lengths.Length];
        BlocksInPart = 1;
        BlockCount = IsDone ? 0 : 1;
        for (int axis = 0; axis < Grid.Length; axis++)
        {
            long length = OnStep.Along(axis, StepLengths), block = OnStep.Along(axis, stepBlock);
            Grid[axis] = (length / block) + (length % block == 0 ? 0 : 1);
            BlockCount = checked(BlockCount * Grid[axis]);
            BlocksInPart *= IsSplit(axis) ? 1 : Grid[axis];
        }

        Pairs = BlockPairs.Of(this);
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

    /// <summary>True where each block has all of an axis.</summary>
    public bool IsWhole(int axis) => OnStep[axis] is { IsPlain: false, Kind: AxisTermKind.Walk } term
        ? Grid[axis] == 1 && term.Overlapping(0, OnStep.Along(axis, StepLengths), out long reached) == 0 && reached == Lengths[axis]
        : Block[axis] >= Lengths[axis];

    /// <summary>The first index on each axis, and the length there, of a block of the part that has the numbers <paramref name="part"/> on the step's split axes. Returns its number.</summary>
    public long Locate(ReadOnlySpan<long> part, long block, Span<long> start, Span<long> shape)
    {
        // What finishes in turn goes on with the next block: along that axis first.
        int first = Along >= 0 && !IsSplit(Along) ? Along : -1;
        long link = first < 0 ? 0 : block % Grid[first];
        block /= first < 0 ? 1 : Grid[first];
        (long located, long scale) = (0, 1);
        for (int axis = Lengths.Length - 1; axis >= 0; axis--)
        {
            long number = IsSplit(axis) ? OnStep.Along(axis, part) : axis == first ? link : block % Grid[axis];
            block /= IsSplit(axis) || axis == first ? 1 : Grid[axis];
            start[axis] = Place(axis, number, out shape[axis]);
            located += number * scale;
            scale *= Grid[axis];
        }

        return located;
    }

    private long Place(int axis, long number, out long length)
    {
        if (OnStep[axis] is { IsPlain: false, Kind: AxisTermKind.Walk } term)
        {
            long each = OnStep.Along(axis, _stepBlock), from = number * each;
            return term.Overlapping(from, Math.Min(each, OnStep.Along(axis, StepLengths) - from), out length);
        }

        long start = number * Block[axis];
        length = Math.Min(Block[axis], Lengths[axis] - start);
        return start;
    }
}
