using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Simd.Conversions;

/// <summary>Ints without a sign to longs.</summary>
internal readonly struct UIntsToLongs : IConversion<uint, ulong>
{
    public static int Count => Vector256<uint>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(ref uint from, ref ulong to)
    {
        (Vector256<ulong> lower, Vector256<ulong> upper) = Vector256.Widen(Vector256.LoadUnsafe(ref from));
        lower.StoreUnsafe(ref to);
        upper.StoreUnsafe(ref to, 4);
    }
}

/// <summary>Ints without a sign to doubles.</summary>
internal readonly struct UIntsToDoubles : IConversion<uint, double>
{
    public static int Count => Vector256<uint>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(ref uint from, ref double to)
    {
        Vector256<uint> x = Vector256.LoadUnsafe(ref from);
        WholeDoubles.OfInts(x.GetLower()).StoreUnsafe(ref to);
        WholeDoubles.OfInts(x.GetUpper()).StoreUnsafe(ref to, 4);
    }
}

/// <summary>Ints without a sign to the nearest floats, by way of doubles, which are exact.</summary>
internal readonly struct UIntsToSingles : IConversion<uint, float>
{
    public static int Count => Vector256<uint>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(ref uint from, ref float to)
    {
        Vector256<uint> x = Vector256.LoadUnsafe(ref from);
        Vector256.Narrow(WholeDoubles.OfInts(x.GetLower()), WholeDoubles.OfInts(x.GetUpper())).StoreUnsafe(ref to);
    }
}

/// <summary>Longs without a sign to the nearest doubles.</summary>
internal readonly struct ULongsToDoubles : IConversion<ulong, double>
{
    public static int Count => Vector256<ulong>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(ref ulong from, ref double to) => Vector256.ConvertToDouble(Vector256.LoadUnsafe(ref from)).StoreUnsafe(ref to);
}

/// <summary>Longs without a sign to the nearest floats, as <see cref="LongsToSingles"/>.</summary>
internal readonly struct ULongsToSingles : IConversion<ulong, float>
{
    public static int Count => Vector256<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(ref ulong from, ref float to)
    {
        Vector256<ulong> lower = Vector256.LoadUnsafe(ref from), upper = Vector256.LoadUnsafe(ref from, 4);
        if (WholeDoubles.AreSmall(lower, upper))
        {
            Vector256.Narrow(WholeDoubles.OfSmallLongs(lower.AsInt64()), WholeDoubles.OfSmallLongs(upper.AsInt64())).StoreUnsafe(ref to);
        }
        else
        {
            Vector256.Narrow(OddDoubles(lower), OddDoubles(upper)).StoreUnsafe(ref to);
        }
    }

    // Rounded once: what a double has no room for is kept as one bit.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> OddDoubles(Vector256<ulong> x)
    {
        Vector256<ulong> rest = Vector256.Create(0x7FFUL);
        Vector256<ulong> odd = (((x & rest) + rest) | x) & ~rest;
        return Vector256.ConvertToDouble(Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(1UL << 53)), x, odd));
    }
}

/// <summary>Doubles without their fractions, within the limits of ulong; 0 for NaN.</summary>
internal readonly struct DoublesToULongs : IConversion<double, ulong>
{
    public static int Count => Vector256<ulong>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(ref double from, ref ulong to) => Convert(Vector256.LoadUnsafe(ref from)).StoreUnsafe(ref to);

    /// <summary>Four doubles as longs; from 0 to below 2^51, where most are, in three additions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Convert(Vector256<double> x)
        => Vector256.GreaterThanOrEqualAll(x, Vector256<double>.Zero) && Vector256.LessThanAll(x, Vector256.Create(2251799813685248.0))
            ? WholeDoubles.ToLongs(x).AsUInt64()
            : Vector256.ConvertToUInt64(x);
}

/// <summary>Floats without their fractions, within the limits of ulong; 0 for NaN.</summary>
internal readonly struct SinglesToULongs : IConversion<float, ulong>
{
    public static int Count => Vector256<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(ref float from, ref ulong to)
    {
        (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(Vector256.LoadUnsafe(ref from));
        DoublesToULongs.Convert(lower).StoreUnsafe(ref to);
        DoublesToULongs.Convert(upper).StoreUnsafe(ref to, 4);
    }
}
