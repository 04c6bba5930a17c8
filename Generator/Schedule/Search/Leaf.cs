using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Schedule.Search;

/// <summary>
/// Where an expression ends in a sweep: at the array or scalar <paramref name="Node"/>, which the axes of the sweep's space walk as <paramref name="Access"/> says.
/// </summary>
internal sealed record Leaf(int Node, Access Access);
