using StaticGraph.CompilerServices;

namespace StaticGraph.Execution.Reductions;

/// <summary>
/// A reduction that takes blocks as they are, alone in its sweep, over one level of axes. Its results are cut into slices: where a block goes on with what the block before it left, it does so slice by slice
/// (<see cref="SliceBoard"/>), so that all workers work.
/// </summary>
internal abstract unsafe class InPlaceReducer : BlockReducer
{
    private readonly (long Partial, long Shared) _bytes;
    private byte* _result;

    /// <summary>One over axes of these lengths, in blocks, whose results of so many bytes lie in an array of other lengths where they are part of it.</summary>
    protected InPlaceReducer(long[] lengths, long[] block, long[] arrayLengths, ReductionFormula formula, int resultSize)
    {
        Geometry = new ReductionGeometry(lengths, block, formula.Levels);
        _bytes = (formula.Partial(lengths, block), formula.Shared(lengths, block));
        Strides = Array.ConvertAll(Geometry.Strides(axis => Geometry.LevelOf[axis] < 0, arrayLengths), stride => stride * resultSize);
        ChainLength = Geometry.LevelLength(0);
    }

    /// <summary>The number of axes.</summary>
    public int Rank => Geometry.Rank;

    /// <summary>The length of each axis.</summary>
    public long[] Lengths => Geometry.Lengths;

    /// <summary>Bytes in the result from one index of each axis to the next.</summary>
    public long[] Strides { get; }

    public sealed override long PartialBytes => _bytes.Partial;

    public sealed override long SharedBytes => _bytes.Shared;

    public sealed override bool IsOrdered => Geometry.CutLevel >= 0;

    /// <summary>The axes.</summary>
    protected ReductionGeometry Geometry { get; }

    /// <summary>The indices that are reduced for each output.</summary>
    protected long ChainLength { get; }

    public override void Start(byte* shared, byte* result) => _result = result;

    /// <summary>Where the element of the result lies that the element of the sweep at <paramref name="index"/> goes to.</summary>
    public byte* Result(ReadOnlySpan<long> index)
    {
        byte* place = _result;
        for (int axis = 0; axis < index.Length; axis++)
        {
            place += index[axis] * Strides[axis];
        }

        return place;
    }

    public sealed override void Commit(BlockPartial partial) => Commit((InPlacePartial)partial, 0, 1, ((InPlacePartial)partial).Workspace);

    /// <summary>Takes a slice of a block to what blocks before it have left there, with the room of a worker; less than all of it once the run has stopped.</summary>
    public abstract void Commit(InPlacePartial block, int slice, int slices, byte* workspace);
}
