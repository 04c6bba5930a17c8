using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Simd.Four;

/// <summary>Counts and shifts of the bits of integers.</summary>
internal static class Bits
{
    /// <summary>How many bits of each lane are 1: those of its bytes by halves (Warren, Hacker's Delight), then of the bytes together.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Count<T>(Vector256<T> x)
    {
        Vector256<byte> bits = x.AsByte();
        bits -= Vector256.ShiftRightLogical(bits, 1) & Vector256.Create((byte)0x55);
        bits = (bits & Vector256.Create((byte)0x33)) + (Vector256.ShiftRightLogical(bits, 2) & Vector256.Create((byte)0x33));
        bits = (bits + Vector256.ShiftRightLogical(bits, 4)) & Vector256.Create((byte)0x0F);
        if (Unsafe.SizeOf<T>() == 2)
        {
            Vector256<ushort> two = bits.AsUInt16();
            return ((two + Vector256.ShiftRightLogical(two, 8)) & Vector256.Create((ushort)0xFF)).As<ushort, T>();
        }

        if (Unsafe.SizeOf<T>() == 4)
        {
            Vector256<uint> four = bits.AsUInt32();
            four += Vector256.ShiftRightLogical(four, 8);
            four += Vector256.ShiftRightLogical(four, 16);
            return (four & Vector256.Create(0xFFu)).As<uint, T>();
        }

        if (Unsafe.SizeOf<T>() == 8)
        {
            Vector256<ulong> eight = bits.AsUInt64();
            eight += Vector256.ShiftRightLogical(eight, 8);
            eight += Vector256.ShiftRightLogical(eight, 16);
            eight += Vector256.ShiftRightLogical(eight, 32);
            return (eight & Vector256.Create(0xFFul)).As<ulong, T>();
        }

        return bits.As<byte, T>();
    }

    /// <summary>x &lt;&lt; count, the count modulo the bits of a lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Left<T>(Vector256<T> x, Vector256<T> count)
    {
        int first = CountOf(count);
        return Vector256.EqualsAll(count, Vector256.Create(count.ToScalar())) ? x << first : EachLeft(x, count);
    }

    /// <summary>x &gt;&gt; count with the sign of x following, the count modulo the bits of a lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Right<T>(Vector256<T> x, Vector256<T> count)
    {
        int first = CountOf(count);
        return Vector256.EqualsAll(count, Vector256.Create(count.ToScalar())) ? x >> first : EachRight(x, count);
    }

    /// <summary>x &gt;&gt;&gt; count, the count modulo the bits of a lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> RightLogical<T>(Vector256<T> x, Vector256<T> count)
    {
        int first = CountOf(count);
        return Vector256.EqualsAll(count, Vector256.Create(count.ToScalar())) ? x >>> first : EachRightLogical(x, count);
    }

    // By 1, 2, 4, ... where the count has that bit: vectors of bytes have no other way, and those of longs none that goes right with signs.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector256<T> EachLeft<T>(Vector256<T> x, Vector256<T> count)
    {
        for (int bit = 1; bit < Unsafe.SizeOf<T>() * 8; bit <<= 1)
        {
            x = Vector256.ConditionalSelect(Has(count, bit), x << bit, x);
        }

        return x;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector256<T> EachRight<T>(Vector256<T> x, Vector256<T> count)
    {
        for (int bit = 1; bit < Unsafe.SizeOf<T>() * 8; bit <<= 1)
        {
            x = Vector256.ConditionalSelect(Has(count, bit), x >> bit, x);
        }

        return x;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector256<T> EachRightLogical<T>(Vector256<T> x, Vector256<T> count)
    {
        for (int bit = 1; bit < Unsafe.SizeOf<T>() * 8; bit <<= 1)
        {
            x = Vector256.ConditionalSelect(Has(count, bit), x >>> bit, x);
        }

        return x;
    }

    // Lanes whose count has a bit.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Has<T>(Vector256<T> count, int bit)
    {
        Vector256<T> bits = Vector256<T>.One << System.Numerics.BitOperations.Log2((uint)bit);
        return Vector256.Equals(count & bits, bits);
    }

    // The count of the first lane, as a shift of C# takes it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CountOf<T>(Vector256<T> count) => count.AsInt32().ToScalar() & ((Unsafe.SizeOf<T>() * 8) - 1);
}
