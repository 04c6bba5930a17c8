using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticGraph.Storage;

/// <summary>Turns numbers of the other byte order into this machine's.</summary>
internal static class ByteOrder
{
    /// <summary>Reverses the bytes of every element, however many there are.</summary>
    internal static void ReverseAll<T>(Span<T> elements)
        where T : unmanaged
    {
        // The bytes of a long span are more than a span of bytes holds.
        const int Piece = 1 << 24;
        for (int done = 0; done < elements.Length; done += Piece)
        {
            Span<T> piece = elements.Slice(done, Math.Min(Piece, elements.Length - done));
            Reverse(MemoryMarshal.AsBytes(piece), Unsafe.SizeOf<T>());
        }
    }

    /// <summary>Reverses the bytes of every element.</summary>
    internal static void Reverse(Span<byte> elements, int elementSize)
    {
        switch (elementSize)
        {
            case 2:
                Span<ushort> two = MemoryMarshal.Cast<byte, ushort>(elements);
                BinaryPrimitives.ReverseEndianness(two, two);
                break;
            case 4:
                Span<uint> four = MemoryMarshal.Cast<byte, uint>(elements);
                BinaryPrimitives.ReverseEndianness(four, four);
                break;

            // Complex numbers are two doubles, each in the other order.
            case 8 or 16:
                Span<ulong> eight = MemoryMarshal.Cast<byte, ulong>(elements);
                BinaryPrimitives.ReverseEndianness(eight, eight);
                break;
        }
    }
}
