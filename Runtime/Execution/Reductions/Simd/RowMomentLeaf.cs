using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Execution.Reductions.Simd;

/// <summary>
/// Mean and squared deviations of a leaf along the last axis: the mean is the leaf's sum divided by its count;
/// the squares of the differences are folded by the same 8 lanes.
/// </summary>
internal static unsafe class RowMomentLeaf<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Whole leaves of 64 neighbours each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Totals(T* data, int leaves, T* means, T* squares)
    {
        T count = T.CreateTruncating(64);
        for (int leaf = 0; leaf < leaves; leaf++, data += 64)
        {
            Ahead.FetchLeaf(data);
            T mean = RowLeaf<T, SumOp<T>>.Whole(data) / count;
            means[leaf] = mean;
            squares[leaf] = WholeSquares(data, mean);
        }
    }

    /// <summary>One leaf of <paramref name="length"/> (1 to 64) neighbours.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Total(T* data, int length, T* mean, T* squares)
    {
        *mean = RowLeaf<T, SumOp<T>>.Total(data, length) / T.CreateTruncating(length);
        *squares = Squares(data, length, *mean);
    }

    private static T Squares(T* data, int length, T mean)
    {
        T* lanes = stackalloc T[8];
        RowLeaf<T, SumOp<T>>.Clear(lanes);
        for (int i = 0; i < length; i++)
        {
            T distance = data[i] - mean;
            lanes[i & 7] += distance * distance;
        }

        return RowLeaf<T, SumOp<T>>.Join(lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T WholeSquares(T* data, T mean)
    {
        Vector256<T> means = Vector256.Create(mean), low = Square(data, means);
        if (Vector256<T>.Count == 8)
        {
            for (int i = 8; i < 64; i += 8)
            {
                low += Square(data + i, means);
            }

            return RowLeaf<T, SumOp<T>>.JoinLanes(low);
        }

        Vector256<T> high = Square(data + 4, means);
        for (int i = 8; i < 64; i += 8)
        {
            low += Square(data + i, means);
            high += Square(data + i + 4, means);
        }

        return RowLeaf<T, SumOp<T>>.JoinHalves(low + high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Square(T* data, Vector256<T> mean)
    {
        Vector256<T> distance = Vector256.Load(data) - mean;
        return distance * distance;
    }
}
