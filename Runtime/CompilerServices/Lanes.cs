using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.CompilerServices;

/// <summary>
/// Arrays of bool as lanes: a bool is a lane of zeros or ones in an integer vector whose lanes are as wide as the numbers beside it
/// (<c>T</c> is <see cref="byte"/>, <see cref="short"/>, <see cref="int"/> or <see cref="long"/>). Every byte but 0 is read as true; 0 and 1 are written.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Lanes
{
    // Bit k of the index as byte k.
    private static ReadOnlySpan<uint> FourBools =>
    [
        0x00000000, 0x00000001, 0x00000100, 0x00000101, 0x00010000, 0x00010001, 0x00010100, 0x00010101,
        0x01000000, 0x01000001, 0x01000100, 0x01000101, 0x01010000, 0x01010001, 0x01010100, 0x01010101,
    ];

    /// <summary>Loads as many bools as the vector has lanes, from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> LoadMask512<T>(ref bool source, nuint index)
        where T : unmanaged
    {
        ref byte first = ref Byte(ref source, index);
        return Unsafe.SizeOf<T>() switch
        {
            1 => (~Vector512.Equals(Vector512.LoadUnsafe(ref first), Vector512<byte>.Zero)).As<byte, T>(),
            2 => Vector512.WidenLower((~Vector256.Equals(Vector256.LoadUnsafe(ref first), Vector256<byte>.Zero)).AsSByte().ToVector512Unsafe()).As<short, T>(),
            4 => Vector512.WidenLower(Vector256.WidenLower(Ones(Vector128.LoadUnsafe(ref first)).ToVector256Unsafe()).ToVector512Unsafe()).As<int, T>(),
            _ => Vector512.WidenLower(EightInts(ref first).ToVector512Unsafe()).As<long, T>(),
        };
    }

    /// <inheritdoc cref="LoadMask512"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> LoadMask256<T>(ref bool source, nuint index)
        where T : unmanaged
    {
        ref byte first = ref Byte(ref source, index);
        return Unsafe.SizeOf<T>() switch
        {
            1 => (~Vector256.Equals(Vector256.LoadUnsafe(ref first), Vector256<byte>.Zero)).As<byte, T>(),
            2 => Vector256.WidenLower(Ones(Vector128.LoadUnsafe(ref first)).ToVector256Unsafe()).As<short, T>(),
            4 => EightInts(ref first).As<int, T>(),
            _ => Vector256.WidenLower(Ints(Vector128.CreateScalarUnsafe(Read<uint>(ref first)).AsByte()).ToVector256Unsafe()).As<long, T>(),
        };
    }

    /// <inheritdoc cref="LoadMask512"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> LoadMask128<T>(ref bool source, nuint index)
        where T : unmanaged
    {
        ref byte first = ref Byte(ref source, index);
        return Unsafe.SizeOf<T>() switch
        {
            1 => Ones(Vector128.LoadUnsafe(ref first)).As<sbyte, T>(),
            2 => Vector128.WidenLower(Ones(Vector128.CreateScalarUnsafe(Read<ulong>(ref first)).AsByte())).As<short, T>(),
            4 => Ints(Vector128.CreateScalarUnsafe(Read<uint>(ref first)).AsByte()).As<int, T>(),
            _ => Vector128.WidenLower(Ints(Vector128.CreateScalarUnsafe(Read<ushort>(ref first)).AsByte())).As<long, T>(),
        };
    }

    /// <summary>Stores a mask's lanes as bools from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMask<T>(Vector512<T> mask, ref bool destination, nuint index)
        where T : unmanaged
    {
        ref byte first = ref Byte(ref destination, index);
        switch (Unsafe.SizeOf<T>())
        {
            case 1:
                (mask.AsByte() & Vector512<byte>.One).StoreUnsafe(ref first);
                break;
            case 2:
                (Vector256.Narrow(mask.GetLower().AsInt16(), mask.GetUpper().AsInt16()).AsByte() & Vector256<byte>.One).StoreUnsafe(ref first);
                break;
            case 4:
                Vector256<short> shorts = Vector256.Narrow(mask.GetLower().AsInt32(), mask.GetUpper().AsInt32());
                Bytes(shorts.GetLower(), shorts.GetUpper()).StoreUnsafe(ref first);
                break;
            default:
                Unsafe.WriteUnaligned(ref first, Spread(mask.AsInt64().ExtractMostSignificantBits()));
                break;
        }
    }

    /// <inheritdoc cref="StoreMask{T}(Vector512{T}, ref bool, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMask<T>(Vector256<T> mask, ref bool destination, nuint index)
        where T : unmanaged
    {
        ref byte first = ref Byte(ref destination, index);
        switch (Unsafe.SizeOf<T>())
        {
            case 1:
                (mask.AsByte() & Vector256<byte>.One).StoreUnsafe(ref first);
                break;
            case 2:
                Bytes(mask.GetLower().AsInt16(), mask.GetUpper().AsInt16()).StoreUnsafe(ref first);
                break;
            case 4:
                Vector128<short> shorts = Vector128.Narrow(mask.GetLower().AsInt32(), mask.GetUpper().AsInt32());
                Unsafe.WriteUnaligned(ref first, Bytes(shorts, shorts).AsUInt64().ToScalar());
                break;
            default:
                uint bits = mask.AsInt64().ExtractMostSignificantBits();
                Unsafe.WriteUnaligned(ref first, Unsafe.Add(ref MemoryMarshal.GetReference(FourBools), bits));
                break;
        }
    }

    /// <inheritdoc cref="StoreMask{T}(Vector512{T}, ref bool, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMask<T>(Vector128<T> mask, ref bool destination, nuint index)
        where T : unmanaged
    {
        ref byte first = ref Byte(ref destination, index);
        switch (Unsafe.SizeOf<T>())
        {
            case 1:
                (mask.AsByte() & Vector128<byte>.One).StoreUnsafe(ref first);
                break;
            case 2:
                Unsafe.WriteUnaligned(ref first, Bytes(mask.AsInt16(), mask.AsInt16()).AsUInt64().ToScalar());
                break;
            case 4:
                Vector128<short> shorts = Vector128.Narrow(mask.AsInt32(), mask.AsInt32());
                Unsafe.WriteUnaligned(ref first, Bytes(shorts, shorts).AsUInt32().ToScalar());
                break;
            default:
                Vector128<int> ints = Vector128.Narrow(mask.AsInt64(), mask.AsInt64());
                Vector128<short> both = Vector128.Narrow(ints, ints);
                Unsafe.WriteUnaligned(ref first, Bytes(both, both).AsUInt16().ToScalar());
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref byte Byte(ref bool source, nuint index) => ref Unsafe.As<bool, byte>(ref Unsafe.Add(ref source, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TBits Read<TBits>(ref byte first)
        where TBits : unmanaged
        => Unsafe.ReadUnaligned<TBits>(ref first);

    // Ones in the bytes that are not zero; signed, so that widening fills the new bits too.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<sbyte> Ones(Vector128<byte> bools) => ~Vector128.Equals(bools, Vector128<byte>.Zero).AsSByte();

    // Each step widens into a whole vector of the next width, which is one instruction.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> EightInts(ref byte first)
    {
        Vector128<sbyte> mask = Ones(Vector128.CreateScalarUnsafe(Read<ulong>(ref first)).AsByte());
        return Vector256.WidenLower(Vector128.WidenLower(mask).ToVector256Unsafe());
    }

    // The lower 4 bytes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Ints(Vector128<byte> bools) => Vector128.WidenLower(Vector128.WidenLower(Ones(bools)));

    // The lanes of masks of shorts as 0 or 1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Bytes(Vector128<short> lower, Vector128<short> upper) => Vector128.Narrow(lower, upper).AsByte() & Vector128<byte>.One;

    // Bit k as byte k, 0 or 1, for eight bits: a copy of them in every byte, of which each keeps its own and raises it to the lowest place.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Spread(ulong bits)
        => ((((bits * 0x0101010101010101) & 0x8040201008040201) + 0x7F7F7F7F7F7F7F7F) >> 7) & 0x0101010101010101;
}
