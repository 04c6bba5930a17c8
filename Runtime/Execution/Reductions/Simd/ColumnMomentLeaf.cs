using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Execution.Reductions.Simd;

/// <summary>
/// Mean and squared deviations of a leaf down each column: the mean is the column's sum, one ascending chain, divided by its count;
/// the squares of the differences are a second ascending chain. The sum is taken while rows are copied, which waits for memory anyway.
/// </summary>
internal static unsafe class ColumnMomentLeaf<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Copies a row and adds it to the sums of its columns, or begins them with it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="next">The row that will be copied next, which is asked for.</param>
    /// <param name="columns">Elements of the row.</param>
    /// <param name="copy">Where the copy goes.</param>
    /// <param name="sums">A sum for every column.</param>
    /// <param name="isFirst">True for the first row of a leaf.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddRow(T* row, T* next, long columns, T* copy, T* sums, bool isFirst)
    {
        int width = Vector256<T>.Count;
        long column = 0;
        for (; column <= columns - (2 * width); column += 2 * width)
        {
            Ahead.Fetch(next + column);
            Vector256<T> a = Vector256.Load(row + column), b = Vector256.Load(row + column + width);
            a.Store(copy + column);
            b.Store(copy + column + width);
            (isFirst ? a : Vector256.Load(sums + column) + a).Store(sums + column);
            (isFirst ? b : Vector256.Load(sums + column + width) + b).Store(sums + column + width);
        }

        for (; column < columns; column++)
        {
            copy[column] = row[column];
            sums[column] = isFirst ? row[column] : sums[column] + row[column];
        }
    }

    /// <summary>Makes means of the sums of <paramref name="rows"/> (1 to 64) rows, <paramref name="stride"/> elements apart, and folds the squares of the distances from them.</summary>
    public static void Finish(T* data, long stride, int rows, long columns, T* means, T* squares)
    {
        int width = Vector256<T>.Count;
        long column = 0;

        // Several vectors side by side hide the latency of each chain.
        for (; column <= columns - (4 * width); column += 4 * width)
        {
            Four(data + column, stride, rows, means + column, squares + column);
        }

        for (; column <= columns - width; column += width)
        {
            Single(data + column, stride, rows, means + column, squares + column);
        }

        for (; column < columns; column++)
        {
            Scalar(data + column, stride, rows, means + column, squares + column);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four(T* data, long stride, int rows, T* means, T* squares)
    {
        int width = Vector256<T>.Count;
        Vector256<T> meanA = Mean(means, rows), meanB = Mean(means + width, rows), meanC = Mean(means + (2 * width), rows), meanD = Mean(means + (3 * width), rows);
        Vector256<T> a = Square(data, meanA), b = Square(data + width, meanB), c = Square(data + (2 * width), meanC), d = Square(data + (3 * width), meanD);
        for (int row = 1; row < rows; row++)
        {
            data += stride;
            a += Square(data, meanA);
            b += Square(data + width, meanB);
            c += Square(data + (2 * width), meanC);
            d += Square(data + (3 * width), meanD);
        }

        a.Store(squares);
        b.Store(squares + width);
        c.Store(squares + (2 * width));
        d.Store(squares + (3 * width));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Single(T* data, long stride, int rows, T* means, T* squares)
    {
        Vector256<T> mean = Mean(means, rows), total = Square(data, mean);
        for (int row = 1; row < rows; row++)
        {
            data += stride;
            total += Square(data, mean);
        }

        total.Store(squares);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scalar(T* data, long stride, int rows, T* mean, T* squares)
    {
        *mean /= T.CreateTruncating(rows);
        T distance = *data - *mean, total = distance * distance;
        for (int row = 1; row < rows; row++)
        {
            distance = data[row * stride] - *mean;
            total += distance * distance;
        }

        *squares = total;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Mean(T* sums, int rows)
    {
        Vector256<T> mean = Vector256.Load(sums) / Vector256.Create(T.CreateTruncating(rows));
        mean.Store(sums);
        return mean;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Square(T* data, Vector256<T> mean)
    {
        Vector256<T> distance = Vector256.Load(data) - mean;
        return distance * distance;
    }
}
