using System.Globalization;
using System.Text;
using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// A graph as text, one node a line, for tests and for people who look for a fault in a pass.
/// <code>
/// %0 = b : double (n, m)
/// %1 = Sum[0](%0) : double (m)
/// %2 = Map[1](%1) : double (n, m)
/// %3 = Subtract(%0, %2) : double (n, m)
/// return %3
/// </code>
/// <c>Map[1, -](%1)</c>: axis 0 of the input is walked by axis 1 of the node, axis 1 of the input is broadcast. <c>Sum[0; 2]</c>: two nested levels.
/// <c>return %4[%2]</c>: what mask %2 takes of %4.
/// </summary>
internal static class GraphPrinter
{
    public static string Print(KernelGraph graph)
    {
        var text = new StringBuilder();
        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            GraphNode node = graph.Nodes[i];
            string shape = string.Join(", ", node.Shape);
            text.Append($"{Name(i)} = {Value(graph, node)} : {node.Type.Keyword()} ({shape})\n");
        }

        foreach (EquationDefinition equation in graph.Equations)
        {
            text.Append($"require {equation.Left} {(equation.IsLeast ? ">=" : "==")} {equation.Right}\n");
        }

        return text.Append($"return {string.Join(", ", graph.Outputs.Select(Output))}\n").ToString();
    }

    private static string Value(KernelGraph graph, GraphNode node) => node.Kind switch
    {
        NodeKind.Source => graph.Parameters[node.Index].Name,
        NodeKind.Scalar => $"scalar {graph.Scalars[node.Index].Text}",
        NodeKind.Position => "Position",
        NodeKind.Elementwise or NodeKind.Take => node.Op + Arguments(node),
        NodeKind.Map => $"Map[{node.Access!}]{Arguments(node)}",
        NodeKind.Reduction => $"{node.Op}[{string.Join("; ", node.Levels.Select(level => string.Join(", ", level.Select(Number))))}]{Ddof(node)}{Arguments(node)}",
        NodeKind.Hold => "Hold" + Arguments(node),
        NodeKind.Scan => $"{node.Op}[{Number(node.Index)}]{Arguments(node)}",
    };

    private static string Arguments(GraphNode node) => $"({string.Join(", ", node.Inputs.Select(Name))})";

    private static string Ddof(GraphNode node) => node.Index == 0 ? "" : $" ddof {Number(node.Index)} ";

    private static string Output(GraphOutput output) => output.Name.Length == 0 ? Result(output) : $"{output.Name}: {Result(output)}";

    private static string Result(GraphOutput output) => output.Taken is null ? Name(output.Node) : $"{Name(output.Node)}[{Name(output.Taken.Mask)}]";

    private static string Name(int node) => "%" + Number(node);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
