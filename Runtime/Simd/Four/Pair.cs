using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector256<double>;

namespace StaticGraph.Simd.Four;

/// <summary>
/// A number of about 106 bits in each lane, the exact sum of two doubles of which the second is at most half an ulp of the first.
/// The errors of sums and products that it is made of are exact by construction (Dekker, Knuth); products need FMA, which is exact on every processor.
/// </summary>
internal readonly struct Pair
{
    /// <summary>The numbers rounded to double.</summary>
    public readonly Doubles High;

    /// <summary>What rounding took away.</summary>
    public readonly Doubles Low;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Pair(Doubles high, Doubles low)
    {
        High = high;
        Low = low;
    }

    /// <summary>A constant, as its nearest double and the rest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Create(double high, double low) => new(Vector256.Create(high), Vector256.Create(low));

    /// <summary>a + b, exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair TwoSum(Doubles a, Doubles b)
    {
        Doubles sum = a + b;
        Doubles taken = sum - a;
        return new(sum, (a - (sum - taken)) + (b - taken));
    }

    /// <summary>a + b, exactly, where a is 0 or not smaller than b in magnitude.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair FastTwoSum(Doubles a, Doubles b)
    {
        Doubles sum = a + b;
        return new(sum, (a - sum) + b);
    }

    /// <summary>a * b, exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair TwoProduct(Doubles a, Doubles b)
    {
        Doubles product = a * b;
        return new(product, Vector256.FusedMultiplyAdd(a, b, -product));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair operator +(Pair a, Pair b)
    {
        Pair sum = TwoSum(a.High, b.High);
        return FastTwoSum(sum.High, sum.Low + (a.Low + b.Low));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair operator -(Pair a) => new(-a.High, -a.Low);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair operator *(Pair a, Pair b)
    {
        Pair product = TwoProduct(a.High, b.High);
        return FastTwoSum(product.High, product.Low + Vector256.FusedMultiplyAdd(a.High, b.Low, a.Low * b.High));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair operator *(Pair a, Doubles b)
    {
        Pair product = TwoProduct(a.High, b);
        return FastTwoSum(product.High, Vector256.FusedMultiplyAdd(a.Low, b, product.Low));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair operator /(Pair a, Pair b)
    {
        Doubles quotient = a.High / b.High;
        Doubles rest = Vector256.FusedMultiplyAdd(-quotient, b.High, a.High);
        return FastTwoSum(quotient, (rest + Vector256.FusedMultiplyAdd(-quotient, b.Low, a.Low)) / b.High);
    }

    /// <summary>Both parts times a power of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Pair Scale(Doubles power) => new(High * power, Low * power);

    /// <summary>The same numbers, where the second double may have become larger than it should be, though not than the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Pair Normalize() => FastTwoSum(High, Low);

    /// <summary>The numbers rounded to double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Doubles Round() => High + Low;

    /// <summary>Lanes of <paramref name="a"/> where <paramref name="mask"/> is set, else of <paramref name="b"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Select(Doubles mask, Pair a, Pair b)
        => new(Vector256.ConditionalSelect(mask, a.High, b.High), Vector256.ConditionalSelect(mask, a.Low, b.Low));
}
