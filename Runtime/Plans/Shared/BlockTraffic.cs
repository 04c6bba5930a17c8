using System;

namespace StaticGraph.CompilerServices;

/// <summary>The traffic formula in numbers, for one block shape at a time. Numbers that exceed 64 bits stay at the greatest.</summary>
internal sealed partial class BlockTraffic : TrafficModel<long>
{
    private readonly BlockProblem _problem;
    private readonly long[] _cuts;
    private long[] _block;
    private bool _isExact;

    /// <summary>The traffic of a problem's blocks; <see cref="Choose"/> a shape before asking.</summary>
    public BlockTraffic(BlockProblem problem)
    {
        _problem = problem;
        _block = problem.Lengths;
        _cuts = new long[problem.Lengths.Length];
    }

    /// <summary>The number of blocks.</summary>
    public long BlockCount => Product(_cuts.Length);

    /// <summary>
    /// How many pieces of work can be done at once: parts, where a pair is square both blocks of a pair together. Of blocks that finish in turn, those along the axis
    /// are read and written at once, but where nothing is they only wait for each other.
    /// </summary>
    public long Flights
    {
        get
        {
            long parts = Product(_problem.Split);
            if (_problem.Along >= 0 && _problem.Arrays.Length == 0)
            {
                return _problem.AreChainsInTurn ? Math.Min(1, parts) : parts / Math.Max(1, _cuts[_problem.Along]);
            }

            long side = IsSquare ? _cuts[_problem.Pair[0]] : 1;
            return side > 1 ? (parts - (parts / side)) / 2 + (parts / side) : parts;
        }
    }

    /// <summary>True when the blocks on both axes of the pair are the same.</summary>
    public bool IsSquare => _problem.Pair.Length == 2 && _block[_problem.Pair[0]] == _block[_problem.Pair[1]];

    protected override int Rank => _cuts.Length;

    protected override bool IsInBlock
    {
        get
        {
            for (int axis = _problem.Split; axis < _cuts.Length; axis++)
            {
                if (_cuts[axis] != 1)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Makes <paramref name="block"/> the shape that is asked about; it must not change meanwhile.</summary>
    public BlockTraffic Choose(long[] block)
    {
        (_block, _isExact) = (block, false);
        for (int axis = 0; axis < _cuts.Length; axis++)
        {
            _cuts[axis] = Ceiling(_problem.Lengths[axis], block[axis]);
        }

        return this;
    }

    /// <summary>The same shape, no longer one of those that are only tried: of chunks that are no boxes of an array's shape, and of the squares of a diagonal, every one is counted.</summary>
    public BlockTraffic Exactly()
    {
        _isExact = true;
        return this;
    }

    /// <summary>The bytes of all sources, and of all results.</summary>
    public (long Read, long Written) Bytes()
    {
        long read = 0, written = 0;
        foreach (BlockArray array in _problem.Arrays)
        {
            long bytes = Bytes(array);
            (read, written) = array.IsWritten ? (read, NumericMemory.SaturatingAdd(written, bytes)) : (NumericMemory.SaturatingAdd(read, bytes), written);
        }

        return (read, written);
    }

    /// <summary>The bytes of all arrays.</summary>
    public long AllBytes()
    {
        (long read, long written) = Bytes();
        return NumericMemory.SaturatingAdd(read, written);
    }

    /// <summary>
    /// The requests for an array in all: each fetches a run of neighbours in storage, in the array, in a chunk that can be read in part, or a whole chunk.
    /// </summary>
    public long Requests(BlockArray array)
    {
        if (IsThere(array))
        {
            return 0;
        }

        if (array.Grids.Length > 0)
        {
            return Multiply(InGrids(array).Requests, Rounds(array));
        }

        if (RowTraffic.Knows(array))
        {
            return Multiply(array.RowsIn(_problem).Of(_problem.Lengths, _block, _isExact).Requests, Rounds(array));
        }

        long requests = array.IsWritten ? 1 : Rounds(array);
        bool areRuns = true;
        for (int i = array.Access.Rank - 1; i >= 0; i--)
        {
            requests = Multiply(requests, areRuns || array.WholeChunks ? Pieces(array, i) : Reached(array, i));
            areRuns &= IsWhole(array, i);
        }

        return requests;
    }

    /// <summary>The blocks and chunks of an array that are asked for or handed over, each in one call: a chunk where chunks are moved whole, else a block.</summary>
    public long Calls(BlockArray array)
    {
        if (IsThere(array))
        {
            return 0;
        }

        if (array.Grids.Length > 0)
        {
            return Requests(array);
        }

        long calls = array.IsWritten ? 1 : Rounds(array);
        for (int i = 0; i < array.Access.Rank; i++)
        {
            calls = Multiply(calls, array.WholeChunks ? Pieces(array, i) : Blocks(array, i));
        }

        return calls;
    }

    protected override long FetchedOnce(BlockArray array)
        => array.Grids.Length > 0 ? InGrids(array).Bytes
        : RowTraffic.Knows(array) ? array.RowsIn(_problem).Of(_problem.Lengths, _block, _isExact).Bytes
        : base.FetchedOnce(array);

    protected override long Number(long value) => value;

    protected override long Add(long left, long right) => NumericMemory.SaturatingAdd(left, right);

    protected override long Multiply(long left, long right) => NumericMemory.SaturatingMultiply(left, right);

    protected override long Blocks(int axis) => _cuts[axis];

    protected override bool IsExchanged(BlockArray array) => array.IsPartner && IsSquare;

    protected override long Fetched(BlockArray array, int index)
    {
        return array.Access.BeginsDiagonal(index) ? Diagonal(array, array.Access.AxisOf(index))
            : HasWholeChunks(array) ? Multiply(Pieces(array, index), array.Chunk[index])
            : Reached(array, index);
    }

    private (long Bytes, long Requests) InGrids(BlockArray array) => array.ChunksIn(_problem).Of(_problem.Lengths, _block, _isExact);

    // What all blocks read of an axis: where they reach over their ends they meet, and what lies behind the last step of a block is not read. Of a list each reads all.
    private long Reached(BlockArray array, int index)
    {
        if (EdgeOf(array, index) is { } term)
        {
            return EdgeRuns.Reached(term, array.Access.Along(index, _problem.Lengths), array.Access.Along(index, _block));
        }

        long length = Stretched(array, index, _problem.Lengths), cuts = array.Access.ReadAlong(index, _cuts), excess = array.Access.Excess(index);
        return excess < 0 ? length - Multiply(cuts, -excess) : Add(length, Multiply(cuts, excess));
    }

    // The blocks along an axis that reach anything of the array.
    private long Blocks(BlockArray array, int index) => EdgeOf(array, index) is { } term ? Meetings(array, term, index, 0) : array.Access.ReadAlong(index, _cuts);

    private long Meetings(BlockArray array, AxisTerm term, int index, long chunk)
        => EdgeRuns.Meetings(term, array.Access.Along(index, _problem.Lengths), array.Access.Along(index, _block), chunk, OffsetOf(array, index));

    private static AxisTerm? EdgeOf(BlockArray array, int index) => array.Access[index] is { HasEdge: true } term ? term : null;

    private static long Stretched(BlockArray array, int index, long[] perAxis) => NumericMemory.SaturatingMultiply(array.Access.Stretch(index), array.Access.Along(index, perAxis));

    // Blocks and chunks both cut the axis into pieces; every pair of a block and a chunk that meet is one piece of both:
    // their number is blocks + chunks - 1 - common cuts. What is read index by index is as many pieces.
    private long Pieces(BlockArray array, int index)
    {
        if (EdgeOf(array, index) is { } term)
        {
            return Meetings(array, term, index, array.Chunk.Length == 0 ? 0 : array.Chunk[index]);
        }

        long length = Stretched(array, index, _problem.Lengths), cuts = array.Access.ReadAlong(index, _cuts);
        if (array.Access.Stretch(index) == 0)
        {
            return array.Chunk.Length == 0 || array.Access.Excess(index) == 0 ? cuts : Multiply(cuts, Ceiling(OffsetOf(array, index) + array.Access.Excess(index), array.Chunk[index]));
        }

        if (array.Access.IsSparse(index))
        {
            return length;
        }

        if (array.Chunk.Length == 0 || length == 0)
        {
            return cuts;
        }

        long chunk = array.Chunk[index], offset = OffsetOf(array, index), block = Math.Max(1, Stretched(array, index, _block));
        if (array.Access.Excess(index) != 0)
        {
            return ChunkMeetings.Count(length, block, array.Access.Excess(index), chunk, offset);
        }

        return cuts + Ceiling(length + offset, chunk) - 1 - ChunkMeetings.CommonCuts(length, block, chunk, offset);
    }

    private static long OffsetOf(BlockArray array, int index) => array.Offset.Length == 0 ? 0 : array.Offset[index];

    // True when no piece ends before its chunk does.
    private bool IsWhole(BlockArray array, int index)
    {
        long block = Stretched(array, index, _block);
        if (EdgeOf(array, index) is not null)
        {
            return array.Access.Along(index, _cuts) == 1;
        }

        return block >= Stretched(array, index, _problem.Lengths) || (array.Chunk.Length > 0 && block % array.Chunk[index] == 0 && OffsetOf(array, index) == 0 && array.Access.Excess(index) == 0);
    }

    private long Product(int axes)
    {
        long product = 1;
        for (int axis = 0; axis < axes; axis++)
        {
            product = NumericMemory.SaturatingMultiply(product, _cuts[axis]);
        }

        return product;
    }

    private static bool HasWholeChunks(BlockArray array) => array.WholeChunks && array.Chunk.Length > 0;

    private static long Ceiling(long length, long part) => (length / part) + (length % part == 0 ? 0 : 1);
}
