namespace StaticGraph.Storage;

/// <summary>Writes uncompressed chunks where they lie, past the library and from any thread.</summary>
internal sealed unsafe class PlainChunkWriter<T>(Hdf5Container container, NewDataset dataset) : ArrayWriter<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public override void WriteBlock(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, ReadOnlySpan<T> source, Span<byte> scratch)
    {
        DatasetPlan plan = dataset.Plan;
        Axes to = Strides.RowMajor(plan.ChunkShape, sizeof(T));
        Axes from = Strides.RowMajor(shape, sizeof(T));
        Span<byte> chunk = scratch[..(int)plan.ChunkBytes];
        fixed (T* elements = source)
        fixed (byte* gathered = chunk)
        {
            var cursor = new ChunkCursor(plan.Shape, plan.ChunkShape, start, shape);
            while (cursor.MoveNext())
            {
                byte* block = (byte*)elements + Strides.Offset(cursor.InBlock, from);
                long address = dataset.Chunks!.Find(cursor.Number);
                if (!cursor.CoversChunk)
                {
                    // Others may write the rest of this chunk: only our rows.
                    FileBoxWriter.Write(container.OpenForData(), address + Strides.Offset(cursor.InChunk, to), to, block, from, cursor.Counts, sizeof(T));
                    continue;
                }

                ChunkGather.Gather(block, from, chunk, gathered, to, in cursor, sizeof(T));
                container.OpenForData().Write(chunk, address);
            }
        }
    }
}
