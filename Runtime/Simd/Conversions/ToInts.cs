using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Simd.Conversions;

/// <summary>Eight elements as ints.</summary>
internal interface IToInts<TFrom>
{
    static abstract Vector256<int> Load(ref TFrom from);
}

/// <summary>Conversions to ints.</summary>
internal readonly struct ToInts<TFrom, TEight> : IConversion<TFrom, int>
    where TEight : IToInts<TFrom>
{
    public static int Count => Vector256<int>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(ref TFrom from, ref int to) => TEight.Load(ref from).StoreUnsafe(ref to);
}

/// <summary>Conversions to bytes: the low ones of ints.</summary>
internal readonly struct ToBytes<TFrom, TEight> : IConversion<TFrom, byte>
    where TEight : IToInts<TFrom>
{
    public static int Count => Vector256<byte>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(ref TFrom from, ref byte to)
    {
        Vector256<ushort> lower = Vector256.Narrow(TEight.Load(ref from).AsUInt32(), TEight.Load(ref Unsafe.Add(ref from, 8)).AsUInt32());
        Vector256<ushort> upper = Vector256.Narrow(TEight.Load(ref Unsafe.Add(ref from, 16)).AsUInt32(), TEight.Load(ref Unsafe.Add(ref from, 24)).AsUInt32());
        Vector256.Narrow(lower, upper).StoreUnsafe(ref to);
    }
}

/// <summary>Conversions to shorts: the low halves of ints.</summary>
internal readonly struct ToShorts<TFrom, TEight> : IConversion<TFrom, ushort>
    where TEight : IToInts<TFrom>
{
    public static int Count => Vector256<ushort>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(ref TFrom from, ref ushort to)
        => Vector256.Narrow(TEight.Load(ref from).AsUInt32(), TEight.Load(ref Unsafe.Add(ref from, 8)).AsUInt32()).StoreUnsafe(ref to);
}

/// <summary>Ints as they are.</summary>
internal readonly struct OfInts : IToInts<int>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Load(ref int from) => Vector256.LoadUnsafe(ref from);
}

/// <summary>The low halves of longs.</summary>
internal readonly struct OfLongs : IToInts<long>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Load(ref long from) => Vector256.Narrow(Vector256.LoadUnsafe(ref from), Vector256.LoadUnsafe(ref from, 4));
}

/// <summary>Floats without their fractions, within the limits of int.</summary>
internal readonly struct OfSingles : IToInts<float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Load(ref float from) => Vector256.ConvertToInt32(Vector256.LoadUnsafe(ref from));
}

/// <summary>Floats without their fractions, within the limits of numbers without a sign.</summary>
internal readonly struct UnsignedOfSingles : IToInts<float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Load(ref float from) => Vector256.ConvertToUInt32(Vector256.LoadUnsafe(ref from)).AsInt32();
}

/// <summary>Floats without their fractions, within limits of at most 24 bits; 0 for NaN.</summary>
internal readonly struct SinglesWithin<TLimits> : IToInts<float>
    where TLimits : ILimits
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Load(ref float from)
    {
        Vector256<float> x = Vector256.LoadUnsafe(ref from);
        Vector256<float> number = x & Vector256.Equals(x, x);
        return Vector256.ConvertToInt32Native(Vector256.MinNative(Vector256.MaxNative(number, Vector256.Create((float)TLimits.Least)), Vector256.Create((float)TLimits.Greatest)));
    }
}

/// <summary>Doubles without their fractions, within limits; 0 for NaN.</summary>
internal readonly struct DoublesWithin<TLimits> : IToInts<double>
    where TLimits : ILimits
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Load(ref double from) => WholeDoubles.ToInts(ref from, TLimits.Least, TLimits.Greatest);
}
