using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;
using StaticGraph.Generator.Ops;

namespace StaticGraph.Generator.Passes;

/// <summary>
/// The factors of a contraction, and what other folds of whole blocks take, are arrays that are walked in even steps: whatever else is contracted is held, computed once and not once for each axis that the other factor has. The search puts it into memory,
/// a part at a time where it can, or into a file.
/// <code>
/// Contract((x - mean) * stretch(y))   =>   Contract(stretch(hold(x - mean)) * stretch(y))
/// </code>
/// </summary>
internal static class HoldFactors
{
    public static KernelGraph Run(KernelGraph graph) => GraphRewriter.Rewrite(graph, (editor, node) => editor.Add(
        node.Kind == NodeKind.Reduction && ReductionMemory.TakesBlocks(node.Fold) ? node with { Inputs = new[] { Operands(editor, node) } } : node));

    // A single operand is seen over the whole space; two of them meet in an operation that nobody computes.
    private static int Operands(GraphEditor editor, GraphNode fold)
    {
        int operands = fold.Inputs[0], results = fold.Block is { } block ? block.ResultsIn(editor[operands].Shape.Count) : -1;
        return editor[operands] is { Kind: NodeKind.Elementwise, Inputs.Count: 2, Op: "Multiply" or InnerOps.Labelled } product
            ? editor.Add(product with { Inputs = product.Inputs.Select(factor => Factor(editor, factor, results)).ToArray() })
            : Factor(editor, operands, results);
    }

    // Below the map that stretches it to the space of the fold a factor has its own shape. Where a pass before has taken the map down, it is the same along the axis of the results, if there is one.
    private static int Factor(GraphEditor editor, int factor, int results)
    {
        GraphNode stretched = editor[factor];
        if (stretched.Kind != NodeKind.Map)
        {
            return IsArray(stretched) ? factor : results < 0 ? editor.Held(factor) : Seen(editor, factor, Enumerable.Range(0, stretched.Shape.Count).Where(axis => axis != results).ToArray());
        }

        Access? access = stretched.Access!;
        int below = stretched.Inputs[0];
        while (access is not null && editor[below].Kind == NodeKind.Map)
        {
            access = editor[below].Access!.TryCompose(access);
            below = editor[below].Inputs[0];
        }

        return access?.IsEven == true && IsArray(editor[below]) ? factor
            : access?.IsEven == true ? editor.Map(editor.Held(below), access!, stretched.Shape)
            : access is { HasWindows: true, HasEdges: false, HasLists: false } ? editor.Map(editor.Held(stretched.Inputs[0]), stretched.Access!, stretched.Shape)
            : Seen(editor, factor, Enumerable.Range(0, stretched.Shape.Count).Where(stretched.Access!.Walks).ToArray());
    }

    // What lists and edges say where to find is held as it is seen, without the axes along which it is the same.
    private static int Seen(GraphEditor editor, int factor, int[] own)
    {
        GraphNode view = editor[factor];
        AxisTerm[] first = Enumerable.Range(0, view.Shape.Count).Select(axis => Array.IndexOf(own, axis) is >= 0 and int place ? AxisTerm.Walk(place) : AxisTerm.Fixed(Polynomial.Zero)).ToArray();
        int seen = editor.Map(factor, Access.Of(first), own.Select(axis => view.Shape[axis]).ToArray(), view.Expression);
        return editor.Map(editor.Held(seen), Access.Walk(own), view.Shape, view.Expression);
    }

    private static bool IsArray(GraphNode node) => node.Kind is NodeKind.Source or NodeKind.Hold or NodeKind.Reduction;
}
