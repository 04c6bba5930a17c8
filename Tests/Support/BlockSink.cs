namespace StaticGraph.Tests.Support;

/// <summary>A sink that takes its elements block by block and sees to it that each is written once.</summary>
internal sealed class BlockSink<T> : ArraySink<T>
    where T : unmanaged
{
    private readonly Lock _lock = new();
    private T[] _elements = [];
    private int[] _writes = [];

    public override string Name => "a test's result";

    /// <summary>The shape the plan gave.</summary>
    public long[] Shape { get; private set; } = [];

    /// <summary>The elements, once every one has been written.</summary>
    public T[] Elements
    {
        get
        {
            Assert.All(_writes, count => Assert.Equal(1, count));
            return _elements;
        }
    }

    public override ArrayWriter<T> Begin(SinkTransaction transaction, ReadOnlySpan<long> shape, IReadOnlyList<string?> dimensionNames)
    {
        Shape = shape.ToArray();
        _elements = new T[Shape.Aggregate(1L, (product, length) => product * length)];
        _writes = new int[_elements.Length];
        return new Writer(this);
    }

    private sealed class Writer(BlockSink<T> sink) : ArrayWriter<T>
    {
        public override void WriteBlock(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, ReadOnlySpan<T> source, Span<byte> scratch)
        {
            lock (sink._lock)
            {
                int next = 0;
                foreach (long[] index in Reference.Indices.Of(shape.ToArray()))
                {
                    long offset = 0;
                    for (int axis = 0; axis < index.Length; axis++)
                    {
                        offset = (offset * sink.Shape[axis]) + start[axis] + index[axis];
                    }

                    sink._elements[offset] = source[next++];
                    sink._writes[offset]++;
                }
            }
        }
    }
}
