using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector256<double>;

namespace StaticGraph.Simd.Four;

/// <summary>x to the power y, within 1 ulp: e^(y ln |x|) with the logarithm and the product as pairs, then the cases IEEE 754 lists.</summary>
internal readonly struct Pow : IVectorFunction2
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles Apply(Doubles x, Doubles y)
    {
        if (LogCore.IsOrdinary(x))
        {
            Doubles m = LogCore.Split(x, out Doubles k);
            Pair product = Times(LongLog.Of(m, k), y);
            if (Vector256.LessThanAll(Vector256.Abs(product.High), Vector256.Create(ExpCore.Normal)))
            {
                return ExpCore.Exp(product, out Doubles power).Round() * Powers.OfTwo(power);
            }
        }

        return ApplyAnywhere(x, y);
    }

    // Some of the operands or results are not positive, normal and finite. The others come out the same.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static Doubles ApplyAnywhere(Doubles x, Doubles y)
    {
        Doubles magnitude = Vector256.Abs(x);
        Doubles m = LogCore.SplitAnywhere(magnitude, out Doubles k);
        Pair log = LongLog.Of(m, k);
        Doubles result = PowerOfE(new Pair(LogCore.AtEnds(magnitude, log.High), log.Low), y);

        // ±1 to an infinite power is 1; so is 1 to any, and any number to the power 0, even beside a NaN.
        result = Vector256.ConditionalSelect(Vector256.Equals(magnitude, Doubles.One) & Vector256.Equals(y, y), Doubles.One, result);
        result = WithSign(result, x, y);
        return Vector256.ConditionalSelect(Vector256.Equals(y, Doubles.Zero) | Vector256.Equals(x, Doubles.One), Doubles.One, result);
    }

    // Not normalised, which would make a NaN of an infinite product.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Pair Times(Pair log, Doubles y)
    {
        Pair product = Pair.TwoProduct(log.High, y);
        return new(product.High, Vector256.FusedMultiplyAdd(log.Low, y, product.Low));
    }

    // e^(log y); where the product is out of range its rounding error means nothing, and may be NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Doubles PowerOfE(Pair log, Doubles y)
    {
        Pair product = Times(log, y);
        Doubles clamped = ExpCore.Clamp(product.High);
        Pair power = ExpCore.Exp(new Pair(clamped, product.Low & Vector256.Equals(clamped, product.High)), out Doubles whole);
        return Powers.Scale(power.Round(), whole);
    }

    // A negative number to an odd power is negative, to a fraction NaN; -∞ and -0 are even to a fraction.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Doubles WithSign(Doubles result, Doubles x, Doubles y)
    {
        Doubles isWhole = Vector256.Equals(Vector256.Truncate(y), y);
        Doubles isOdd = Vector256.AndNot(isWhole, Vector256.Equals(Vector256.Truncate(y * 0.5), y * 0.5));
        Doubles isNaN = Vector256.AndNot(Vector256.LessThan(x, Doubles.Zero) & Vector256.GreaterThan(x, Vector256.Create(double.NegativeInfinity)), isWhole);
        result ^= x & isOdd & Vector256.Create(-0.0);
        return Vector256.ConditionalSelect(isNaN, Vector256.Create(double.NaN), result);
    }
}
