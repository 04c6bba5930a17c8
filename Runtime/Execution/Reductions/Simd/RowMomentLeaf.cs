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
    public static void Totals(T* data, int leaves, T* means, T* squares)
    {
        RowLeaf<T, SumOp<T>>.Totals(data, leaves, means);
        T count = T.CreateTruncating(64);
        int leaf = 0;
        for (; leaf < leaves; leaf++)
        {
            means[leaf] /= count;
        }

        for (leaf = 0; leaf <= leaves - 2; leaf += 2, data += 128)
        {
            if (Vector256<T>.Count == 8)
            {
                TwoSingles(data, means + leaf, squares + leaf);
            }
            else
            {
                TwoDoubles(data, means + leaf, squares + leaf);
            }
        }

        if (leaf < leaves)
        {
            squares[leaf] = Squares(data, 64, means[leaf]);
        }
    }

    /// <summary>One leaf of <paramref name="length"/> (1 to 64) neighbours.</summary>
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
    private static Vector256<T> Square(T* data, Vector256<T> mean)
    {
        Vector256<T> distance = Vector256.Load(data) - mean;
        return distance * distance;
    }

    private static void TwoDoubles(T* data, T* means, T* squares)
    {
        Vector256<T> first = Vector256.Create(means[0]), second = Vector256.Create(means[1]);
        Vector256<T> a0 = Square(data, first), a1 = Square(data + 4, first);
        Vector256<T> b0 = Square(data + 64, second), b1 = Square(data + 68, second);
        Ahead.Fetch(data + Ahead.Elements);
        Ahead.Fetch(data + Ahead.Elements + 64);
        for (int i = 8; i < 64; i += 8)
        {
            Ahead.Fetch(data + Ahead.Elements + i);
            Ahead.Fetch(data + Ahead.Elements + 64 + i);
            a0 += Square(data + i, first);
            a1 += Square(data + i + 4, first);
            b0 += Square(data + i + 64, second);
            b1 += Square(data + i + 68, second);
        }

        squares[0] = RowLeaf<T, SumOp<T>>.JoinHalves(a0 + a1);
        squares[1] = RowLeaf<T, SumOp<T>>.JoinHalves(b0 + b1);
    }

    private static void TwoSingles(T* data, T* means, T* squares)
    {
        Vector256<T> first = Vector256.Create(means[0]), second = Vector256.Create(means[1]);
        Vector256<T> a = Square(data, first), b = Square(data + 64, second);
        for (int i = 8; i < 64; i += 8)
        {
            a += Square(data + i, first);
            b += Square(data + i + 64, second);
        }

        squares[0] = RowLeaf<T, SumOp<T>>.JoinLanes(a);
        squares[1] = RowLeaf<T, SumOp<T>>.JoinLanes(b);
    }
}
