using System;

namespace StaticGraph.CompilerServices;

/// <content>Arrays that an axis walks twice.</content>
internal sealed partial class BlockTraffic
{
    // Diagonals of chunks with different long sides: beyond this many blocks the greatest number a block can touch is taken for all, sooner where a shape is only tried.
    private const long LongestPeriod = 1 << 20;
    private const long LongestTried = 4096;

    // Of an array that has an axis twice, a block fetches the square on the diagonal: block by block the touched lengths are multiplied. They recur.
    private long Diagonal(BlockArray array, int axis)
    {
        long block = Math.Max(1, Math.Min(_block[axis], _problem.Lengths[axis]));
        long full = Math.Max(0, _cuts[axis] - 1);
        long period = Math.Min(Math.Max(1, full), Period(array, axis, block));
        long sum = Square(array, axis, full * block, _problem.Lengths[axis] - (full * block));
        if (period > (_isExact ? LongestPeriod : LongestTried))
        {
            return Add(sum, Multiply(full, MostTouched(array, axis, block)));
        }

        long turn = 0;
        for (long k = 0; k < period && full > 0; k++)
        {
            long square = Square(array, axis, k * block, block);
            turn = Add(turn, square);
            sum = k < full % period ? Add(sum, square) : sum;
        }

        return Add(sum, Multiply(full / period, turn));
    }

    private static long MostTouched(BlockArray array, int axis, long block)
    {
        long touched = 1;
        for (int i = 0; i < array.Access.Rank; i++)
        {
            touched = array.Access.IsWalked(i, axis) ? NumericMemory.SaturatingMultiply(touched, (Ceiling(block, array.Chunk[i]) + 1) * array.Chunk[i]) : touched;
        }

        return touched;
    }

    private static long Period(BlockArray array, int axis, long block)
    {
        long common = block;
        for (int i = 0; i < array.Access.Rank; i++)
        {
            common = array.Access.IsWalked(i, axis) && HasWholeChunks(array) ? BlockUnits.Lcm(common, array.Chunk[i]) : common;
        }

        return common / block;
    }

    private static long Square(BlockArray array, int axis, long start, long length)
    {
        long square = length == 0 ? 0 : 1;
        for (int i = 0; i < array.Access.Rank && length > 0; i++)
        {
            if (array.Access.IsWalked(i, axis))
            {
                long chunk = HasWholeChunks(array) ? array.Chunk[i] : 1;
                long first = start + OffsetOf(array, i);
                square = NumericMemory.SaturatingMultiply(square, (((first + length - 1) / chunk) - (first / chunk) + 1) * chunk);
            }
        }

        return square;
    }
}
