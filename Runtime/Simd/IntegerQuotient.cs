using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticGraph.Simd.Conversions;

namespace StaticGraph.Simd;

/// <summary>
/// Quotients of integers by way of floating-point numbers of more digits. Exact: a quotient that is no whole number is at least 1/|y| away from one,
/// and rounding moves it by less. No lane of a divisor is 0.
/// </summary>
internal static class IntegerQuotient
{
    /// <summary>x / y toward zero; the least integer divided by -1 wraps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Of<T>(Vector256<T> x, Vector256<T> y)
    {
        if (typeof(T) == typeof(byte))
        {
            return Bytes(x.AsByte(), y.AsByte()).As<byte, T>();
        }

        if (typeof(T) == typeof(sbyte))
        {
            return Bytes(x.AsSByte(), y.AsSByte()).As<sbyte, T>();
        }

        if (typeof(T) == typeof(ushort))
        {
            return Shorts(x.AsUInt16(), y.AsUInt16()).As<ushort, T>();
        }

        return typeof(T) == typeof(short) ? Shorts(x.AsInt16(), y.AsInt16()).As<short, T>() : Wide(x, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Wide<T>(Vector256<T> x, Vector256<T> y)
    {
        if (typeof(T) == typeof(int))
        {
            return Ints(x.AsInt32(), y.AsInt32()).As<int, T>();
        }

        if (typeof(T) == typeof(uint))
        {
            return Ints(x.AsUInt32(), y.AsUInt32()).As<uint, T>();
        }

        return typeof(T) == typeof(long) ? Longs(x.AsInt64(), y.AsInt64()).As<long, T>() : Longs(x.AsUInt64(), y.AsUInt64()).As<ulong, T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Bytes(Vector256<byte> x, Vector256<byte> y)
    {
        (Vector256<ushort> xLower, Vector256<ushort> xUpper) = Vector256.Widen(x);
        (Vector256<ushort> yLower, Vector256<ushort> yUpper) = Vector256.Widen(y);
        return Vector256.Narrow(Shorts(xLower, yLower), Shorts(xUpper, yUpper));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<sbyte> Bytes(Vector256<sbyte> x, Vector256<sbyte> y)
    {
        (Vector256<short> xLower, Vector256<short> xUpper) = Vector256.Widen(x);
        (Vector256<short> yLower, Vector256<short> yUpper) = Vector256.Widen(y);
        return Vector256.Narrow(Shorts(xLower, yLower), Shorts(xUpper, yUpper));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Shorts(Vector256<short> x, Vector256<short> y)
    {
        Vector256<float> lower = Vector256.ConvertToSingle(Vector256.WidenLower(x)) / Vector256.ConvertToSingle(Vector256.WidenLower(y));
        Vector256<float> upper = Vector256.ConvertToSingle(Vector256.WidenUpper(x)) / Vector256.ConvertToSingle(Vector256.WidenUpper(y));
        return Vector256.Narrow(Vector256.ConvertToInt32Native(lower), Vector256.ConvertToInt32Native(upper));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Shorts(Vector256<ushort> x, Vector256<ushort> y)
    {
        Vector256<float> lower = ToSingles(Vector256.WidenLower(x)) / ToSingles(Vector256.WidenLower(y));
        Vector256<float> upper = ToSingles(Vector256.WidenUpper(x)) / ToSingles(Vector256.WidenUpper(y));
        return Vector256.Narrow(Vector256.ConvertToInt32Native(lower).AsUInt32(), Vector256.ConvertToInt32Native(upper).AsUInt32());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ToSingles(Vector256<uint> x) => Vector256.ConvertToSingle(x.AsInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Ints(Vector256<int> x, Vector256<int> y) => Vector256.Narrow(Four(x.GetLower(), y.GetLower()), Four(x.GetUpper(), y.GetUpper()));

    // In the low halves.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Four(Vector128<int> x, Vector128<int> y) => WholeDoubles.InLowBits(WholeDoubles.OfInts(x) / WholeDoubles.OfInts(y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Ints(Vector256<uint> x, Vector256<uint> y)
        => Vector256.Narrow(Four(x.GetLower(), y.GetLower()).AsUInt64(), Four(x.GetUpper(), y.GetUpper()).AsUInt64());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Four(Vector128<uint> x, Vector128<uint> y) => WholeDoubles.InLowBits(WholeDoubles.OfInts(x) / WholeDoubles.OfInts(y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Longs(Vector256<long> x, Vector256<long> y)
        => WholeDoubles.AreSmall(x, y) ? WholeDoubles.ToLongs(WholeDoubles.OfSmallLongs(x) / WholeDoubles.OfSmallLongs(y)) : LargeLongs(x, y);

    // Of large ones each quotient is the processor's own.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Longs(Vector256<ulong> x, Vector256<ulong> y) => WholeDoubles.AreSmall(x, y)
        ? WholeDoubles.ToLongs(WholeDoubles.OfSmallLongs(x.AsInt64()) / WholeDoubles.OfSmallLongs(y.AsInt64())).AsUInt64()
        : LargeLongs(x, y);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector256<ulong> LargeLongs(Vector256<ulong> x, Vector256<ulong> y) => x / y;

    // Doubles have no room for these: the first quotient, of rounded numbers, is up to 3073 off, and what is left is divided once more.
    // Rounding raises quotients onto the next whole number and never lowers them below their own, so that this one is right or one too far from zero.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector256<long> LargeLongs(Vector256<long> x, Vector256<long> y)
    {
        Vector256<double> divisor = Vector256.ConvertToDouble(y);
        Vector256<long> quotient = WholeDoubles.ToLargeLongs(Vector256.Truncate(Vector256.ConvertToDouble(x) / divisor));
        Vector256<long> rest = x - (quotient * y);
        Vector256<long> more = WholeDoubles.ToLongs(Vector256.ConvertToDouble(rest) / divisor);
        rest -= more * y;
        Vector256<long> tooFar = Vector256.AndNot(Vector256.LessThan(rest ^ x, Vector256<long>.Zero), Vector256.Equals(rest, Vector256<long>.Zero));
        Vector256<long> awayFromZero = Vector256.LessThan(x ^ y, Vector256<long>.Zero) | Vector256<long>.One;
        return quotient + more - (awayFromZero & tooFar);
    }
}
