using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Execution.Reductions.Simd;

/// <summary>Folds a row to one value where the order of folding does not matter.</summary>
internal static unsafe class RowFold<T, TOp>
    where TOp : struct, IBinaryOp<T>
{
    /// <summary>The fold of <paramref name="value"/> and all elements of the row, in some order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Fold(T value, T* data, long count)
    {
        int width = Vector256<T>.Count;
        long i = 0;
        if (count >= 4 * width)
        {
            Vector256<T> a = Vector256.Load(data), b = Vector256.Load(data + width);
            Vector256<T> c = Vector256.Load(data + (2 * width)), d = Vector256.Load(data + (3 * width));
            for (i = 4 * width; i <= count - (4 * width); i += 4 * width)
            {
                a = TOp.Apply(a, Vector256.Load(data + i));
                b = TOp.Apply(b, Vector256.Load(data + i + width));
                c = TOp.Apply(c, Vector256.Load(data + i + (2 * width)));
                d = TOp.Apply(d, Vector256.Load(data + i + (3 * width)));
            }

            Vector256<T> all = TOp.Apply(TOp.Apply(a, b), TOp.Apply(c, d));
            for (int lane = 0; lane < width; lane++)
            {
                value = TOp.Apply(value, all.GetElement(lane));
            }
        }

        for (; i < count; i++)
        {
            value = TOp.Apply(value, data[i]);
        }

        return value;
    }
}
