using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticGraph.Simd.Conversions;

namespace StaticGraph.CompilerServices;

/// <summary>Casts of a row of numbers to another type; casts from and to bool happen in the lanes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TileConvert
{
    /// <summary>
    /// Converts <paramref name="count"/> elements, as a <see cref="Tile"/> has in a row: a multiple of those of the narrower type in 64 bytes.
    /// Floating point to integer drops the fraction, saturates, and turns NaN into 0, on every processor;
    /// integer to integer keeps the low bits and extends the sign; everything to floating point rounds to nearest, halves to even.
    /// </summary>
    /// <exception cref="NotSupportedException">The types are the same, or one of them is no number of 1, 4 or 8 bytes.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Convert<TFrom, TTo>(ref TFrom source, ref TTo destination, nuint count)
        where TFrom : unmanaged
        where TTo : unmanaged
    {
        bool isKnown = Try<TFrom, TTo, int, byte, ToBytes<int, OfInts>>(ref source, ref destination, count)
            || Try<TFrom, TTo, long, byte, ToBytes<long, OfLongs>>(ref source, ref destination, count)
            || Try<TFrom, TTo, float, byte, ToBytes<float, BytesOfSingles>>(ref source, ref destination, count)
            || Try<TFrom, TTo, double, byte, ToBytes<double, BytesOfDoubles>>(ref source, ref destination, count)
            || Try<TFrom, TTo, byte, int, FromBytes<int, EightInts>>(ref source, ref destination, count)
            || Try<TFrom, TTo, long, int, ToInts<long, OfLongs>>(ref source, ref destination, count)
            || Try<TFrom, TTo, float, int, ToInts<float, OfSingles>>(ref source, ref destination, count)
            || Try<TFrom, TTo, double, int, ToInts<double, OfDoubles>>(ref source, ref destination, count)
            || Try<TFrom, TTo, byte, long, FromBytes<long, EightLongs>>(ref source, ref destination, count)
            || Try<TFrom, TTo, int, long, FromInts<long, EightLongs>>(ref source, ref destination, count)
            || Try<TFrom, TTo, float, long, SinglesToLongs>(ref source, ref destination, count)
            || Try<TFrom, TTo, double, long, DoublesToLongs>(ref source, ref destination, count)
            || Try<TFrom, TTo, byte, float, FromBytes<float, EightSingles>>(ref source, ref destination, count)
            || Try<TFrom, TTo, int, float, FromInts<float, EightSingles>>(ref source, ref destination, count)
            || Try<TFrom, TTo, long, float, LongsToSingles>(ref source, ref destination, count)
            || Try<TFrom, TTo, double, float, DoublesToSingles>(ref source, ref destination, count)
            || Try<TFrom, TTo, byte, double, FromBytes<double, EightDoubles>>(ref source, ref destination, count)
            || Try<TFrom, TTo, int, double, FromInts<double, EightDoubles>>(ref source, ref destination, count)
            || Try<TFrom, TTo, long, double, LongsToDoubles>(ref source, ref destination, count)
            || Try<TFrom, TTo, float, double, SinglesToDoubles>(ref source, ref destination, count);
        if (!isKnown)
        {
            throw new NotSupportedException($"There is no conversion of rows of {typeof(TFrom)} to {typeof(TTo)}.");
        }
    }

    // The types are constants to the compiler: of all rows above it keeps one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Try<TFrom, TTo, TSource, TDestination, TConversion>(ref TFrom source, ref TTo destination, nuint count)
        where TConversion : IConversion<TSource, TDestination>
    {
        bool isThis = typeof(TFrom) == typeof(TSource) && typeof(TTo) == typeof(TDestination);
        if (isThis)
        {
            Conversion.Run<TSource, TDestination, TConversion>(ref Unsafe.As<TFrom, TSource>(ref source), ref Unsafe.As<TTo, TDestination>(ref destination), count);
        }

        return isThis;
    }
}
