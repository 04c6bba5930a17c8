using System.Buffers.Binary;

namespace StaticGraph.Storage;

/// <summary>Reads the messages of an object's header past the library, in the format that has checksums (version 2). What does not parse is left for the library to refuse.</summary>
internal static class ObjectHeader
{
    /// <summary>How the links of a group are stored.</summary>
    internal const int LinkInfo = 0x02;

    /// <summary>How the data of a dataset is stored.</summary>
    internal const int Layout = 0x08;

    /// <summary>How the attributes of an object are stored.</summary>
    internal const int AttributeInfo = 0x15;

    private const int Continuation = 0x10;
    private const int MostPrefix = 34;
    private const int ChecksumBytes = 4;

    // What headers stay far below.
    private const int MostBlocks = 1000;
    private const long MostBytes = 16L << 20;

    /// <summary>The messages of the object whose header lies at <paramref name="address"/>; none of a header of the older version.</summary>
    internal static List<(int Type, byte[] Body)> Read(Hdf5File file, ulong address)
    {
        List<(int Type, byte[] Body)> messages = [];
        byte[] prefix = Bytes(file, address, MostPrefix);
        if (prefix.Length < MostPrefix || !prefix.AsSpan().StartsWith("OHDR"u8) || prefix[4] != 2)
        {
            return messages;
        }

        // Times, and when attributes move to a heap.
        int flags = prefix[5];
        int before = 6 + ((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0);
        int sizeBytes = 1 << (flags & 3);
        var fields = new MetadataFields(prefix.AsSpan(before), file);
        Queue<(ulong Address, ulong Size)> blocks = new([(address + (ulong)(before + sizeBytes), fields.Number(sizeBytes))]);
        long bytes = 0;
        for (int i = 0; i < MostBlocks && blocks.TryDequeue(out (ulong Address, ulong Size) block); i++)
        {
            bytes += block.Size <= MostBytes ? (long)block.Size : MostBytes + 1;
            if (bytes > MostBytes)
            {
                break;
            }

            ReadBlock(file, Bytes(file, block.Address, (int)block.Size), hasOrder: (flags & 4) != 0, messages, blocks);
        }

        return messages;
    }

    /// <summary>The bytes from an address on, fewer where the file ends, none where the address lies behind it.</summary>
    internal static byte[] Bytes(Hdf5File file, ulong address, int count)
    {
        ulong room = (ulong)(file.Reader.Length - file.UserBlock);
        if (address >= room)
        {
            return [];
        }

        byte[] bytes = new byte[(int)Math.Min((ulong)count, room - address)];
        file.Reader.Read(bytes, file.UserBlock + (long)address);
        return bytes;
    }

    private static void ReadBlock(Hdf5File file, ReadOnlySpan<byte> block, bool hasOrder, List<(int Type, byte[] Body)> messages, Queue<(ulong Address, ulong Size)> blocks)
    {
        int headBytes = hasOrder ? 6 : 4;
        while (block.Length >= headBytes)
        {
            int type = block[0];
            int length = BinaryPrimitives.ReadUInt16LittleEndian(block[1..]);
            if (length > block.Length - headBytes)
            {
                return;
            }

            ReadOnlySpan<byte> body = block.Slice(headBytes, length);
            block = block[(headBytes + length)..];
            if (type != Continuation)
            {
                messages.Add((type, body.ToArray()));
                continue;
            }

            var fields = new MetadataFields(body, file);
            ulong address = fields.Address();
            ulong size = fields.Length();
            if (Bytes(file, address, 4).AsSpan().SequenceEqual("OCHK"u8) && size > 4 + ChecksumBytes)
            {
                blocks.Enqueue((address + 4, size - 4 - ChecksumBytes));
            }
        }
    }
}
