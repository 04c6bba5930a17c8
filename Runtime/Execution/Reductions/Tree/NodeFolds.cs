using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticGraph.Execution.Reductions.Simd;

namespace StaticGraph.Execution.Reductions.Tree;

/// <summary>How the totals of two neighbouring ranges become the total of both. A total has <see cref="Parts"/> values, kept in separate rows.</summary>
internal unsafe interface INodeFold
{
    static abstract int Parts { get; }

    /// <summary>Which part of the root is the result.</summary>
    static abstract int ResultPart { get; }

    /// <summary>The result over an empty axis.</summary>
    static abstract double Empty { get; }

    /// <summary>
    /// Folds the right totals of <paramref name="outputs"/> outputs into the left ones; the rows of parts are
    /// <paramref name="leftStride"/> and <paramref name="rightStride"/> elements apart. The counts say how many elements each side has seen.
    /// </summary>
    static abstract void Merge(double* left, long leftStride, double* right, long rightStride, long outputs, long leftCount, long rightCount);
}

/// <summary>Sums and products: one value, folded by the operation.</summary>
internal readonly unsafe struct OpFold<TOp> : INodeFold
    where TOp : struct, IBinaryOp<double>
{
    public static int Parts => 1;

    public static int ResultPart => 0;

    // An empty sum is +0.0 although absent elements are -0.0.
    public static double Empty => TOp.Identity == 0 ? 0 : TOp.Identity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Merge(double* left, long leftStride, double* right, long rightStride, long outputs, long leftCount, long rightCount)
    {
        if (outputs == 1)
        {
            *left = TOp.Apply(*left, *right);
        }
        else
        {
            ColumnFold<double, double, TOp>.Rows(left, right, 0, 1, outputs, start: false);
        }
    }
}

/// <summary>
/// Mean m, its remainder r and sum of squared deviations M2, after Chan. With counts a and b, and n = a + b:
/// e = (m_b - m_a) + (r_b - r_a); M2 = (M2_a + M2_b) + (e * e) * (a * b / n); the mean is (m_a, r_a + e * b / n), renormalized.
/// </summary>
internal readonly unsafe struct MomentFold : INodeFold
{
    public static int Parts => 3;

    public static int ResultPart => 2;

    public static double Empty => 0;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Merge(double* left, long leftStride, double* right, long rightStride, long outputs, long leftCount, long rightCount)
    {
        double rightShare = rightCount, count = leftCount + rightCount, weight = (double)leftCount * rightCount / count;
        int width = Vector256<double>.Count;
        long i = 0;
        for (; i <= outputs - width; i += width)
        {
            double* a = left + i, b = right + i;
            Vector256<double> mean = Vector256.Load(a), rest = Vector256.Load(a + leftStride);
            Vector256<double> distance = (Vector256.Load(b) - mean) + (Vector256.Load(b + rightStride) - rest);
            Vector256<double> squares = Vector256.Load(a + (2 * leftStride)) + Vector256.Load(b + (2 * rightStride));
            rest += distance * rightShare / Vector256.Create(count);
            Moments.Renormalize(ref mean, ref rest);
            mean.Store(a);
            rest.Store(a + leftStride);
            Moments.Merge(squares, distance, weight).Store(a + (2 * leftStride));
        }

        for (; i < outputs; i++)
        {
            double* a = left + i, b = right + i;
            double mean = a[0], rest = a[leftStride], distance = (b[0] - mean) + (b[rightStride] - rest);
            rest += distance * rightShare / count;
            Moments.Renormalize(ref mean, ref rest);
            a[0] = mean;
            a[leftStride] = rest;
            a[2 * leftStride] = Moments.Merge(a[2 * leftStride] + b[2 * rightStride], distance, weight);
        }
    }
}
