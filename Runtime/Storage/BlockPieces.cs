using System.Diagnostics.CodeAnalysis;
using StaticGraph.CompilerServices;

namespace StaticGraph.Storage;

/// <summary>
/// Cuts a block into pieces of at most a given number of elements, outer axes to single indices first, then one axis into lengths that are
/// multiples of a grid, so that a stored chunk is in as few pieces as possible.
/// </summary>
internal ref struct BlockPieces
{
    private readonly int _rank;
    private Axes _block;
    private Axes _piece;
    private Axes _lead;
    private Axes _start;
    private Axes _shape;
    private bool _started;

    /// <summary>Cuts <paramref name="block"/>, which is not empty.</summary>
    /// <param name="block">The shape to cut.</param>
    /// <param name="capacity">The most elements of a piece, at least one; a single cell of the grid may be more, and is not cut.</param>
    /// <param name="grid">The lengths not to cut, one an axis, or empty.</param>
    /// <param name="longestRun">The most elements along the last axis, for copies that turn it: wide pieces fill whole cache lines there.</param>
    public BlockPieces(ReadOnlySpan<long> block, long capacity, ReadOnlySpan<long> grid, long longestRun = long.MaxValue)
    {
        _rank = block.Length;
        block.CopyTo(_block);
        PieceShape.Fill(block, capacity, grid, longestRun, ((Span<long>)_piece)[.._rank]);
    }

    /// <summary>Cuts what lies at <paramref name="start"/> of a source: where its chunks come whole each is in one piece.</summary>
    public BlockPieces(ArraySource source, ReadOnlySpan<long> start, ReadOnlySpan<long> block, long capacity)
        : this(block, capacity, source.ReadsWholeChunks ? source.StoredChunkShape : [])
    {
        ReadOnlySpan<long> chunk = source.ReadsWholeChunks ? source.StoredChunkShape : [], offset = source.ChunkOffset;
        for (int axis = 0; axis < chunk.Length; axis++)
        {
            // A piece that is shorter than the block is as long as some chunks.
            long first = start[axis] + (offset.IsEmpty ? 0 : offset[axis]);
            _lead[axis] = _piece[axis] < block[axis] ? first % chunk[axis] : 0;
        }
    }

    /// <summary>The first index of the piece, counted from the block's.</summary>
    [UnscopedRef]
    public ReadOnlySpan<long> Start => ((ReadOnlySpan<long>)_start)[.._rank];

    /// <summary>The piece's length on each axis.</summary>
    [UnscopedRef]
    public ReadOnlySpan<long> Shape => ((ReadOnlySpan<long>)_shape)[.._rank];

    /// <summary>Steps to the next piece.</summary>
    public bool MoveNext()
    {
        if (_started && !Step())
        {
            return false;
        }

        _started = true;
        for (int axis = 0; axis < _rank; axis++)
        {
            _shape[axis] = Math.Min(LengthAt(axis), _block[axis] - _start[axis]);
        }

        return true;
    }

    private bool Step()
    {
        for (int axis = _rank - 1; axis >= 0; axis--)
        {
            _start[axis] += LengthAt(axis);
            if (_start[axis] < _block[axis])
            {
                return true;
            }

            _start[axis] = 0;
        }

        return false;
    }

    // What the first one lacks of a chunk the others lie further on.
    private readonly long LengthAt(int axis) => _start[axis] == 0 ? _piece[axis] - _lead[axis] : _piece[axis];
}
