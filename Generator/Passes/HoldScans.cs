using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;

namespace StaticGraph.Generator.Passes;

/// <summary>
/// A sweep goes along one axis in turn. What is scanned along another one, in the same expression or before, is held: the search puts it into memory or a file.
/// <code>
/// CumSum(CumSum(x, 0), 1)       =>   CumSum(hold(CumSum(x, 0)), 1)
/// CumSum(x, 0) + CumSum(x, 1)   =>   CumSum(x, 0) + hold(CumSum(x, 1))
/// </code>
/// So is what is folded along the scan's axis and one after it, in an order that is fixed: there the elements come in another one. And what is folded along other axes
/// alone: what is left has the scan's axis, along which nothing can be done in parts, so that it would have to be held as long as the axis is. And what is folded in several passes: it would be scanned as often.
/// And so is what a mask takes elements of, or the mask, where it is scanned along another axis than the last.
/// </summary>
internal static class HoldScans
{
    public static KernelGraph Run(KernelGraph graph)
    {
        var along = new List<int>();
        return WithTaken(GraphRewriter.Rewrite(graph, (editor, node) => editor.Add(node with { Inputs = Inputs(editor, along, node) })));
    }

    // What a mask takes is counted row by row: of what is scanned along another axis than the last one, which is gone along row by row too.
    private static KernelGraph WithTaken(KernelGraph graph)
    {
        if (graph.Outputs.All(output => output.Taken is null))
        {
            return graph;
        }

        var editor = new GraphEditor();
        var along = new List<int>();
        int[] numbers = graph.Nodes.Select(editor.Add).ToArray();
        int Counted(int node) => AlongOf(editor, along, numbers[node]) is >= 0 and int axis && axis < graph.Nodes[node].Shape.Count - 1 ? editor.Held(numbers[node]) : numbers[node];
        GraphOutput[] outputs = graph.Outputs.Select(output => output.Renumbered(output.Taken is null ? node => numbers[node] : Counted)).ToArray();
        return graph with { Nodes = editor.ToArray(), Outputs = outputs };
    }

    private static EquatableArray<int> Inputs(GraphEditor editor, List<int> along, GraphNode node)
    {
        int own = node.Kind == NodeKind.Scan ? node.Index : node.Inputs.Select(input => AlongOf(editor, along, input)).Where(axis => axis >= 0).DefaultIfEmpty(-1).First();
        return node.Inputs.Select(input => AlongOf(editor, along, input) is >= 0 and int axis && IsHeld(editor, node, input, axis, own) ? Held(editor, along, node, input) : input).ToArray();
    }

    // What is folded of products takes both factors: those that are scanned are held, and not the product.
    private static int Held(GraphEditor editor, List<int> along, GraphNode node, int input)
    {
        if (node.Kind != NodeKind.Reduction || node.Fold != ReductionKind.SumOfProducts)
        {
            return editor.Held(input);
        }

        GraphNode product = editor[input];
        return editor.Add(product with { Inputs = product.Inputs.Select(factor => AlongOf(editor, along, factor) >= 0 ? editor.Held(factor) : factor).ToArray() });
    }

    private static bool IsHeld(GraphEditor editor, GraphNode node, int input, int axis, int own) => node.Kind switch
    {
        NodeKind.Elementwise or NodeKind.Scan or NodeKind.Take => axis != own,
        NodeKind.Reduction => ReductionMemory.Passes(node.Fold, editor[input].Type) > 1 || !node.ReducedAxes.Contains(axis) || !ReductionLevels.MeetsLast(node.ReducedAxes, axis, ReductionMemory.IsTree(node.Fold, editor[input].Type)),
        NodeKind.Source or NodeKind.Scalar or NodeKind.Position or NodeKind.Map or NodeKind.Hold => false,
    };

    // The axis that a node's expression is scanned along, -1 for none.
    private static int AlongOf(GraphEditor editor, List<int> known, int node)
    {
        for (int i = known.Count; i < editor.Nodes.Count; i++)
        {
            GraphNode next = editor[i];
            known.Add(next.Kind switch
            {
                NodeKind.Scan => next.Index,
                NodeKind.Elementwise => next.Inputs.Max(input => known[input]),
                NodeKind.Source or NodeKind.Scalar or NodeKind.Position or NodeKind.Map or NodeKind.Reduction or NodeKind.Hold or NodeKind.Take => -1,
            });
        }

        return known[node];
    }
}
