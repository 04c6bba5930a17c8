using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;

namespace StaticGraph.Generator.Graph;

/// <summary>Ranks by the operations alone, whatever is wrong with the lengths: so that calls of a broken kernel bring no errors of their own.</summary>
internal static class ResultRanks
{
    /// <summary>True where a kernel gives one number.</summary>
    public static bool IsScalar(Kernel kernel)
    {
        int[] ranks = new int[kernel.Nodes.Count];
        for (int i = 0; i < ranks.Length; i++)
        {
            ranks[i] = Of(kernel.Nodes[i], kernel, ranks);
        }

        return kernel is { ReturnsTuple: false, Results.Count: 1 } && ranks[kernel.Results[0].Node] == 0;
    }

    private static int Of(KernelNode node, Kernel kernel, int[] ranks) => node.Op switch
    {
        KernelOps.Parameter => kernel.Parameters[node.Index].Shape.Count,
        KernelOps.Scalar => 0,
        KernelOps.Check => node.Shape.Count,
        _ when OpTable.Find(node.Op)?.Kind == OpKind.Reduction && node.Argument(OpParameter.KeepDims.Name).Count == 0 =>
            (node.Argument(OrderOps.Several).Count > 0 ? 1 : 0) + (node.Argument(OpParameter.Axis.Name) is { Count: > 0 } axes ? Math.Max(0, ranks[node.Inputs[0]] - axes.Count) : 0),
        _ when OpTable.Find(node.Op)?.Lines is LineKind.Counts or LineKind.Bins or LineKind.Bins2D => node.Shape.Count,
        _ when OpTable.Find(node.Op)?.Groups is not null => ranks[node.Inputs[1]] > 1 ? 1 : ranks[node.Inputs[0]],
        _ when OpTable.Find(node.Op)?.Makes == CreationKind.Choice => node.Shape.Count + Math.Max(0, ranks[node.Inputs[2]] - 1),
        _ when OpTable.Find(node.Op)?.Kind == OpKind.Creation => node.Shape.Count,
        _ when OpTable.Find(node.Op)?.Windows == WindowKind.Sliding => ranks[node.Inputs[0]] + node.Shape.Count,
        _ when OpTable.Find(node.Op)?.Joins == JoinKind.Stack => ranks[node.Inputs[0]] + 1,
        _ when node.Argument(OpParameter.Index.Name) is { Count: > 0 } indexes =>
            Math.Max(0, ranks[node.Inputs[0]] - indexes.Count(index => IndexText.IsOfOne(index) && IndexText.Bounds(index) is null) + indexes.Count(index => index == IndexText.NewAxis) + indexes.Max(index => Together(node, index, ranks))),
        _ => node.Inputs.Select(input => ranks[input]).DefaultIfEmpty().Max(),
    };

    // The axes that lists and arrays of indices leave together.
    private static int Together(KernelNode node, string index, int[] ranks) =>
        IndexText.Operand(index) is > 0 and int operand ? ranks[node.Inputs[operand]] : IndexText.Listed(index) is not null ? 1 : 0;
}
