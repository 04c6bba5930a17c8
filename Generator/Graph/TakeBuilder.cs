using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// Elements that arrays of indices choose: of some axes of an array all is looked at, and a node takes of that what the indices say.
/// <code>
/// Take(x, i, 1)            =>   Take(Map[0, any of m by 1](x), Map[1](i))
/// TakeAlongAxis(x, i, 1)   =>   Take(Map[0, any of m by 0 and 1](x), i)
/// </code>
/// What is chosen from and what chooses is there before: an array parameter, a view of one, or something that is held.
/// </summary>
internal sealed class TakeBuilder
{
    private readonly GraphEditor _graph;
    private readonly ShapeChecker _shapes;

    public TakeBuilder(GraphEditor graph, ShapeChecker shapes) => (_graph, _shapes) = (graph, shapes);

    /// <summary>What indexes take of a value, some of which are the arrays <paramref name="indices"/>; null after telling what does not fit.</summary>
    public int? Indexed(KernelNode node, IReadOnlyList<AxisPart?> parts, int input, IReadOnlyDictionary<int, int> indices, string text)
    {
        EquatableArray<Polynomial>[] apart = parts.OfType<AxisPart>().Where(part => part.Table is not null || part.Indices > 0)
            .Select(part => part.Table is { } list ? new Polynomial[] { list.Count } : _graph[indices[part.Indices]].Shape).ToArray();
        if (_shapes.Together(node, apart, text) is not { } together)
        {
            return null;
        }

        (Access view, EquatableArray<Polynomial> shape, int first) = new ListedAxes(parts, together).View(part => _graph[indices[part]].Shape);
        return Taken(node, input, view, shape, parts.OfType<AxisPart>().Where(part => part.Indices > 0).Select(part => Stretched(node, indices[part.Indices], together, first, shape)).ToArray());
    }

    /// <summary>What an array of indices says of each line along an axis; null after telling what does not fit.</summary>
    public int? AlongAxis(KernelNode node, int input, int indices, string text)
    {
        EquatableArray<Polynomial> from = _graph[input].Shape, own = _graph[indices].Shape;
        if (_shapes.ScannedAxis(node, from) is not { } axis)
        {
            return null;
        }

        if (own.Count != from.Count)
        {
            _shapes.Report(ProblemIds.Rank, node, text, from.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), own.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), ShapeChecker.Text(own), "the indices have as many axes as the array that they are indices of");
            return null;
        }

        EquatableArray<Polynomial> line = from.Select((length, i) => i == axis ? Polynomial.One : length).ToArray();
        if (_shapes.Together(node, new[] { line, own }, text) is not { } shape)
        {
            return null;
        }

        bool IsStretched(Polynomial length, int i) => length.Equals(Polynomial.One) && !shape[i].Equals(Polynomial.One);
        int[] along = Enumerable.Range(0, own.Count).Where(i => !IsStretched(own[i], i)).ToArray();
        AxisTerm[] terms = from.Select((length, i) => i == axis ? AxisTerm.Whole(Polynomial.Zero, length, along) : IsStretched(length, i) ? AxisTerm.Broadcast : AxisTerm.Walk(i)).ToArray();
        return Taken(node, input, Access.Of(terms), shape, new[] { Stretched(node, indices, shape, 0, shape) });
    }

    // A conversion waits until there are elements to convert.
    private int Taken(KernelNode node, int input, Access view, EquatableArray<Polynomial> shape, int[] indices)
    {
        GraphNode value = _graph[input];
        if (value is { Kind: NodeKind.Elementwise, Op: "Cast" } && IsThere(value.Inputs[0]))
        {
            return _graph.Add(value with { Shape = shape, Inputs = new[] { Taken(node, value.Inputs[0], view, shape, indices) }, Label = node.Label });
        }

        int viewed = _graph.Map(HasAxes(input, view) ? There(input) : _graph.Held(input), view, shape, node.Expression);
        return _graph.Add(new GraphNode(NodeKind.Take, value.Type, shape, new[] { viewed }.Concat(indices).ToArray(), "Take", Expression: node.Expression, Label: node.Label));
    }

    private int Stretched(KernelNode node, int indices, EquatableArray<Polynomial> together, int first, EquatableArray<Polynomial> shape)
    {
        int there = There(indices);
        AxisTerm[] terms = ListedAxes.Places(_graph[there].Shape, together, first).Select(axis => axis < 0 ? AxisTerm.Broadcast : AxisTerm.Walk(axis)).ToArray();
        return _graph.Map(there, Access.Of(terms), shape, node.Expression);
    }

    // An axis that a view has and its array has not, a new one or one that is stretched, cannot be chosen from where the array lies.
    private bool HasAxes(int value, Access view) => _graph[value] is not { Kind: NodeKind.Map } map || view.ChosenAxes.All(map.Access!.Walks);

    private int There(int value) => IsThere(value) ? value : _graph.Held(value);

    // Of a diagonal, and of windows, several axes of an array would be chosen from by one array of indices.
    private bool IsThere(int value) => _graph[value] switch
    {
        { Kind: NodeKind.Source or NodeKind.Hold } => true,
        { Kind: NodeKind.Map, Access: { HasEdges: false, HasLists: false, HasWindows: false } access } map =>
            _graph[map.Inputs[0]].Kind is NodeKind.Source or NodeKind.Hold && !Enumerable.Range(0, map.Shape.Count).Any(access.IsDiagonal),
        _ => false,
    };
}
