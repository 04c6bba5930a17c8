extern alias generator;

using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Graph;
using generator::StaticGraph.Generator.Passes;

namespace StaticGraph.Tests.Reference;

/// <summary>Where a graph asks for the least or greatest of no numbers: the interpreter has an answer, a plan refuses to be bound.</summary>
internal static class EmptyFolds
{
    /// <summary>True when a minimum or maximum of numbers, or a place of one, that a result needs runs over an axis of length 0.</summary>
    public static bool Any(KernelGraph graph, GraphInputs inputs)
    {
        KernelGraph needed = PassPipeline.Run(graph, CancellationToken.None);
        Func<string, long> lengthOf = GraphInterpreter.Lengths(graph, inputs.Dims);
        return needed.Nodes.Any(node => node.Kind == NodeKind.Reduction && ((node.Op is "Min" or "Max" && node.Type != DType.Boolean) || node.Op is "ArgMin" or "ArgMax")
            && node.Levels.SelectMany(level => level).Any(axis => needed.Nodes[node.Inputs[0]].Shape[axis].Evaluate(lengthOf) == 0));
    }
}
