using System.Numerics;
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

        // Two vectors side by side: a cache line of doubles is still cached when it is read for the squares.
        for (; column <= columns - (2 * width); column += 2 * width)
        {
            Pair(data + column, stride, rows, means + column, squares + column);
        }

        for (; column < columns; column++)
        {
            One(data + column, stride, rows, means + column, squares + column);
        }
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
        a = Vector256.Load(data) - meanA;
        b = Vector256.Load(data + width) - meanB;
        Vector256<T> squaresA = a * a, squaresB = b * b;
        from = data;
        for (int row = 1; row < rows; row++)
        {
            from += stride;
            a = Vector256.Load(from) - meanA;
            b = Vector256.Load(from + width) - meanB;
            squaresA += a * a;
            squaresB += b * b;
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
