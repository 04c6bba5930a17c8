using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector256<double>;

namespace StaticGraph.Simd.Four;

/// <summary>
/// ln(e^x + e^y), the larger plus ln(1 + e^-d) with their distance d: within 0.75 ulps, or 2^-55 of the larger operand where that is more, as near the curve on which the result is 0.
/// Infinite operands are their own maximum.
/// </summary>
internal readonly struct LogAddExp : IVectorFunction2
{
    // From this distance on a series of three terms is ln(1 + e^-d).
    private const double Far = -14;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles Apply(Doubles x, Doubles y)
    {
        Doubles larger = Vector256.Max(x, y);
        Pair distance = Pair.TwoSum(Vector256.Min(x, y), -larger);
        Doubles clamped = Vector256.Max(distance.High, Vector256.Create(-760.0));
        Pair e = ExpCore.Exp(new Pair(clamped, distance.Low & Vector256.Equals(clamped, distance.High)), out Doubles power).Normalize();
        Doubles isFar = Vector256.LessThan(clamped, Vector256.Create(Far));
        e = new(Powers.Scale(e.High, power), Powers.Scale(e.Low, power));

        Doubles square = e.High * e.High;
        Pair near = Pair.TwoSum(Doubles.One, e.High);
        Pair log = PairLog.Of(Pair.FastTwoSum(near.High, near.Low + e.Low), Doubles.Zero).Normalize();
        log = Pair.Select(isFar, new(e.High, Vector256.FusedMultiplyAdd(square, Vector256.FusedMultiplyAdd(e.High, Vector256.Create(1.0 / 3), Vector256.Create(-0.5)), e.Low)), log);
        Pair sum = Pair.TwoSum(larger, log.High);
        Doubles result = sum.High + (sum.Low + log.Low);
        return Vector256.ConditionalSelect(Vector256.Equals(Vector256.Abs(larger), Vector256.Create(double.PositiveInfinity)), larger, result);
    }
}
