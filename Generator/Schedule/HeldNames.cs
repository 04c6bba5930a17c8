using StaticGraph.Generator.Graph;
using StaticGraph.Generator.Ops;

namespace StaticGraph.Generator.Schedule;

/// <summary>Names for held values that a reader recognises: the user's variable where there is one, else the operation and what it is applied to.</summary>
internal sealed class HeldNames
{
    private readonly KernelGraph _graph;
    private readonly HashSet<string> _used;

    public HeldNames(KernelGraph graph)
    {
        _graph = graph;
        _used = new HashSet<string>(graph.Parameters.Select(parameter => parameter.Name), StringComparer.Ordinal);
    }

    public string[] Of(IEnumerable<int> nodes) => nodes.Select(node => Unique(Name(node))).ToArray();

    private string Name(int node)
    {
        GraphNode value = _graph.Nodes[node];
        if (value.Kind == NodeKind.Elementwise)
        {
            return value.Label.Length > 0 ? value.Label : Camel(value.Op);
        }

        if (value.Kind == NodeKind.Hold)
        {
            GraphNode input = Uncast(_graph.Nodes[value.Inputs[0]]);
            string label = value.Label.Length > 0 ? value.Label : input.Label;
            // What is held as it is seen, or indices, has no operation.
            return label.Length > 0 ? label : (input.Op.Length == 0 ? "view" : Camel(Plain(input))) + Subject(input);
        }

        return value.Kind == NodeKind.Scan && value.Label.Length > 0 ? value.Label : Camel(Plain(value)) + Subject(value);
    }

    private static string Plain(GraphNode fold) => fold.Block is { } block ? block.Function.ToString().Replace("Group", "") : fold.Op == "SquaredDeviations" ? "Deviations" : fold.Op;

    // A result of floats is named after what is rounded, not after the rounding.
    private GraphNode Uncast(GraphNode value)
    {
        while (OpTable.Find(value.Op) is { Types.IsConversion: true } && _graph.Nodes[value.Inputs[0]].Op.Length > 0)
        {
            value = _graph.Nodes[value.Inputs[0]];
        }

        return value;
    }

    // "sum" of source b is "sumB"; of a longer expression just "sum".
    private string Subject(GraphNode value)
    {
        int input = value.Inputs.Count == 0 ? -1 : ExpressionWalk.Base(_graph, value.Inputs[0]);
        while (input >= 0 && _graph.Nodes[input].Kind is NodeKind.Reduction && _graph.Nodes[input].Inputs.Count > 0)
        {
            input = ExpressionWalk.Base(_graph, _graph.Nodes[input].Inputs[0]);
        }

        return input >= 0 && _graph.Nodes[input].Kind == NodeKind.Source ? Pascal(_graph.Parameters[_graph.Nodes[input].Index].Name) : "";
    }

    private string Unique(string name)
    {
        string unique = name;
        for (int i = 2; !_used.Add(unique); i++)
        {
            unique = name + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return unique;
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}
