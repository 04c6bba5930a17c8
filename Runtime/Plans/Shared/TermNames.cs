namespace StaticGraph.CompilerServices;

/// <summary>What messages and explanations call a term of the peak.</summary>
internal static class TermNames
{
    /// <summary>The name of a term of <paramref name="sweep"/>.</summary>
    public static string Of(PlanDefinition plan, SweepDefinition sweep, MemoryTermKind kind, int index) => kind switch
    {
        MemoryTermKind.ReadBuffer => $"read buffers of {SweepText.Described(sweep.Operands[index])}",
        MemoryTermKind.WriteBuffer => $"write buffers of {StoreName(plan, sweep.Stores[index])}",
        MemoryTermKind.DecodeRoom => $"work space for {(index < sweep.Operands.Count ? $"reading {sweep.Operands[index].Name}" : $"writing {StoreName(plan, sweep.Stores[index - sweep.Operands.Count])}")}",
        MemoryTermKind.Tiles => "tiles of temporaries",
        MemoryTermKind.Edges => "padded ends of rows",
        MemoryTermKind.Partial => $"partial results of {plan.Held[sweep.Reductions[index].Held].Name}",
        MemoryTermKind.Accumulator => $"open nodes of {plan.Held[sweep.Reductions[index].Held].Name}",
        MemoryTermKind.Held => $"held {plan.Held[index].Name}{(plan.Held[index].IsPart ? " of a part" : "")}",
    };

    /// <summary>The name of the array a store writes.</summary>
    public static string StoreName(PlanDefinition plan, StoreDefinition store) => store.Kind switch
    {
        StoreKind.Output => plan.Outputs[store.Index].Name,
        StoreKind.Spill => plan.Spills[store.Index].Name,
        StoreKind.Held => plan.Held[store.Index].Name,
    };
}
