using StaticGraph.CompilerServices;
using StaticGraph.Execution.Reductions;

namespace StaticGraph.Execution.Blocks;

/// <summary>
/// A function of the lines of blocks. Its results lie where the fold's array has them; where blocks cut lines, what is open of each of them lies in an array beside that is kept from block to block, else in
/// the worker's room.
/// </summary>
internal abstract unsafe class BlockFunctionReducer : InPlaceReducer
{
    // Lines side by side are shared out in whole vectors.
    private const long RowUnit = 8;

    private byte* _shared;

    /// <summary>A function over axes of these lengths, in blocks, whose results lie in an array of other lengths where they are part of it.</summary>
    protected BlockFunctionReducer(BlockAxes axes, long[] lengths, long[] block, long[] arrayLengths, ReductionFormula formula)
        : base(lengths, block, arrayLengths, formula, axes.Definition.Block!.ResultOf(axes.Definition.Type).Size())
    {
        Axes = axes;
        OpenBytes = axes.Definition.Block!.OpenBytes(axes.Definition.Type);
    }

    /// <summary>What the axes of the sweep are.</summary>
    public BlockAxes Axes { get; }

    /// <summary>Bytes that are open of each result.</summary>
    public long OpenBytes { get; }

    public override void Start(byte* shared, byte* result)
    {
        base.Start(shared, result);
        _shared = shared;
        if (ChainLength == 0)
        {
            FillOfNothing(result, Geometry.KeptCount);
        }
    }

    public override BlockPartial CreatePartial(byte* memory) => new LineBlock(this, memory);

    public override void Commit(InPlacePartial block, int slice, int slices, byte* workspace)
    {
        var lines = (LineBlock)block;
        bool areApart = lines.OuterCount >= slices;
        long from = areApart ? lines.OuterCount * slice / slices : 0, end = areApart ? lines.OuterCount * (slice + 1) / slices : lines.OuterCount;
        long row = areApart ? 0 : Cut(lines.RowCount, slice, slices), rowEnd = areApart ? lines.RowCount : Cut(lines.RowCount, slice + 1, slices);
        for (long outer = from; outer < end && row < rowEnd && !block.HasStopped(); outer++)
        {
            Take(lines, outer, row, rowEnd, workspace);
        }
    }

    /// <summary>Where what is open of a block's first result lies, and the bytes to that of the next one along each axis: those of the outer axes, the results of a line, and the last kept axis.</summary>
    public byte* Open(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, byte* workspace, Span<long> strides)
    {
        ReadOnlySpan<long> lengths = IsOrdered ? Lengths : shape;
        long stride = OpenBytes, offset = 0;
        void Next(int axis, ReadOnlySpan<long> start, ReadOnlySpan<long> lengths, Span<long> strides)
        {
            strides[axis] = stride;
            offset += start[axis] * stride;
            stride *= lengths[axis];
        }

        foreach (int axis in Axes.Row)
        {
            Next(axis, start, lengths, strides);
        }

        Next(Axes.Results, start, lengths, strides);
        for (int i = Axes.Outer.Length - 1; i >= 0; i--)
        {
            Next(Axes.Outer[i], start, lengths, strides);
        }

        return IsOrdered ? _shared + offset : workspace + BlockRule.StripBytes;
    }

    /// <summary>Takes lines side by side, of one index of the outer axes.</summary>
    protected abstract void Take(LineBlock block, long outer, long row, long end, byte* workspace);

    /// <summary>Writes the results of lines that have no elements.</summary>
    protected abstract void FillOfNothing(byte* results, long count);

    private static long Cut(long rows, int slice, int slices) => slice == slices ? rows : rows * slice / slices / RowUnit * RowUnit;
}
