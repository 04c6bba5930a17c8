using StaticGraph.CompilerServices;

namespace StaticGraph.Execution.Reductions;

/// <summary>
/// One reduction of one sweep, with numbers bound. Workers fold blocks into <see cref="BlockPartial"/>s in parallel;
/// partials are then committed one at a time, in the lexicographic order of the blocks, so the bits of the result
/// do not depend on how the array was cut.
/// </summary>
internal abstract class BlockReducer
{
    /// <summary>Bytes of the working memory and tokens of one <see cref="BlockPartial"/>.</summary>
    public abstract long PartialBytes { get; }

    /// <summary>Bytes of the accumulators shared by all blocks; 0 where every block finishes its own outputs.</summary>
    public abstract long SharedBytes { get; }

    /// <summary>True when <see cref="Commit"/> must be called in block order; false when each block writes outputs of its own.</summary>
    public abstract bool IsOrdered { get; }

    /// <summary>How often all blocks are folded, each time after <see cref="EndPass"/>.</summary>
    public virtual int Passes => 1;

    /// <summary>Hands over the memory for the accumulators and the dense row-major result, and starts from the first block; the fold over an empty axis is the identity from then on.</summary>
    public abstract unsafe void Start(byte* shared, byte* result);

    /// <summary>Makes the state of one worker's block over <paramref name="memory"/> of <see cref="PartialBytes"/> bytes; reused for block after block.</summary>
    public abstract unsafe BlockPartial CreatePartial(byte* memory);

    /// <summary>Folds a finished partial into the result.</summary>
    public abstract void Commit(BlockPartial partial);

    /// <summary>
    /// All blocks are folded and nobody works: what folds them once more knows now what to look for, and has its result after the last of its <see cref="Passes"/>.
    /// The memory of partials is theirs until then.
    /// </summary>
    public virtual void EndPass()
    {
    }
}

/// <summary>What one block contributes to one reduction.</summary>
internal abstract class BlockPartial
{
    /// <summary>Starts the block at <paramref name="start"/> of the given shape (one entry a sweep axis).</summary>
    public abstract void Begin(ReadOnlySpan<long> start, ReadOnlySpan<long> shape);

    /// <summary>Ends the block: whatever can be folded without its neighbours is folded here, in parallel.</summary>
    public abstract void End();
}

/// <summary>What one block contributes to a reduction that takes it tile by tile.</summary>
internal abstract class TilePartial : BlockPartial
{
    /// <summary>True where a tile may have 64 rows, and is folded faster then: a leaf at once.</summary>
    public virtual bool TakesLeaves => false;

    /// <summary>
    /// Folds one tile. Tiles come in lexicographic order of (outer, row group, column strip); together they cover the block once.
    /// </summary>
    /// <param name="outer">The absolute index on each sweep axis but the last two.</param>
    /// <param name="row">The absolute index of the tile's first row, on the last but one axis.</param>
    /// <param name="rows">How many rows, 1 to 8; to 64 where the partial <see cref="TakesLeaves"/> and elements are not repeated.</param>
    /// <param name="column">The absolute index of the tile's first element on the last axis.</param>
    /// <param name="columns">How many elements in each row.</param>
    /// <param name="data">The first element.</param>
    /// <param name="rowStride">Bytes from one row to the next.</param>
    /// <param name="columnStride">Bytes from one element to the next: the element size, or 0 where the row is one repeated element.</param>
    public abstract unsafe void Add(ReadOnlySpan<long> outer, long row, int rows, long column, long columns, byte* data, nint rowStride, nint columnStride);
}
