namespace StaticGraph.Execution;

/// <summary>A source as the runtime uses it, whatever its element type.</summary>
internal abstract unsafe class BoundSource(ArraySource source)
{
    /// <summary>The user's source.</summary>
    public ArraySource Source { get; } = source;

    /// <summary>The array's memory when it is used in place; else null.</summary>
    public abstract PinnedArray? TryPin();

    /// <summary>Reads a block of <paramref name="count"/> elements and returns the bytes fetched.</summary>
    public abstract long Read(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, byte* destination, int count, Span<byte> decodeRoom);
}

/// <summary>A source of <typeparamref name="T"/>.</summary>
internal sealed unsafe class BoundSource<T>(ArraySource<T> source) : BoundSource(source)
    where T : unmanaged
{
    public override PinnedArray? TryPin() => source.TryPin();

    public override long Read(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, byte* destination, int count, Span<byte> decodeRoom)
        => source.ReadBlock(start, shape, new Span<T>(destination, count), decodeRoom);
}
