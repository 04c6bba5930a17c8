using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;
using StaticGraph.Generator.Ops;

namespace StaticGraph.Generator.Passes;

/// <summary>
/// Deviations do not change when all elements move by the same amount: those of centred data are folded from the data itself, in the sweep that folds its mean.
/// <code>
/// SquaredDeviations[0](x - stretch(Mean(Sum[0](x), count)))   =>   SquaredDeviations[0](x)
/// </code>
/// This changes rounding, and happens here only: every variant of the plan gives the bits of the graph that leaves the passes. A shift is dropped if it is the mean
/// of the very elements that are folded, over the very same axes. Such a mean is NaN or infinite where one of these elements is, and then the deviations are NaN
/// with or without it; any other shift could be the only one to make them NaN. (The sum behind a mean may overflow although no element is infinite; then the
/// deviations are those of the elements, not NaN.)
/// </summary>
internal static class DropShifts
{
    public static KernelGraph Run(KernelGraph graph) => GraphRewriter.Rewrite(graph, (editor, node) =>
    {
        while (node.Kind == NodeKind.Reduction && node.Op == nameof(ReductionKind.SquaredDeviations) && Unshifted(editor, node) is int unshifted)
        {
            node = node with { Inputs = new[] { unshifted } };
        }

        return editor.Add(node);
    });

    // What the fold's input was before its mean was taken from it (or it from its mean), or null.
    private static int? Unshifted(GraphEditor editor, GraphNode fold)
    {
        GraphNode difference = editor[fold.Inputs[0]];
        if (difference.Kind != NodeKind.Elementwise || difference.Op != "Subtract")
        {
            return null;
        }

        int left = difference.Inputs[0], right = difference.Inputs[1];
        return IsMean(editor, fold, right, left) ? left : IsMean(editor, fold, left, right) ? right : null;
    }

    private static bool IsMean(GraphEditor editor, GraphNode fold, int shift, int elements)
    {
        GraphNode view = editor[shift];
        GraphNode mean = editor[view.Kind == NodeKind.Map ? view.Inputs[0] : shift];

        // A mean of floats is rounded to float.
        mean = OpTable.Find(mean.Op) is { Types.IsConversion: true } ? editor[mean.Inputs[0]] : mean;
        if (view.Kind != NodeKind.Map || mean.Kind != NodeKind.Elementwise || mean.Op != "Mean")
        {
            return false;
        }

        GraphNode sum = editor[mean.Inputs[0]];
        return sum.Kind == NodeKind.Reduction && sum.Inputs[0] == elements && Axes(sum).SetEquals(Axes(fold)) && StandsInPlace(view, mean, Axes(sum));
    }

    private static HashSet<int> Axes(GraphNode fold) => new(fold.ReducedAxes);

    // The kept axes walk themselves: the mean over rows of a square array may also have been put beside its columns.
    private static bool StandsInPlace(GraphNode view, GraphNode mean, ICollection<int> reduced)
    {
        int[] kept = Enumerable.Range(0, view.Shape.Count).Where(axis => !reduced.Contains(axis)).ToArray();
        return view.Access!.IsOnly(kept, mean.Shape);
    }
}
