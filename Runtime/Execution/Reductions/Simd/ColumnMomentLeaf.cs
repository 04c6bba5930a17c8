using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Execution.Reductions.Simd;

/// <summary>
/// Mean and squared deviations of a leaf down each column: the mean is the column's sum, one ascending chain, divided by its count;
/// the squares of the differences are a second ascending chain.
/// </summary>
internal static unsafe class ColumnMomentLeaf<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Folds <paramref name="rows"/> (1 to 64) rows, <paramref name="stride"/> elements apart.</summary>
    public static void Totals(T* data, long stride, int rows, long columns, T* means, T* squares)
    {
        int width = Vector256<T>.Count;
        long column = 0;

        // Several vectors side by side hide the latency of each chain.
        for (; column <= columns - (4 * width); column += 4 * width)
        {
            Four(data + column, stride, rows, means + column, squares + column);
        }

        for (; column <= columns - (2 * width); column += 2 * width)
        {
            Pair(data + column, stride, rows, means + column, squares + column);
        }

        for (; column < columns; column++)
        {
            One(data + column, stride, rows, means + column, squares + column);
        }
    }

    private static void Four(T* data, long stride, int rows, T* means, T* squares)
    {
        int width = Vector256<T>.Count;
        Vector256<T> a = Vector256.Load(data), b = Vector256.Load(data + width), c = Vector256.Load(data + (2 * width)), d = Vector256.Load(data + (3 * width));
        T* from = data;
        for (int row = 1; row < rows; row++)
        {
            from += stride;
            a += Vector256.Load(from);
            b += Vector256.Load(from + width);
            c += Vector256.Load(from + (2 * width));
            d += Vector256.Load(from + (3 * width));
        }

        Vector256<T> count = Vector256.Create(T.CreateTruncating(rows));
        Vector256<T> meanA = a / count, meanB = b / count, meanC = c / count, meanD = d / count;
        meanA.Store(means);
        meanB.Store(means + width);
        meanC.Store(means + (2 * width));
        meanD.Store(means + (3 * width));
        (a, b, c, d) = (Square(data, meanA), Square(data + width, meanB), Square(data + (2 * width), meanC), Square(data + (3 * width), meanD));
        from = data;
        for (int row = 1; row < rows; row++)
        {
            from += stride;
            a += Square(from, meanA);
            b += Square(from + width, meanB);
            c += Square(from + (2 * width), meanC);
            d += Square(from + (3 * width), meanD);
        }

        a.Store(squares);
        b.Store(squares + width);
        c.Store(squares + (2 * width));
        d.Store(squares + (3 * width));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Square(T* data, Vector256<T> mean)
    {
        Vector256<T> distance = Vector256.Load(data) - mean;
        return distance * distance;
    }

    private static void Pair(T* data, long stride, int rows, T* means, T* squares)
    {
        int width = Vector256<T>.Count;
        Vector256<T> a = Vector256.Load(data), b = Vector256.Load(data + width);
        T* from = data;
        for (int row = 1; row < rows; row++)
        {
            from += stride;
            a += Vector256.Load(from);
            b += Vector256.Load(from + width);
        }

        Vector256<T> count = Vector256.Create(T.CreateTruncating(rows));
        Vector256<T> meanA = a / count, meanB = b / count;
        meanA.Store(means);
        meanB.Store(means + width);
        Vector256<T> squaresA = Square(data, meanA), squaresB = Square(data + width, meanB);
        from = data;
        for (int row = 1; row < rows; row++)
        {
            from += stride;
            squaresA += Square(from, meanA);
            squaresB += Square(from + width, meanB);
        }

        squaresA.Store(squares);
        squaresB.Store(squares + width);
    }

    private static void One(T* data, long stride, int rows, T* means, T* squares)
    {
        T sum = *data;
        for (int row = 1; row < rows; row++)
        {
            sum += data[row * stride];
        }

        T mean = sum / T.CreateTruncating(rows), distance = *data - mean, total = distance * distance;
        for (int row = 1; row < rows; row++)
        {
            distance = data[row * stride] - mean;
            total += distance * distance;
        }

        *means = mean;
        *squares = total;
    }
}
