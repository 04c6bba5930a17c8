namespace StaticGraph.Storage;

/// <summary>Finds where the elements of a dataset lie, in one piece or in chunks with their index, past the library.</summary>
/// <param name="room">What is found goes there.</param>
/// <param name="space">The dataset's message on its shape.</param>
internal sealed class StoredChunks(RoomFinder room, byte[] space)
{
    private const int Compact = 0, Contiguous = 1, Chunked = 2;
    private const int Single = 1, Implicit = 2, FixedArray = 3;
    private const int TreeOfChunks = 1;
    private const string What = "its chunks";

    /// <summary>Finds all; false where the layout or the kind of its index is one that is not looked at, or it is too much.</summary>
    /// <param name="layout">The dataset's message on its layout.</param>
    /// <exception cref="ArrayStorageException">It leads where nothing can lie.</exception>
    internal bool Find(byte[] layout)
    {
        var fields = new MetadataFields(layout, room.File);
        ulong version = fields.Number(1);
        ulong kind = fields.Number(1);
        if (version is not (3 or 4))
        {
            return false;
        }

        switch (kind)
        {
            case Compact:
                return true;
            case Contiguous:
                ulong address = fields.Address();
                return address == MetadataFields.Undefined || room.Take(address, fields.Length(), "its data");
            case Chunked:
                return version == 3 ? FindInTree(fields) : FindChunks(fields);
            default:
                return false;
        }
    }

    /// <summary>The lengths of a chunk as a layout of version 4 has them; the last one is that of an element.</summary>
    internal static ulong[] LengthsOf(ref MetadataFields layout)
    {
        ulong[] lengths = new ulong[layout.Number(1)];
        int width = (int)Math.Min(layout.Number(1), sizeof(ulong));
        for (int axis = 0; axis < lengths.Length; axis++)
        {
            lengths[axis] = layout.Number(width);
        }

        return lengths;
    }

    /// <summary>The bytes of a chunk without filters; 0 of one that the format does not have.</summary>
    internal static uint BytesOf(ulong[] lengths)
    {
        UInt128 bytes = lengths.Aggregate(UInt128.One, (product, length) => product > uint.MaxValue ? product : product * length);
        return lengths.Length == 0 || bytes > uint.MaxValue ? 0 : (uint)bytes;
    }

    // Stored bytes and skipped filters of a chunk, and its place: one number more than the array has axes.
    private bool FindInTree(MetadataFields layout)
    {
        int keyBytes = 8 + (sizeof(ulong) * (int)layout.Number(1));
        ulong root = layout.Address();
        return root == MetadataFields.Undefined || new NodeTree(room, TreeOfChunks, keyBytes, room.File.ChunkNodeHalf, "a node of its index of chunks").Find(root, FindChunk);

        bool FindChunk(MetadataFields entry)
        {
            ulong bytes = entry.Number(sizeof(uint));
            entry.Skip(keyBytes - sizeof(uint));
            return room.Take(entry.Address(), bytes, "a chunk of it");
        }
    }

    private bool FindChunks(MetadataFields layout)
    {
        bool isSingleFiltered = (layout.Number(1) & 2) != 0;
        ulong[] lengths = LengthsOf(ref layout);
        UInt128 chunkBytes = BytesOf(lengths);
        if (chunkBytes == 0)
        {
            return false;
        }

        switch (layout.Number(1))
        {
            case Single:
                chunkBytes = isSingleFiltered ? layout.Length() : chunkBytes;
                layout.Skip(isSingleFiltered ? sizeof(uint) : 0);
                return layout.Address() is var single && (single == MetadataFields.Undefined || room.Take(single, chunkBytes, "its chunk"));
            case Implicit:
                return layout.Address() is var first && (first == MetadataFields.Undefined || room.Take(first, chunkBytes * ChunksAtMost(lengths.AsSpan(..^1)), What));
            case FixedArray:
                layout.Skip(1);
                return layout.Address() is var array && (array == MetadataFields.Undefined || new ChunkArray(room, (ulong)chunkBytes).Find(array));
            default:
                return false;
        }
    }

    // As many as the array may ever have: behind its lengths lie those that it may grow to, if they are others.
    private UInt128 ChunksAtMost(ReadOnlySpan<ulong> chunk)
    {
        var fields = new MetadataFields(space, room.File);
        ulong version = fields.Number(1);
        int rank = (int)fields.Number(1);
        bool grows = (fields.Number(1) & 1) != 0;
        fields.Skip((version == 1 ? 5 : 1) + (grows ? rank * room.File.LengthBytes : 0));
        if (rank != chunk.Length)
        {
            throw room.Damaged($"its chunks have {chunk.Length} axes and its array {rank}");
        }

        UInt128 count = 1;
        foreach (ulong length in chunk)
        {
            ulong most = fields.Length();
            count = count > ulong.MaxValue ? count : count * (most == 0 ? 0 : ((most - 1) / length) + 1);
        }

        return count;
    }
}
