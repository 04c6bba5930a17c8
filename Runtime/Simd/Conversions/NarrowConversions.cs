using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Simd.Conversions;

/// <summary>Bytes to shorts.</summary>
internal readonly struct BytesToShorts : IConversion<byte, ushort>
{
    public static int Count => Vector256<byte>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(ref byte from, ref ushort to)
    {
        (Vector256<ushort> lower, Vector256<ushort> upper) = Vector256.Widen(Vector256.LoadUnsafe(ref from));
        lower.StoreUnsafe(ref to);
        upper.StoreUnsafe(ref to, 16);
    }
}

/// <summary>Bytes with a sign to shorts.</summary>
internal readonly struct SBytesToShorts : IConversion<sbyte, short>
{
    public static int Count => Vector256<sbyte>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(ref sbyte from, ref short to)
    {
        (Vector256<short> lower, Vector256<short> upper) = Vector256.Widen(Vector256.LoadUnsafe(ref from));
        lower.StoreUnsafe(ref to);
        upper.StoreUnsafe(ref to, 16);
    }
}

/// <summary>The low bytes of shorts.</summary>
internal readonly struct ShortsToBytes : IConversion<ushort, byte>
{
    public static int Count => Vector256<byte>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(ref ushort from, ref byte to) => Vector256.Narrow(Vector256.LoadUnsafe(ref from), Vector256.LoadUnsafe(ref from, 16)).StoreUnsafe(ref to);
}
