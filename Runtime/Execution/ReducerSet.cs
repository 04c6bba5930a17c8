using StaticGraph.Execution.Reductions;

namespace StaticGraph.Execution;

/// <summary>The reductions of one running sweep.</summary>
internal sealed unsafe class ReducerSet
{
    private readonly BlockReducer[] _reducers;
    private readonly long[] _partialBytes;
    private readonly long[] _sharedBytes;

    private ReducerSet(SweepPlan plan)
    {
        _partialBytes = plan.Reductions.Length == 0 ? [] : Array.ConvertAll(plan.Reductions, reduction => reduction.Partial(plan.Lengths, plan.Block));
        _sharedBytes = plan.Reductions.Length == 0 ? [] : Array.ConvertAll(plan.Reductions, reduction => reduction.Shared(plan.Lengths, plan.Block));
        Join = plan.Reductions.Length == 0 ? AxisJoin.None(plan) : AxisJoin.Of(plan);
        _reducers = Reducers(plan, Join);
        if (!Fit())
        {
            // The formula counts with the sweep's own axes; joined ones rarely need more, and are not worth more.
            Join = AxisJoin.None(plan);
            _reducers = Reducers(plan, Join);
        }

        if (!Fit())
        {
            throw new InvalidOperationException($"A reduction of sweep {plan.Index + 1} wants more memory than the formula has.");
        }

        IsOrdered = Array.Exists(_reducers, reducer => reducer.IsOrdered);
    }

    /// <summary>The axes that tiles are walked on and reducers know.</summary>
    public AxisJoin Join { get; }

    /// <summary>True when blocks are committed in their order.</summary>
    public bool IsOrdered { get; }

    /// <summary>By the formula, the bytes of one block's contribution to each reduction.</summary>
    public ReadOnlySpan<long> PartialBytes => _partialBytes;

    /// <summary>By the formula, the bytes of each reduction's accumulators.</summary>
    public ReadOnlySpan<long> SharedBytes => _sharedBytes;

    /// <summary>The reducers of a sweep whose blocks are chosen.</summary>
    public static ReducerSet Create(SweepPlan plan) => new(plan);

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

    private static BlockReducer[] Reducers(SweepPlan plan, AxisJoin join)
    {
        if (plan.Reductions.Length == 0)
        {
            return [];
        }

        var lengths = new long[join.Rank];
        var block = new long[join.Rank];
        join.Lengths(plan.Lengths, lengths);
        join.Lengths(plan.Block, block);
        return Array.ConvertAll(plan.Reductions, reduction => ReducerFactory.Create(reduction.Definition.Kind, reduction.Definition.Type, lengths, block, join.Levels(reduction.Levels)));
    }

    private bool Fit()
    {
        for (int i = 0; i < _reducers.Length; i++)
        {
            if (_reducers[i].PartialBytes > _partialBytes[i] || _reducers[i].SharedBytes > _sharedBytes[i])
            {
                return false;
            }
        }

        return true;
    }
}
