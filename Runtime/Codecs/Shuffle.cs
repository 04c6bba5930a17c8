using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace StaticGraph.Codecs;

/// <summary>The byte shuffle of HDF5: all first bytes of the elements, then all second bytes, and so on. A tail shorter than an element stays as it is.</summary>
/// <remarks>
/// Sixteen elements are a matrix of bytes; to zip its halves is to rotate the bits of every byte's address by one place.
/// So log2(element) zips lead from planes to elements and four lead back, whatever the element's size.
/// </remarks>
internal static class Shuffle
{
    private const int Group = 16;
    private const int MaxVectorElement = 16;

    /// <summary>Shuffles <paramref name="elements"/> into planes.</summary>
    internal static void Encode(ReadOnlySpan<byte> elements, Span<byte> planes, int elementSize)
    {
        int count = elements.Length / elementSize;
        if (count < 2)
        {
            // As they are; and a file may claim elements far larger than its chunks, whose planes would take long to go through.
            elements.CopyTo(planes);
            return;
        }

        int done = IsVectorSize(elementSize) ? EncodeGroups(elements, planes, elementSize, count) : 0;
        for (int plane = 0; plane < elementSize; plane++)
        {
            for (int i = done; i < count; i++)
            {
                planes[(plane * count) + i] = elements[(i * elementSize) + plane];
            }
        }

        elements[(count * elementSize)..].CopyTo(planes[(count * elementSize)..]);
    }

    /// <summary>Restores the elements from <paramref name="planes"/>.</summary>
    internal static void Decode(ReadOnlySpan<byte> planes, Span<byte> elements, int elementSize)
    {
        int count = planes.Length / elementSize;
        if (count < 2)
        {
            planes.CopyTo(elements);
            return;
        }

        int done = IsVectorSize(elementSize) ? DecodeGroups(planes, elements, elementSize, count) : 0;
        for (int plane = 0; plane < elementSize; plane++)
        {
            for (int i = done; i < count; i++)
            {
                elements[(i * elementSize) + plane] = planes[(plane * count) + i];
            }
        }

        planes[(count * elementSize)..].CopyTo(elements[(count * elementSize)..]);
    }

    private static bool IsVectorSize(int elementSize) => elementSize is 2 or 4 or 8 or MaxVectorElement;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int EncodeGroups(ReadOnlySpan<byte> elements, Span<byte> planes, int size, int count)
    {
        ref byte from = ref MemoryMarshal.GetReference(elements);
        ref byte to = ref MemoryMarshal.GetReference(planes);
        Span<Vector128<byte>> a = stackalloc Vector128<byte>[size];
        Span<Vector128<byte>> b = stackalloc Vector128<byte>[size];
        int i = 0;
        for (; i + Group <= count; i += Group)
        {
            for (int j = 0; j < size; j++)
            {
                a[j] = Vector128.LoadUnsafe(ref from, (nuint)(((long)i * size) + (j * Group)));
            }

            Zip(a, b);
            Zip(b, a);
            Zip(a, b);
            Zip(b, a);
            for (int plane = 0; plane < size; plane++)
            {
                a[plane].StoreUnsafe(ref to, (nuint)(((long)plane * count) + i));
            }
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int DecodeGroups(ReadOnlySpan<byte> planes, Span<byte> elements, int size, int count)
    {
        ref byte from = ref MemoryMarshal.GetReference(planes);
        ref byte to = ref MemoryMarshal.GetReference(elements);
        Span<Vector128<byte>> a = stackalloc Vector128<byte>[size];
        Span<Vector128<byte>> b = stackalloc Vector128<byte>[size];
        int i = 0;
        for (; i + Group <= count; i += Group)
        {
            for (int plane = 0; plane < size; plane++)
            {
                a[plane] = Vector128.LoadUnsafe(ref from, (nuint)(((long)plane * count) + i));
            }

            Span<Vector128<byte>> zipped = a;
            Span<Vector128<byte>> free = b;
            for (int rest = size; rest > 1; rest /= 2)
            {
                Zip(zipped, free);
                Span<Vector128<byte>> swap = zipped;
                zipped = free;
                free = swap;
            }

            for (int j = 0; j < size; j++)
            {
                zipped[j].StoreUnsafe(ref to, (nuint)(((long)i * size) + (j * Group)));
            }
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Zip(Span<Vector128<byte>> from, Span<Vector128<byte>> to)
    {
        // Both spans have a length that is a power of two; bounds checks would cost as much as the zips.
        ref Vector128<byte> source = ref MemoryMarshal.GetReference(from);
        ref Vector128<byte> target = ref MemoryMarshal.GetReference(to);
        int half = from.Length / 2;
        for (int i = 0; i < half; i++)
        {
            Vector128<byte> even = Unsafe.Add(ref source, i);
            Vector128<byte> odd = Unsafe.Add(ref source, i + half);
            Unsafe.Add(ref target, 2 * i) = ZipLow(even, odd);
            Unsafe.Add(ref target, (2 * i) + 1) = ZipHigh(even, odd);
        }
    }

    private static Vector128<byte> ZipLow(Vector128<byte> even, Vector128<byte> odd) =>
        Sse2.IsSupported ? Sse2.UnpackLow(even, odd)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(even, odd)
        : Alternate(Vector128.Shuffle(even, LowPairs), Vector128.Shuffle(odd, LowPairs));

    private static Vector128<byte> ZipHigh(Vector128<byte> even, Vector128<byte> odd) =>
        Sse2.IsSupported ? Sse2.UnpackHigh(even, odd)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(even, odd)
        : Alternate(Vector128.Shuffle(even, HighPairs), Vector128.Shuffle(odd, HighPairs));

    private static Vector128<byte> LowPairs => Vector128.Create((byte)0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7);

    private static Vector128<byte> HighPairs => Vector128.Create((byte)8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13, 14, 14, 15, 15);

    private static Vector128<byte> Alternate(Vector128<byte> even, Vector128<byte> odd) =>
        Vector128.ConditionalSelect(Vector128.Create((ushort)0x00FF).AsByte(), even, odd);
}
