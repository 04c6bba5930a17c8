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
    public static void Convert<TFrom, TTo>(ref TFrom source, ref TTo destination, nuint count)
        where TFrom : unmanaged
        where TTo : unmanaged
    {
        if (typeof(TTo) == typeof(byte))
        {
            ToBytes(ref source, ref Unsafe.As<TTo, byte>(ref destination), count);
        }
        else if (typeof(TTo) == typeof(int))
        {
            ToInts(ref source, ref Unsafe.As<TTo, int>(ref destination), count);
        }
        else if (typeof(TTo) == typeof(long))
        {
            ToLongs(ref source, ref Unsafe.As<TTo, long>(ref destination), count);
        }
        else if (typeof(TTo) == typeof(float))
        {
            ToSingles(ref source, ref Unsafe.As<TTo, float>(ref destination), count);
        }
        else if (typeof(TTo) == typeof(double))
        {
            ToDoubles(ref source, ref Unsafe.As<TTo, double>(ref destination), count);
        }
        else
        {
            throw Unknown<TFrom, TTo>();
        }
    }

    private static void ToBytes<TFrom>(ref TFrom source, ref byte destination, nuint count)
    {
        if (typeof(TFrom) == typeof(int))
        {
            Conversion.Run<int, byte, ToBytes<int, OfInts>>(ref Unsafe.As<TFrom, int>(ref source), ref destination, count);
        }
        else if (typeof(TFrom) == typeof(long))
        {
            Conversion.Run<long, byte, ToBytes<long, OfLongs>>(ref Unsafe.As<TFrom, long>(ref source), ref destination, count);
        }
        else if (typeof(TFrom) == typeof(float))
        {
            Conversion.Run<float, byte, ToBytes<float, BytesOfSingles>>(ref Unsafe.As<TFrom, float>(ref source), ref destination, count);
        }
        else if (typeof(TFrom) == typeof(double))
        {
            Conversion.Run<double, byte, ToBytes<double, BytesOfDoubles>>(ref Unsafe.As<TFrom, double>(ref source), ref destination, count);
        }
        else
        {
            throw Unknown<TFrom, byte>();
        }
    }

    private static void ToInts<TFrom>(ref TFrom source, ref int destination, nuint count)
    {
        if (typeof(TFrom) == typeof(byte))
        {
            Conversion.Run<byte, int, FromBytes<int, EightInts>>(ref Unsafe.As<TFrom, byte>(ref source), ref destination, count);
        }
        else if (typeof(TFrom) == typeof(long))
        {
            Conversion.Run<long, int, ToInts<long, OfLongs>>(ref Unsafe.As<TFrom, long>(ref source), ref destination, count);
        }
        else if (typeof(TFrom) == typeof(float))
        {
            Conversion.Run<float, int, ToInts<float, OfSingles>>(ref Unsafe.As<TFrom, float>(ref source), ref destination, count);
        }
        else if (typeof(TFrom) == typeof(double))
        {
            Conversion.Run<double, int, ToInts<double, OfDoubles>>(ref Unsafe.As<TFrom, double>(ref source), ref destination, count);
        }
        else
        {
            throw Unknown<TFrom, int>();
        }
    }

    private static void ToLongs<TFrom>(ref TFrom source, ref long destination, nuint count)
    {
        if (typeof(TFrom) == typeof(byte))
        {
            Conversion.Run<byte, long, FromBytes<long, EightLongs>>(ref Unsafe.As<TFrom, byte>(ref source), ref destination, count);
        }
        else if (typeof(TFrom) == typeof(int))
        {
            Conversion.Run<int, long, FromInts<long, EightLongs>>(ref Unsafe.As<TFrom, int>(ref source), ref destination, count);
        }
        else if (typeof(TFrom) == typeof(float))
        {
            Conversion.Run<float, long, SinglesToLongs>(ref Unsafe.As<TFrom, float>(ref source), ref destination, count);
        }
        else if (typeof(TFrom) == typeof(double))
        {
            Conversion.Run<double, long, DoublesToLongs>(ref Unsafe.As<TFrom, double>(ref source), ref destination, count);
        }
        else
        {
            throw Unknown<TFrom, long>();
        }
    }

    private static void ToSingles<TFrom>(ref TFrom source, ref float destination, nuint count)
    {
        if (typeof(TFrom) == typeof(byte))
        {
            Conversion.Run<byte, float, FromBytes<float, EightSingles>>(ref Unsafe.As<TFrom, byte>(ref source), ref destination, count);
        }
        else if (typeof(TFrom) == typeof(int))
        {
            Conversion.Run<int, float, FromInts<float, EightSingles>>(ref Unsafe.As<TFrom, int>(ref source), ref destination, count);
        }
        else if (typeof(TFrom) == typeof(long))
        {
            Conversion.Run<long, float, LongsToSingles>(ref Unsafe.As<TFrom, long>(ref source), ref destination, count);
        }
        else if (typeof(TFrom) == typeof(double))
        {
            Conversion.Run<double, float, DoublesToSingles>(ref Unsafe.As<TFrom, double>(ref source), ref destination, count);
        }
        else
        {
            throw Unknown<TFrom, float>();
        }
    }

    private static void ToDoubles<TFrom>(ref TFrom source, ref double destination, nuint count)
    {
        if (typeof(TFrom) == typeof(byte))
        {
            Conversion.Run<byte, double, FromBytes<double, EightDoubles>>(ref Unsafe.As<TFrom, byte>(ref source), ref destination, count);
        }
        else if (typeof(TFrom) == typeof(int))
        {
            Conversion.Run<int, double, FromInts<double, EightDoubles>>(ref Unsafe.As<TFrom, int>(ref source), ref destination, count);
        }
        else if (typeof(TFrom) == typeof(long))
        {
            Conversion.Run<long, double, LongsToDoubles>(ref Unsafe.As<TFrom, long>(ref source), ref destination, count);
        }
        else if (typeof(TFrom) == typeof(float))
        {
            Conversion.Run<float, double, SinglesToDoubles>(ref Unsafe.As<TFrom, float>(ref source), ref destination, count);
        }
        else
        {
            throw Unknown<TFrom, double>();
        }
    }

    private static NotSupportedException Unknown<TFrom, TTo>() => new($"There is no conversion of rows of {typeof(TFrom)} to {typeof(TTo)}.");
}
