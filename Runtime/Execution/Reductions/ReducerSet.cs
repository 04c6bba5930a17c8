using StaticGraph.CompilerServices;
using StaticGraph.Execution.Blocks;
using StaticGraph.Execution.Contractions;

namespace StaticGraph.Execution.Reductions;

/// <summary>Reductions of one running sweep: those that all workers fold into, or those that a worker folds part by part for itself.</summary>
internal sealed unsafe class ReducerSet
{
    private readonly int[] _places;
    private readonly BlockReducer[] _reducers;

    /// <summary>Makes the reducers of a sweep whose blocks are chosen; <paramref name="isLocal"/>: those that fold each part by itself.</summary>
    public ReducerSet(SweepPlan plan, bool isLocal)
    {
        _places = plan.PartialCount == 0 ? [] : Arrays.Indices(plan.PartialCount, i => plan.Takers[i].IsLocal == isLocal);
        Join = plan.IsNested || plan.Definition.TakesBlocks || !plan.KnowsAxes ? AxisJoin.None(plan) : AxisJoin.Of(plan);
        _reducers = Reducers(plan, Join);
        if (!Fit(plan))
        {
            // The formula counts with the sweep's own axes; joined ones rarely need more, and are not worth more.
            Join = AxisJoin.None(plan);
            _reducers = Reducers(plan, Join);
        }

        if (!Fit(plan))
        {
            throw new InvalidOperationException($"A reduction of sweep {plan.Index + 1} wants more memory than the formula has.");
        }

        IsOrdered = Array.Exists(_reducers, reducer => reducer.IsOrdered);
    }

    /// <summary>The axes that tiles are walked on and reducers know.</summary>
    public AxisJoin Join { get; }

    /// <summary>The one reducer of a sweep that takes blocks as they are; null for other sweeps, and where it is not in this set.</summary>
    public InPlaceReducer? InPlace => _reducers.Length == 1 ? _reducers[0] as InPlaceReducer : null;

    /// <summary>True when blocks are committed in their order.</summary>
    public bool IsOrdered { get; }

    /// <summary>True when there is nothing to fold.</summary>
    public bool IsEmpty => _reducers.Length == 0;

    /// <summary>Hands every reducer its accumulators, in <paramref name="memory"/> where <paramref name="taken"/> says for each taker and term, and its result.</summary>
    public void Start(SweepPlan plan, byte* memory, long[][] taken, nint[] held)
    {
        for (int i = 0; i < _reducers.Length; i++)
        {
            int place = _places[i];
            _reducers[i].Start(taken[place].Length > FoldTaker.Open ? memory + taken[place][FoldTaker.Open] : null, (byte*)held[((FoldTaker)plan.Takers[place]).Definition.Held]);
        }
    }

    /// <summary>Makes a worker's partials in its <paramref name="set"/>, likewise.</summary>
    public void AddPartials(BlockPartial[] partials, byte* set, long[][] taken)
    {
        for (int i = 0; i < _reducers.Length; i++)
        {
            partials[_places[i]] = _reducers[i].CreatePartial(set + taken[_places[i]][FoldTaker.Partial]);
        }
    }

    /// <summary>Folds the partials of a block.</summary>
    public void Commit(BlockPartial[] partials)
    {
        for (int i = 0; i < _reducers.Length; i++)
        {
            _reducers[i].Commit(partials[_places[i]]);
        }
    }

    /// <summary>All blocks are folded, for the first time or once more.</summary>
    public void EndPass()
    {
        foreach (BlockReducer reducer in _reducers)
        {
            reducer.EndPass();
        }
    }

    private BlockReducer[] Reducers(SweepPlan plan, AxisJoin join)
    {
        if (_places.Length == 0)
        {
            return [];
        }

        var fold = new long[plan.Lengths.Length];
        var lengths = new long[join.Rank];
        var block = new long[join.Rank];
        join.Lengths(plan.Block, block);
        return Arrays.Map<int, BlockReducer>(_places, place =>
        {
            var taker = (FoldTaker)plan.Takers[place];
            plan.TakenLengths(taker, plan.Block, fold);
            join.Lengths(fold, lengths);
            return plan.Definition.TakesBlocks ? InPlaceOf(plan, taker, (long[])lengths.Clone(), block) : ReducerFactory.Create(taker.Definition.Kind, taker.Definition.Type, lengths, block, join.Runs(taker.Formula.Levels), taker.Definition.Order);
        });
    }

    private static InPlaceReducer InPlaceOf(SweepPlan plan, FoldTaker taker, long[] lengths, long[] block)
    {
        long[] arrayLengths = plan.IsDirect ? plan.Lengths : lengths;
        return plan.Definition.IsContraction ? new ContractReducer(ContractionAxes.Of(plan.Definition), lengths, block, arrayLengths, taker.Formula)
            : BlockFunctions.Of(plan.Definition, lengths, block, arrayLengths, taker.Formula);
    }

    private static long SharedBytes(SweepPlan plan, int place) => plan.Takers[place].Terms.Count > FoldTaker.Open ? plan.TakerBytes(place, FoldTaker.Open, plan.Block) : 0;

    private bool Fit(SweepPlan plan)
    {
        for (int i = 0; i < _reducers.Length; i++)
        {
            int place = _places[i];
            if (_reducers[i].PartialBytes > plan.TakerBytes(place, FoldTaker.Partial, plan.Block) || _reducers[i].SharedBytes > SharedBytes(plan, place))
            {
                return false;
            }
        }

        return true;
    }
}
