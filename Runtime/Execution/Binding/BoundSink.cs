namespace StaticGraph.Execution;

/// <summary>A sink during one run, whatever its element type.</summary>
internal abstract unsafe class BoundSink(ArraySink sink)
{
    /// <summary>The user's sink.</summary>
    public ArraySink Sink { get; } = sink;

    /// <summary>True where the user left the chunk grid to the plan.</summary>
    public abstract bool TakesGrid { get; }

    /// <summary>False where the results are compressed, which needs chunks.</summary>
    public abstract bool MayBeOnePiece { get; }

    /// <summary>The same place with another chunk grid, empty for none; this one where results are not stored in chunks.</summary>
    public abstract BoundSink WithGrid(long[] chunkShape);

    /// <summary>The sink's memory when results are computed in place; else null.</summary>
    public abstract PinnedArray? TryPin();

    /// <summary>Creates the array under a temporary name.</summary>
    public abstract void Begin(SinkTransaction transaction, ReadOnlySpan<long> shape, IReadOnlyList<string?> dimensionNames);

    /// <summary>Writes a block of <paramref name="count"/> elements; only after <see cref="Begin"/>.</summary>
    public abstract void Write(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, byte* source, int count, Span<byte> decodeRoom);
}

/// <summary>A sink of <typeparamref name="T"/>.</summary>
internal sealed unsafe class BoundSink<T>(ArraySink<T> sink) : BoundSink(sink)
    where T : unmanaged
{
    private ArrayWriter<T>? _writer;

    public override bool TakesGrid => sink.TakesGrid;

    public override bool MayBeOnePiece => sink.MayBeOnePiece;

    public override BoundSink WithGrid(long[] chunkShape) => sink.WithGrid(chunkShape) is var other && ReferenceEquals(other, sink) ? this : new BoundSink<T>(other);

    public override PinnedArray? TryPin() => sink.TryPin();

    public override void Begin(SinkTransaction transaction, ReadOnlySpan<long> shape, IReadOnlyList<string?> dimensionNames)
        => _writer = sink.Begin(transaction, shape, dimensionNames);

    public override void Write(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, byte* source, int count, Span<byte> decodeRoom)
        => _writer!.WriteBlock(start, shape, new ReadOnlySpan<T>(source, count), decodeRoom);
}
