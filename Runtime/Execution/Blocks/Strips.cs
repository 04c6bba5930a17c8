using StaticGraph.CompilerServices;

namespace StaticGraph.Execution.Blocks;

/// <summary>Elements of any type, some bytes apart, as those of the type of totals: floating point as doubles, whole numbers as longs, which unsigned longs have the bits of.</summary>
internal static unsafe class Strips
{
    /// <summary>Loads so many, of 8 bytes each.</summary>
    public static void Load(DType type, byte* from, nint stride, void* to, int count)
    {
        switch (type)
        {
            case DType.Double or DType.Int64 or DType.UInt64:
                Wide(from, stride, (ulong*)to, count);
                break;
            case DType.Single:
                Singles(from, stride, (double*)to, count);
                break;
            case DType.Int32 or DType.UInt32 or DType.Int16 or DType.UInt16 or DType.SByte or DType.Byte or DType.Boolean or DType.Half or DType.Complex:
                Whole(type, from, stride, (long*)to, count);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(type));
        }
    }

    private static void Wide(byte* from, nint stride, ulong* to, int count)
    {
        if (stride == sizeof(ulong))
        {
            new ReadOnlySpan<ulong>(from, count).CopyTo(new Span<ulong>(to, count));
            return;
        }

        for (int i = 0; i < count; i++)
        {
            to[i] = *(ulong*)(from + (i * stride));
        }
    }

    private static void Singles(byte* from, nint stride, double* to, int count)
    {
        for (int i = 0; i < count; i++)
        {
            to[i] = *(float*)(from + (i * stride));
        }
    }

    private static void Whole(DType type, byte* from, nint stride, long* to, int count)
    {
        for (int i = 0; i < count; i++, from += stride)
        {
            to[i] = type switch
            {
                DType.Int32 => *(int*)from,
                DType.UInt32 => *(uint*)from,
                DType.Int16 => *(short*)from,
                DType.UInt16 => *(ushort*)from,
                DType.SByte => *(sbyte*)from,
                DType.Byte or DType.Boolean => *from,
                DType.Double or DType.Single or DType.Half or DType.Complex or DType.Int64 or DType.UInt64 => throw new ArgumentOutOfRangeException(nameof(type)),
            };
        }
    }
}
