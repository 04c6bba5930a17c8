namespace StaticGraph.Storage;

/// <summary>Writes blocks of a dataset that lies in one piece, past the library and from any thread.</summary>
internal sealed unsafe class OnePieceWriter(Hdf5Container container, NewDataset dataset) : DatasetWriter
{
    internal override void Write(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, byte* elements, Span<byte> scratch)
    {
        int size = dataset.Plan.ElementSize;
        Axes to = Strides.RowMajor(dataset.Plan.Shape, size);
        Axes from = Strides.RowMajor(shape, size);
        FileBoxWriter.Write(container.OpenForData(), dataset.Offset + Block.Offset(start, to), to, elements, from, shape, size);
    }
}
