namespace StaticGraph.Contestant;

/// <summary>Something to time.</summary>
/// <param name="Run">Does the work once, from its inputs to <paramref name="Result"/>.</param>
/// <param name="Result">The caller's array that every run writes.</param>
internal sealed record Workload(Action Run, Array Result);
