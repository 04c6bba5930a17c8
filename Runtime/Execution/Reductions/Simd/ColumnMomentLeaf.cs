using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Execution.Reductions.Simd;

/// <summary>
/// Mean, its remainder and squared deviations of a leaf down each column: the distances are those from the column's sum, one ascending chain, divided by its count;
/// their sum and the sum of their squares are two more ascending chains. The first sum is taken while rows are copied, which waits for memory anyway.
/// </summary>
internal static unsafe class ColumnMomentLeaf<T>
{
    /// <summary>Copies a row and adds it to the sums of its columns, or begins them with it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="next">The row that will be copied next, which is asked for.</param>
    /// <param name="columns">Elements of the row.</param>
    /// <param name="copy">Where the copy goes.</param>
    /// <param name="sums">A sum for every column.</param>
    /// <param name="isFirst">True for the first row of a leaf.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddRow(T* row, T* next, long columns, T* copy, double* sums, bool isFirst)
    {
        const int Together = 8;
        long column = 0;
        for (; column <= columns - Together; column += Together)
        {
            Ahead.Fetch(next + column);
            Vector256<double> a = Widened<T, double>.LoadVector(row + column), b = Widened<T, double>.LoadVector(row + column + 4);
            CopyEight(row + column, copy + column);
            (isFirst ? a : Vector256.Load(sums + column) + a).Store(sums + column);
            (isFirst ? b : Vector256.Load(sums + column + 4) + b).Store(sums + column + 4);
        }

        for (; column < columns; column++)
        {
            copy[column] = row[column];
            double element = Widened<T, double>.Load(row + column);
            sums[column] = isFirst ? element : sums[column] + element;
        }
    }

    /// <summary>
    /// Makes totals of the sums of <paramref name="rows"/> (1 to 64) rows, <paramref name="stride"/> elements apart: the sums are replaced by the means,
    /// remainders and squares follow, each <paramref name="partStride"/> further.
    /// </summary>
    public static void Finish(T* data, long stride, int rows, long columns, double* totals, long partStride)
    {
        int width = Vector256<double>.Count;
        long column = 0;

        // Several vectors side by side hide the latency of each chain.
        for (; column <= columns - (4 * width); column += 4 * width)
        {
            Four(data + column, stride, rows, totals + column, partStride);
        }

        for (; column <= columns - width; column += width)
        {
            Single(data + column, stride, rows, totals + column, partStride);
        }

        for (; column < columns; column++)
        {
            Scalar(data + column, stride, rows, totals + column, partStride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyEight(T* from, T* to)
    {
        Vector256.Load(from).Store(to);
        if (Vector256<T>.Count < 8)
        {
            Vector256.Load(from + Vector256<T>.Count).Store(to + Vector256<T>.Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four(T* data, long stride, int rows, double* totals, long partStride)
    {
        int width = Vector256<double>.Count;
        Vector256<double> meanA = Mean(totals, rows), meanB = Mean(totals + width, rows), meanC = Mean(totals + (2 * width), rows), meanD = Mean(totals + (3 * width), rows);
        Vector256<double> a = Distance(data, meanA), b = Distance(data + width, meanB), c = Distance(data + (2 * width), meanC), d = Distance(data + (3 * width), meanD);
        Vector256<double> squaresA = a * a, squaresB = b * b, squaresC = c * c, squaresD = d * d;
        for (int row = 1; row < rows; row++)
        {
            data += stride;
            Add(Distance(data, meanA), ref a, ref squaresA);
            Add(Distance(data + width, meanB), ref b, ref squaresB);
            Add(Distance(data + (2 * width), meanC), ref c, ref squaresC);
            Add(Distance(data + (3 * width), meanD), ref d, ref squaresD);
        }

        Store(totals, partStride, a, squaresA, rows);
        Store(totals + width, partStride, b, squaresB, rows);
        Store(totals + (2 * width), partStride, c, squaresC, rows);
        Store(totals + (3 * width), partStride, d, squaresD, rows);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Single(T* data, long stride, int rows, double* totals, long partStride)
    {
        Vector256<double> mean = Mean(totals, rows), sum = Distance(data, mean), squares = sum * sum;
        for (int row = 1; row < rows; row++)
        {
            data += stride;
            Add(Distance(data, mean), ref sum, ref squares);
        }

        Store(totals, partStride, sum, squares, rows);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scalar(T* data, long stride, int rows, double* total, long partStride)
    {
        double mean = *total / rows, sum = Widened<T, double>.Load(data) - mean, squares = sum * sum;
        for (int row = 1; row < rows; row++)
        {
            double distance = Widened<T, double>.Load(data + (row * stride)) - mean;
            sum += distance;
            squares += distance * distance;
        }

        total[0] = mean;
        total[partStride] = sum / rows;
        total[2 * partStride] = Moments.Squares(squares, sum, rows);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Mean(double* sums, int rows)
    {
        Vector256<double> mean = Vector256.Load(sums) / Vector256.Create((double)rows);
        mean.Store(sums);
        return mean;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Distance(T* data, Vector256<double> mean) => Widened<T, double>.LoadVector(data) - mean;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(Vector256<double> distance, ref Vector256<double> sum, ref Vector256<double> squares)
    {
        sum += distance;
        squares += distance * distance;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(double* totals, long partStride, Vector256<double> sum, Vector256<double> squares, int rows)
    {
        Vector256<double> count = Vector256.Create((double)rows);
        (sum / count).Store(totals + partStride);
        Moments.Squares(squares, sum, count).Store(totals + (2 * partStride));
    }
}
