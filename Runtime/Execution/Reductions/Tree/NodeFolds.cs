using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticGraph.Execution.Reductions.Simd;

namespace StaticGraph.Execution.Reductions.Tree;

/// <summary>How the totals of two neighbouring ranges become the total of both. A total has <see cref="Parts"/> values, kept in separate rows.</summary>
internal unsafe interface INodeFold<T>
    where T : unmanaged
{
    static abstract int Parts { get; }

    /// <summary>Which part of the root is the result.</summary>
    static abstract int ResultPart { get; }

    /// <summary>The result over an empty axis.</summary>
    static abstract T Empty { get; }

    /// <summary>
    /// Folds the right totals of <paramref name="outputs"/> outputs into the left ones; the rows of parts are
    /// <paramref name="leftStride"/> and <paramref name="rightStride"/> elements apart. The counts say how many elements each side has seen.
    /// </summary>
    static abstract void Merge(T* left, long leftStride, T* right, long rightStride, long outputs, long leftCount, long rightCount);
}

/// <summary>Sums and products: one value, folded by the operation.</summary>
internal readonly unsafe struct OpFold<T, TOp> : INodeFold<T>
    where T : unmanaged, INumber<T>
    where TOp : struct, IBinaryOp<T>
{
    public static int Parts => 1;

    public static int ResultPart => 0;

    // An empty sum is +0.0 although absent elements are -0.0.
    public static T Empty => T.IsZero(TOp.Identity) ? T.Zero : TOp.Identity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Merge(T* left, long leftStride, T* right, long rightStride, long outputs, long leftCount, long rightCount)
    {
        if (outputs == 1)
        {
            *left = TOp.Apply(*left, *right);
        }
        else
        {
            ColumnFold<T, TOp>.Rows(left, right, 0, 1, outputs, start: false);
        }
    }
}

/// <summary>
/// Mean and sum of squared deviations (M2) by Chan's formula. With counts a and b, n = a + b, and every step rounded once, to the element type:
/// d = mean_b - mean_a; mean = mean_a + d * w; M2 = (M2_a + M2_b) + (d * d) * v,
/// where w = b / n and v = a * (b / n) are computed in double and then rounded to the element type.
/// </summary>
internal readonly unsafe struct MomentFold<T> : INodeFold<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static int Parts => 2;

    public static int ResultPart => 1;

    public static T Empty => T.Zero;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Merge(T* left, long leftStride, T* right, long rightStride, long outputs, long leftCount, long rightCount)
    {
        double share = (double)rightCount / (leftCount + rightCount);
        T meanWeight = T.CreateTruncating(share), squareWeight = T.CreateTruncating(leftCount * share);
        int width = Vector256<T>.Count;
        long i = 0;
        for (; i <= outputs - width; i += width)
        {
            Vector256<T> mean = Vector256.Load(left + i);
            Vector256<T> distance = Vector256.Load(right + i) - mean;
            Vector256<T> squares = Vector256.Load(left + leftStride + i) + Vector256.Load(right + rightStride + i);
            (mean + (distance * meanWeight)).Store(left + i);
            (squares + (distance * distance * squareWeight)).Store(left + leftStride + i);
        }

        for (; i < outputs; i++)
        {
            T distance = right[i] - left[i];
            left[i] += distance * meanWeight;
            left[leftStride + i] = left[leftStride + i] + right[rightStride + i] + (distance * distance * squareWeight);
        }
    }
}
