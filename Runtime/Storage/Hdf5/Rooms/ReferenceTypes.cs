using System.Buffers.Binary;

namespace StaticGraph.Storage;

/// <summary>Which types, as a file stores them, hold references: the places of the headers of objects.</summary>
internal static class ReferenceTypes
{
    private const int HeadBytes = 8;
    private const int MostDepth = 32;

    /// <summary>True of a type whose elements may name objects; of one that cannot be read as well.</summary>
    internal static bool MayRefer(ReadOnlySpan<byte> type)
    {
        bool refers = false;
        return !TryPass(ref type, ref refers, MostDepth) || refers;
    }

    // The class of the type and what it adds to the head that all have.
    private static bool TryPass(ref ReadOnlySpan<byte> rest, ref bool refers, int depth)
    {
        if (rest.Length < HeadBytes || depth == 0)
        {
            return false;
        }

        int kind = rest[0] & 0xF;
        int version = rest[0] >> 4;
        int count = rest[1] | (rest[2] << 8);
        uint size = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
        rest = rest[HeadBytes..];
        refers |= kind == 7;
        return kind switch
        {
            // Integers and bit fields, floating point, times, texts and references, opaque bytes with a tag.
            0 or 4 => TrySkip(ref rest, 4),
            1 => TrySkip(ref rest, 12),
            2 => TrySkip(ref rest, 2),
            3 or 7 => true,
            5 => TrySkip(ref rest, count & 0xFF),
            6 => TryPassMembers(ref rest, ref refers, version, count, size, depth),
            8 => TryPassNames(ref rest, ref refers, version, count, depth),
            9 => TryPass(ref rest, ref refers, depth - 1),
            10 => rest.Length > 0 && TrySkip(ref rest, version < 3 ? 4 + (8 * rest[0]) : 1 + (4 * rest[0])) && TryPass(ref rest, ref refers, depth - 1),
            _ => false,
        };
    }

    // Of a record: name, place, in the oldest version the axes, type.
    private static bool TryPassMembers(ref ReadOnlySpan<byte> rest, ref bool refers, int version, int count, uint size, int depth)
    {
        int placeBytes = version < 3 ? 4 : (System.Numerics.BitOperations.Log2(size) / 8) + 1;
        for (int i = 0; i < count; i++)
        {
            if (!TrySkipName(ref rest, version) || !TrySkip(ref rest, placeBytes + (version == 1 ? 28 : 0)) || !TryPass(ref rest, ref refers, depth - 1))
            {
                return false;
            }
        }

        return true;
    }

    // Of named values: the type of the values, the names, the values.
    private static bool TryPassNames(ref ReadOnlySpan<byte> rest, ref bool refers, int version, int count, int depth)
    {
        int valueBytes = rest.Length < HeadBytes ? 0 : (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]), 8);
        bool isPassed = TryPass(ref rest, ref refers, depth - 1);
        for (int i = 0; isPassed && i < count; i++)
        {
            isPassed = TrySkipName(ref rest, version);
        }

        return isPassed && TrySkip(ref rest, count * valueBytes);
    }

    private static bool TrySkipName(ref ReadOnlySpan<byte> rest, int version)
    {
        int bytes = rest.IndexOf((byte)0) + 1;
        return bytes > 0 && TrySkip(ref rest, version < 3 ? (bytes + 7) & -8 : bytes);
    }

    private static bool TrySkip(ref ReadOnlySpan<byte> rest, int bytes)
    {
        if (bytes > rest.Length)
        {
            return false;
        }

        rest = rest[bytes..];
        return true;
    }
}
