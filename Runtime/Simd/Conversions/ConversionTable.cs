using System.Runtime.CompilerServices;

namespace StaticGraph.Simd.Conversions;

/// <summary>
/// Which conversion makes one number type of another. The types are constants to the compiler, which keeps one row of all. Where only the bits count that are left,
/// a row serves types with and without a sign.
/// </summary>
internal static class ConversionTable
{
    /// <summary>Converts <paramref name="count"/> elements; false where there is no such conversion.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Run<TFrom, TTo>(ref TFrom source, ref TTo destination, nuint count)
        where TFrom : unmanaged
        where TTo : unmanaged
    {
        if (typeof(TFrom) == typeof(Half) || typeof(TTo) == typeof(Half))
        {
            return Halves(ref source, ref destination, count);
        }

        if (typeof(TFrom) == typeof(TTo) || !IsNumber<TFrom>() || !IsNumber<TTo>())
        {
            return false;
        }

        if (typeof(TTo) == typeof(float))
        {
            return ToSingles(ref source, ref destination, count);
        }

        if (typeof(TTo) == typeof(double))
        {
            return ToDoubles(ref source, ref destination, count);
        }

        return typeof(TFrom) == typeof(float) ? FromSingles(ref source, ref destination, count)
            : typeof(TFrom) == typeof(double) ? FromDoubles(ref source, ref destination, count)
            : Unsafe.SizeOf<TFrom>() < Unsafe.SizeOf<TTo>() ? Widen(ref source, ref destination, count)
            : Narrow(ref source, ref destination, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsNumber<T>() => typeof(T) == typeof(double) || typeof(T) == typeof(float)
        || typeof(T) == typeof(long) || typeof(T) == typeof(int) || typeof(T) == typeof(short) || typeof(T) == typeof(sbyte)
        || typeof(T) == typeof(ulong) || typeof(T) == typeof(uint) || typeof(T) == typeof(ushort) || typeof(T) == typeof(byte);

    // Kernels convert halves from and to what is computed in; from doubles for one rounding.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Halves<TFrom, TTo>(ref TFrom source, ref TTo destination, nuint count)
        where TFrom : unmanaged
        where TTo : unmanaged
        => typeof(TTo) == typeof(float) ? Do<TFrom, TTo, ushort, float, HalvesToSingles>(ref source, ref destination, count)
            : typeof(TTo) == typeof(Half) && (Try<TFrom, TTo, float, ushort, SinglesToHalves>(ref source, ref destination, count)
                || Try<TFrom, TTo, double, ushort, DoublesToHalves>(ref source, ref destination, count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Widen<TFrom, TTo>(ref TFrom source, ref TTo destination, nuint count)
        where TFrom : unmanaged
        where TTo : unmanaged
        => Unsafe.SizeOf<TTo>() switch
        {
            2 => Try<TFrom, TTo, byte, ushort, BytesToShorts>(ref source, ref destination, count)
                || Try<TFrom, TTo, sbyte, short, SBytesToShorts>(ref source, ref destination, count),
            4 => Try<TFrom, TTo, byte, int, FromBytes<int, EightInts>>(ref source, ref destination, count)
                || Try<TFrom, TTo, sbyte, int, FromSBytes<int, EightInts>>(ref source, ref destination, count)
                || Try<TFrom, TTo, short, int, FromShorts<int, EightInts>>(ref source, ref destination, count)
                || Try<TFrom, TTo, ushort, int, FromUShorts<int, EightInts>>(ref source, ref destination, count),
            _ => Try<TFrom, TTo, byte, long, FromBytes<long, EightLongs>>(ref source, ref destination, count)
                || Try<TFrom, TTo, sbyte, long, FromSBytes<long, EightLongs>>(ref source, ref destination, count)
                || Try<TFrom, TTo, short, long, FromShorts<long, EightLongs>>(ref source, ref destination, count)
                || Try<TFrom, TTo, ushort, long, FromUShorts<long, EightLongs>>(ref source, ref destination, count)
                || Try<TFrom, TTo, int, long, FromInts<long, EightLongs>>(ref source, ref destination, count)
                || Try<TFrom, TTo, uint, ulong, UIntsToLongs>(ref source, ref destination, count),
        };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Narrow<TFrom, TTo>(ref TFrom source, ref TTo destination, nuint count)
        where TFrom : unmanaged
        where TTo : unmanaged
        => (Unsafe.SizeOf<TFrom>(), Unsafe.SizeOf<TTo>()) switch
        {
            (8, 4) => Do<TFrom, TTo, long, int, ToInts<long, OfLongs>>(ref source, ref destination, count),
            (8, 2) => Do<TFrom, TTo, long, ushort, ToShorts<long, OfLongs>>(ref source, ref destination, count),
            (8, 1) => Do<TFrom, TTo, long, byte, ToBytes<long, OfLongs>>(ref source, ref destination, count),
            (4, 2) => Do<TFrom, TTo, int, ushort, ToShorts<int, OfInts>>(ref source, ref destination, count),
            (4, 1) => Do<TFrom, TTo, int, byte, ToBytes<int, OfInts>>(ref source, ref destination, count),
            (2, 1) => Do<TFrom, TTo, ushort, byte, ShortsToBytes>(ref source, ref destination, count),
            _ => Copy(ref source, ref destination, count),
        };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool FromSingles<TFrom, TTo>(ref TFrom source, ref TTo destination, nuint count)
        where TFrom : unmanaged
        where TTo : unmanaged
        => To<TFrom, TTo, byte, float, byte, ToBytes<float, SinglesWithin<ByteLimits>>>(ref source, ref destination, count)
            || To<TFrom, TTo, sbyte, float, byte, ToBytes<float, SinglesWithin<SByteLimits>>>(ref source, ref destination, count)
            || To<TFrom, TTo, short, float, ushort, ToShorts<float, SinglesWithin<Int16Limits>>>(ref source, ref destination, count)
            || To<TFrom, TTo, ushort, float, ushort, ToShorts<float, SinglesWithin<UInt16Limits>>>(ref source, ref destination, count)
            || To<TFrom, TTo, int, float, int, ToInts<float, OfSingles>>(ref source, ref destination, count)
            || To<TFrom, TTo, uint, float, int, ToInts<float, UnsignedOfSingles>>(ref source, ref destination, count)
            || To<TFrom, TTo, long, float, long, SinglesToLongs>(ref source, ref destination, count)
            || To<TFrom, TTo, ulong, float, ulong, SinglesToULongs>(ref source, ref destination, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool FromDoubles<TFrom, TTo>(ref TFrom source, ref TTo destination, nuint count)
        where TFrom : unmanaged
        where TTo : unmanaged
        => To<TFrom, TTo, byte, double, byte, ToBytes<double, DoublesWithin<ByteLimits>>>(ref source, ref destination, count)
            || To<TFrom, TTo, sbyte, double, byte, ToBytes<double, DoublesWithin<SByteLimits>>>(ref source, ref destination, count)
            || To<TFrom, TTo, short, double, ushort, ToShorts<double, DoublesWithin<Int16Limits>>>(ref source, ref destination, count)
            || To<TFrom, TTo, ushort, double, ushort, ToShorts<double, DoublesWithin<UInt16Limits>>>(ref source, ref destination, count)
            || To<TFrom, TTo, int, double, int, ToInts<double, DoublesWithin<Int32Limits>>>(ref source, ref destination, count)
            || To<TFrom, TTo, uint, double, int, ToInts<double, DoublesWithin<UInt32Limits>>>(ref source, ref destination, count)
            || To<TFrom, TTo, long, double, long, DoublesToLongs>(ref source, ref destination, count)
            || To<TFrom, TTo, ulong, double, ulong, DoublesToULongs>(ref source, ref destination, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool ToSingles<TFrom, TTo>(ref TFrom source, ref TTo destination, nuint count)
        where TFrom : unmanaged
        where TTo : unmanaged
        => Try<TFrom, TTo, byte, float, FromBytes<float, EightSingles>>(ref source, ref destination, count)
            || Try<TFrom, TTo, sbyte, float, FromSBytes<float, EightSingles>>(ref source, ref destination, count)
            || Try<TFrom, TTo, short, float, FromShorts<float, EightSingles>>(ref source, ref destination, count)
            || Try<TFrom, TTo, ushort, float, FromUShorts<float, EightSingles>>(ref source, ref destination, count)
            || Try<TFrom, TTo, int, float, FromInts<float, EightSingles>>(ref source, ref destination, count)
            || Try<TFrom, TTo, uint, float, UIntsToSingles>(ref source, ref destination, count)
            || Try<TFrom, TTo, long, float, LongsToSingles>(ref source, ref destination, count)
            || Try<TFrom, TTo, ulong, float, ULongsToSingles>(ref source, ref destination, count)
            || Try<TFrom, TTo, double, float, DoublesToSingles>(ref source, ref destination, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool ToDoubles<TFrom, TTo>(ref TFrom source, ref TTo destination, nuint count)
        where TFrom : unmanaged
        where TTo : unmanaged
        => Try<TFrom, TTo, byte, double, FromBytes<double, EightDoubles>>(ref source, ref destination, count)
            || Try<TFrom, TTo, sbyte, double, FromSBytes<double, EightDoubles>>(ref source, ref destination, count)
            || Try<TFrom, TTo, short, double, FromShorts<double, EightDoubles>>(ref source, ref destination, count)
            || Try<TFrom, TTo, ushort, double, FromUShorts<double, EightDoubles>>(ref source, ref destination, count)
            || Try<TFrom, TTo, int, double, FromInts<double, EightDoubles>>(ref source, ref destination, count)
            || Try<TFrom, TTo, uint, double, UIntsToDoubles>(ref source, ref destination, count)
            || Try<TFrom, TTo, long, double, LongsToDoubles>(ref source, ref destination, count)
            || Try<TFrom, TTo, ulong, double, ULongsToDoubles>(ref source, ref destination, count)
            || Try<TFrom, TTo, float, double, SinglesToDoubles>(ref source, ref destination, count);

    // By the type converted from.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Try<TFrom, TTo, TSource, TDestination, TConversion>(ref TFrom source, ref TTo destination, nuint count)
        where TConversion : IConversion<TSource, TDestination>
        => typeof(TFrom) == typeof(TSource) && Do<TFrom, TTo, TSource, TDestination, TConversion>(ref source, ref destination, count);

    // By the type converted to.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool To<TFrom, TTo, TWanted, TSource, TDestination, TConversion>(ref TFrom source, ref TTo destination, nuint count)
        where TConversion : IConversion<TSource, TDestination>
        => typeof(TTo) == typeof(TWanted) && Do<TFrom, TTo, TSource, TDestination, TConversion>(ref source, ref destination, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Do<TFrom, TTo, TSource, TDestination, TConversion>(ref TFrom source, ref TTo destination, nuint count)
        where TConversion : IConversion<TSource, TDestination>
    {
        Conversion.Run<TSource, TDestination, TConversion>(ref Unsafe.As<TFrom, TSource>(ref source), ref Unsafe.As<TTo, TDestination>(ref destination), count);
        return true;
    }

    // The same bits, read with or without a sign.
    private static bool Copy<TFrom, TTo>(ref TFrom source, ref TTo destination, nuint count)
        where TFrom : unmanaged
        where TTo : unmanaged
    {
        Unsafe.CopyBlockUnaligned(ref Unsafe.As<TTo, byte>(ref destination), ref Unsafe.As<TFrom, byte>(ref source), checked((uint)(count * (nuint)Unsafe.SizeOf<TFrom>())));
        return true;
    }
}
