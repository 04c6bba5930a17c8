using StaticGraph.CompilerServices;

namespace StaticGraph.Execution.Reductions.Digits;

/// <summary>
/// The median or another quantile of all elements, exactly and in a known number of passes: each counts the digits of those elements that may be it, and so finds one more digit
/// of it (a radix selection, from the highest digit on). Counts are added up in any order, so that the bits do not depend on it.
/// </summary>
/// <remarks>
/// Each worker has one table, which stays as it is from block to block: to add it to a common one after each would take half as long as to count.
/// O(passes * elements), with a table of 65,536 counts a worker whatever there is to count.
/// </remarks>
internal sealed unsafe class MedianReducer(DType type, ReductionGeometry geometry, int passes, (long Partial, long Shared) bytes, QuantileRule? order) : BlockReducer
{
    private readonly Lock _lock = new();
    private readonly List<MedianPartial> _counting = [];
    private byte* _result;

    public override long PartialBytes => bytes.Partial;

    public override long SharedBytes => bytes.Shared;

    public override bool IsOrdered => false;

    public override int Passes => passes;

    /// <summary>What is looked for.</summary>
    public MiddleSearch Search { get; } = new(type, CountOf(geometry), order);

    /// <summary>The number of the pass, counted on from run to run: a partial begins anew where it has another one.</summary>
    public long Pass { get; private set; }

    public override void Start(byte* shared, byte* result)
    {
        _result = result;
        Search.Begin();
        BeginPass();
    }

    public override BlockPartial CreatePartial(byte* memory) => new MedianPartial(this, type, (long*)memory);

    /// <summary>Takes in what a worker will have counted at the end of the pass.</summary>
    public void Join(MedianPartial partial)
    {
        lock (_lock)
        {
            _counting.Add(partial);
        }
    }

    // What was counted is looked at when all is.
    public override void Commit(BlockPartial partial)
    {
    }

    public override void EndPass()
    {
        Search.Narrow(_counting);
        if (Search.IsDone)
        {
            Search.Write(_result);
        }

        BeginPass();
    }

    // Tables lie in the memory of one run: none is known from one to the next.
    private void BeginPass()
    {
        _counting.Clear();
        Pass++;
    }

    // Of all axes: those that are kept are prepended ones, of length 1, and only a warm-up makes them longer.
    private static long CountOf(ReductionGeometry geometry) => ReductionGeometry.Extent(geometry.Strides(_ => true, geometry.Lengths), geometry.Lengths);
}
