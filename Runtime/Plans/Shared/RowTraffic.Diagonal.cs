using System;

namespace StaticGraph.CompilerServices;

/// <content>Arrays that have an axis of the sweep twice: a block fetches the square on the diagonal, which chunks cut on each side by itself.</content>
internal sealed partial class RowTraffic
{
    // Of blocks and chunks that hardly ever begin together the first blocks stand for all, fewer where a shape is only tried.
    private const long LongestPeriod = 1 << 18;
    private const long LongestTried = 1024;

    // Block by block, since the boxes of a block depend on each other; where blocks and chunks begin together the squares recur.
    private (long Requests, long Bytes) Diagonal(long length, long block, bool isExact)
    {
        long full = length / block, period = Math.Min(full, PeriodOf(block, isExact ? LongestPeriod : LongestTried));
        (long Requests, long Bytes) sum = Square(full * block, length % block), turn = (0, 0);
        for (long k = 0; k < period; k++)
        {
            (long Requests, long Bytes) square = Square(k * block, block);
            turn = Plus(turn, 1, square);
            sum = k < full % period ? Plus(sum, 1, square) : sum;
        }

        return period == 0 ? sum : Plus(sum, full / period, turn);
    }

    private (long Requests, long Bytes) Square(long start, long length)
    {
        for (int i = 0; i < _runs.Length; i++)
        {
            if (IsOnDiagonal(i))
            {
                long from = start + (_array.Offset.Length == 0 ? 0 : _array.Offset[i]);
                _runs[i] = RowPieces.CutBlock(_memory, _runs[i], from, from + length, ChunkOf(i));
            }
        }

        return length == 0 ? (0, 0) : InBoxes();
    }

    private long PeriodOf(long block, long longest)
    {
        long common = block;
        for (int i = 0; i < _runs.Length && common / block < longest; i++)
        {
            common = IsOnDiagonal(i) && ChunkOf(i) > 0 ? BlockUnits.Lcm(common, ChunkOf(i)) : common;
        }

        return Math.Min(longest, common / block);
    }

    private long ChunkOf(int i) => _array.Chunk.Length == 0 ? 0 : _array.Chunk[i];

    private bool IsOnDiagonal(int i) => _isDiagonal && _array.RowAccess.IsWalked(i, _diagonal);
}
