using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector256<double>;

namespace StaticGraph.Simd.Four;

/// <summary>A function of an angle given as quarter turns and a rest of at most an eighth turn in radians.</summary>
internal interface IAngleFunction
{
    /// <summary>The function of all lanes; of <paramref name="quarters"/> two bits count.</summary>
    static abstract Doubles Apply(Vector256<long> quarters, Pair rest);
}

/// <summary>Takes the quarter turns out of angles, and the sine and cosine of what remains.</summary>
internal static class Angle
{
    // Up to here a whole number of quarters has 20 bits, and the products that Reduce takes as exact are.
    private const double Small = 1 << 20;

    // Up to here three doubles hold π/2 well enough; LargeAngle takes the rest.
    private const double Far = 1 << 30;

    private const double TwoOverPi = 0.6366197723675814;
    private const double PiOverTwoHigh = 1.5707963267948966;
    private const double PiOverTwoMiddle = 6.12323399538461e-17;
    private const double PiOverTwoLow = 3.5215598651832e-27;

    /// <summary>A function of angles in radians; NaN where they are infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Apply<TFunction>(Doubles x)
        where TFunction : IAngleFunction
    {
        if (!Vector256.LessThanAll(Vector256.Abs(x), Vector256.Create(Small)))
        {
            return ApplyAnywhere<TFunction>(x);
        }

        Pair rest = Reduce(x, out Vector256<long> quarters);
        return TFunction.Apply(quarters, rest);
    }

    /// <summary>r - r³/6 + ..., the first term as it is; a pair to be normalised.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Sine(Pair r)
    {
        Doubles square = r.High * r.High;
        return new(r.High, Vector256.FusedMultiplyAdd(square * r.High, SineTail(square), r.Low));
    }

    /// <summary>1 - r²/2 + ..., the first two terms as they are; a pair to be normalised.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Cosine(Pair r)
    {
        Doubles square = r.High * r.High;
        Doubles high = Vector256.FusedMultiplyAdd(square, Vector256.Create(-0.5), Doubles.One);
        Doubles low = Vector256.FusedMultiplyAdd(square, Vector256.Create(-0.5), Doubles.One - high);
        low = Vector256.FusedMultiplyAdd(-r.High, r.Low, low);
        return new(high, Vector256.FusedMultiplyAdd(square * square, CosineTail(square), low));
    }

    // π/2 in three parts (Cody and Waite). The first difference is exact because both sides agree in their leading bits; the second part has 33 bits,
    // so that its products are exact too, and so is what the second difference loses.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Pair Reduce(Doubles x, out Vector256<long> quarters)
    {
        Doubles whole = Powers.RoundProduct(x, TwoOverPi, out quarters);
        Doubles first = Vector256.FusedMultiplyAdd(whole, Vector256.Create(-PiOverTwoHigh), x);
        Doubles second = Vector256.FusedMultiplyAdd(whole, Vector256.Create(-PiOverTwoMiddle), first);
        Doubles lost = Vector256.FusedMultiplyAdd(whole, Vector256.Create(-PiOverTwoMiddle), first - second);
        return new(second, Vector256.FusedMultiplyAdd(whole, Vector256.Create(-PiOverTwoLow), lost));
    }

    // The same for magnitudes up to 2^30, where a product with the second part is no longer exact and takes two doubles.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Pair ReduceFar(Doubles x, out Vector256<long> quarters)
    {
        Doubles whole = Powers.RoundProduct(x, TwoOverPi, out quarters);
        Doubles first = Vector256.FusedMultiplyAdd(whole, Vector256.Create(-PiOverTwoHigh), x);
        Pair second = Pair.TwoProduct(whole, Vector256.Create(6.123233995736766e-17));
        Pair rest = Pair.TwoSum(first, -second.High);
        return Pair.FastTwoSum(rest.High, Vector256.FusedMultiplyAdd(whole, Vector256.Create(1.4973849048591698e-33), rest.Low - second.Low));
    }

    // Some of the angles are large: those far away are reduced one by one. The small ones come out the same.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static Doubles ApplyAnywhere<TFunction>(Doubles x)
        where TFunction : IAngleFunction
    {
        Doubles isSmall = Vector256.LessThan(Vector256.Abs(x), Vector256.Create(Small));
        Pair near = Reduce(x, out Vector256<long> nearQuarters), far = ReduceFar(x, out Vector256<long> farQuarters);
        Vector256<long> quarters = Vector256.ConditionalSelect(isSmall.AsInt64(), nearQuarters, farQuarters);
        Doubles high = Vector256.ConditionalSelect(isSmall, near.High, far.High), low = Vector256.ConditionalSelect(isSmall, near.Low, far.Low);
        for (int lane = 0; lane < Doubles.Count; lane++)
        {
            if (Math.Abs(x[lane]) >= Far && double.IsFinite(x[lane]))
            {
                (long turns, double first, double second) = LargeAngle.Reduce(x[lane]);
                quarters = quarters.WithElement(lane, turns);
                high = high.WithElement(lane, first);
                low = low.WithElement(lane, second);
            }
        }

        return TFunction.Apply(quarters, new Pair(high, low));
    }

    // (sin r - r) / r³ as a function of r², interpolated at Chebyshev's nodes up to π/4.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Doubles SineTail(Doubles square)
    {
        Doubles fourth = square * square;
        Doubles even = Vector256.Create(-7.586685070091267e-13), odd = Vector256.Create(1.605853141458901e-10);
        even = Powers.Step(even, fourth, -2.5052106231157904e-08);
        odd = Powers.Step(odd, fourth, 2.7557319219335453e-06);
        even = Powers.Step(even, fourth, -0.0001984126984126506);
        odd = Powers.Step(odd, fourth, 0.008333333333333331);
        even = Powers.Step(even, fourth, -0.16666666666666666);
        return Vector256.FusedMultiplyAdd(odd, square, even);
    }

    // (cos r - 1 + r²/2) / r⁴ as a function of r², interpolated at Chebyshev's nodes up to π/4.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Doubles CosineTail(Doubles square)
    {
        Doubles fourth = square * square;
        Doubles even = Vector256.Create(2.0876146024689747e-09), odd = Vector256.Create(-1.1382614868556325e-11);
        even = Powers.Step(even, fourth, 2.4801587298763433e-05);
        odd = Powers.Step(odd, fourth, -2.7557317270560326e-07);
        even = Powers.Step(even, fourth, 0.041666666666666664);
        odd = Powers.Step(odd, fourth, -0.0013888888888887395);
        return Vector256.FusedMultiplyAdd(odd, square, even);
    }
}
