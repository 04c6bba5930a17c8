using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Schedule.Search;

/// <summary>
/// Where an expression ends in a sweep: at the array or scalar <paramref name="Node"/>, whose axes are walked by the axes <paramref name="Map"/> of the sweep's space (-1: broadcast).
/// </summary>
internal sealed record Leaf(int Node, EquatableArray<int> Map);
