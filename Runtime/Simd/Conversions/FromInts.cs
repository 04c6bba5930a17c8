using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Simd.Conversions;

/// <summary>What eight ints become.</summary>
internal interface IFromInts<TTo>
{
    static abstract void Store(Vector256<int> x, ref TTo to);
}

/// <summary>Conversions of ints.</summary>
internal readonly struct FromInts<TTo, TEight> : IConversion<int, TTo>
    where TEight : IFromInts<TTo>
{
    public static int Count => Vector256<int>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(ref int from, ref TTo to) => TEight.Store(Vector256.LoadUnsafe(ref from), ref to);
}

/// <summary>Conversions of bytes, by way of ints.</summary>
internal readonly struct FromBytes<TTo, TEight> : IConversion<byte, TTo>
    where TEight : IFromInts<TTo>
{
    public static int Count => Vector256<byte>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(ref byte from, ref TTo to)
    {
        (Vector256<ushort> lower, Vector256<ushort> upper) = Vector256.Widen(Vector256.LoadUnsafe(ref from));
        TEight.Store(Vector256.WidenLower(lower).AsInt32(), ref to);
        TEight.Store(Vector256.WidenUpper(lower).AsInt32(), ref Unsafe.Add(ref to, 8));
        TEight.Store(Vector256.WidenLower(upper).AsInt32(), ref Unsafe.Add(ref to, 16));
        TEight.Store(Vector256.WidenUpper(upper).AsInt32(), ref Unsafe.Add(ref to, 24));
    }
}

/// <summary>Conversions of bytes with a sign, by way of ints.</summary>
internal readonly struct FromSBytes<TTo, TEight> : IConversion<sbyte, TTo>
    where TEight : IFromInts<TTo>
{
    public static int Count => Vector256<sbyte>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(ref sbyte from, ref TTo to)
    {
        (Vector256<short> lower, Vector256<short> upper) = Vector256.Widen(Vector256.LoadUnsafe(ref from));
        TEight.Store(Vector256.WidenLower(lower), ref to);
        TEight.Store(Vector256.WidenUpper(lower), ref Unsafe.Add(ref to, 8));
        TEight.Store(Vector256.WidenLower(upper), ref Unsafe.Add(ref to, 16));
        TEight.Store(Vector256.WidenUpper(upper), ref Unsafe.Add(ref to, 24));
    }
}

/// <summary>Conversions of shorts, by way of ints.</summary>
internal readonly struct FromShorts<TTo, TEight> : IConversion<short, TTo>
    where TEight : IFromInts<TTo>
{
    public static int Count => Vector256<short>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(ref short from, ref TTo to)
    {
        Vector256<short> x = Vector256.LoadUnsafe(ref from);
        TEight.Store(Vector256.WidenLower(x), ref to);
        TEight.Store(Vector256.WidenUpper(x), ref Unsafe.Add(ref to, 8));
    }
}

/// <summary>Conversions of shorts without a sign, by way of ints.</summary>
internal readonly struct FromUShorts<TTo, TEight> : IConversion<ushort, TTo>
    where TEight : IFromInts<TTo>
{
    public static int Count => Vector256<ushort>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(ref ushort from, ref TTo to)
    {
        Vector256<ushort> x = Vector256.LoadUnsafe(ref from);
        TEight.Store(Vector256.WidenLower(x).AsInt32(), ref to);
        TEight.Store(Vector256.WidenUpper(x).AsInt32(), ref Unsafe.Add(ref to, 8));
    }
}

/// <summary>Ints as they are.</summary>
internal readonly struct EightInts : IFromInts<int>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<int> x, ref int to) => x.StoreUnsafe(ref to);
}

/// <summary>Ints to longs.</summary>
internal readonly struct EightLongs : IFromInts<long>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<int> x, ref long to)
    {
        Vector256.WidenLower(x).StoreUnsafe(ref to);
        Vector256.WidenUpper(x).StoreUnsafe(ref to, 4);
    }
}

/// <summary>Ints to the nearest floats.</summary>
internal readonly struct EightSingles : IFromInts<float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<int> x, ref float to) => Vector256.ConvertToSingle(x).StoreUnsafe(ref to);
}

/// <summary>Ints to doubles.</summary>
internal readonly struct EightDoubles : IFromInts<double>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<int> x, ref double to)
    {
        WholeDoubles.OfInts(x.GetLower()).StoreUnsafe(ref to);
        WholeDoubles.OfInts(x.GetUpper()).StoreUnsafe(ref to, 4);
    }
}
