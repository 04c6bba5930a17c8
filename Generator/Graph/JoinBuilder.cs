using System.Globalization;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// Parts of arrays side by side, as a choice by the index between views each of which is used in its own place only:
/// <code>
/// Concatenate([a, b], 0)   =>   Where(Position[0] &lt; n, a[i] within 0..n, b[i - n] within 0..m)
/// Roll(x, 1, 0)            =>   Where(Position[0] &lt; 1, x[i + n - 1] within n - 1..n, x[i - 1] within 0..n - 1)
/// Pad(x, 2, Reflect)       =>   x[i - 2] within -2..n + 2, mirrored in 0..n
/// </code>
/// </summary>
internal sealed class JoinBuilder
{
    private readonly GraphEditor _graph;
    private readonly ShapeChecker _shapes;
    private readonly JoinParts _parts;

    /// <param name="graph">What nodes are added to.</param>
    /// <param name="shapes">What knows lengths.</param>
    /// <param name="length">The node of a length as a number.</param>
    public JoinBuilder(GraphEditor graph, ShapeChecker shapes, Func<Polynomial, int> length) => (_graph, _shapes, _parts) = (graph, shapes, new JoinParts(graph, length));

    /// <summary>The value of a join; null after telling what does not fit.</summary>
    public int? Add(KernelNode node, OpDef row, int[] inputs) => row.Joins switch
    {
        JoinKind.Concatenation => Concatenate(node, inputs),
        JoinKind.Stack => Stack(node, inputs),
        JoinKind.Roll => Roll(node, inputs[0]),
        JoinKind.Padding => new PadBuilder(_graph, _shapes, _parts).Add(node, inputs),
        JoinKind.Division => Part(node, inputs[0]),
        JoinKind.Grid => OverGrid(node, inputs),
        _ => throw new InvalidOperationException($"{row.Name} joins nothing."),
    };

    private int? Concatenate(KernelNode node, int[] inputs)
    {
        EquatableArray<Polynomial> first = ShapeOf(inputs[0]);
        if (OneAxis(node, first) is not int axis || !HaveOneShape(node, inputs, but: axis))
        {
            return null;
        }

        Polynomial[] lengths = inputs.Select(input => ShapeOf(input)[axis]).ToArray();
        Polynomial[] shape = Replaced(first, axis, lengths.Aggregate((sum, length) => sum + length));
        Polynomial begin = Polynomial.Zero;
        var parts = new List<(int Node, Polynomial End)>();
        foreach (int input in inputs)
        {
            Polynomial length = ShapeOf(input)[axis];
            Access view = Access.Identity(shape.Length).From(axis, Polynomial.Zero - begin, 1).With(axis, AxisEdge.Only(Polynomial.Zero, length));
            begin += length;
            parts.Add((_graph.Map(input, inputs.Length == 1 ? Access.Identity(shape.Length) : view, shape, node.Expression), begin));
        }

        return _parts.Choose(node, shape, axis, parts);
    }

    private int? Stack(KernelNode node, int[] inputs)
    {
        EquatableArray<Polynomial> first = ShapeOf(inputs[0]);
        List<Polynomial> shape = first.ToList();
        shape.Add(Polynomial.One);
        if (OneAxis(node, shape.ToArray()) is not int axis || !HaveOneShape(node, inputs, but: -1))
        {
            return null;
        }

        shape.RemoveAt(first.Count);
        shape.Insert(axis, inputs.Length);
        Access view = Access.Walk(Enumerable.Range(0, first.Count).Select(from => from < axis ? from : from + 1).ToArray());
        return _parts.Choose(node, shape.ToArray(), axis, inputs.Select((input, i) => (_graph.Map(input, view, shape.ToArray(), node.Expression), (Polynomial)(i + 1))).ToList());
    }

    private int? Roll(KernelNode node, int input)
    {
        EquatableArray<Polynomial> shape = ShapeOf(input);
        long shift = Number(node, OpParameter.Shift);
        if (node.Argument(OpParameter.Axis.Name).Count == 0 && shape.Count != 1)
        {
            _shapes.Report(ProblemIds.Parts, node, node.Op, $"the array of shape {ShapeChecker.Text(shape)} has {shape.Count} axes: name those along which it goes round");
            return null;
        }

        if (_shapes.ChosenAxes(node, shape) is not { } axes)
        {
            return null;
        }

        foreach (int axis in axes)
        {
            if (Ahead(node, shape, axis, shift) is not { } ahead)
            {
                return null;
            }

            // The longer part is within the whole of the axis, as other neighbours are: what is read is the same.
            Polynomial length = shape[axis];
            bool isBack = shape[axis].IsConstant ? ahead.ConstantTerm > length.ConstantTerm / 2 : shift < 0;
            AxisEdge whole = AxisEdge.Only(Polynomial.Zero, length);
            int before = _parts.View(input, axis, length - ahead, isBack ? whole : AxisEdge.Only(length - ahead, length), shape, node);
            int behind = _parts.View(input, axis, Polynomial.Zero - ahead, isBack ? AxisEdge.Only(Polynomial.Zero, length - ahead) : whole, shape, node);
            input = ahead.Equals(Polynomial.Zero) ? input : _parts.Choose(node, shape, axis, new[] { (before, ahead), (behind, length) });
        }

        return input;
    }

    // How many elements of the end come first: a whole round leaves everything in its place.
    private Polynomial? Ahead(KernelNode node, EquatableArray<Polynomial> shape, int axis, long shift)
    {
        if (shape[axis].IsConstant)
        {
            long length = Math.Max(1, shape[axis].ConstantTerm);
            return ((shift % length) + length) % length;
        }

        if (_shapes.Require(shape[axis] - Math.Abs(shift), $"{node.Op} of shape {ShapeChecker.Text(shape)} by {shift.ToString(CultureInfo.InvariantCulture)}"))
        {
            return shift < 0 ? shape[axis] + shift : shift;
        }

        _shapes.Report(ProblemIds.Parts, node, node.Op, $"axis {axis} of length {shape[axis]} goes round more than once by {shift.ToString(CultureInfo.InvariantCulture)}: shift by what is left of whole rounds");
        return null;
    }

    private int? Part(KernelNode node, int input)
    {
        EquatableArray<Polynomial> shape = ShapeOf(input);
        if (OneAxis(node, shape) is not int axis)
        {
            return null;
        }

        long count = Number(node, OpParameter.Parts);
        Polynomial each = _shapes.Quotient(shape[axis], count);
        if (!_shapes.MayEqual(shape[axis], count * each, $"{node.Op} of shape {ShapeChecker.Text(shape)} into {count.ToString(CultureInfo.InvariantCulture)} parts"))
        {
            if (Number(node, OpParameter.Part) > 0)
            {
                // Of the first part it was said.
                return null;
            }

            _shapes.Report(ProblemIds.Parts, node, node.Op, $"axis {axis} of length {shape[axis]} has no {count.ToString(CultureInfo.InvariantCulture)} parts of equal length: take slices of it");
            return null;
        }

        return _graph.Map(input, Access.Identity(shape.Count).From(axis, Number(node, OpParameter.Part) * each, 1), Replaced(shape, axis, each), node.Expression);
    }

    // Of two arrays and more the first goes along the second axis, unless it is said otherwise.
    private int? OverGrid(KernelNode node, int[] inputs)
    {
        if (inputs.Where(input => ShapeOf(input).Count != 1).DefaultIfEmpty(-1).First() is >= 0 and int wrong)
        {
            if (Number(node, OpParameter.Part) == 0)
            {
                _shapes.Report(ProblemIds.Parts, node, node.Op, $"an array of shape {ShapeChecker.Text(ShapeOf(wrong))}, where each has one axis: give Ravel() of it");
            }

            return null;
        }

        int part = (int)Number(node, OpParameter.Part);
        int[] axes = Enumerable.Range(0, inputs.Length).ToArray();
        if (axes.Length > 1 && node.Argument(OpParameter.Indexing.Name).Count == 0)
        {
            (axes[0], axes[1]) = (1, 0);
        }

        Polynomial[] shape = axes.Select(input => ShapeOf(inputs[input])[0]).ToArray();
        return _graph.Map(inputs[part], Access.Walk(axes[part]), shape, node.Expression);
    }

    private int? OneAxis(KernelNode node, EquatableArray<Polynomial> shape)
    {
        int[]? axes = shape.Count == 0 ? System.Array.Empty<int>() : _shapes.ChosenAxes(node, shape);
        if (axes is not null && axes.Length != 1)
        {
            _shapes.Report(ProblemIds.Parts, node, node.Op, $"one axis is needed, and the array has shape {ShapeChecker.Text(shape)}: give one of its axes, or put an axis before with Stack");
        }

        return axes?.Length == 1 ? axes[0] : null;
    }

    private bool HaveOneShape(KernelNode node, int[] inputs, int but)
    {
        EquatableArray<Polynomial> first = ShapeOf(inputs[0]);
        foreach (int input in inputs.Skip(1))
        {
            EquatableArray<Polynomial> other = ShapeOf(input);
            string both = $"{node.Op} of shapes {ShapeChecker.Text(first)} and {ShapeChecker.Text(other)}";
            if (other.Count != first.Count || Enumerable.Range(0, first.Count).Any(axis => axis != but && !_shapes.MayEqual(first[axis], other[axis], both)))
            {
                string rule = but < 0 ? "arrays that are stacked have one shape" : $"arrays that are joined have one shape but for axis {but.ToString(CultureInfo.InvariantCulture)}";
                _shapes.Report(ProblemIds.Parts, node, node.Op, $"shapes {ShapeChecker.Text(first)} and {ShapeChecker.Text(other)} do not fit, for {rule}: take parts of equal length, or give a dim one name");
                return false;
            }
        }

        return true;
    }

    private EquatableArray<Polynomial> ShapeOf(int node) => _graph[node].Shape;

    private static Polynomial[] Replaced(EquatableArray<Polynomial> shape, int axis, Polynomial length) => shape.Select((old, i) => i == axis ? length : old).ToArray();

    private static long Number(KernelNode node, OpParameter parameter) => parameter.NumberIn(node.Argument(parameter.Name));
}
