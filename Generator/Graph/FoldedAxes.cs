using StaticGraph.CompilerServices;
using StaticGraph.Generator.Ops;

namespace StaticGraph.Generator.Graph;

/// <summary>Which axes of values of one shape are folded, in ascending order, and by which expression of the kernel.</summary>
internal sealed record FoldedAxes(EquatableArray<Polynomial> Shape, EquatableArray<int> Axes, int Expression)
{
    private int[] KeptAxes => Enumerable.Range(0, Shape.Count).Where(axis => !Axes.Contains(axis)).ToArray();

    /// <summary>The shape of what is folded.</summary>
    public EquatableArray<Polynomial> Kept => KeptAxes.Select(axis => Shape[axis]).ToArray();

    /// <summary>How many elements are folded into one.</summary>
    public Polynomial Count => Polynomial.Product(Axes.Select(axis => Shape[axis]));

    /// <summary>The fold of a value of the shape, or of one that has length 1 where it is not folded.</summary>
    public int Fold(GraphEditor graph, TermBuilder terms, OpDef row, int value, int ddof = 0, string label = "", QuantileRule? order = null)
    {
        EquatableArray<Polynomial> from = graph[value].Shape;
        DType type = row.Types.ResultOf(graph[value].Type);
        var fold = new GraphNode(NodeKind.Reduction, type, default, new[] { value }, row.Name, ddof, Expression: Expression, Label: label) { Order = order };
        int? ofWindows = Axes.Count == 1 ? new WindowFolds(graph, terms).Add(fold, row, Axes[0]) : null;
        return ofWindows ?? graph.Add(fold with { Shape = KeptAxes.Select(axis => from[axis]).ToArray(), Levels = ReductionLevels.Of(Axes, from) });
    }

    /// <summary>What is folded, for each element again.</summary>
    public int Stretched(GraphEditor graph, int folded) => graph.Map(folded, Access.Walk(KeptAxes), Shape, Expression);

    /// <summary>What is folded, with length 1 where an axis was.</summary>
    public int WithOnes(GraphEditor graph, int folded) =>
        graph.Map(folded, Access.Walk(KeptAxes), Enumerable.Range(0, Shape.Count).Select(axis => Axes.Contains(axis) ? Polynomial.One : Shape[axis]).ToArray(), Expression);
}
