using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Graph;

/// <summary>What must be true of a graph after every stage. A failure is a fault of the compiler, not of the user's code.</summary>
internal static class GraphCheck
{
    public static KernelGraph Run(KernelGraph graph)
    {
        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            GraphNode node = graph.Nodes[i];
            Require(node.Inputs.All(input => input < i), i, "needs a later node");
            Require(!node.IsComputed || node.Inputs.All(input => graph.Nodes[input].Shape.Equals(node.Shape)), i, "has inputs of another shape");
            Require(node.Kind != NodeKind.Map || node.Access!.Rank == graph.Nodes[node.Inputs[0]].Shape.Count, i, "maps another rank");
            Require(node.Kind != NodeKind.Take || graph.Nodes[node.Inputs[0]].Access?.ChosenAxes.Length == node.Inputs.Count - 1, i, "takes by other indices than it has axes for");
            Require(node.Kind != NodeKind.Scan || (node.Index >= 0 && node.Index < node.Shape.Count), i, "scans an axis it does not have");
            Require(node.Kind != NodeKind.Map || node.Access!.IsWithin(node.Shape.Count), i, "maps to an axis it does not have");
        }

        foreach (GraphOutput output in graph.Outputs.Where(output => output.Taken is not null))
        {
            GraphNode value = graph.Nodes[output.Node], mask = graph.Nodes[output.Taken!.Mask], count = graph.Nodes[output.Taken.Count];
            Require(mask.Type == DType.Boolean && mask.Shape.Equals(value.Shape), output.Taken.Mask, "is no mask of what it takes elements of");
            Require(count.Type == DType.Int64 && count.Shape.Count == 0 && count.Kind is NodeKind.Reduction or NodeKind.Hold, output.Taken.Count, "is no count of what a mask takes");
        }

        return graph;
    }

    private static void Require(bool condition, int node, string what)
    {
        if (!condition)
        {
            throw new InvalidOperationException($"Node {node} of the graph {what}.");
        }
    }
}
