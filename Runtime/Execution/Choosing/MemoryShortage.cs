namespace StaticGraph.Execution;

/// <summary>What a plan needs whose limit is too small.</summary>
/// <param name="Needed">The bytes of the step that needs most, in its smallest blocks: the smallest limit under which all steps run.</param>
/// <param name="Term">What most of them are for.</param>
internal sealed record MemoryShortage(long Needed, string Term);
