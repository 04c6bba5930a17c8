using System.Globalization;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// Windows over some axes, each with its points along a further axis of the view:
/// <code>
/// SlidingWindow(x, 3, 0)   =>   x[i + k, j], where k is the last axis, of 3 points
/// </code>
/// </summary>
internal sealed class SlidingBuilder
{
    // Of a length that only dims say.
    private const long Unknown = long.MinValue;

    private readonly GraphEditor _graph;
    private readonly ShapeChecker _shapes;

    public SlidingBuilder(GraphEditor graph, ShapeChecker shapes) => (_graph, _shapes) = (graph, shapes);

    /// <summary>The windows of an array; null after telling what is wrong with a length or an axis.</summary>
    public int? Add(KernelNode node, int input)
    {
        EquatableArray<Polynomial> shape = _graph[input].Shape;
        long[] lengths = node.Shape.Select(text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long length) ? length : Unknown).ToArray();
        if (Axes(node, shape, lengths.Length) is not { } axes || !Enumerable.Range(0, axes.Length).All(i => HasRoom(node, shape, axes[i], lengths[i])))
        {
            return null;
        }

        Polynomial[] slid = shape.ToArray();
        Access view = Access.Identity(shape.Count);
        for (int i = 0; i < axes.Length; i++)
        {
            slid[axes[i]] -= lengths[i] - 1;
            view = lengths[i] == 1 ? view : view.Sliding(axes[i], new AxisWindow(shape.Count + i, Step: 1, lengths[i]));
        }

        return _graph.Map(input, view, slid.Concat(lengths.Select(length => Polynomial.Constant(length))).ToArray(), node.Expression);
    }

    // An array of as many axes as there are lengths need not name them, as in NumPy.
    private int[]? Axes(KernelNode node, EquatableArray<Polynomial> shape, int lengths)
    {
        EquatableArray<string> said = node.Argument(OpParameter.Axis.Name);
        int[]? axes = said.Count == 0 ? Enumerable.Range(0, shape.Count).ToArray() : _shapes.Axes(node, said, shape);
        if (axes is null || axes.Length == lengths)
        {
            return axes;
        }

        string count = axes.Length == 1 ? "one axis" : $"{Text(axes.Length)} axes", given = lengths == 1 ? "one length" : $"{Text(lengths)} lengths";
        Refuse(node, $"there are {given} of windows for {count} of {ShapeChecker.Text(shape)}: give a length for each axis, and name the axes along which windows slide");
        return null;
    }

    private bool HasRoom(KernelNode node, EquatableArray<Polynomial> shape, int axis, long length)
    {
        if (length == Unknown)
        {
            return Refuse(node, "the length of a window must be a number that is known when the kernel is compiled");
        }

        if (length < 1)
        {
            return Refuse(node, $"a window of {Text(length)} has no elements: give a length of 1 or more");
        }

        return _shapes.Require(shape[axis] - length, $"{node.Op} of shape {ShapeChecker.Text(shape)} by {Text(length)}")
            || Refuse(node, $"axis {Text(axis)} of length {shape[axis]} has fewer elements than a window of {Text(length)}");
    }

    private bool Refuse(KernelNode node, string reason)
    {
        _shapes.Report(ProblemIds.Parts, node, node.Op, reason);
        return false;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
