using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector256<double>;

namespace StaticGraph.Simd.Four;

/// <summary>x % y with the sign of x: always exact, so that lanes can be computed one by one by the processor's scalar remainder.</summary>
internal readonly struct FloatingRemainder : IVectorFunction2
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Doubles Apply(Doubles x, Doubles y)
    {
        for (int lane = 0; lane < Doubles.Count; lane++)
        {
            x = x.WithElement(lane, x[lane] % y[lane]);
        }

        return x;
    }
}
