using StaticGraph.Storage;

namespace StaticGraph.Execution;

/// <summary>A sink during one run.</summary>
internal sealed unsafe class BoundSink(ArraySink sink)
{
    private BlockWriter? _writer;

    /// <summary>The user's sink.</summary>
    public ArraySink Sink { get; } = sink;

    /// <summary>The same place with another chunk grid, empty for none; this one where results are not stored in chunks.</summary>
    public BoundSink WithGrid(long[] chunkShape) => Sink.WithGrid(chunkShape) is var other && ReferenceEquals(other, Sink) ? this : new BoundSink(other);

    /// <summary>Creates the array under a temporary name.</summary>
    public void Begin(SinkTransaction transaction, ReadOnlySpan<long> shape, IReadOnlyList<string?> dimensionNames)
        => _writer = Sink.BeginBlocks(transaction, shape, dimensionNames);

    /// <summary>Writes a block of <paramref name="count"/> elements; only after <see cref="Begin"/>.</summary>
    public void Write(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, byte* source, int count, Span<byte> decodeRoom)
        => _writer!.Write(start, shape, source, count, decodeRoom);
}
