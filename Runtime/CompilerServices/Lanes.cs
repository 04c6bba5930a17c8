using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.CompilerServices;

/// <summary>
/// Arrays of bool as lanes: a bool is a lane of zeros or ones in an integer vector whose lanes are as wide as the numbers beside it
/// (<c>T</c> is <see cref="byte"/>, <see cref="int"/> or <see cref="long"/>). Every byte but 0 is read as true; 0 and 1 are written.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Lanes
{
    /// <summary>Loads as many bools as the vector has lanes, from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> LoadMask512<T>(ref bool source, nuint index)
        where T : unmanaged
    {
        ref byte first = ref Byte(ref source, index);
        return Unsafe.SizeOf<T>() switch
        {
            1 => (~Vector512.Equals(Vector512.LoadUnsafe(ref first), Vector512<byte>.Zero)).As<byte, T>(),
            4 => Vector512.Create(Ints(Ones(Vector128.LoadUnsafe(ref first))), Ints(Ones(Vector128.CreateScalarUnsafe(Read<ulong>(ref first, 8)).AsByte()))).As<int, T>(),
            _ => Vector512.Create(Longs(Ones(Vector128.CreateScalarUnsafe(Read<uint>(ref first, 0)).AsByte())), Longs(Ones(Vector128.CreateScalarUnsafe(Read<uint>(ref first, 4)).AsByte()))).As<long, T>(),
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
            4 => Ints(Ones(Vector128.CreateScalarUnsafe(Read<ulong>(ref first, 0)).AsByte())).As<int, T>(),
            _ => Longs(Ones(Vector128.CreateScalarUnsafe(Read<uint>(ref first, 0)).AsByte())).As<long, T>(),
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
            4 => Ints(Ones(Vector128.CreateScalarUnsafe(Read<uint>(ref first, 0)).AsByte())).GetLower().As<int, T>(),
            _ => Longs(Ones(Vector128.CreateScalarUnsafe(Read<ushort>(ref first, 0)).AsByte())).GetLower().As<long, T>(),
        };
    }

    /// <summary>Stores a mask's lanes as bools from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMask<T>(Vector512<T> mask, ref bool destination, nuint index)
        where T : unmanaged
    {
        StoreMask(mask.GetLower(), ref destination, index);
        StoreMask(mask.GetUpper(), ref destination, index + (nuint)Vector256<T>.Count);
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
            case 4:
                Unsafe.WriteUnaligned(ref first, Bytes(Vector128.Narrow(mask.GetLower().AsInt32(), mask.GetUpper().AsInt32())).AsUInt64().ToScalar());
                break;
            default:
                Vector128<int> ints = Vector128.Narrow(mask.GetLower().AsInt64(), mask.GetUpper().AsInt64());
                Unsafe.WriteUnaligned(ref first, Bytes(Vector128.Narrow(ints, ints)).AsUInt32().ToScalar());
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
            case 4:
                Unsafe.WriteUnaligned(ref first, Bytes(Vector128.Narrow(mask.AsInt32(), mask.AsInt32())).AsUInt32().ToScalar());
                break;
            default:
                Vector128<int> ints = Vector128.Narrow(mask.AsInt64(), mask.AsInt64());
                Unsafe.WriteUnaligned(ref first, Bytes(Vector128.Narrow(ints, ints)).AsUInt16().ToScalar());
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref byte Byte(ref bool source, nuint index) => ref Unsafe.As<bool, byte>(ref Unsafe.Add(ref source, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TBits Read<TBits>(ref byte first, nuint offset)
        where TBits : unmanaged
        => Unsafe.ReadUnaligned<TBits>(ref Unsafe.Add(ref first, offset));

    // Ones in the bytes that are not zero; signed, so that widening fills the new bits too.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<sbyte> Ones(Vector128<byte> bools) => ~Vector128.Equals(bools, Vector128<byte>.Zero).AsSByte();

    // The lower 8 bytes as 8 ints.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Ints(Vector128<sbyte> mask)
    {
        Vector128<short> shorts = Vector128.WidenLower(mask);
        return Vector256.Create(Vector128.WidenLower(shorts), Vector128.WidenUpper(shorts));
    }

    // The lower 4 bytes as 4 longs.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Longs(Vector128<sbyte> mask)
    {
        Vector128<int> ints = Vector128.WidenLower(Vector128.WidenLower(mask));
        return Vector256.Create(Vector128.WidenLower(ints), Vector128.WidenUpper(ints));
    }

    // The lanes of a mask of shorts as 0 or 1, in the lower 8 bytes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Bytes(Vector128<short> mask) => Vector128.Narrow(mask, mask).AsByte() & Vector128<byte>.One;
}
