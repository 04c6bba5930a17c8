using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;

namespace StaticGraph.Generator.Passes;

/// <summary>
/// Moves index maps down to the leaves, so that transposes and broadcasts cost nothing but another way to walk what is loaded.
/// <code>
/// transpose(exp(x) + y)   =>   exp(transpose(x)) + transpose(y)
/// </code>
/// Afterwards a map stands only on a source, a scalar, a fold or a held value.
/// </summary>
internal static class SinkMovement
{
    public static KernelGraph Run(KernelGraph graph) => GraphRewriter.Rewrite(graph, Sink);

    /// <summary>Adds a map, or what it makes of the operations it stands on. The walk keeps its own stack: they may be thousands.</summary>
    public static int Sink(GraphEditor editor, GraphNode node)
    {
        if (node.Kind != NodeKind.Map || editor[node.Inputs[0]].Kind != NodeKind.Elementwise)
        {
            return editor.Add(node);
        }

        var views = new Dictionary<int, int>();
        var stack = new Stack<int>();
        stack.Push(node.Inputs[0]);
        while (stack.Count > 0)
        {
            int current = stack.Peek();
            GraphNode value = editor[current];
            if (value.Kind != NodeKind.Elementwise)
            {
                views[current] = editor.Map(current, node.Access!, node.Shape, node.Expression);
                stack.Pop();
                continue;
            }

            int[] missing = value.Inputs.Where(input => !views.ContainsKey(input)).ToArray();
            // The first operand is on top: nodes keep the order in which the expression is read.
            foreach (int input in Enumerable.Reverse(missing))
            {
                stack.Push(input);
            }

            if (missing.Length == 0)
            {
                views[current] = editor.Add(value with { Inputs = value.Inputs.Select(input => views[input]).ToArray(), Shape = node.Shape });
                stack.Pop();
            }
        }

        return views[node.Inputs[0]];
    }
}
