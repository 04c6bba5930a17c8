using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Graph;

/// <summary>A growing list of nodes in which equal computations are one node, and index maps of index maps are composed on entry.</summary>
internal sealed class GraphEditor
{
    private readonly List<GraphNode> _nodes = new();
    private readonly Dictionary<GraphNode, int> _numbers = new();

    public IReadOnlyList<GraphNode> Nodes => _nodes;

    public GraphNode this[int node] => _nodes[node];

    public EquatableArray<GraphNode> ToArray() => _nodes.ToArray();

    /// <summary>The number of <paramref name="node"/>, adding it if nothing equal is there.</summary>
    public int Add(GraphNode node)
    {
        if (node.Kind == NodeKind.Map)
        {
            return AddMap(node);
        }

        GraphNode key = node.Key;
        if (!_numbers.TryGetValue(key, out int number))
        {
            number = _nodes.Count;
            _nodes.Add(node);
            _numbers.Add(key, number);
        }

        return number;
    }

    /// <summary>Views node <paramref name="input"/> through an index map.</summary>
    public int Map(int input, Access access, EquatableArray<Polynomial> shape, int expression = -1) =>
        Add(new GraphNode(NodeKind.Map, _nodes[input].Type, shape, new[] { input }, Access: access, Expression: expression));

    /// <summary>Views a value of fewer axes, or of axes of length 1, all over a shape.</summary>
    public int Stretch(int input, EquatableArray<Polynomial> shape, int expression)
    {
        EquatableArray<Polynomial> from = _nodes[input].Shape;
        int skip = shape.Count - from.Count;
        bool IsStretched(int axis) => from[axis].Equals(Polynomial.One) && !shape[axis + skip].Equals(Polynomial.One);
        AxisTerm[] terms = Enumerable.Range(0, from.Count).Select(axis => IsStretched(axis) ? AxisTerm.Broadcast : AxisTerm.Walk(axis + skip)).ToArray();
        return Map(input, Access.Of(terms), shape, expression);
    }

    /// <summary>A value as another type; itself where it has that.</summary>
    public int Cast(int value, DType type, int expression, string label = "") => _nodes[value].Type == type
        ? value
        : Add(new GraphNode(NodeKind.Elementwise, type, _nodes[value].Shape, new[] { value }, "Cast", Expression: expression, Label: label));

    /// <summary>The index along an axis of <paramref name="made"/>, all over it and of its type. Where it has no other axis, its name is that of the index.</summary>
    public int Position(GraphNode made, int axis)
    {
        string label = made.Shape.Count == 1 ? made.Label : "";
        int position = Add(new GraphNode(NodeKind.Position, made.Type, new[] { made.Shape[axis] }, Expression: made.Expression, Label: label));
        return Map(position, Access.Walk(axis), made.Shape, made.Expression);
    }

    private int AddMap(GraphNode node)
    {
        GraphNode input = _nodes[node.Inputs[0]];
        if (input.Kind == NodeKind.Map)
        {
            // Over an edge another one is seen only of what is held, and of a list what only dims say of it.
            return input.Access!.TryCompose(node.Access!, node.Shape) is not { } composed ? AddMap(node with { Inputs = new[] { Held(node.Inputs[0]) } })
                : _nodes[input.Inputs[0]].Kind == NodeKind.Position && !composed.HasOnlyUnusedEdges ? AddMap(OfIndices(node, input))
                : AddMap(node with { Inputs = input.Inputs, Access = composed });
        }

        if (input.Kind == NodeKind.Position && node.Access!.HasEdges)
        {
            // There is an index everywhere.
            return node.Access.HasOnlyUnusedEdges ? AddMap(node with { Access = node.Access.WithoutEdges() }) : AddMap(node with { Inputs = new[] { Held(node.Inputs[0]) } });
        }

        if (IsIdentity(node, input))
        {
            return node.Inputs[0];
        }

        GraphNode key = node.Key;
        if (!_numbers.TryGetValue(key, out int number))
        {
            number = _nodes.Count;
            _nodes.Add(node);
            _numbers.Add(key, number);
        }

        return number;
    }

    // A view that mirrors indices at an edge, of a view that may have more of them than there were, or others: these are held along their axis.
    private GraphNode OfIndices(GraphNode view, GraphNode indices)
    {
        int axis = indices.Access!.AxisOf(0);
        int line = Map(indices.Inputs[0], Access.Of(indices.Access[0].Renamed(_ => 0)), new[] { indices.Shape[axis] }, indices.Expression);
        return view with { Inputs = new[] { Held(line) }, Access = Access.Of(view.Access![axis]) };
    }

    /// <summary>The number of a node that is kept.</summary>
    public int Held(int node) => Held(node, _nodes[node].Shape);

    /// <summary>The number of a node that is kept, and read under another shape of as many elements: they lie in their order, row-major.</summary>
    public int Held(int node, EquatableArray<Polynomial> shape)
    {
        GraphNode value = _nodes[node];
        return Add(new GraphNode(NodeKind.Hold, value.Type, shape, new[] { node }, Expression: value.Expression, Label: value.Label));
    }

    // Where only an equation says that two lengths agree, the view is what gives the array its new length. A broadcast axis of length 1 viewed with length 1 is itself.
    private static bool IsIdentity(GraphNode map, GraphNode input) => map.Shape.Equals(input.Shape) && map.Access!.IsOnly(Enumerable.Range(0, map.Shape.Count).ToArray(), input.Shape);
}
