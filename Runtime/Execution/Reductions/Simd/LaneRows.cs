using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Execution.Reductions.Simd;

/// <summary>The 8 lanes of many outputs at once: a row of outputs for each lane.</summary>
internal static unsafe class LaneRows<TOp>
    where TOp : struct, IBinaryOp<double>
{
    /// <summary>Sets the lanes of <paramref name="outputs"/> outputs to the identity; <paramref name="stride"/> is in elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Clear(double* lanes, long stride, long outputs)
    {
        for (int lane = 0; lane < 8; lane++)
        {
            for (long i = 0; i < outputs; i++)
            {
                lanes[(lane * stride) + i] = TOp.Identity;
            }
        }
    }

    /// <summary>The totals ((0+4)+(2+6))+((1+5)+(3+7)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Join(double* lanes, long stride, long outputs, double* totals)
    {
        int width = Vector256<double>.Count;
        long i = 0;
        for (; i <= outputs - width; i += width)
        {
            double* at = lanes + i;
            TOp.Apply(
                TOp.Apply(Pair(at, stride), Pair(at + (2 * stride), stride)),
                TOp.Apply(Pair(at + stride, stride), Pair(at + (3 * stride), stride))).Store(totals + i);
        }

        for (; i < outputs; i++)
        {
            double* at = lanes + i;
            totals[i] = TOp.Apply(
                TOp.Apply(PairOfOne(at, stride), PairOfOne(at + (2 * stride), stride)),
                TOp.Apply(PairOfOne(at + stride, stride), PairOfOne(at + (3 * stride), stride)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Pair(double* lane, long stride) => TOp.Apply(Vector256.Load(lane), Vector256.Load(lane + (4 * stride)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double PairOfOne(double* lane, long stride) => TOp.Apply(*lane, lane[4 * stride]);
}
