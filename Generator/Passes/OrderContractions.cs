using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;
using StaticGraph.Generator.Ops;

namespace StaticGraph.Generator.Passes;

/// <summary>
/// Sums over axes of a product of arrays are taken of the arrays that have these axes, before they are multiplied; and products one after another are done in the order of the fewest products of elements, as far as lengths tell:
/// <code>
/// a.Dot(b).Sum()        =>   a.Sum(0).Dot(b.Sum(1))
/// a.Dot(b).Mean(1)      =>   Mean(a.Dot(b.Sum(1)), count)
/// Einsum("ii", a.Dot(b)) =>  Einsum("ij,ji", a, b)
/// a.Dot(b).Dot(v)       =>   a.Dot(b.Dot(v))
/// </code>
/// This changes rounding, and happens here only. A product that others need too is left alone: it is there anyway.
/// </summary>
internal static class OrderContractions
{
    // So many factors all orders are tried of.
    private const int MostFactors = 5;

    public static KernelGraph Run(KernelGraph graph)
    {
        int[] uses = new int[graph.Nodes.Count];
        foreach (int input in graph.Nodes.SelectMany(node => node.Inputs).Concat(graph.Outputs.SelectMany(output => output.Roots)))
        {
            uses[input]++;
        }

        int next = 0;
        var shared = new HashSet<int>();
        var scalars = graph.Scalars.ToList();
        return GraphRewriter.Rewrite(graph, (editor, node) =>
        {
            int number = Better(editor, scalars, node, shared) ?? editor.Add(node);
            if (uses[next++] > 1)
            {
                shared.Add(number);
            }

            return number;
        }, scalars);
    }

    // Only of doubles, in which means of other types are finished, and rounded once.
    private static int? Better(GraphEditor editor, List<GraphScalar> scalars, GraphNode node, HashSet<int> shared) => node switch
    {
        { Kind: NodeKind.Reduction, Type: not DType.Complex, Op: "Sum" or InnerOps.Contract or InnerOps.SumOfProducts } => Ordered(editor, node, shared),
        { Kind: NodeKind.Reduction, Type: DType.Double, Op: "Mean" } when editor[node.Inputs[0]].Type == DType.Double
            => Ordered(editor, node with { Op = "Sum", Label = "" }, shared) is { } sum ? LowerReductions.Finish(editor, scalars, node, sum) : null,
        _ => null,
    };

    private static int? Ordered(GraphEditor editor, GraphNode fold, HashSet<int> shared)
    {
        var list = new FactorList(editor, shared.Contains);
        GraphNode folded = editor[fold.Inputs[0]];
        bool isOfProducts = folded is { Kind: NodeKind.Elementwise, Op: "Multiply" };
        int[] labels = list.New(folded.Shape), kept = labels.Where((_, axis) => !fold.ReducedAxes.Contains(axis)).ToArray();
        if (isOfProducts)
        {
            list.AddProducts(fold, kept);
        }
        else
        {
            list.Add(fold.Inputs[0], labels);
        }

        bool isBetter = isOfProducts
            ? list.Factors.Count is > 2 and <= MostFactors && PairOrder.IsLess(new PairOrder(list.LengthOf, kept).Least(list.Factors.Select(factor => factor.Labels).ToArray()), list.Cost)
            : list.Factors.Count > 1;
        return isBetter
            ? new Contraction(editor, list.LengthOf, new GraphNode(NodeKind.Elementwise, fold.Type, default, Expression: fold.Expression, Label: fold.Label)).Of(list.Factors, kept)
            : null;
    }
}
