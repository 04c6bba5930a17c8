using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>An HDF5 file whose metadata is read past the library.</summary>
/// <param name="reader">The file's bytes; whoever opened them closes them.</param>
internal class MetadataFile(PositionalReader reader)
{
    /// <summary>The file's bytes.</summary>
    internal PositionalReader Reader { get; } = reader;

    /// <summary>The path as the user gave it.</summary>
    internal string Path => Reader.Path;

    /// <summary>The bytes before the HDF5 part, which chunk addresses do not count.</summary>
    internal long UserBlock { get; private set; }

    /// <summary>The bytes of an address in the file: 2, 4 or 8.</summary>
    internal int AddressBytes { get; private set; }

    /// <summary>The bytes of a length in the file: 2, 4 or 8.</summary>
    internal int LengthBytes { get; private set; }

    /// <summary>Nodes of the classic format's indices of chunks have room for twice as many children.</summary>
    internal uint ChunkNodeHalf { get; private set; }

    /// <summary>Nodes of the classic format's trees of links have room for twice as many children.</summary>
    internal uint GroupNodeHalf { get; private set; }

    /// <summary>The classic format's tables of links have room for twice as many.</summary>
    internal uint GroupTableHalf { get; private set; }

    /// <summary>The bytes of the file's own head: signature and version; then, in the classic format, ten bytes and more of versions, widths and sizes of nodes, four addresses and the entry of the root.</summary>
    internal int HeadBytes => ObjectHeader.Bytes(this, (ulong)FileFormat.Hdf5Signature.Length, 1)[0] switch
    {
        0 => 24 + (4 * AddressBytes) + RootEntryBytes,
        1 => 28 + (4 * AddressBytes) + RootEntryBytes,
        _ => 12 + (4 * AddressBytes) + sizeof(uint),
    };

    /// <summary>Where the file ends by its own head, in the whole file. What lies behind is no object's.</summary>
    internal ulong StatedEnd
    {
        get
        {
            // Behind versions, widths and sizes: where the HDF5 part begins, what the library keeps of free room or of the head itself.
            const int Newer = 2;
            var head = new MetadataFields(ObjectHeader.Bytes(this, 0, HeadBytes), this);
            head.Skip(FileFormat.Hdf5Signature.Length);
            int version = (int)head.Number(1);
            head.Skip((version < Newer ? 15 + (4 * version) : 3) + (2 * AddressBytes));
            return head.Address();
        }
    }

    private int RootEntryBytes => LengthBytes + AddressBytes + 24;

    /// <summary>Asks the library, which has opened the file as <paramref name="file"/>, where the HDF5 part begins and how wide its numbers are. To be called inside its scope.</summary>
    /// <exception cref="ArrayStorageException">They are such as no library writes.</exception>
    internal unsafe void ReadSuperblock(long file)
    {
        using Handle creation = Handle.Of(H5F.get_create_plist(file), $"the header of '{Path}' cannot be read");
        ulong userBlock;
        nint address, length;
        uint chunkHalf, groupHalf, tableHalf;
        _ = Hdf5Error.Check(H5P.get_userblock(creation, &userBlock), $"the header of '{Path}' cannot be read");
        _ = Hdf5Error.Check(H5P.get_sizes(creation, &address, &length), $"the header of '{Path}' cannot be read");
        _ = Hdf5Error.Check(H5P.get_istore_k(creation, &chunkHalf), $"the header of '{Path}' cannot be read");
        _ = Hdf5Error.Check(H5P.get_sym_k(creation, &groupHalf, &tableHalf), $"the header of '{Path}' cannot be read");
        if (userBlock > (ulong)Reader.Length || address is not (2 or 4 or 8) || length is not (2 or 4 or 8))
        {
            throw new ArrayStorageException($"'{Path}' has a user block of {userBlock} bytes, addresses of {address} and lengths of {length}; StaticGraph reads addresses and lengths of 2, 4 or 8 bytes.");
        }

        UserBlock = (long)userBlock;
        AddressBytes = (int)address;
        LengthBytes = (int)length;
        (ChunkNodeHalf, GroupNodeHalf, GroupTableHalf) = (chunkHalf, groupHalf, tableHalf);
    }
}
