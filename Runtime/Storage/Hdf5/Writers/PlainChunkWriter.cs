namespace StaticGraph.Storage;

/// <summary>Writes uncompressed chunks where they lie, past the library and from any thread.</summary>
internal sealed unsafe class PlainChunkWriter(Hdf5Container container, NewDataset dataset) : DatasetWriter
{
    internal override void Write(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, byte* elements, Span<byte> scratch)
    {
        DatasetPlan plan = dataset.Plan;
        Axes to = Strides.RowMajor(plan.ChunkShape, plan.ElementSize);
        Axes from = Strides.RowMajor(shape, plan.ElementSize);
        Span<byte> chunk = scratch[..(int)plan.ChunkBytes];
        AtomicFile file = container.OpenForData();
        var cursor = new ChunkCursor(plan.Shape, plan.ChunkShape, start, shape);
        while (cursor.MoveNext())
        {
            byte* block = elements + Block.Offset(cursor.InBlock, from);
            long address = dataset.Chunks!.Find(cursor.Number);
            if (!cursor.CoversChunk)
            {
                // Others may write the rest of this chunk: only our rows.
                FileBoxWriter.Write(file, address + Block.Offset(cursor.InChunk, to), to, block, from, cursor.Counts, plan.ElementSize);
                continue;
            }

            ChunkGather.Gather(block, from, chunk, to, in cursor, plan.ElementSize);
            file.Write(chunk, address);
        }
    }
}
