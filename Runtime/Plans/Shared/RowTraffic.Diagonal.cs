using System;

namespace StaticGraph.CompilerServices;

/// <content>Arrays that have an axis of the sweep twice: a block fetches the square on the diagonal, which chunks cut on each side by itself.</content>
internal sealed partial class RowTraffic
{
    // Of blocks and chunks that hardly ever begin together the first blocks stand for all, fewer where a shape is only tried; of several diagonals, so many in all.
    private const long LongestPeriod = 1 << 18;
    private const long LongestTried = 1024;

    // The blocks along each diagonal from one on, with those of the diagonals before it as they are at hand.
    private (long Requests, long Bytes) Diagonals(long[] lengths, long[] block, int number, bool isExact)
    {
        if (number == _diagonals.Length)
        {
            return InBoxes();
        }

        int axis = _diagonals[number];
        return Diagonal(lengths, block, number, lengths[axis], Math.Max(1, Math.Min(block[axis], lengths[axis])), isExact);
    }

    // Block by block, since the boxes of a block depend on each other; where blocks and chunks begin together the squares recur.
    private (long Requests, long Bytes) Diagonal(long[] lengths, long[] blocks, int number, long length, long block, bool isExact)
    {
        long full = length / block, period = Math.Min(full, PeriodOf(number, block, isExact));
        (long Requests, long Bytes) sum = Square(lengths, blocks, number, full * block, length % block, isExact), turn = (0, 0);
        for (long k = 0; k < period; k++)
        {
            (long Requests, long Bytes) square = Square(lengths, blocks, number, k * block, block, isExact);
            turn = Plus(turn, 1, square);
            sum = k < full % period ? Plus(sum, 1, square) : sum;
        }

        return period == 0 ? sum : Plus(sum, full / period, turn);
    }

    private (long Requests, long Bytes) Square(long[] lengths, long[] blocks, int number, long start, long length, bool isExact)
    {
        for (int i = 0; i < _runs.Length; i++)
        {
            if (_array.RowAccess.IsWalked(i, _diagonals[number]))
            {
                long from = start + (_array.Offset.Length == 0 ? 0 : _array.Offset[i]);
                _runs[i] = RowPieces.CutBlock(_memory, _runs[i], from, from + length, ChunkOf(i));
            }
        }

        return length == 0 ? (0, 0) : Diagonals(lengths, blocks, number + 1, isExact);
    }

    private long PeriodOf(int number, long block, bool isExact)
    {
        long common = block, longest = (long)Math.Round(Math.Pow(isExact ? LongestPeriod : LongestTried, 1.0 / _diagonals.Length));
        for (int i = 0; i < _runs.Length && common / block < longest; i++)
        {
            common = _array.RowAccess.IsWalked(i, _diagonals[number]) && ChunkOf(i) > 0 ? BlockUnits.Lcm(common, ChunkOf(i)) : common;
        }

        return Math.Min(longest, common / block);
    }

    private long ChunkOf(int i) => _array.Chunk.Length == 0 ? 0 : _array.Chunk[i];

    private bool IsOnDiagonal(int i)
    {
        bool isOn = false;
        foreach (int axis in _diagonals)
        {
            isOn |= _array.RowAccess.IsWalked(i, axis);
        }

        return isOn;
    }
}
