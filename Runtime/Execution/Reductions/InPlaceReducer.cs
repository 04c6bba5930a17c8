namespace StaticGraph.Execution.Reductions;

/// <summary>
/// A reduction that takes blocks as they are, alone in its sweep. Its results are cut into slices: where a block goes on with what the block before it left, it does so slice by slice
/// (<see cref="SliceBoard"/>), so that all workers work.
/// </summary>
internal abstract unsafe class InPlaceReducer : BlockReducer
{
    public sealed override void Commit(BlockPartial partial) => Commit((InPlacePartial)partial, 0, 1, ((InPlacePartial)partial).Workspace);

    /// <summary>Takes a slice of a block to what blocks before it have left there, with the room of a worker; less than all of it once the run has stopped.</summary>
    public abstract void Commit(InPlacePartial block, int slice, int slices, byte* workspace);
}

/// <summary>One worker's block of such a reduction: where its operands lie, and the worker's room. Nothing is computed before its turn.</summary>
internal abstract unsafe class InPlacePartial(byte* workspace) : BlockPartial
{
    /// <summary>True once nobody wants what is left of the block.</summary>
    public Func<bool> HasStopped { get; set; } = static () => false;

    /// <summary>Room that the formula counts.</summary>
    public byte* Workspace => workspace;

    /// <summary>Takes the operands of the block, which <paramref name="space"/> has in reach.</summary>
    public abstract void Take(Tiles.TileSpace space);

    public override void End()
    {
    }
}
