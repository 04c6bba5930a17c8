using StaticGraph.Execution.Tiles;

namespace StaticGraph.Execution.Reductions;

/// <summary>One worker's block of a reduction that takes blocks as they are: where its operands lie, and the worker's room. Nothing is computed before its turn.</summary>
internal abstract unsafe class InPlacePartial(InPlaceReducer reducer, int[] chain, byte* workspace) : BlockPartial
{
    private readonly long[] _start = new long[reducer.Rank];

    /// <summary>True once nobody wants what is left of the block.</summary>
    public Func<bool> HasStopped { get; set; } = static () => false;

    /// <summary>Room that the formula counts.</summary>
    public byte* Workspace => workspace;

    /// <summary>Where the block begins on the axes that are reduced, which count as one index.</summary>
    public long ChainStart { get; private set; }

    /// <summary>Where the block begins.</summary>
    protected ReadOnlySpan<long> Start => _start;

    /// <summary>Its lengths.</summary>
    protected long[] Shape { get; } = new long[reducer.Rank];

    public sealed override void Begin(ReadOnlySpan<long> start, ReadOnlySpan<long> shape)
    {
        start.CopyTo(_start);
        shape.CopyTo(Shape);
        ChainStart = 0;
        foreach (int axis in chain)
        {
            ChainStart = (ChainStart * reducer.Lengths[axis]) + start[axis];
        }
    }

    /// <summary>Takes the operands of the block, which <paramref name="space"/> has in reach.</summary>
    public abstract void Take(TileSpace space);

    public sealed override void End()
    {
    }
}
