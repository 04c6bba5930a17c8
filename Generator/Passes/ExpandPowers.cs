using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;

namespace StaticGraph.Generator.Passes;

/// <summary>
/// Turns a power with a small whole literal exponent into products. A power costs about sixty lane instructions, a product one;
/// the square is the correctly rounded one, the third and fourth power stay within 2 ulp, as powers do.
/// <code>
/// Pow(x, 3)   =>   x * x * x
/// Pow(x, 4)   =>   (x * x) * (x * x)
/// </code>
/// </summary>
internal static class ExpandPowers
{
    public static KernelGraph Run(KernelGraph graph) => GraphRewriter.Rewrite(graph, (editor, node) =>
    {
        if (node.Kind != NodeKind.Elementwise || node.Op != "Pow")
        {
            return editor.Add(node);
        }

        int x = node.Inputs[0];
        return Exponent(graph, editor, node.Inputs[1]) switch
        {
            "2" => Product(editor, node, x, x),
            "3" => Product(editor, node, Product(editor, node, x, x), x),
            "4" => Product(editor, node, Product(editor, node, x, x), Product(editor, node, x, x)),
            _ => editor.Add(node),
        };
    });

    // The text of a literal exponent; anything else is some longer text.
    private static string Exponent(KernelGraph graph, GraphEditor editor, int node)
    {
        GraphNode exponent = editor[editor[node].Kind == NodeKind.Map ? editor[node].Inputs[0] : node];
        return exponent.Kind == NodeKind.Scalar ? graph.Scalars[exponent.Index].Text : "";
    }

    private static int Product(GraphEditor editor, GraphNode node, int left, int right) =>
        editor.Add(node with { Op = "Multiply", Inputs = new[] { left, right } });
}
