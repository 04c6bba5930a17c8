using System;
using System.Collections.Generic;

#if STATICGRAPH_GENERATOR
namespace StaticGraph.Generator.Plans;
#else
namespace StaticGraph.CompilerServices;
#endif

/// <summary>
/// What the blocks of an array fetch that is stored row by row, in one piece or in chunks that can be read in part. Blocks and chunks cut it into boxes;
/// their lengths on each axis, and how often each occurs, are all that matters.
/// </summary>
internal sealed class RowTraffic
{
    // Of blocks and chunks that hardly ever end together the first ones stand for all.
    private const int MostPieces = 1 << 16;

    private readonly BlockArray _array;
    private readonly Dictionary<long, Piece[]>[] _known;
    private readonly Piece[][] _pieces;
    private readonly long[] _block;
    private readonly long[] _piece;
    private readonly int _twice;

    /// <summary>The traffic of an array with a <see cref="BlockArray.RowShape"/>.</summary>
    public RowTraffic(BlockArray array)
    {
        _array = array;
        _twice = AxisTwice(array);
        _known = new Dictionary<long, Piece[]>[array.RowAxes.Length];
        _pieces = new Piece[array.RowAxes.Length][];
        _block = new long[array.RowAxes.Length];
        _piece = new long[array.RowAxes.Length];
        for (int i = 0; i < _known.Length; i++)
        {
            _known[i] = new Dictionary<long, Piece[]>();
        }
    }

    /// <summary>
    /// True where it can be said what is fetched: not of arrays without a <see cref="BlockArray.RowShape"/>, nor of diagonals of chunks or pieces, where
    /// the boxes of a block depend on each other.
    /// </summary>
    public static bool Knows(BlockArray array) => array.RowShape.Length > 0 && !array.IsWritten && ((array.Chunk.Length == 0 && array.Piece.Elements == 0) || AxisTwice(array) < 0);

    /// <summary>The requests and bytes that fetch the whole array once, for blocks of the given lengths on the axes of a sweep.</summary>
    public (long Requests, long Bytes) Of(long[] lengths, long[] block)
    {
        for (int i = 0; i < _pieces.Length; i++)
        {
            int axis = _array.RowAxes[i];
            (long length, long part) = axis < 0 ? (1, 1) : (lengths[axis], Math.Max(1, Math.Min(block[axis], lengths[axis])));
            if (!_known[i].TryGetValue(part, out Piece[]? pieces))
            {
                pieces = PiecesOf(i, length, part);
                _known[i].Add(part, pieces);
            }

            _pieces[i] = pieces;
        }

        return _twice >= 0 ? Diagonal()
            : _array.Piece.Elements > 0 ? InPieces((Piece[][])_pieces.Clone(), 0)
            : Joined(_pieces.Length - 1, _array.ElementSize);
    }

    // Blocks at the end of an axis are shorter and so are cut otherwise: each combination of lengths is looked at by itself.
    private (long Requests, long Bytes) InPieces(Piece[][] blocks, int i)
    {
        if (i == blocks.Length)
        {
            PieceShape.Fill(_block, _array.Piece.Elements, default, _array.Piece.Run, _piece);
            for (int axis = 0; axis < _block.Length; axis++)
            {
                (long whole, long rest) = (_block[axis] / _piece[axis], _block[axis] % _piece[axis]);
                _pieces[axis] = rest == 0 ? new[] { new Piece(_piece[axis], whole) } : new[] { new Piece(_piece[axis], whole), new Piece(rest, 1) };
            }

            return Joined(_pieces.Length - 1, _array.ElementSize);
        }

        (long Requests, long Bytes) sum = (0, 0);
        foreach (Piece length in blocks[i])
        {
            _block[i] = length.Length;
            sum = Plus(sum, length.Count, InPieces(blocks, i + 1));
        }

        return sum;
    }

    // The boxes on the diagonal are as long on both axes.
    private (long Requests, long Bytes) Diagonal()
    {
        (long Requests, long Bytes) sum = (0, 0);
        foreach (Piece side in _pieces[Array.IndexOf(_array.RowAxes, _twice)])
        {
            for (int i = 0; i < _pieces.Length; i++)
            {
                _pieces[i] = _array.RowAxes[i] == _twice ? new[] { new Piece(side.Length, 1) } : _pieces[i];
            }

            sum = Plus(sum, side.Count, Joined(_pieces.Length - 1, _array.ElementSize));
        }

        return sum;
    }

    private static int AxisTwice(BlockArray array)
    {
        for (int i = 1; i < array.Axes.Length; i++)
        {
            if (array.Axes[i] >= 0 && Array.IndexOf(array.Axes, array.Axes[i]) < i)
            {
                return array.Axes[i];
            }
        }

        return -1;
    }

    // All axes inside axis i are whole: with it they are one run, that goes on outwards where the axis is whole too, in the file and in the block.
    private (long Requests, long Bytes) Joined(int i, long run)
    {
        if (i < 0)
        {
            return (1, run);
        }

        (long Requests, long Bytes) sum = (0, 0);
        foreach (Piece piece in _pieces[i])
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
        foreach (Piece piece in _pieces[i])
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
            foreach (Piece piece in _pieces[outer])
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

    // What blocks of a length and chunks cut the axis into. Where both end together the pieces recur.
    private Piece[] PiecesOf(int i, long length, long block)
    {
        var counts = new SortedDictionary<(long Length, bool IsWhole), long>();
        long chunk = _array.Chunk.Length == 0 ? 0 : _array.Chunk[i];
        long offset = _array.Offset.Length == 0 ? 0 : _array.Offset[i];
        if (length == 0)
        {
            return Array.Empty<Piece>();
        }

        if (chunk == 0 || length <= chunk - offset)
        {
            chunk = block;
            offset = 0;
        }

        var turn = new SortedDictionary<(long Length, bool IsWhole), long>();
        long walked = Walk(turn, Math.Min(length, BlockUnits.Lcm(block, chunk)), block, chunk, offset);
        foreach (KeyValuePair<(long Length, bool IsWhole), long> piece in turn)
        {
            counts[piece.Key] = piece.Value * (length / walked);
        }

        Walk(counts, length % walked, block, chunk, offset);
        var pieces = new List<Piece>(counts.Count);
        foreach (KeyValuePair<(long Length, bool IsWhole), long> piece in counts)
        {
            pieces.Add(new Piece(piece.Key.Length, piece.Value, piece.Key.IsWhole));
        }

        return pieces.ToArray();
    }

    // Counts the pieces from the beginning of the axis on; returns where it ended.
    private static long Walk(SortedDictionary<(long Length, bool IsWhole), long> counts, long end, long block, long chunk, long offset)
    {
        long at = 0;
        for (int i = 0; at < end && i < MostPieces; i++)
        {
            long next = Math.Min(end, Math.Min(((at / block) + 1) * block, ((((at + offset) / chunk) + 1) * chunk) - offset));
            (long, bool) piece = (next - at, at % block == 0 && (next % block == 0 || next == end));
            counts.TryGetValue(piece, out long count);
            counts[piece] = count + 1;
            at = next;
        }

        return at;
    }

    /// <summary>Lengths that occur on an axis.</summary>
    private readonly struct Piece
    {
        public Piece(long length, long count, bool isWhole = true)
        {
            Length = length;
            Count = count;
            IsWhole = isWhole;
        }

        public long Length { get; }

        public long Count { get; }

        /// <summary>True where a piece is all that its block has on the axis; chunks may cut a block into several.</summary>
        public bool IsWhole { get; }
    }
}
