using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Graph;

/// <summary>Folds over axes: of all elements or of those that a mask takes, of one operand or of several that are broadcast together before, and what other folds make up.</summary>
internal sealed class ReductionBuilder
{
    private readonly GraphEditor _graph;
    private readonly ShapeChecker _shapes;
    private readonly TermBuilder _terms;

    public ReductionBuilder(GraphEditor graph, ShapeChecker shapes, TermBuilder terms) => (_graph, _shapes, _terms) = (graph, shapes, terms);

    /// <summary>The value of a fold; null after telling what is wrong with it.</summary>
    /// <param name="number">The number of the node in the kernel.</param>
    /// <param name="node">The fold.</param>
    /// <param name="row">Its row.</param>
    /// <param name="inputs">Its operands.</param>
    /// <param name="selection">Which of their elements are there; null for all.</param>
    public Selected? Add(int number, KernelNode node, OpDef row, int[] inputs, Selection? selection)
    {
        bool isWeighted = row.Arity == 2 && row.Folds is null;
        if (isWeighted && selection is null)
        {
            if (Along(node, inputs[0], inputs[1]) is not { } weights)
            {
                return null;
            }

            inputs = new[] { inputs[0], weights };
        }

        if (_shapes.Broadcast(number, inputs) is not { } shape)
        {
            return null;
        }

        EquatableArray<Polynomial> seen = selection is null ? shape : selection.Seen(shape);
        if (_shapes.ChosenAxes(node, seen) is not { } chosen)
        {
            return null;
        }

        var axes = new FoldedAxes(shape, selection is null ? chosen : selection.Axes(chosen), node.Expression);
        bool isTaken = selection is not null && chosen.Contains(selection.Axis);
        int mask = isTaken ? selection!.Over(_graph, shape, node.Expression) : -1;
        bool keepDims = node.Argument(OpParameter.KeepDims.Name).Count > 0;
        Func<int, int>? ones = !keepDims ? null : isTaken ? value => selection!.WithOnes(_graph, axes, value) : value => axes.WithOnes(_graph, value);
        bool isLeft = selection is not null && !isTaken, isList = node.Argument(OrderOps.Several).Count > 0;
        int? folded = !row.IsOrder ? Folded(node, row, axes, inputs, mask, isWeighted) is { } value ? ones?.Invoke(value) ?? value : null
            : isLeft && isList ? null
            : new OrderBuilder(_graph, _shapes, _terms, node, row, axes).Add(_graph.Stretch(inputs[0], shape, node.Expression), mask, ones);
        if (folded is null)
        {
            _shapes.Report(ProblemIds.Selected, node, node.Op, "its elements have no places among those that are taken", $"give {node.Op} all elements, with Where in the place of those that are not taken");
            return null;
        }

        return new Selected(folded.Value, isLeft ? selection!.Without(keepDims ? Array.Empty<int>() : chosen) : null);
    }

    private int? Folded(KernelNode node, OpDef row, FoldedAxes axes, int[] inputs, int mask, bool isWeighted)
    {
        if (isWeighted)
        {
            return Named(Average(axes, inputs[0], inputs[1], mask), node);
        }

        if (row.Folds is null && row.SkipsNaN.Length == 0 && mask < 0)
        {
            return axes.Fold(_graph, _terms, row, inputs[0], Ddof(node), node.Label);
        }

        int[] operands = inputs.Select(input => _graph.Stretch(input, axes.Shape, node.Expression)).ToArray();
        var said = new Lowering(_graph[operands[0]].Type, operands.Length, name => node.Argument(name).Count > 0)
        {
            IsOfHalves = node.IsOfHalves, Said = parameter => parameter.NumberIn(node.Argument(parameter.Name)),
        };
        return mask >= 0 && row.IsPlace ? null : FoldTermBuilder.Add(_graph, _terms, axes, said, row, operands, mask) is { } value ? Named(value, node) : null;
    }

    // The products of elements and weights summed, by the weights summed: two folds of one sweep, in double, and one rounding. Weights are stretched along the axes that are folded, and not along those that are kept.
    private int Average(FoldedAxes axes, int x, int weights, int mask)
    {
        EquatableArray<Polynomial> shape = axes.Shape;
        var product = new GraphNode(NodeKind.Elementwise, DType.Double, shape, Expression: axes.Expression);
        (x, weights) = (_graph.Cast(x, DType.Double, axes.Expression), _graph.Cast(weights, DType.Double, axes.Expression));
        int products = _graph.Add(product with { Op = "Multiply", Inputs = new[] { _graph.Stretch(x, shape, axes.Expression), _graph.Stretch(weights, shape, axes.Expression) } });

        int skip = shape.Count - _graph[weights].Shape.Count;
        Polynomial[] own = shape.Select((length, axis) => axes.Axes.Contains(axis) ? length : axis < skip ? Polynomial.One : _graph[weights].Shape[axis - skip]).ToArray();
        int top = Sum(axes, products, mask), bottom = Sum(axes, _graph.Stretch(weights, mask < 0 ? own : shape, axes.Expression), mask);
        return _graph.Add(product with { Op = "Divide", Shape = _graph[top].Shape, Inputs = new[] { top, _graph.Stretch(bottom, _graph[top].Shape, axes.Expression) } });
    }

    private int Sum(FoldedAxes axes, int value, int mask) => mask < 0
        ? axes.Fold(_graph, _terms, OpTable.Find("Sum")!, value)
        : FoldTermBuilder.Add(_graph, _terms, axes, new Lowering(DType.Double, 1, _ => false), OpTable.Find("Sum")!, new[] { value }, mask)!.Value;

    // As in NumPy, weights of one axis lie along the axis that is folded.
    private int? Along(KernelNode node, int x, int weights)
    {
        EquatableArray<Polynomial> shape = _graph[x].Shape, own = _graph[weights].Shape;
        if (own.Count != 1 || shape.Count < 2 || node.Argument(OpParameter.Axis.Name).Count != 1)
        {
            return weights;
        }

        return _shapes.ChosenAxes(node, shape) is { } axes
            ? _graph.Map(weights, Access.Walk(axes), shape.Select((_, axis) => axis == axes[0] ? own[0] : Polynomial.One).ToArray(), node.Expression)
            : null;
    }

    // What is computed last has the name that the kernel gives it, and is rounded to the type of the result.
    private int Named(int value, KernelNode node)
    {
        GraphNode last = _graph[value];
        return last.Type != node.Type ? _graph.Cast(value, node.Type, node.Expression, node.Label)
            : last.Kind == NodeKind.Elementwise ? _graph.Add(last with { Expression = node.Expression, Label = node.Label })
            : value;
    }

    private static int Ddof(KernelNode node) => OpParameter.Ddof.NumberIn(node.Argument(OpParameter.Ddof.Name));
}
