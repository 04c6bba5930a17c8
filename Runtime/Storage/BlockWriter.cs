namespace StaticGraph.Storage;

/// <summary>An <see cref="ArrayWriter{T}"/>, whatever its element type.</summary>
internal abstract unsafe class BlockWriter
{
    /// <summary>Writes a block of <paramref name="count"/> elements.</summary>
    public abstract void Write(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, byte* source, int count, Span<byte> scratch);
}

/// <summary>A writer of <typeparamref name="T"/>.</summary>
internal sealed unsafe class BlockWriter<T>(ArrayWriter<T> writer) : BlockWriter
    where T : unmanaged
{
    public override void Write(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, byte* source, int count, Span<byte> scratch)
        => writer.WriteBlock(start, shape, new ReadOnlySpan<T>(source, count), scratch);
}
