using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Execution.Reductions.Simd;

/// <summary>
/// Mean, its remainder and squared deviations of a leaf along the last axis: the distances are those from the leaf's sum divided by its count;
/// their sum and the sum of their squares are folded by the same 8 lanes.
/// </summary>
internal static unsafe class RowMomentLeaf<T>
{
    /// <summary>Whole leaves of 64 neighbours each; the parts of their totals are <paramref name="stride"/> apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Totals(T* data, int leaves, double* totals, int stride)
    {
        for (int leaf = 0; leaf < leaves; leaf++, data += 64)
        {
            Ahead.FetchLeaf(data);
            Whole(data, totals + leaf, stride);
        }
    }

    /// <summary>One leaf of <paramref name="length"/> (1 to 64) neighbours; the parts of its total are <paramref name="stride"/> apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Total(T* data, int length, double* total, long stride)
    {
        double* sums = stackalloc double[8], squares = stackalloc double[8];
        double mean = RowLeaf<T, SumOp<double>>.Total(data, length) / length;
        RowLeaf<T, SumOp<double>>.Clear(sums);
        RowLeaf<T, SumOp<double>>.Clear(squares);
        for (int i = 0; i < length; i++)
        {
            double distance = Widened<T, double>.Load(data + i) - mean;
            sums[i & 7] += distance;
            squares[i & 7] += distance * distance;
        }

        Store(total, stride, mean, RowLeaf<T, SumOp<double>>.Join(sums), RowLeaf<T, SumOp<double>>.Join(squares), length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Whole(T* data, double* total, long stride)
    {
        double mean = RowLeaf<T, SumOp<double>>.Whole(data) / 64;
        Vector256<double> means = Vector256.Create(mean);
        Vector256<double> lowSum = Widened<T, double>.LoadVector(data) - means, highSum = Widened<T, double>.LoadVector(data + 4) - means;
        Vector256<double> lowSquares = lowSum * lowSum, highSquares = highSum * highSum;
        for (int i = 8; i < 64; i += 8)
        {
            Vector256<double> low = Widened<T, double>.LoadVector(data + i) - means, high = Widened<T, double>.LoadVector(data + i + 4) - means;
            lowSum += low;
            highSum += high;
            lowSquares += low * low;
            highSquares += high * high;
        }

        Store(total, stride, mean, RowLeaf<T, SumOp<double>>.JoinHalves(lowSum + highSum), RowLeaf<T, SumOp<double>>.JoinHalves(lowSquares + highSquares), 64);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(double* total, long stride, double mean, double sum, double squares, double count)
    {
        total[0] = mean;
        total[stride] = sum / count;
        total[2 * stride] = Moments.Squares(squares, sum, count);
    }
}
