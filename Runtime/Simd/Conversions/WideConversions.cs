using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Simd.Conversions;

/// <summary>Longs to the nearest doubles.</summary>
internal readonly struct LongsToDoubles : IConversion<long, double>
{
    public static int Count => Vector256<long>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(ref long from, ref double to) => Vector256.ConvertToDouble(Vector256.LoadUnsafe(ref from)).StoreUnsafe(ref to);
}

/// <summary>Longs to the nearest floats. By way of doubles, of which those of small longs are exact.</summary>
internal readonly struct LongsToSingles : IConversion<long, float>
{
    public static int Count => Vector256<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(ref long from, ref float to)
    {
        Vector256<long> lower = Vector256.LoadUnsafe(ref from), upper = Vector256.LoadUnsafe(ref from, 4);
        if (WholeDoubles.AreSmall(lower, upper))
        {
            Vector256.Narrow(WholeDoubles.OfSmallLongs(lower), WholeDoubles.OfSmallLongs(upper)).StoreUnsafe(ref to);
        }
        else
        {
            Vector256.Narrow(OddDoubles(lower), OddDoubles(upper)).StoreUnsafe(ref to);
        }
    }

    // Rounded once: what a double has no room for is kept as one bit, far below the last one of a float, that says whether any of it was set.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> OddDoubles(Vector256<long> x)
    {
        Vector256<long> rest = Vector256.Create(0x7FFL);
        Vector256<long> odd = (((x & rest) + rest) | x) & ~rest;
        Vector256<long> magnitude = x ^ (x >> 63);
        return Vector256.ConvertToDouble(Vector256.ConditionalSelect(Vector256.LessThan(magnitude, Vector256.Create(1L << 53)), x, odd));
    }
}

/// <summary>Doubles without their fractions, within the limits of long; 0 for NaN.</summary>
internal readonly struct DoublesToLongs : IConversion<double, long>
{
    public static int Count => Vector256<long>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(ref double from, ref long to) => Convert(Vector256.LoadUnsafe(ref from)).StoreUnsafe(ref to);

    /// <summary>Four doubles as longs; below 2^51, where most are, in three additions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> Convert(Vector256<double> x)
        => Vector256.LessThanAll(Vector256.Abs(x), Vector256.Create(2251799813685248.0)) ? WholeDoubles.ToLongs(x) : Vector256.ConvertToInt64(x);
}

/// <summary>Floats without their fractions, within the limits of long; 0 for NaN.</summary>
internal readonly struct SinglesToLongs : IConversion<float, long>
{
    public static int Count => Vector256<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(ref float from, ref long to)
    {
        (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(Vector256.LoadUnsafe(ref from));
        DoublesToLongs.Convert(lower).StoreUnsafe(ref to);
        DoublesToLongs.Convert(upper).StoreUnsafe(ref to, 4);
    }
}

/// <summary>Floats to doubles.</summary>
internal readonly struct SinglesToDoubles : IConversion<float, double>
{
    public static int Count => Vector256<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(ref float from, ref double to)
    {
        (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(Vector256.LoadUnsafe(ref from));
        lower.StoreUnsafe(ref to);
        upper.StoreUnsafe(ref to, 4);
    }
}

/// <summary>Doubles to the nearest floats.</summary>
internal readonly struct DoublesToSingles : IConversion<double, float>
{
    public static int Count => Vector256<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(ref double from, ref float to)
        => Vector256.Narrow(Vector256.LoadUnsafe(ref from), Vector256.LoadUnsafe(ref from, 4)).StoreUnsafe(ref to);
}
