namespace StaticGraph.Storage;

/// <summary>Writes blocks of a dataset that lies in one piece, past the library and from any thread.</summary>
internal sealed unsafe class OnePieceWriter<T>(Hdf5Container container, NewDataset dataset) : ArrayWriter<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public override void WriteBlock(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, ReadOnlySpan<T> source, Span<byte> scratch)
    {
        if (source.IsEmpty)
        {
            return;
        }

        Axes to = Strides.RowMajor(dataset.Plan.Shape, sizeof(T));
        Axes from = Strides.RowMajor(shape, sizeof(T));
        fixed (T* elements = source)
        {
            FileBoxWriter.Write(container.OpenForData(), dataset.Offset + Strides.Offset(start, to), to, (byte*)elements, from, shape, sizeof(T));
        }
    }
}
