using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// Filters, as sums of neighbours, in the order of scipy's: the middle first, then from outside to inside those that have one weight as pairs.
/// <code>
/// GaussianFilter(x, sigma, 0)   =>   x[i] * w0 + (x[i - 2] + x[i + 2]) * w2 + (x[i - 1] + x[i + 1]) * w1
/// </code>
/// Along several axes each is a filter of the one before.
/// </summary>
internal sealed class FilterBuilder
{
    private readonly GraphEditor _graph;
    private readonly ShapeChecker _shapes;
    private readonly TermBuilder _terms;
    private readonly NeighbourBuilder _neighbours;

    public FilterBuilder(GraphEditor graph, ShapeChecker shapes, TermBuilder terms) => (_graph, _shapes, _terms, _neighbours) = (graph, shapes, terms, new NeighbourBuilder(graph, shapes, terms));

    /// <summary>The filtered array; null after telling what is wrong.</summary>
    public int? Add(KernelNode node, OpDef row, int[] inputs) => row.Windows switch
    {
        WindowKind.Filter => Filtered(node, row.Weights!(parameter => node.Argument(parameter.Name)), inputs),
        WindowKind.Laplacian => Laplacian(node, inputs),
        WindowKind.Derivative => Derivative(node, inputs),
        WindowKind.Gradient => Gradient(node, inputs),
        _ => throw new InvalidOperationException($"{row.Name} is no filter along axes."),
    };

    // In double, and rounded once an axis.
    private int? Filtered(KernelNode node, Filter filter, int[] inputs)
    {
        if (filter.Wrong.Length > 0)
        {
            _shapes.Report(ProblemIds.Parts, node, node.Op, filter.Wrong);
            return null;
        }

        int[]? axes = _shapes.ChosenAxes(node, _graph[inputs[0]].Shape);
        int? value = axes is null ? null : inputs[0];
        foreach (int axis in axes ?? Array.Empty<int>())
        {
            value = value is { } before && Sum(node, Cast(node, before, DType.Double), Outside(node, inputs, DType.Double), axis, filter) is { } after ? Cast(node, after, node.Type) : null;
        }

        return value;
    }

    private int? Laplacian(KernelNode node, int[] inputs)
    {
        int? sum = null;
        int[]? axes = _shapes.ChosenAxes(node, _graph[inputs[0]].Shape);
        foreach (int axis in axes ?? Array.Empty<int>())
        {
            if (Sum(node, inputs[0], Outside(node, inputs, node.Type), axis, Filter.Second) is not { } next)
            {
                return null;
            }

            sum = sum is { } before ? Op(node, "Add", before, next) : next;
        }

        return axes is null ? null : sum ?? inputs[0];
    }

    // The first axis that is named is the derivative's; the others, or all others, are smoothed along.
    private int? Derivative(KernelNode node, int[] inputs)
    {
        EquatableArray<Polynomial> shape = _graph[inputs[0]].Shape;
        EquatableArray<string> said = node.Argument(OpParameter.Axis.Name);
        int[]? named = said.Count == 0 && shape.Count > 0 ? new[] { shape.Count - 1 } : _shapes.Axes(node, said, shape);
        if (named is null || named.Length == 0)
        {
            return named is null ? null : inputs[0];
        }

        IEnumerable<int> smoothed = named.Length > 1 ? named.Skip(1) : Enumerable.Range(0, shape.Count).Where(axis => axis != named[0]);
        int? value = Sum(node, inputs[0], Outside(node, inputs, node.Type), named[0], Filter.Central);
        foreach (int axis in smoothed)
        {
            value = value is { } before ? Sum(node, before, Outside(node, inputs, node.Type), axis, Filter.Smooth) : null;
        }

        return value;
    }

    private int? Gradient(KernelNode node, int[] inputs)
    {
        EquatableArray<Polynomial> shape = _graph[inputs[0]].Shape;
        if (_shapes.ScannedAxis(node, shape) is not int axis || !EdgeReach.Has(_shapes, node, shape, axis, 2, "Symmetric", "a difference", "Name another axis"))
        {
            return null;
        }

        // At its ends an axis has one neighbour and the element itself, which are half as far apart.
        int difference = Op(node, "Subtract", At(node, inputs[0], -1, axis, 1, "Edge"), At(node, inputs[0], -1, axis, -1, "Edge"));
        int near = inputs.Length > 1 ? inputs[1] : _terms.Number(node.Type, 1);
        int one = _graph.Stretch(near, shape, node.Expression), two = Op(node, "Add", one, one);
        var parts = new JoinParts(_graph, _terms.Length);
        int apart = parts.Where(node, parts.Before(node, shape, axis, 1), one, parts.Where(node, parts.Before(node, shape, axis, shape[axis] - 1), two, one, isWhole: false), isWhole: false);
        return Op(node, "Divide", difference, apart);
    }

    private int? Sum(KernelNode node, int input, int outside, int axis, Filter filter)
    {
        EquatableArray<Polynomial> shape = _graph[input].Shape;
        string mode = OpParameter.Mode.WordIn(node.Argument);
        double[] weights = filter.Weights;
        int before = filter.Before, behind = weights.Length - 1 - before;
        if (mode != "Edge" && !EdgeReach.Has(_shapes, node, shape, axis, Math.Max(before, behind), mode, "a reach", "Reach less far, or say what stands outside with another mode"))
        {
            return null;
        }

        int Neighbour(int offset) => At(node, input, outside, axis, offset, mode);
        bool isEven = before == behind && filter.Divisor == 1 && weights.SequenceEqual(Enumerable.Reverse(weights));
        var terms = new List<(double Weight, int Node)>();
        if (isEven)
        {
            terms.Add((weights[before], input));
            terms.AddRange(Enumerable.Range(0, before).Select(i => (weights[i], Op(node, "Add", Neighbour(i - before), Neighbour(before - i)))));
        }
        else
        {
            terms.AddRange(Enumerable.Range(0, weights.Length).Select(i => (weights[i], Neighbour(i - before))));
        }

        int sum = Total(node, terms.Where(term => term.Weight != 0).OrderBy(term => term.Weight < 0 ? 1 : 0).ToList());
        return filter.Divisor == 1 ? sum : Op(node, "Divide", sum, _graph.Stretch(_terms.Number(_graph[sum].Type, filter.Divisor), shape, node.Expression));
    }

    private int Total(KernelNode node, List<(double Weight, int Node)> terms)
    {
        int sum = Weighted(node, terms[0]);
        foreach ((double Weight, int Node) term in terms.Skip(1))
        {
            sum = Op(node, term.Weight < 0 ? "Subtract" : "Add", sum, Weighted(node, term));
        }

        return sum;
    }

    private int Weighted(KernelNode node, (double Weight, int Node) term)
    {
        double weight = Math.Abs(term.Weight);
        GraphNode value = _graph[term.Node];
        return weight == 1 ? term.Node : Op(node, "Multiply", term.Node, _graph.Stretch(_terms.Number(value.Type, weight), value.Shape, node.Expression));
    }

    private int At(KernelNode node, int input, int outside, int axis, int offset, string mode) =>
        _neighbours.At(node, input, _graph[input].Shape.Select((_, i) => i == axis ? (long)offset : 0).ToArray(), mode, outside);

    // The number around the array, where a mode asks for one.
    private int Outside(KernelNode node, int[] inputs, DType type) =>
        OpParameter.Mode.WordIn(node.Argument) != "Constant" ? -1 : inputs.Length > 1 ? Cast(node, inputs[1], type) : _terms.Number(type, 0);

    private int Op(KernelNode node, string op, params int[] inputs) =>
        _graph.Add(new GraphNode(NodeKind.Elementwise, _graph[inputs[0]].Type, _graph[inputs[0]].Shape, inputs, op, Expression: node.Expression, Label: node.Label));

    private int Cast(KernelNode node, int value, DType to) => _graph.Cast(value, to, node.Expression, node.Label);
}
