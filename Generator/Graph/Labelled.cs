using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Graph;

/// <summary>A factor of a contraction: a value, and for each of its axes the label of the index that walks it. A label that two axes have walks their diagonal.</summary>
internal sealed record Labelled(int Value, EquatableArray<int> Labels);
