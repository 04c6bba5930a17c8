using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// Elements that come several times: the array is stretched along an axis of its own before or behind each axis that is repeated, and the two become one.
/// <code>
/// Tile(x, [k])        =>   reshape(x[j] over (k, n), k*n)
/// Repeat(x, k, 0)     =>   reshape(x[i] over (n, k), n*k)
/// </code>
/// </summary>
internal sealed class RepeatBuilder
{
    private readonly GraphEditor _graph;
    private readonly ShapeChecker _shapes;
    private readonly ReshapeBuilder _reshape;

    public RepeatBuilder(GraphEditor graph, ShapeChecker shapes, ReshapeBuilder reshape) => (_graph, _shapes, _reshape) = (graph, shapes, reshape);

    /// <summary>The array so often along each of its last axes, or along further ones before; null after telling what is wrong.</summary>
    public int? Tile(KernelNode node, int input, Polynomial[] times)
    {
        int rank = Math.Max(times.Length, _graph[input].Shape.Count);
        Polynomial[] all = Enumerable.Repeat(Polynomial.One, rank - times.Length).Concat(times).ToArray();
        return Stretched(node, input, axis => (all[axis], Polynomial.One), rank);
    }

    /// <summary>Each element so often along one axis, or along the only one of the array in its order where none is named; null after telling what is wrong.</summary>
    public int? Repeat(KernelNode node, int input, Polynomial[] times)
    {
        if (times.Length != 1)
        {
            _shapes.Report(ProblemIds.Parts, node, node.Op, $"{times.Length} numbers of repeats: give one for all elements, or repeat parts of the array and Concatenate them");
            return null;
        }

        if (node.Argument(OpParameter.Axis.Name).Count == 0)
        {
            input = _reshape.Add(input, new[] { Polynomial.Product(_graph[input].Shape) });
            return Stretched(node, input, _ => (Polynomial.One, times[0]), 1);
        }

        int rank = _graph[input].Shape.Count;
        return _shapes.ScannedAxis(node, _graph[input].Shape) is int along ? Stretched(node, input, axis => (Polynomial.One, axis == along ? times[0] : Polynomial.One), rank) : null;
    }

    private int? Stretched(KernelNode node, int input, Func<int, (Polynomial Before, Polynomial Behind)> times, int rank)
    {
        EquatableArray<Polynomial> from = _graph[input].Shape;
        int added = rank - from.Count;
        var terms = new List<AxisTerm>();
        List<Polynomial> apart = new(), joined = new();
        for (int axis = 0; axis < rank; axis++)
        {
            (Polynomial before, Polynomial behind) = times(axis);
            Polynomial own = axis < added ? Polynomial.One : from[axis - added];
            bool isOne = own.Equals(Polynomial.One);
            if (isOne || !before.Equals(Polynomial.One))
            {
                apart.Add(isOne ? before * behind : before);
            }

            if (axis >= added)
            {
                terms.Add(isOne ? AxisTerm.Fixed(Polynomial.Zero) : AxisTerm.Walk(apart.Count));
            }

            apart.AddRange(isOne ? Array.Empty<Polynomial>() : behind.Equals(Polynomial.One) ? new[] { own } : new[] { own, behind });
            joined.Add(before * own * behind);
        }

        return _shapes.MayBeMade(node, joined.ToArray()) ? _reshape.Add(_graph.Map(input, Access.Of(terms.ToArray()), apart.ToArray(), node.Expression), joined.ToArray()) : null;
    }
}
