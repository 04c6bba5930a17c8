using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector256<double>;

namespace StaticGraph.Simd;

/// <summary>A function of an angle given as quarter turns and a rest of at most an eighth turn in radians.</summary>
internal interface IAngleFunction
{
    /// <summary>The function four lanes at a time; of <paramref name="quarters"/> two bits count.</summary>
    static abstract Doubles Apply(Vector256<long> quarters, Pair rest);
}

/// <summary>Takes the quarter turns out of angles, and the sine and cosine of what remains.</summary>
internal static class Angle
{
    /// <summary>Up to here an angle times 2/π is a whole number of at most 30 bits, and three doubles hold π/2 well enough; <see cref="LargeAngle"/> takes the rest.</summary>
    private const double Small = 1 << 30;

    private const double TwoOverPi = 0.6366197723675814;

    // -1/3!, 1/5!, ... -1/19!
    private static ReadOnlySpan<double> SineSeries =>
        [-1.0 / 6, 1.0 / 120, -1.0 / 5040, 1.0 / 362880, -1.0 / 39916800, 1.0 / 6227020800, -1.0 / 1307674368000, 1.0 / 355687428096000, -1.0 / 121645100408832000];

    // 1/4!, -1/6!, ... -1/18!
    private static ReadOnlySpan<double> CosineSeries =>
        [1.0 / 24, -1.0 / 720, 1.0 / 40320, -1.0 / 3628800, 1.0 / 479001600, -1.0 / 87178291200, 1.0 / 20922789888000, -1.0 / 6402373705728000];

    /// <summary>A function of angles in radians; NaN where they are infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Apply<TFunction>(Doubles x)
        where TFunction : IAngleFunction
    {
        if (Vector256.GreaterThanAny(Vector256.Abs(x), Vector256.Create(Small)))
        {
            return ApplyLarge<TFunction>(x);
        }

        Pair rest = Reduce(x, out Vector256<long> quarters);
        return TFunction.Apply(quarters, rest);
    }

    /// <summary>r - r³/6 + ..., the first term as it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Sine(Pair r)
    {
        Doubles square = r.High * r.High;
        Doubles low = Vector256.FusedMultiplyAdd(square * -0.5, r.Low, r.Low);
        return Pair.FastTwoSum(r.High, Vector256.FusedMultiplyAdd(square * r.High, Powers.Polynomial(square, SineSeries), low));
    }

    /// <summary>1 - r²/2 + ..., the first two terms exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Cosine(Pair r)
    {
        Pair square = Pair.TwoProduct(r.High, r.High);
        Pair sum = Pair.FastTwoSum(Doubles.One, square.High * -0.5);
        Doubles low = sum.Low - Vector256.FusedMultiplyAdd(r.High, r.Low, square.Low * 0.5);
        return Pair.FastTwoSum(sum.High, Vector256.FusedMultiplyAdd(square.High * square.High, Powers.Polynomial(square.High, CosineSeries), low));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Pair Reduce(Doubles x, out Vector256<long> quarters)
    {
        Doubles whole = Vector256.Round(x * TwoOverPi);
        quarters = Powers.ToIntegers(whole);

        // x and the first product agree in their leading bits, so the first difference is exact.
        Doubles first = Vector256.FusedMultiplyAdd(-whole, Vector256.Create(1.5707963267948966), x);
        Pair second = Pair.TwoProduct(whole, Vector256.Create(6.123233995736766e-17));
        Pair rest = Pair.TwoSum(first, -second.High);
        return Pair.FastTwoSum(rest.High, Vector256.FusedMultiplyAdd(whole, Vector256.Create(1.4973849048591698e-33), rest.Low - second.Low));
    }

    // Some of the angles are large: those are reduced one by one, the others as ever.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Doubles ApplyLarge<TFunction>(Doubles x)
        where TFunction : IAngleFunction
    {
        Pair rest = Reduce(x, out Vector256<long> quarters);
        Doubles high = rest.High, low = rest.Low;
        for (int lane = 0; lane < Doubles.Count; lane++)
        {
            if (Math.Abs(x[lane]) > Small && double.IsFinite(x[lane]))
            {
                (long turns, double first, double second) = LargeAngle.Reduce(x[lane]);
                quarters = quarters.WithElement(lane, turns);
                high = high.WithElement(lane, first);
                low = low.WithElement(lane, second);
            }
        }

        return TFunction.Apply(quarters, new Pair(high, low));
    }
}
