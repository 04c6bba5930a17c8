using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Schedule;

/// <summary>An expression whose values a sweep stores.</summary>
internal sealed record SweepStore(int Root, StoreDefinition Store);

/// <summary>An expression that a sweep folds into a held array.</summary>
internal sealed record SweepFold(int Root, int Node, int Held);

/// <summary>What one sweep must do over its space.</summary>
internal sealed record SweepTasks(EquatableArray<Polynomial> Space, IReadOnlyList<SweepStore> Stores, IReadOnlyList<SweepFold> Folds)
{
    /// <summary>The numbers that say how many elements masks take: they are read when the sweep begins.</summary>
    public IReadOnlyList<int> Counts { get; init; } = Array.Empty<int>();

    /// <summary>The axes of which each part of a nest has some indices; none outside of nests.</summary>
    public IReadOnlyList<int> Split { get; init; } = Array.Empty<int>();
}
