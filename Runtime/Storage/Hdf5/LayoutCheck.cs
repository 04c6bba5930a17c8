using System.Numerics;
using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>
/// Looks at the place of a dataset's elements and the head of its index of chunks before the library does, which takes the sizes it finds there for true: it reads past
/// the end of what is smaller than the array, and walks an endless index to its end. Indices of the older format are trees that the library checks itself.
/// </summary>
/// <param name="file">The open file.</param>
/// <param name="name">How messages call the dataset.</param>
/// <param name="shape">The shape of the array.</param>
/// <param name="chunk">The shape of a chunk; empty where there are none.</param>
/// <param name="elementSize">Bytes of an element.</param>
internal readonly unsafe ref struct LayoutCheck(Hdf5File file, string name, ReadOnlySpan<long> shape, ReadOnlySpan<long> chunk, int elementSize)
{
    private const int Compact = 0, Contiguous = 1, Chunked = 2;
    private const int Single = 1, Implicit = 2, FixedArray = 3, ExtensibleArray = 4, Tree = 5;

    private readonly ReadOnlySpan<long> _shape = shape;
    private readonly ReadOnlySpan<long> _chunk = chunk;

    /// <summary>How many entries the library walks to list the chunks, 0 where it is no more than there are chunks.</summary>
    /// <exception cref="ArrayStorageException">They cannot be those of the dataset.</exception>
    internal ulong Check()
        => new ObjectHeader(file, FileObject.AddressOf(file.Dataset)).Messages.FirstOrDefault(message => message.Type == ObjectHeader.Layout).Body is byte[] layout ? CheckLayout(layout) : 0;

    private ulong CheckLayout(byte[] body)
    {
        var layout = new MetadataFields(body, file);
        ulong version = layout.Number(1);
        ulong kind = layout.Number(1);
        if (version is 3 or 4 && kind is Compact or Contiguous)
        {
            CheckOnePiece(layout, isCompact: kind == Compact);
        }

        return version == 4 && kind == Chunked ? CheckIndex(layout) : 0;
    }

    private void CheckOnePiece(MetadataFields layout, bool isCompact)
    {
        layout.Skip(isCompact ? 0 : file.AddressBytes);
        ulong bytes = isCompact ? layout.Number(2) : layout.Length();
        UInt128 needed = (UInt128)Block.Count(_shape) * (uint)elementSize;
        if (bytes < needed)
        {
            throw new StructureCheck(file, name).Damaged($"it has {bytes} bytes for elements of {needed}");
        }
    }

    private ulong CheckIndex(MetadataFields layout)
    {
        bool isSingleFiltered = (layout.Number(1) & 2) != 0;
        int axes = (int)layout.Number(1);
        layout.Skip(axes * (int)layout.Number(1));
        ulong index = layout.Number(1);
        layout.Skip(index == Single && isSingleFiltered ? file.LengthBytes + 4 : index == Tree ? 6 : 0);
        ulong settings = index == FixedArray ? layout.Number(1) : index == ExtensibleArray ? layout.Number(5) : 0;
        ulong address = layout.Address();
        if (address == MetadataFields.Undefined)
        {
            // Nothing is stored.
            return 0;
        }

        var check = new StructureCheck(file, name);
        switch (index)
        {
            case Single or Implicit:
                check.CheckPlace(address, "its first chunk");
                return 0;
            case FixedArray:
                CheckFixedArray(check, address, settings);
                return 0;
            case ExtensibleArray:
                return CheckExtensibleArray(check, address, settings);
            case Tree:
                check.CheckTree(address, "its index of chunks");
                return 0;
            default:
                return 0;
        }
    }

    private void CheckFixedArray(StructureCheck check, ulong address, ulong settings)
    {
        MetadataFields array = OpenArray(check, address, out int entryBytes);
        ulong pageBits = array.Number(1);
        ulong entries = array.Length();
        ulong block = array.Address();
        UInt128 needed = ChunksAtMost(out int unlimited);
        if (pageBits != settings || pageBits is 0 or > 31 || unlimited > 0 || entries < needed)
        {
            throw check.Damaged($"its index has {entries} entries for {needed} chunks");
        }

        if (block != MetadataFields.Undefined)
        {
            check.CheckPlace(block, "its index of chunks");
            CheckRoom(check, entries, entryBytes);
        }
    }

    private ulong CheckExtensibleArray(StructureCheck check, ulong address, ulong settings)
    {
        MetadataFields array = OpenArray(check, address, out int entryBytes);

        // The message has two of them the other way round.
        ulong bits = array.Number(1), first = array.Number(1), smallest = array.Number(1), pointers = array.Number(1), pageBits = array.Number(1);
        _ = ChunksAtMost(out int unlimited);
        if ((bits | (first << 8) | (pointers << 16) | (smallest << 24) | (pageBits << 32)) != settings || bits is 0 or > 64 || unlimited != 1)
        {
            throw check.Damaged("its index of chunks is another than its header says");
        }

        // Number and size of its blocks, of two kinds.
        array.Skip(4 * file.LengthBytes);
        ulong largest = array.Length();
        ulong made = array.Length();
        ulong block = array.Address();
        CheckRoom(check, made, entryBytes);
        if (largest > 0)
        {
            check.CheckPlace(block, "its index of chunks");
        }

        return largest;
    }

    // The head that both kinds of arrays have: signature, version, what the entries are of.
    private MetadataFields OpenArray(StructureCheck check, ulong address, out int entryBytes)
    {
        MetadataFields array = check.Open(address, "its index of chunks");
        array.Skip(5);
        bool isFiltered = array.Number(1) == 1;
        entryBytes = (int)array.Number(1);
        int expected = file.AddressBytes + (isFiltered ? SizeBytes() + 4 : 0);
        return entryBytes == expected ? array : throw check.Damaged($"the entries of its index of chunks have {entryBytes} bytes instead of {expected}");
    }

    private void CheckRoom(StructureCheck check, ulong entries, int entryBytes)
    {
        if ((UInt128)entries * (uint)entryBytes > (ulong)file.Reader.Length)
        {
            throw check.Damaged($"its index claims {entries} entries, more than the {file.Reader.Length} bytes of the file hold");
        }
    }

    // How wide the format keeps the stored size of a chunk.
    private int SizeBytes() => Math.Min(1 + ((BitOperations.Log2((ulong)(Block.Count(_chunk) * elementSize)) + 8) / 8), 8);

    // As many chunks as the array may ever have, and how many of its axes may grow for ever.
    private UInt128 ChunksAtMost(out int unlimited)
    {
        const ulong Unlimited = ulong.MaxValue;
        using Handle space = Handle.Of(H5D.get_space(file.Dataset), $"the shape of {name} cannot be read");
        ulong* lengths = stackalloc ulong[Block.MaxRank];
        ulong* most = stackalloc ulong[Block.MaxRank];
        int rank = Hdf5Error.Check(H5S.get_simple_extent_dims(space, lengths, most), $"the shape of {name} cannot be read");
        if (_chunk.Length != rank)
        {
            throw new StructureCheck(file, name).Damaged($"its chunks have {_chunk.Length} axes and its array {rank}");
        }

        UInt128 count = 1;
        unlimited = 0;
        for (int axis = 0; axis < _chunk.Length; axis++)
        {
            unlimited += most[axis] == Unlimited ? 1 : 0;
            ulong along = ((most[axis] - 1) / (ulong)_chunk[axis]) + 1;
            count = count > ulong.MaxValue ? count : count * (most[axis] == 0 ? 0 : along);
        }

        return count;
    }
}
