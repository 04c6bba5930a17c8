namespace StaticGraph.Storage;

/// <summary>One way to write blocks of a new dataset. Safe to use from several threads, each with blocks of its own.</summary>
internal abstract unsafe class DatasetWriter
{
    /// <summary>Writes a block whose elements lie at <paramref name="elements"/>, row-major without gaps.</summary>
    internal abstract void Write(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, byte* elements, Span<byte> scratch);

    /// <summary>The way that fits what was made.</summary>
    internal static DatasetWriter Create(Hdf5Container container, NewDataset dataset) =>
        dataset.Plan.IsFiltered ? new FilteredChunkWriter(container, dataset)
        : dataset.Plan.ChunkShape.Length > 0 ? new PlainChunkWriter(container, dataset)
        : new OnePieceWriter(container, dataset);
}
