namespace StaticGraph.Contestant;

/// <summary>Something to time.</summary>
/// <param name="Run">Does the work once.</param>
/// <param name="Result">The caller's array that every run writes; null where a run makes a file, or checks its result itself.</param>
internal sealed record Workload(Action Run, Array? Result = null);
