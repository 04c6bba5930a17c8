using StaticGraph.Codecs;
using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>Shuffles and deflates chunks in the caller's thread and hands them to the library, one at a time.</summary>
internal sealed unsafe class FilteredChunkWriter(Hdf5Container container, NewDataset dataset) : DatasetWriter
{
    internal override void Write(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, byte* elements, Span<byte> scratch)
    {
        DatasetPlan plan = dataset.Plan;
        Axes to = Strides.RowMajor(plan.ChunkShape, plan.ElementSize);
        Axes from = Strides.RowMajor(shape, plan.ElementSize);
        Span<byte> chunk = scratch[..(int)plan.ChunkBytes];
        Span<byte> second = scratch.Slice((int)plan.BufferBytes, (int)plan.ChunkBytes);
        var cursor = new ChunkCursor(plan.Shape, plan.ChunkShape, start, shape);
        while (cursor.MoveNext())
        {
            if (!cursor.CoversChunk)
            {
                throw new InvalidOperationException($"The block at {Block.Format(start)} holds a part of a chunk of {dataset.Name}; compressed chunks are written whole.");
            }

            ChunkGather.Gather(elements + Block.Offset(cursor.InBlock, from), from, chunk, to, in cursor, plan.ElementSize);
            Store(cursor.Origin, Encode(chunk, second, out uint skipped), skipped);
        }
    }

    /// <summary>Filters the chunk from buffer to buffer. Where deflate gains nothing it is skipped, and the mask says so.</summary>
    private ReadOnlySpan<byte> Encode(Span<byte> chunk, Span<byte> second, out uint skipped)
    {
        DatasetPlan plan = dataset.Plan;
        Span<byte> plain = chunk;
        Span<byte> free = second;
        skipped = 0;
        if (plan.Shuffles)
        {
            Shuffle.Encode(chunk, second, plan.ElementSize);
            plain = second;
            free = chunk;
        }

        int bytes = plan.Compression.Level is int level ? Deflate.Encode(plain, free, level) : -1;
        if (bytes >= 0)
        {
            return free[..bytes];
        }

        skipped = plan.Compression.Level is null ? 0 : plan.Shuffles ? 2u : 1u;
        return plain;
    }

    private void Store(ReadOnlySpan<long> origin, ReadOnlySpan<byte> stored, uint skipped)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        fixed (long* place = origin)
        fixed (byte* bytes = stored)
        {
            if (H5D.write_chunk(dataset.Id, H5P.DEFAULT, skipped, (ulong*)place, stored.Length, bytes) < 0)
            {
                throw container.Failed($"the chunk at [{string.Join(", ", origin.ToArray())}] of {dataset.Name} cannot be written", stored.Length);
            }
        }
    }
}
