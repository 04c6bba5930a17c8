namespace StaticGraph.Tests.Execution;

/// <summary>An array that counts as storage: it is read block by block, and says what was read.</summary>
internal sealed class StoredSource : ArraySource<double>
{
    private readonly double[] _elements;
    private readonly bool _wholeChunks;
    private long _readBytes;
    private int _reads;

    public StoredSource(double[] elements, long[] shape, long[]? chunks = null, bool wholeChunks = false)
        : base(shape, chunks ?? [])
    {
        _elements = elements;
        _wholeChunks = wholeChunks;
    }

    public override string Name => "array 'stored'";

    public override bool ReadsWholeChunks => _wholeChunks;

    public override long ScratchBytes => 100;

    public long ReadBytes => Interlocked.Read(ref _readBytes);

    /// <summary>Called before each read with its number, from 0.</summary>
    public Action<int>? BeforeRead { get; init; }

    public static StoredSource Of(Array array, long[]? chunks = null, bool wholeChunks = false)
        => new([.. array.Cast<double>()], [.. Enumerable.Range(0, array.Rank).Select(axis => (long)array.GetLength(axis))], chunks, wholeChunks);

    public override long ReadBlock(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<double> destination, Span<byte> scratch)
    {
        BeforeRead?.Invoke(Interlocked.Increment(ref _reads) - 1);
        Assert.True(scratch.Length >= ScratchBytes);
        scratch.Fill(0x5C);
        Regions.Copy(Shape, start, shape, destination.Length, destination, (to, i, offset) => to[i] = _elements[offset]);
        long bytes = Fetched(start, shape) * sizeof(double);
        Interlocked.Add(ref _readBytes, bytes);
        return bytes;
    }

    private long Fetched(ReadOnlySpan<long> start, ReadOnlySpan<long> shape)
    {
        long elements = 1;
        for (int axis = 0; axis < shape.Length; axis++)
        {
            long chunk = _wholeChunks ? ChunkShape[axis] : 1;
            elements *= (((start[axis] + shape[axis] - 1) / chunk) - (start[axis] / chunk) + 1) * chunk;
        }

        return elements;
    }
}

/// <summary>A sink that counts as storage: it checks that blocks are aligned to its chunks and cover everything once.</summary>
internal sealed class StoredSink(long[]? chunks = null) : ArraySink<double>
{
    private int[] _writes = [];
    private long[] _shape = [];

    public override string Name => "array 'written'";

    public double[] Elements { get; private set; } = [];

    public bool IsCommitted { get; private set; }

    public bool IsAbandoned { get; private set; }

    /// <summary>Called before each write.</summary>
    public Action? BeforeWrite { get; init; }

    public override long[] GetChunkShape(ReadOnlySpan<long> shape, int elementSize) => chunks ?? [];

    public override long GetScratchBytes(ReadOnlySpan<long> shape) => 50;

    public override ArrayWriter<double> Begin(SinkTransaction transaction, ReadOnlySpan<long> shape, IReadOnlyList<string?> dimensionNames)
    {
        long count = 1;
        foreach (long length in shape)
        {
            count *= length;
        }

        _shape = shape.ToArray();
        Elements = new double[count];
        _writes = new int[count];
        transaction.GetOrAdd("written" + GetHashCode(), () => new Container(this));
        return new Writer(this);
    }

    /// <summary>Checks that every element was written exactly once.</summary>
    public void AssertComplete()
    {
        Assert.True(IsCommitted);
        Assert.All(_writes, writes => Assert.Equal(1, writes));
    }

    private sealed class Writer(StoredSink sink) : ArrayWriter<double>
    {
        public override void WriteBlock(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, ReadOnlySpan<double> source, Span<byte> scratch)
        {
            sink.BeforeWrite?.Invoke();
            Assert.True(scratch.Length >= 50);
            long[] chunk = sink.GetChunkShape(sink._shape, sizeof(double));
            for (int axis = 0; axis < chunk.Length; axis++)
            {
                long stop = start[axis] + shape[axis];
                Assert.Equal(0, start[axis] % chunk[axis]);
                Assert.True(stop % chunk[axis] == 0 || stop == sink._shape[axis]);
            }

            double[] block = source.ToArray();
            Regions.Copy<double>(sink._shape, start, shape, source.Length, block, (from, i, offset) =>
            {
                sink.Elements[offset] = from[i];
                Interlocked.Increment(ref sink._writes[offset]);
            });
        }
    }

    private sealed class Container(StoredSink sink) : SinkContainer
    {
        public override void Close()
        {
        }

        public override void Publish() => sink.IsCommitted = true;

        public override void Abandon() => sink.IsAbandoned = true;
    }
}

/// <summary>Walks the elements of a block of a row-major array.</summary>
internal static class Regions
{
    public delegate void Visit<T>(Span<T> block, int index, long offset);

    public static void Copy<T>(ReadOnlySpan<long> whole, ReadOnlySpan<long> start, ReadOnlySpan<long> shape, int count, Span<T> block, Visit<T> visit)
    {
        for (int i = 0; i < count; i++)
        {
            long rest = i, offset = 0, stride = 1;
            for (int axis = shape.Length - 1; axis >= 0; axis--)
            {
                Assert.InRange(start[axis] + shape[axis], 0, whole[axis]);
                offset += (start[axis] + (rest % shape[axis])) * stride;
                rest /= shape[axis];
                stride *= whole[axis];
            }

            visit(block, i, offset);
        }
    }
}
