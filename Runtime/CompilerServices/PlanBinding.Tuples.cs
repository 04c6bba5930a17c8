namespace StaticGraph.CompilerServices;

// Written for eight results; FewerResults.targets makes the others of the same text.
public sealed partial class PlanBinding
{
    /// <summary>The plan of a kernel with 8 results.</summary>
    public Plan<T1, T2, T3, T4, T5, T6, T7, T8> ToPlan<T1, T2, T3, T4, T5, T6, T7, T8>()
        where T1 : unmanaged
        where T2 : unmanaged
        where T3 : unmanaged
        where T4 : unmanaged
        where T5 : unmanaged
        where T6 : unmanaged
        where T7 : unmanaged
        where T8 : unmanaged
        => new(ToBound());

    /// <summary>The plan of a kernel with 8 results that it names.</summary>
    public NamedPlan<T1, T2, T3, T4, T5, T6, T7, T8, TResult> ToNamedPlan<T1, T2, T3, T4, T5, T6, T7, T8, TResult>()
        where T1 : unmanaged
        where T2 : unmanaged
        where T3 : unmanaged
        where T4 : unmanaged
        where T5 : unmanaged
        where T6 : unmanaged
        where T7 : unmanaged
        where T8 : unmanaged
        where TResult : struct
        => new(ToBound());
}
