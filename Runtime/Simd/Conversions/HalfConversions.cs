using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Simd.Conversions;

/// <summary>Halves to floats, which hold all of them. .NET has no instruction for it: the bits are moved to where a float has them, and the exponent is corrected by a product, which is exact, of subnormal ones too.</summary>
internal readonly struct HalvesToSingles : IConversion<ushort, float>
{
    public static int Count => Vector256<ushort>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(ref ushort from, ref float to)
    {
        (Vector256<uint> lower, Vector256<uint> upper) = Vector256.Widen(Vector256.LoadUnsafe(ref from));
        Convert(lower).StoreUnsafe(ref to);
        Convert(upper).StoreUnsafe(ref to, 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Convert(Vector256<uint> half)
    {
        Vector256<int> magnitude = (half & Vector256.Create(0x7FFFu)).AsInt32() << 13, sign = (half & Vector256.Create(0x8000u)).AsInt32() << 16;
        Vector256<int> finite = (magnitude.AsSingle() * Vector256.Create(5192296858534827628530496329220096f)).AsInt32();
        Vector256<int> isSpecial = Vector256.GreaterThan(magnitude, Vector256.Create((0x7C00 << 13) - 1)), isNaN = Vector256.GreaterThan(magnitude, Vector256.Create(0x7C00 << 13));
        Vector256<int> special = magnitude | Vector256.Create(0x7F800000) | (isNaN & Vector256.Create(0x00400000));
        return (Vector256.ConditionalSelect(isSpecial, special, finite) | sign).AsSingle();
    }
}

/// <summary>Floats to the nearest halves, halves of them to even.</summary>
internal readonly struct SinglesToHalves : IConversion<float, ushort>
{
    public static int Count => Vector256<ushort>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(ref float from, ref ushort to)
        => Vector256.Narrow(Convert(Vector256.LoadUnsafe(ref from)), Convert(Vector256.LoadUnsafe(ref from, 8))).StoreUnsafe(ref to);

    /// <summary>The bits of the halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Convert(Vector256<float> x)
    {
        Vector256<int> bits = x.AsInt32(), magnitude = bits & Vector256.Create(0x7FFFFFFF);

        // Rounded by what is added: half of the last place, or a little less where the last place is even. Beyond the largest half that is infinity.
        Vector256<int> odd = (magnitude >> 13) & Vector256<int>.One;
        Vector256<int> normal = (magnitude + odd + Vector256.Create(((15 - 127) << 23) + 0xFFF)) >> 13;

        // The sum with 0.5 has the last place that subnormal halves have.
        Vector256<int> subnormal = (magnitude.AsSingle() + Vector256.Create(0.5f)).AsInt32() - Vector256.Create(0.5f).AsInt32();
        Vector256<int> nan = Vector256.Create(0x7E00) | ((magnitude >> 13) & Vector256.Create(0x3FF));
        Vector256<int> special = Vector256.ConditionalSelect(Vector256.GreaterThan(magnitude, Vector256.Create(0x7F800000)), nan, Vector256.Create(0x7C00));
        Vector256<int> finite = Vector256.ConditionalSelect(Vector256.LessThan(magnitude, Vector256.Create(113 << 23)), subnormal, normal);
        Vector256<int> half = Vector256.ConditionalSelect(Vector256.LessThan(magnitude, Vector256.Create(143 << 23)), finite, special);
        return (half | ((bits >> 16) & Vector256.Create(0x8000))).AsUInt32();
    }
}

/// <summary>Doubles to the nearest halves. Rounded once: the floats on the way are rounded to odd, which says in their last place, far below that of a half, whether anything was left.</summary>
internal readonly struct DoublesToHalves : IConversion<double, ushort>
{
    public static int Count => Vector256<ushort>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(ref double from, ref ushort to)
        => Vector256.Narrow(SinglesToHalves.Convert(Odd(ref from)), SinglesToHalves.Convert(Odd(ref Unsafe.Add(ref from, 8)))).StoreUnsafe(ref to);

    // A double in whole floats of the same sign: truncated, and the last place set where anything was cut off.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Odd(ref double from)
    {
        Vector256<double> lower = Vector256.LoadUnsafe(ref from), upper = Vector256.LoadUnsafe(ref from, 4);
        Vector256<float> nearest = Vector256.Narrow(lower, upper);
        (Vector256<double> nearestLower, Vector256<double> nearestUpper) = Vector256.Widen(nearest);
        Vector256<int> isBeyond = Vector256.Narrow(Beyond(nearestLower, lower), Beyond(nearestUpper, upper)), isRounded = Vector256.Narrow(Differ(nearestLower, lower), Differ(nearestUpper, upper));
        return ((nearest.AsInt32() + isBeyond) | (isRounded & Vector256<int>.One)).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Beyond(Vector256<double> rounded, Vector256<double> x) => Vector256.GreaterThan(Vector256.Abs(rounded), Vector256.Abs(x)).AsInt64();

    // NaN stays what it is.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Differ(Vector256<double> rounded, Vector256<double> x) => (Vector256.LessThan(rounded, x) | Vector256.GreaterThan(rounded, x)).AsInt64();
}
