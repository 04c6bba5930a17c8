namespace StaticGraph.Storage;

/// <summary>Writes blocks of <typeparamref name="T"/>, checked to lie in the array: past the library nothing else would notice.</summary>
internal sealed unsafe class Hdf5Writer<T>(DatasetWriter writer, NewDataset dataset) : ArrayWriter<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public override void WriteBlock(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, ReadOnlySpan<T> source, Span<byte> scratch)
    {
        Block.Check(dataset.Name, dataset.Plan.Shape, start, shape, source.Length);
        if (scratch.Length < dataset.Plan.ScratchBytes)
        {
            throw new ArgumentException($"{dataset.Name} needs {dataset.Plan.ScratchBytes} bytes of scratch; it was given {scratch.Length}.", nameof(scratch));
        }

        if (!source.IsEmpty)
        {
            fixed (T* elements = source)
            {
                writer.Write(start, shape, (byte*)elements, scratch);
            }
        }
    }
}
