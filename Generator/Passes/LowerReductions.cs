using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;
using StaticGraph.Generator.Ops;

namespace StaticGraph.Generator.Passes;

/// <summary>
/// Turns every reduction into its fold and, where its row has one, the arithmetic that finishes it.
/// <code>
/// mean(x, 0)   =>   Mean(Sum(x, 0), count)
/// std(x)       =>   Std(SquaredDeviations(x), count)
/// any(m)       =>   Max(m)
/// </code>
/// Floats are folded and finished in double, and rounded once, by a cast at the end:
/// <code>
/// mean(f, 0)   =>   (float)Mean(Sum(f, 0), count)
/// </code>
/// A fold over no axis (of a rank-0 array) is the element itself; its squared deviation is x - x, its count (long)(bool)x, its place 0, which is (long)x - (long)x, its median x + 0, which is never -0.
/// </summary>
internal static class LowerReductions
{
    public static KernelGraph Run(KernelGraph graph)
    {
        var scalars = graph.Scalars.ToList();
        return GraphRewriter.Rewrite(graph, (editor, node) => node.Kind == NodeKind.Reduction ? Lower(graph, editor, scalars, node) : editor.Add(node), scalars);
    }

    private static int Lower(KernelGraph graph, GraphEditor editor, List<GraphScalar> scalars, GraphNode node)
    {
        OpDef row = OpTable.Find(node.Op)!;
        ReductionKind kind = row.Fold!.Value;
        GraphNode total = node with { Type = ReductionMemory.TotalType(kind, editor[node.Inputs[0]].Type, node.Block) };
        int fold = node.Levels.Count == 0 ? FoldOfOne(editor, scalars, total, kind) : editor.Add(total with { Op = kind.ToString(), Index = 0 });
        return Cast(editor, row.Vector.Length == 0 ? fold : Finish(editor, scalars, total, fold), node);
    }

    private static int FoldOfOne(GraphEditor editor, List<GraphScalar> scalars, GraphNode total, ReductionKind kind)
    {
        int element = total.Inputs[0];
        return kind switch
        {
            ReductionKind.Sum or ReductionKind.Prod or ReductionKind.Min or ReductionKind.Max or ReductionKind.Contract or ReductionKind.SumOfProducts => Cast(editor, element, total),
            ReductionKind.SquaredDeviations or ReductionKind.ArgMin or ReductionKind.ArgMax => Difference(editor, total, Cast(editor, element, total)),
            ReductionKind.Median => editor.Add(total with { Kind = NodeKind.Elementwise, Op = "Add", Inputs = new[] { Cast(editor, element, total), Number(editor, scalars, total, Polynomial.Zero) }, Index = 0 }),
            ReductionKind.CountNonZero => Cast(editor, Cast(editor, element, total with { Type = DType.Boolean }), total),
            ReductionKind.Block => throw new InvalidOperationException("A line has an axis."),
        };
    }

    private static int Difference(GraphEditor editor, GraphNode total, int element) =>
        editor.Add(total with { Kind = NodeKind.Elementwise, Op = "Subtract", Inputs = new[] { element, element }, Index = 0 });

    // Names and messages stay with the operation, not with what rounds it.
    private static int Cast(GraphEditor editor, int value, GraphNode to) => editor.Cast(value, to.Type, to.Expression);

    /// <summary>The arithmetic that finishes a fold of which <paramref name="fold"/> is the total.</summary>
    public static int Finish(GraphEditor editor, List<GraphScalar> scalars, GraphNode node, int fold)
    {
        EquatableArray<Polynomial> input = editor[node.Inputs[0]].Shape;
        Polynomial count = Polynomial.Product(node.ReducedAxes.Select(axis => input[axis]));
        return editor.Add(node with { Kind = NodeKind.Elementwise, Inputs = new[] { fold, Number(editor, scalars, node, count) }, Index = 0, Levels = default });
    }

    private static int Number(GraphEditor editor, List<GraphScalar> scalars, GraphNode node, Polynomial count)
    {
        int scalar = editor.Add(new GraphNode(NodeKind.Scalar, node.Type, Array.Empty<Polynomial>(), Index: ScalarOf(scalars, node, count)));
        return editor.Map(scalar, Access.Scalar, node.Shape);
    }

    private static int ScalarOf(List<GraphScalar> scalars, GraphNode node, Polynomial count)
    {
        string type = node.Type.Keyword();
        string text = node.Index == 0 ? count.ToString() : $"max({count} - {node.Index}, 0)";
        string code = node.Index == 0
            ? $"({type}){{binding}}.GetLength(\"{count}\")"
            : $"({type})global::System.Math.Max({{binding}}.GetLength(\"{count}\") - {node.Index}, 0)";
        int index = scalars.FindIndex(scalar => scalar.Type == node.Type && scalar.Code == code);
        if (index < 0)
        {
            index = scalars.Count;
            scalars.Add(new GraphScalar(node.Type, code, text, count, node.Index));
        }

        return index;
    }
}
