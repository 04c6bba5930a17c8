using System.Runtime.InteropServices;

namespace StaticGraph.Tests.Storage;

/// <summary>Reads blocks of sources of any type as bytes.</summary>
internal static unsafe class Blocks
{
    public static byte[] ReadAll(ArraySource source) => Read(source, new long[source.Shape.Length], source.Shape);

    public static byte[] Read(ArraySource source, ReadOnlySpan<long> start, ReadOnlySpan<long> shape) => source switch
    {
        ArraySource<double> s => Read(s, start, shape),
        ArraySource<float> s => Read(s, start, shape),
        ArraySource<Half> s => Read(s, start, shape),
        ArraySource<long> s => Read(s, start, shape),
        ArraySource<int> s => Read(s, start, shape),
        ArraySource<short> s => Read(s, start, shape),
        ArraySource<sbyte> s => Read(s, start, shape),
        ArraySource<ulong> s => Read(s, start, shape),
        ArraySource<uint> s => Read(s, start, shape),
        ArraySource<ushort> s => Read(s, start, shape),
        ArraySource<byte> s => Read(s, start, shape),
        ArraySource<bool> s => Read(s, start, shape),
        _ => throw new ArgumentException(source.ElementType.Name),
    };

    public static T[] ReadAll<T>(ArraySource<T> source)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(Read(source, new long[source.Shape.Length], source.Shape)).ToArray();

    /// <summary>The block out of a whole array's bytes.</summary>
    public static byte[] Cut(byte[] whole, ReadOnlySpan<long> arrayShape, long[] start, long[] shape, int size)
    {
        List<byte> block = [];
        long count = shape.Aggregate(1L, (product, length) => product * length);
        for (long i = 0; i < count; i++)
        {
            long rest = i;
            long place = 0;
            long stride = 1;
            for (int axis = shape.Length - 1; axis >= 0; axis--)
            {
                place += (start[axis] + (rest % shape[axis])) * stride;
                rest /= shape[axis];
                stride *= arrayShape[axis];
            }

            block.AddRange(whole.AsSpan((int)(place * size), size));
        }

        return [.. block];
    }

    private static byte[] Read<T>(ArraySource<T> source, ReadOnlySpan<long> start, ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        long count = 1;
        foreach (long length in shape)
        {
            count *= length;
        }

        var elements = new T[count];
        nuint bytes = (nuint)source.ScratchBytes;
        void* scratch = NativeMemory.AlignedAlloc(bytes + 64, 64);
        try
        {
            source.ReadBlock(start, shape, elements, new Span<byte>(scratch, (int)bytes));
        }
        finally
        {
            NativeMemory.AlignedFree(scratch);
        }

        return MemoryMarshal.AsBytes(elements.AsSpan()).ToArray();
    }
}
