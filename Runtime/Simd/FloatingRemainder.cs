using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector256<double>;

namespace StaticGraph.Simd;

/// <summary>x % y with the sign of x: always exact, so that lanes can be computed one by one by the processor's scalar remainder.</summary>
internal readonly struct FloatingRemainder : IVectorFunction2
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Doubles Apply(Doubles x, Doubles y) => Vector256.Create(x[0] % y[0], x[1] % y[1], x[2] % y[2], x[3] % y[3]);
}
