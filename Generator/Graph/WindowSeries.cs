using StaticGraph.CompilerServices;
using StaticGraph.Generator.Ops;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// What windows are windows of: an expression that depends on the index of a window and on the point in it only by their sum.
/// <code>
/// y[i + k] * c[j]   =>   y[s] * c[j], whose windows of so many points begin at s = i
/// </code>
/// </summary>
internal sealed class WindowSeries
{
    private readonly GraphEditor _graph;
    private readonly int _axis;
    private readonly long _step;
    private readonly EquatableArray<Polynomial> _windows;

    private WindowSeries(GraphEditor graph, int value, long length, int axis, long step, EquatableArray<Polynomial> windows)
        => (_graph, Value, Length, _axis, _step, _windows) = (graph, value, length, axis, step, windows);

    /// <summary>The expression over all indices that windows reach.</summary>
    public int Value { get; }

    /// <summary>The number of points of a window, 2 or more.</summary>
    public long Length { get; }

    /// <summary>What the points along axis <paramref name="point"/> of a value are windows of; null where they are not, or where it is divided by whole numbers: who says which element failed counts those of the value.</summary>
    public static WindowSeries? Find(GraphEditor graph, int root, int point)
    {
        GraphNode value = graph[root];
        if (!value.Shape[point].IsConstant || value.Shape[point].ConstantTerm < 2 || !TryRead(graph, root, out List<int> order, out List<int> leaves))
        {
            return null;
        }

        (int Axis, long Step)? along = null;
        foreach (GraphNode leaf in leaves.Select(leaf => graph[leaf]).Where(leaf => leaf.Kind != NodeKind.Map || leaf.Access!.Walks(point)))
        {
            if (Along(leaf, point) is not { } own || (along is { } known && known != own))
            {
                return null;
            }

            along = own;
        }

        return along is { } found && found.Step <= value.Shape[point].ConstantTerm && leaves.All(leaf => graph[leaf].Access!.Walks(point) || !graph[leaf].Access!.Walks(found.Axis))
            ? Made(graph, value, point, found, order, leaves, root)
            : null;
    }

    /// <summary>The windows of <paramref name="length"/> points of a value of windows half as long, or of what is added to them <paramref name="offset"/> further on.</summary>
    public int Part(int value, long offset, long length)
    {
        Polynomial[] shape = _graph[value].Shape.ToArray();
        shape[_axis] -= length;
        return _graph.Map(value, Access.Identity(shape.Length).From(_axis, offset, 1), shape, _graph[value].Expression);
    }

    /// <summary>Of a value the elements that stand so far behind the beginning of each window.</summary>
    public int Window(int value, long offset) => _graph.Map(value, Access.Identity(_windows.Count).From(_axis, offset, _step), _windows, _graph[value].Expression);

    // The operations of an expression, each behind its operands, and what they are of.
    private static bool TryRead(GraphEditor graph, int root, out List<int> order, out List<int> leaves)
    {
        (order, leaves) = (new List<int>(), new List<int>());
        var seen = new HashSet<int> { root };
        var stack = new Stack<int>();
        stack.Push(root);
        while (stack.Count > 0)
        {
            int number = stack.Pop();
            GraphNode node = graph[number];
            if (node.Kind != NodeKind.Elementwise)
            {
                leaves.Add(number);
                continue;
            }

            if (node.Type.IsInteger() && OpTable.Find(node.Op) is { MayFail: true })
            {
                return false;
            }

            order.Add(number);
            foreach (int input in node.Inputs.Where(seen.Add))
            {
                stack.Push(input);
            }
        }

        // Operands have the lower numbers.
        order.Sort();
        return true;
    }

    // The axis along which a leaf's windows slide, and by how many of their points from one to the next.
    private static (int Axis, long Step)? Along(GraphNode leaf, int point)
    {
        if (leaf.Kind != NodeKind.Map)
        {
            return null;
        }

        AxisTerm[] terms = Enumerable.Range(0, leaf.Access!.Rank).Select(i => leaf.Access[i]).Where(term => term.IsWalkedBy(point)).ToArray();
        if (terms.Length != 1 || !terms[0].IsWindow(point) || Enumerable.Range(0, leaf.Access.Rank).Count(i => leaf.Access.IsWalked(i, terms[0].Axis)) != 1)
        {
            return null;
        }

        long by = terms[0].StepAlong(point);
        return terms[0].Step % by == 0 && terms[0].Step / by > 0 ? (terms[0].Axis, terms[0].Step / by) : null;
    }

    private static WindowSeries Made(GraphEditor graph, GraphNode value, int point, (int Axis, long Step) along, List<int> order, List<int> leaves, int root)
    {
        long length = value.Shape[point].ConstantTerm;
        Polynomial[] windows = value.Shape.Where((_, axis) => axis != point).ToArray(), shape = windows.ToArray();
        int slid = Kept(along.Axis, point);
        shape[slid] = (along.Step * (windows[slid] - 1)) + length;
        var made = new Dictionary<int, int>();
        foreach (int leaf in leaves)
        {
            GraphNode view = graph[leaf];
            AxisTerm[] terms = Enumerable.Range(0, view.Access!.Rank).Select(i => view.Access[i]).Select(term => (term.IsWindow(point) ? term.Along(point) : term).Renamed(axis => Kept(axis, point))).ToArray();
            made[leaf] = graph.Map(view.Inputs[0], Access.Of(terms), shape, view.Expression);
        }

        foreach (int number in order)
        {
            made[number] = graph.Add(graph[number] with { Inputs = graph[number].Inputs.Select(input => made[input]).ToArray(), Shape = shape, Label = "" });
        }

        return new WindowSeries(graph, made[root], length, slid, along.Step, windows);
    }

    private static int Kept(int axis, int point) => axis > point ? axis - 1 : axis;
}
