using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace StaticGraph.Codecs;

/// <summary>HDF5's fletcher32: the bytes, followed by a checksum of four bytes over big-endian 16-bit words.</summary>
internal static class Fletcher32
{
    /// <summary>What the checksum adds to the data.</summary>
    internal const int Bytes = 4;

    // The longest run of words whose sums fit 32 bits without folding.
    private const int Run = 360;

    /// <summary>The checksum of <paramref name="data"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static uint Compute(ReadOnlySpan<byte> data)
    {
        uint sum1 = 0;
        uint sum2 = 0;
        while (data.Length > 1)
        {
            int count = Math.Min(data.Length / 2, Run);
            for (int i = 0; i < count; i++)
            {
                sum1 += (uint)((data[2 * i] << 8) | data[(2 * i) + 1]);
                sum2 += sum1;
            }

            sum1 = Fold(sum1);
            sum2 = Fold(sum2);
            data = data[(2 * count)..];
        }

        if (data.Length == 1)
        {
            sum1 = Fold(sum1 + ((uint)data[0] << 8));
            sum2 = Fold(sum2 + sum1);
        }

        return (Fold(sum2) << 16) | Fold(sum1);
    }

    /// <summary>True when the last four bytes are the checksum of those before.</summary>
    internal static bool Verify(ReadOnlySpan<byte> stored)
    {
        if (stored.Length < Bytes)
        {
            return false;
        }

        uint expected = BinaryPrimitives.ReadUInt32LittleEndian(stored[^Bytes..]);
        uint actual = Compute(stored[..^Bytes]);

        // Libraries before 1.6.3 swapped the bytes of each half on little-endian machines; HDF5 still reads their files.
        uint swapped = ((actual & 0x00FF00FF) << 8) | ((actual >> 8) & 0x00FF00FF);
        return expected == actual || expected == swapped;
    }

    /// <summary>Writes the checksum of <paramref name="data"/> to <paramref name="checksum"/>.</summary>
    internal static void Append(ReadOnlySpan<byte> data, Span<byte> checksum) => BinaryPrimitives.WriteUInt32LittleEndian(checksum, Compute(data));

    private static uint Fold(uint sum) => (sum & 0xFFFF) + (sum >> 16);
}
