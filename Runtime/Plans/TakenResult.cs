using StaticGraph.CompilerServices;

namespace StaticGraph.Plans;

/// <summary>A result that has only what a mask takes: how long it is along one axis is known when an earlier sweep has counted.</summary>
/// <param name="Output">The result.</param>
/// <param name="Axis">Its axis of which the mask takes some indices.</param>
/// <param name="Sweep">The sweep that writes it.</param>
/// <param name="Count">The held array with the number of indices.</param>
internal sealed record TakenResult(int Output, int Axis, int Sweep, int Count)
{
    /// <summary>Those of a plan.</summary>
    public static TakenResult[] Of(PlanDefinition plan)
    {
        var results = new List<TakenResult>();
        for (int sweep = 0; sweep < plan.Sweeps.Count; sweep++)
        {
            foreach (StoreDefinition store in plan.Sweeps[sweep].Stores.AsSpan())
            {
                if (store.IsTaken)
                {
                    results.Add(new TakenResult(store.Index, plan.Outputs[store.Index].TakenAxis, sweep, store.Count));
                }
            }
        }

        return [.. results];
    }
}
