namespace StaticGraph.Execution;

/// <summary>What a plan needs whose limit is too small.</summary>
/// <param name="Needed">The bytes of the first sweep that does not fit, in its smallest blocks.</param>
/// <param name="Term">What most of them are for.</param>
/// <param name="SmallestLimit">The smallest limit in bytes under which all sweeps run.</param>
internal sealed record MemoryShortage(long Needed, string Term, long SmallestLimit);
