using System.Globalization;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Graph;

/// <summary>Gives the axes of the operands of a contraction their labels, by which <see cref="Contraction"/> multiplies and sums: those that are summed have one label, and the result has not.</summary>
internal sealed class ContractionBuilder
{
    private const string Transposes = "transpose one of them with .T, or if they are one length, give it one name";

    private readonly GraphEditor _graph;
    private readonly ShapeChecker _shapes;

    /// <param name="graph">The graph.</param>
    /// <param name="shapes">What is known of lengths.</param>
    public ContractionBuilder(GraphEditor graph, ShapeChecker shapes) => (_graph, _shapes) = (graph, shapes);

    /// <summary>The value of a contraction; null after telling what is wrong with it.</summary>
    public int? Add(KernelNode node, OpDef row, int[] inputs)
    {
        string shapes = string.Join(" and ", inputs.Select(input => ShapeChecker.Text(_graph[input].Shape)));
        var lengths = new LabelLengths(_shapes, node, $"{node.Op} of shapes {shapes}");
        return row.Contracts!.Value switch
        {
            ContractionKind.Dot => Dot(node, lengths, inputs[0], inputs[1]),
            ContractionKind.MatMul => MatMul(node, lengths, inputs[0], inputs[1]),
        };
    }

    // Of a number and an array it is the product.
    private int? Dot(KernelNode node, LabelLengths lengths, int a, int b)
    {
        EquatableArray<Polynomial> left = _graph[a].Shape, right = _graph[b].Shape;
        return left.Count == 0 || right.Count == 0 ? Over(node, lengths, a, b) : Over(node, lengths, a, b, (left.Count - 1, Math.Max(0, right.Count - 2)));
    }

    // Some axes of the first array summed with axes of the second; the result has the others, those of the first array before.
    private int? Over(KernelNode node, LabelLengths lengths, int a, int b, params (int OfA, int OfB)[] summed)
    {
        int[] left = lengths.New(_graph[a].Shape), right = lengths.New(_graph[b].Shape);
        foreach ((int ofA, int ofB) in summed)
        {
            if (!lengths.Meet(left[ofA], _graph[b].Shape[ofB], mayStretch: false, $"axis {Text(ofA)} of the first and axis {Text(ofB)} of the second, which are summed,", Transposes))
            {
                return null;
            }

            right[ofB] = left[ofA];
        }

        return Of(node, lengths, new[] { new Labelled(a, left), new Labelled(b, right) }, left.Where((_, axis) => summed.All(pair => pair.OfA != axis)).Concat(right.Where((_, axis) => summed.All(pair => pair.OfB != axis))));
    }

    // An array of one axis is a row before a matrix and a column behind one.
    private int? MatMul(KernelNode node, LabelLengths lengths, int a, int b)
    {
        EquatableArray<Polynomial> left = _graph[a].Shape, right = _graph[b].Shape;
        if (left.Count == 0 || right.Count == 0)
        {
            _shapes.Report(ProblemIds.Rank, node, node.Op, "1 or more", "0", "()", "write a * b where one of them is a number");
            return null;
        }

        int[] ofA = lengths.New(left), ofB = lengths.New(right);
        int summed = Math.Max(0, right.Count - 2);
        bool fits = lengths.Meet(ofA[left.Count - 1], right[summed], mayStretch: false, $"axis {Text(left.Count - 1)} of the first and axis {Text(summed)} of the second, which are summed,", Transposes);
        ofB[summed] = ofA[left.Count - 1];
        for (int i = 3; fits && i <= Math.Min(left.Count, right.Count); i++)
        {
            (int axisOfA, int axisOfB) = (left.Count - i, right.Count - i);
            fits = lengths.Meet(ofA[axisOfA], right[axisOfB], mayStretch: true, $"axis {Text(axisOfA)} of the first and axis {Text(axisOfB)} of the second, along which there are matrices,", "give them as many matrices, or one");
            ofB[axisOfB] = ofA[axisOfA];
        }

        IEnumerable<int> batch = (left.Count >= right.Count ? ofA : ofB).Take(Math.Max(left.Count, right.Count) - 2);
        return fits ? Of(node, lengths, new[] { new Labelled(a, ofA), new Labelled(b, ofB) }, batch.Concat(ofA.Skip(left.Count - 2).Take(left.Count < 2 ? 0 : 1)).Concat(ofB.Skip(summed + 1))) : null;
    }

    private int Of(KernelNode node, LabelLengths lengths, IEnumerable<Labelled> factors, IEnumerable<int> result) =>
        new Contraction(_graph, label => lengths[label], new GraphNode(NodeKind.Elementwise, node.Type, default, Expression: node.Expression, Label: node.Label)).Of(factors, result.ToArray());

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
