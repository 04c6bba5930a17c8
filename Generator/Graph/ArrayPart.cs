using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Graph;

/// <summary>A part of an array: where it begins on each axis, and how long it is there.</summary>
internal sealed record ArrayPart(EquatableArray<Polynomial> Start, EquatableArray<Polynomial> Shape)
{
    /// <summary>True for all of an array of a shape.</summary>
    public bool IsWhole(EquatableArray<Polynomial> shape) => Start.All(start => start.Equals(Polynomial.Zero)) && Shape.Equals(shape);
}
