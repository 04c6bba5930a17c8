using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// What a mask takes of values: they stay where they are, with the mask beside them, over some neighbouring axes. Whoever looks at what is taken sees one axis in their place,
/// whose length nobody knows before a run.
/// </summary>
/// <param name="Mask">The mask, over its axes alone.</param>
/// <param name="Axis">The first of them in the values, which is the axis that is seen.</param>
/// <param name="Count">How many there are.</param>
internal sealed record Selection(int Mask, int Axis, int Count)
{
    /// <summary>The shape that is seen of values of <paramref name="shape"/>.</summary>
    public EquatableArray<Polynomial> Seen(EquatableArray<Polynomial> shape) => shape.Take(Axis).Append(Polynomial.Symbol("taken")).Concat(shape.Skip(Axis + Count)).ToArray();

    /// <summary>Those axes of the values that are seen as <paramref name="seen"/>, in ascending order.</summary>
    public int[] Axes(IEnumerable<int> seen) =>
        seen.SelectMany(axis => axis == Axis ? Enumerable.Range(Axis, Count) : new[] { axis < Axis ? axis : axis + Count - 1 }).ToArray();

    /// <summary>The same without some other axes that are seen.</summary>
    public Selection Without(IReadOnlyCollection<int> seen) => this with { Axis = Axis - seen.Count(axis => axis < Axis) };

    /// <summary>The mask over values of <paramref name="shape"/>.</summary>
    public int Over(GraphEditor graph, EquatableArray<Polynomial> shape, int expression) => graph.Map(Mask, Access.Walk(Enumerable.Range(Axis, Count).ToArray()), shape, expression);

    /// <summary>What is folded, with length 1 where an axis was seen.</summary>
    public int WithOnes(GraphEditor graph, FoldedAxes axes, int folded)
    {
        int[] seen = Enumerable.Range(0, axes.Shape.Count).Where(axis => axis <= Axis || axis >= Axis + Count).ToArray();
        int[] kept = Enumerable.Range(0, seen.Length).Where(i => !axes.Axes.Contains(seen[i])).ToArray();
        return graph.Map(folded, Access.Walk(kept), seen.Select(axis => axes.Axes.Contains(axis) ? Polynomial.One : axes.Shape[axis]).ToArray(), axes.Expression);
    }
}

/// <summary>A value, and which of its elements are there; null for all.</summary>
internal sealed record Selected(int Value, Selection? Selection);
