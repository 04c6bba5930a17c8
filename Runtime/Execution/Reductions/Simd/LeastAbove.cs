using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Execution.Reductions.Simd;

/// <summary>The least element above a bound. Bits of floating-point numbers are compared as whole numbers, those of negative ones the other way round, so that -0 is below +0; numbers without a sign, with the highest bit turned round.</summary>
internal static unsafe class LeastAbove
{
    /// <summary>The least element above <paramref name="bound"/>, written as it is; the greatest number where there is none. In each element <paramref name="turned"/> is turned round first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Find<T>(T* data, long count, T bound, T turned, bool isFloating)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        T flips = isFloating ? T.MaxValue : T.Zero, least = T.MaxValue;
        Vector256<T> turn = Vector256.Create(turned), flip = Vector256.Create(flips), bounds = Vector256.Create(bound), most = Vector256.Create(T.MaxValue), found = most;
        int width = Vector256<T>.Count;
        long i = 0;
        for (; i <= count - width; i += width)
        {
            Vector256<T> bits = Vector256.Load(data + i) ^ turn, ordered = bits ^ (Vector256.LessThan(bits, Vector256<T>.Zero) & flip);
            found = Vector256.Min(found, Vector256.ConditionalSelect(Vector256.GreaterThan(ordered, bounds), ordered, most));
        }

        for (int lane = 0; lane < width; lane++)
        {
            least = T.Min(least, found[lane]);
        }

        for (; i < count; i++)
        {
            T bits = data[i] ^ turned, ordered = bits < T.Zero ? bits ^ flips : bits;
            least = ordered > bound ? T.Min(least, ordered) : least;
        }

        return least;
    }
}
