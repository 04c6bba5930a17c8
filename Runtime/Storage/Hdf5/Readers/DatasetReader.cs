using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>One way to fetch blocks of a dataset, in the file's byte order. Safe to use from several threads.</summary>
internal abstract unsafe class DatasetReader
{
    /// <summary>The scratch a read needs.</summary>
    internal abstract long ScratchBytes { get; }

    /// <summary>True when a chunk can only be fetched whole.</summary>
    internal virtual bool ReadsWholeChunks => false;

    /// <summary>The lengths of what is read row by row, with what lies between short rows; empty where exactly the block is fetched, or whole chunks are.</summary>
    internal virtual ReadOnlySpan<long> RowShape => [];

    /// <summary>Reads a block and returns the plain bytes fetched.</summary>
    internal abstract long Read(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, byte* destination, Span<byte> scratch);

    /// <summary>The fastest way that fits the dataset and that this library and file were seen to agree on.</summary>
    internal static DatasetReader Create(Hdf5File file, DatasetHeader header)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        var library = new LibraryReader(file, header);
        return header.Layout switch
        {
            H5D.COMPACT => CompactReader.Create(library, header),
            H5D.CONTIGUOUS => ContiguousReader.Create(file, header, library),
            _ when !header.Filters!.IsEmpty => new ChunkReader(file, header),
            _ => AddressedChunkReader.Create(file, header, library) ?? (DatasetReader)library,
        };
    }
}
