namespace StaticGraph.Tests.Support;

/// <summary>What a source was asked for.</summary>
internal interface ICounted
{
    /// <summary>The bytes handed out so far; of chunks that can only be read whole, all their bytes.</summary>
    long ReadBytes { get; }
}

/// <summary>An array that counts as storage, in one piece or in chunks, and counts the bytes that are read of it.</summary>
internal sealed class CountedSource<T>(T[] elements, long[] shape, long[] chunks, bool wholeChunks) : ArraySource<T>(shape, chunks), ICounted
    where T : unmanaged
{
    private long _readBytes;

    public override string Name => "a counted array";

    public override bool ReadsWholeChunks => wholeChunks;

    public long ReadBytes => Interlocked.Read(ref _readBytes);

    public override unsafe long ReadBlock(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<T> destination, Span<byte> scratch)
    {
        CopyRows(start, shape, destination, axis: 0, offset: 0);
        long bytes = Fetched(start, shape) * sizeof(T);
        Interlocked.Add(ref _readBytes, bytes);
        return bytes;
    }

    private void CopyRows(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<T> destination, int axis, long offset)
    {
        if (axis >= shape.Length - 1)
        {
            int from = shape.Length == 0 ? 0 : (int)((offset * Shape[axis]) + start[axis]);
            elements.AsSpan(from, destination.Length).CopyTo(destination);
            return;
        }

        int length = shape[axis] == 0 ? 0 : destination.Length / (int)shape[axis];
        for (int i = 0; i < shape[axis]; i++)
        {
            CopyRows(start, shape, destination.Slice(i * length, length), axis + 1, (offset * Shape[axis]) + start[axis] + i);
        }
    }

    private long Fetched(ReadOnlySpan<long> start, ReadOnlySpan<long> shape)
    {
        long count = 1;
        for (int axis = 0; axis < shape.Length; axis++)
        {
            long chunk = wholeChunks ? ChunkShape[axis] : 1;
            count *= (((start[axis] + shape[axis] - 1) / chunk) - (start[axis] / chunk) + 1) * chunk;
        }

        return count;
    }
}
