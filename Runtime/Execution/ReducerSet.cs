using StaticGraph.CompilerServices;
using StaticGraph.Execution.Reductions;
using StaticGraph.Plans;

namespace StaticGraph.Execution;

/// <summary>The reductions of one running sweep.</summary>
internal sealed unsafe class ReducerSet
{
    private static readonly ReducerSet None = new([], [], []);
    private readonly BlockReducer[] _reducers;
    private readonly long[] _partialBytes;
    private readonly long[] _sharedBytes;

    private ReducerSet(BlockReducer[] reducers, long[] partialBytes, long[] sharedBytes)
    {
        _reducers = reducers;
        _partialBytes = partialBytes;
        _sharedBytes = sharedBytes;
        IsOrdered = Array.Exists(reducers, reducer => reducer.IsOrdered);
    }

    /// <summary>True when blocks are committed in their order.</summary>
    public bool IsOrdered { get; }

    /// <summary>By the formula, the bytes of one block's contribution to each reduction.</summary>
    public ReadOnlySpan<long> PartialBytes => _partialBytes;

    /// <summary>By the formula, the bytes of each reduction's accumulators.</summary>
    public ReadOnlySpan<long> SharedBytes => _sharedBytes;

    /// <summary>The reducers of a sweep whose blocks are chosen.</summary>
    public static ReducerSet Create(SweepPlan plan)
    {
        int count = plan.Reductions.Length;
        if (count == 0)
        {
            return None;
        }

        var reducers = new BlockReducer[count];
        var partialBytes = new long[count];
        var sharedBytes = new long[count];
        for (int i = 0; i < count; i++)
        {
            ReductionFormula formula = plan.Reductions[i];
            reducers[i] = ReducerFactory.Create(formula.Definition.Kind, formula.Definition.Type, plan.Lengths, plan.Block, formula.Levels);
            partialBytes[i] = formula.Partial(plan.Lengths, plan.Block);
            sharedBytes[i] = formula.Shared(plan.Lengths, plan.Block);
            if (reducers[i].PartialBytes > partialBytes[i] || reducers[i].SharedBytes > sharedBytes[i])
            {
                throw new InvalidOperationException($"A reduction of {formula.Definition.Kind} wants {reducers[i].PartialBytes} and {reducers[i].SharedBytes} bytes where the memory formula has {partialBytes[i]} and {sharedBytes[i]}.");
            }
        }

        return new ReducerSet(reducers, partialBytes, sharedBytes);
    }

    /// <summary>Hands every reducer its accumulators and its result.</summary>
    public void Start(SweepPlan plan, byte* slab, nint[] held)
    {
        for (int i = 0; i < _reducers.Length; i++)
        {
            _reducers[i].Start(slab + plan.Layout.Shared[i], (byte*)held[plan.Definition.Reductions[i].Held]);
        }
    }

    /// <summary>The partials of the worker whose buffers begin at <paramref name="set"/>.</summary>
    public BlockPartial[] CreatePartials(SweepPlan plan, byte* set)
    {
        if (_reducers.Length == 0)
        {
            return [];
        }

        var partials = new BlockPartial[_reducers.Length];
        for (int i = 0; i < partials.Length; i++)
        {
            partials[i] = _reducers[i].CreatePartial(set + plan.Layout.Partials[i]);
        }

        return partials;
    }

    /// <summary>Folds the partials of a block.</summary>
    public void Commit(BlockPartial[] partials)
    {
        for (int i = 0; i < partials.Length; i++)
        {
            _reducers[i].Commit(partials[i]);
        }
    }

    /// <summary>After the last block: completes the results.</summary>
    public void Finish()
    {
        foreach (BlockReducer reducer in _reducers)
        {
            reducer.Finish();
        }
    }
}
