namespace StaticGraph.Storage;

/// <summary>What a new dataset will be.</summary>
/// <param name="Name">Its name in the file, with its groups.</param>
/// <param name="Element">The type of its elements.</param>
/// <param name="ElementSize">Bytes of one element.</param>
/// <param name="Shape">The length of each axis.</param>
/// <param name="ChunkShape">The chunk grid; empty for one piece.</param>
/// <param name="Compression">How chunks are compressed.</param>
internal sealed record DatasetPlan(string Name, Type Element, int ElementSize, long[] Shape, long[] ChunkShape, Compression Compression)
{
    /// <summary>True when chunks are shuffled; there is nothing to shuffle in single bytes.</summary>
    internal bool Shuffles => Compression.Shuffle && ElementSize > 1;

    /// <summary>True when chunks are not stored as they are in memory.</summary>
    internal bool IsFiltered => ChunkShape.Length > 0 && (Compression.Level is not null || Shuffles);

    /// <summary>Bytes of a chunk.</summary>
    internal long ChunkBytes => Block.Count(ChunkShape) * ElementSize;

    /// <summary>The scratch that writing one chunk needs: it is gathered, shuffled and deflated from buffer to buffer.</summary>
    internal long ScratchBytes => ChunkShape.Length == 0 ? 0 : IsFiltered ? 2 * BufferBytes : BufferBytes;

    /// <summary>A chunk, rounded up so that the second buffer is aligned like the first.</summary>
    internal long BufferBytes => (ChunkBytes + 63) & ~63L;
}
