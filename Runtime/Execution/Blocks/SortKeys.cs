using StaticGraph.CompilerServices;

namespace StaticGraph.Execution.Blocks;

/// <summary>Elements as unsigned numbers in their order: -0 before +0 unless they are to be equal, and all NaNs as one behind all numbers. Each gives its element again.</summary>
internal static unsafe class SortKeys
{
    /// <summary>The key of a NaN.</summary>
    public const ulong NaN = ulong.MaxValue;

    private const ulong Sign = 1UL << 63;

    /// <summary>The keys of elements some bytes apart; <paramref name="keyStride"/> apart, in keys.</summary>
    public static void Load(DType type, byte* from, nint stride, ulong* keys, nint keyStride, long count, bool areZerosEqual)
    {
        ulong* strip = stackalloc ulong[BlockRule.Strip];
        for (long at = 0; at < count; at += BlockRule.Strip)
        {
            int its = (int)Math.Min(BlockRule.Strip, count - at);
            Strips.Load(type, from + ((nint)at * stride), stride, strip, its);
            ulong* to = keys + ((nint)at * keyStride);
            for (int i = 0; i < its; i++, to += keyStride)
            {
                *to = type.IsFloating() ? OfDouble(strip[i], areZerosEqual) : type == DType.UInt64 ? strip[i] : strip[i] ^ Sign;
            }
        }
    }

    /// <summary>Writes the element of a key.</summary>
    public static void Store(DType type, ulong key, byte* to)
    {
        switch (type)
        {
            case DType.Double:
                *(double*)to = Number(key);
                break;
            case DType.Single:
                *(float*)to = (float)Number(key);
                break;
            case DType.UInt64:
                *(ulong*)to = key;
                break;
            case DType.Int64:
                *(ulong*)to = key ^ Sign;
                break;
            case DType.Int32 or DType.UInt32:
                *(uint*)to = (uint)key;
                break;
            case DType.Int16 or DType.UInt16:
                *(ushort*)to = (ushort)key;
                break;
            case DType.SByte or DType.Byte or DType.Boolean:
                *to = (byte)key;
                break;
            case DType.Half or DType.Complex:
            default:
                throw new ArgumentOutOfRangeException(nameof(type));
        }
    }

    /// <summary>The number of a key of floating point.</summary>
    public static double Number(ulong key) => key == NaN ? double.NaN : BitConverter.UInt64BitsToDouble((key & Sign) != 0 ? key ^ Sign : ~key);

    private static ulong OfDouble(ulong bits, bool areZerosEqual)
    {
        if ((bits & ~Sign) > 0x7FF0_0000_0000_0000)
        {
            return NaN;
        }

        bits = areZerosEqual && bits == Sign ? 0 : bits;
        return (bits & Sign) != 0 ? ~bits : bits | Sign;
    }
}
