using System;

namespace StaticGraph.CompilerServices;

/// <summary>
/// What the blocks of an array fetch that is stored row by row, in one piece or in chunks that can be read in part. Blocks and chunks cut it into boxes;
/// their lengths on each axis, and how often each occurs, are all that matters.
/// </summary>
internal sealed partial class RowTraffic
{
    private readonly BlockArray _array;
    private readonly SolverMemory _memory;
    private readonly RowPieces[] _axes;
    private readonly NumberRange[] _runs;
    private readonly NumberRange[] _pieces;
    private readonly NumberRange[] _own;
    private readonly int[] _diagonals;
    private (long Requests, long Bytes) _last;

    /// <summary>The traffic of an array with a <see cref="BlockArray.RowShape"/>, in a sweep whose axes have the given lengths.</summary>
    public RowTraffic(BlockArray array, SolverMemory memory, long[] lengths)
    {
        _array = array;
        _memory = memory;
        _diagonals = array.Access.Diagonals();
        _axes = new RowPieces[array.RowAccess.Rank];
        _runs = new NumberRange[_axes.Length];
        _pieces = new NumberRange[_axes.Length];
        _own = array.Piece.Elements > 0 ? new NumberRange[_axes.Length] : Array.Empty<NumberRange>();
        for (int i = 0; i < _axes.Length; i++)
        {
            bool isCut = array.Chunk.Length > 0 && !array.RowAccess.IsSparse(i) && !IsOnDiagonal(i), isListed = array.RowAccess.Stretch(i) == 0;
            long chunk = isCut ? array.Chunk[i] : 0, offset = array.Offset.Length == 0 ? 0 : array.Offset[i];
            _axes[i] = array.RowAccess[i].HasEdge ? new RowPieces(memory, array.RowAccess[i], array.RowAccess.Along(i, lengths), chunk, offset)
                : isListed ? new RowPieces(memory, array.RowAccess.Excess(i), 0, chunk, offset)
                : new RowPieces(memory, Stretched(i, array.RowAccess.Along(i, lengths)), array.RowAccess.Excess(i), chunk, offset);
        }

        for (int i = 0; i < _own.Length; i++)
        {
            _own[i] = memory.Take(2 * RowPieces.Piece.Numbers);
        }

        for (int i = 0; i < _axes.Length && _diagonals.Length > 0; i++)
        {
            _runs[i] = memory.Take(IsOnDiagonal(i) ? RowPieces.MostOfBlock * RowPieces.Piece.Numbers : 0);
        }
    }

    /// <summary>
    /// True where it can be said what is fetched: not of arrays without a <see cref="BlockArray.RowShape"/>.
    /// </summary>
    public static bool Knows(BlockArray array) => array.RowShape.Length > 0 && !array.IsWritten;

    /// <summary>The requests and bytes that fetch the whole array once, for blocks of the given lengths on the axes of a sweep; of a diagonal every block is looked at where it is to be exact.</summary>
    public (long Requests, long Bytes) Of(long[] lengths, long[] block, bool isExact)
    {
        bool isOther = _diagonals.Length > 0 && isExact;
        for (int i = 0; i < _axes.Length; i++)
        {
            isOther |= _axes[i].Choose(PartOf(i, Math.Max(1, Math.Min(_array.RowAccess.Along(i, block), _array.RowAccess.Along(i, lengths)))));
            _runs[i] = IsOnDiagonal(i) ? _runs[i] : _axes[i].Run;
        }

        if (isOther)
        {
            _last = Diagonals(lengths, block, 0, isExact);
        }

        return Plus((0, 0), BlocksOfLists(lengths, block), _last);
    }

    // What a block of so many points reads of an axis: where a list says the indices all that it reaches, which is cut by chunks alone.
    private long PartOf(int i, long points) => _array.RowAccess.IsSparse(i) ? 1
        : _array.RowAccess.Stretch(i) == 0 ? Math.Max(1, _array.RowAccess.Excess(i))
        : _array.RowAccess[i].HasEdge ? points
        : Stretched(i, points);

    // Each block along an axis that goes by a list reads that again.
    private long BlocksOfLists(long[] lengths, long[] block)
    {
        long blocks = 1;
        for (int i = 0; i < _axes.Length; i++)
        {
            if (_array.RowAccess.Stretch(i) == 0)
            {
                long part = Math.Max(1, _array.RowAccess.Along(i, block)), length = _array.RowAccess.ReadAlong(i, lengths);
                blocks = NumericMemory.SaturatingMultiply(blocks, (length / part) + (length % part == 0 ? 0 : 1));
            }
        }

        return blocks;
    }

    private long Stretched(int i, long points) => NumericMemory.SaturatingMultiply(_array.RowAccess.Stretch(i), points);

    // What the boxes fetch that the runs of all axes are.
    private (long Requests, long Bytes) InBoxes()
    {
        if (_array.Piece.Elements > 0)
        {
            return InPieces(stackalloc long[_axes.Length], 0);
        }

        _runs.CopyTo(_pieces, 0);
        return Joined(_axes.Length - 1, _array.ElementSize);
    }

    // Blocks at the end of an axis are shorter and so are cut otherwise: each combination of lengths is looked at by itself.
    private (long Requests, long Bytes) InPieces(Span<long> block, int i)
    {
        if (i == block.Length)
        {
            Span<long> piece = stackalloc long[block.Length];
            PieceShape.Fill(block, _array.Piece.Elements, default, _array.Piece.Run, piece);
            for (int axis = 0; axis < block.Length; axis++)
            {
                _pieces[axis] = RowPieces.Cut(_memory, _own[axis], block[axis], piece[axis]);
            }

            return Joined(block.Length - 1, _array.ElementSize);
        }

        (long Requests, long Bytes) sum = (0, 0);
        foreach (RowPieces.Piece length in RowPieces.In(_memory, _runs[i]))
        {
            block[i] = length.Length;
            sum = Plus(sum, length.Count, InPieces(block, i + 1));
        }

        return sum;
    }

    // All axes inside axis i are whole: with it they are one run, that goes on outwards where the axis is whole too, in the file and in the block.
    private (long Requests, long Bytes) Joined(int i, long run)
    {
        if (i < 0)
        {
            return (1, run);
        }

        (long Requests, long Bytes) sum = (0, 0);
        foreach (RowPieces.Piece piece in RowPieces.In(_memory, _pieces[i]))
        {
            long bytes = NumericMemory.SaturatingMultiply(run, piece.Length);
            long stride = NumericMemory.SaturatingMultiply(run, _array.RowShape[i]);
            sum = Plus(sum, piece.Count, piece.IsWhole && piece.Length == _array.RowShape[i] ? Joined(i - 1, bytes) : Cut(i - 1, bytes, stride));
        }

        return sum;
    }

    // The next axis outwards with more than one index has the rows; those around it repeat them.
    private (long Requests, long Bytes) Cut(int i, long run, long stride)
    {
        if (i < 0)
        {
            return (1, run);
        }

        (long Requests, long Bytes) sum = (0, 0);
        foreach (RowPieces.Piece piece in RowPieces.In(_memory, _pieces[i]))
        {
            sum = piece.Length == 1
                ? Plus(sum, piece.Count, Cut(i - 1, run, NumericMemory.SaturatingMultiply(stride, _array.RowShape[i])))
                : Plus(sum, NumericMemory.SaturatingMultiply(piece.Count, Around(i)), RowRequests.Of(run, piece.Length, stride));
        }

        return sum;
    }

    private long Around(int i)
    {
        long indices = 1;
        for (int outer = 0; outer < i; outer++)
        {
            long length = 0;
            foreach (RowPieces.Piece piece in RowPieces.In(_memory, _pieces[outer]))
            {
                length += piece.Length * piece.Count;
            }

            indices = NumericMemory.SaturatingMultiply(indices, length);
        }

        return indices;
    }

    private static (long Requests, long Bytes) Plus((long Requests, long Bytes) sum, long count, (long Requests, long Bytes) each) => (
        NumericMemory.SaturatingAdd(sum.Requests, NumericMemory.SaturatingMultiply(count, each.Requests)),
        NumericMemory.SaturatingAdd(sum.Bytes, NumericMemory.SaturatingMultiply(count, each.Bytes)));
}
