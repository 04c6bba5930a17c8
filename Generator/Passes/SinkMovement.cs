using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;

namespace StaticGraph.Generator.Passes;

/// <summary>
/// Moves index maps down to the leaves, so that transposes and broadcasts cost nothing but another way to walk what is loaded.
/// <code>
/// transpose(exp(x) + y)   =>   exp(transpose(x)) + transpose(y)
/// </code>
/// A scan is taken along where its axis stays what it is, for what changes is only where it goes along; else it is held, and the map looks at that:
/// <code>
/// transpose(CumSum(x, 0))   =>   CumSum(transpose(x), 1)
/// flip(CumSum(x, 0), 0)     =>   flip(hold(CumSum(x, 0)), 0)
/// </code>
/// What mirrors elements at an edge does not sink to where others do along the same axis, and windows not to an edge: they look at what is held.
/// So is what arrays of indices choose, where the map reaches over an edge of that or has windows.
/// Its beginning is a scan of the beginning, where nobody else looks at the scan: of c[5..] - c[..^5] both are parts of what is held, and nothing is added up again.
/// Afterwards a map stands only on a source, a scalar, a fold or a held value.
/// </summary>
internal static class SinkMovement
{
    public static KernelGraph Run(KernelGraph graph)
    {
        int[] uses = new int[graph.Nodes.Count];
        foreach (int input in graph.Nodes.SelectMany(node => node.Inputs).Concat(graph.Outputs.SelectMany(output => output.Roots)))
        {
            uses[input]++;
        }

        int next = 0;
        var shared = new HashSet<int>();
        return GraphRewriter.Rewrite(graph, (editor, node) =>
        {
            int number = Sink(editor, node, shared);
            if (node.Kind == NodeKind.Scan && uses[next] > 1)
            {
                shared.Add(number);
            }

            next++;
            return number;
        });
    }

    /// <summary>Adds a map, or what it makes of the operations it stands on. The walk keeps its own stack: they may be thousands.</summary>
    public static int Sink(GraphEditor editor, GraphNode node) => Sink(editor, node, new HashSet<int>());

    private static int Sink(GraphEditor editor, GraphNode node, HashSet<int> shared)
    {
        if (node.Kind != NodeKind.Map || !editor[node.Inputs[0]].IsComputed)
        {
            return editor.Add(node);
        }

        if ((!node.Access!.HasOnlyUnusedEdges || node.Access.HasWindows) && MeetsEdges(editor, node.Inputs[0], node))
        {
            return editor.Map(editor.Held(node.Inputs[0]), node.Access, node.Shape, node.Expression);
        }

        var views = new Dictionary<int, int>();
        var stack = new Stack<int>();
        stack.Push(node.Inputs[0]);
        while (stack.Count > 0)
        {
            int current = stack.Peek();
            GraphNode value = editor[current];
            if (!value.IsComputed || MeetsChoice(value, node) || ScannedAxis(value, node) < 0 || (shared.Contains(current) && !HasAllOf(node, value)))
            {
                int viewed = value.IsComputed ? editor.Held(current) : current;
                views[current] = editor.Map(viewed, node.Access!, node.Shape, node.Expression);
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
                int index = value.Kind == NodeKind.Scan ? ScannedAxis(value, node) : value.Index;
                views[current] = editor.Add(value with { Inputs = value.Inputs.Select(input => views[input]).ToArray(), Shape = node.Shape, Index = index });
                stack.Pop();
            }
        }

        return views[node.Inputs[0]];
    }

    // True where what is viewed is itself read over edges along an axis along which the view has some too: no one term says both.
    private static bool MeetsEdges(GraphEditor editor, int root, GraphNode view)
    {
        var seen = new HashSet<int> { root };
        var stack = new Stack<int>();
        stack.Push(root);
        while (stack.Count > 0)
        {
            GraphNode node = editor[stack.Pop()];
            if (node.Kind == NodeKind.Map && node.Access!.TryCompose(view.Access!, view.Shape) is null)
            {
                return true;
            }

            foreach (int input in node.IsComputed ? node.Inputs.Where(seen.Add) : Array.Empty<int>())
            {
                stack.Push(input);
            }
        }

        return false;
    }

    // Over an edge nobody has an index, and of windows each element would be looked up once more for each of them.
    private static bool MeetsChoice(GraphNode value, GraphNode view) => value.Kind == NodeKind.Take && (view.Access!.HasEdges || view.Access.HasWindows);

    // Along the scan's axis, whose index is the view's too.
    private static bool HasAllOf(GraphNode view, GraphNode scan) => view.Shape[view.Access!.AxisOf(scan.Index)].Equals(scan.Shape[scan.Index]);

    // The axis of the view that a scan is along: it begins where the scan does and goes as it does, and each axis of the view is one of the scan's. -1 where that is not so;
    // 0 for an operation that is not along an axis.
    private static int ScannedAxis(GraphNode value, GraphNode view)
    {
        if (value.Kind != NodeKind.Scan)
        {
            return 0;
        }

        bool IsWalkedOnce(int axis) => Enumerable.Range(0, view.Access!.Rank).Count(from => view.Access.IsWalked(from, axis)) == 1;
        return view.Access![value.Index].IsPlain && Enumerable.Range(0, view.Shape.Count).All(IsWalkedOnce) ? view.Access.AxisOf(value.Index) : -1;
    }
}
