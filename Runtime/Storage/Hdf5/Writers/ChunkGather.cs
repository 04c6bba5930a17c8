namespace StaticGraph.Storage;

/// <summary>Brings the elements of a chunk together, with zeros where it reaches beyond the array.</summary>
internal static unsafe class ChunkGather
{
    /// <summary>Copies the chunk the cursor stands on out of a block.</summary>
    internal static void Gather(byte* block, ReadOnlySpan<long> blockStrides, Span<byte> chunk, ReadOnlySpan<long> chunkStrides, in ChunkCursor cursor, int elementSize)
    {
        if (cursor.IsPartial)
        {
            chunk.Clear();
        }

        fixed (byte* target = chunk)
        {
            BoxCopy.Copy(block, blockStrides, target, chunkStrides, cursor.Counts, elementSize);
        }
    }
}
