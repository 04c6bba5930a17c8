using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// The elements of a value, in row-major order, under another shape. It moves down to the arrays that the value is computed from, each of which is then read under another shape:
/// <code>
/// reshape(exp(x) - stretch(mean))   =>   exp(reshape(x)) - stretch(reshape(mean))
/// </code>
/// Axes are compared from the first on: where the lengths of some neighbours multiply to the same as those of some others, these become those, and each such group by itself. A group of one axis and one stays
/// what it is, however it is walked; another one has to be walked as it lies, forwards and by steps of 1, all of it or a part. Where some array is not, or is a result of this kernel, the value is held, and what
/// is held is read under the other shape.
/// </summary>
internal sealed class ReshapeBuilder
{
    private readonly GraphEditor _graph;
    private readonly Func<GraphNode, ArrayPart, EquatableArray<Polynomial>, int> _reread;
    private readonly Func<Polynomial, int> _length;

    /// <param name="graph">The graph.</param>
    /// <param name="reread">Gives the node of a part of an array parameter under another shape.</param>
    /// <param name="length">Gives the node of a length as a number.</param>
    public ReshapeBuilder(GraphEditor graph, Func<GraphNode, ArrayPart, EquatableArray<Polynomial>, int> reread, Func<Polynomial, int> length) => (_graph, _reread, _length) = (graph, reread, length);

    /// <summary>A value under another shape.</summary>
    public int Add(int root, EquatableArray<Polynomial> shape) => Moved(root, shape) ?? _graph.Held(root, shape);

    // Null where some array that it is computed from is not walked as it lies, or is computed itself. The walk keeps its own stack.
    private int? Moved(int root, EquatableArray<Polynomial> shape)
    {
        var done = new Dictionary<int, int>();
        var stack = new Stack<int>();
        stack.Push(root);
        while (stack.Count > 0)
        {
            int current = stack.Peek();
            GraphNode value = _graph[current];
            int[] needs = value.Kind == NodeKind.Elementwise ? value.Inputs.ToArray() : IsOfComputed(value) ? new[] { Moved(value) } : Array.Empty<int>();
            int[] missing = needs.Where(need => !done.ContainsKey(need)).Reverse().ToArray();
            foreach (int need in missing)
            {
                stack.Push(need);
            }

            if (missing.Length > 0)
            {
                continue;
            }

            int? reshaped = value.Kind == NodeKind.Elementwise ? _graph.Add(value with { Inputs = needs.Select(need => done[need]).ToArray(), Shape = shape })
                : needs.Length > 0 ? done[needs[0]]
                : Leaf(value, current, shape);
            if (reshaped is null)
            {
                return null;
            }

            done[current] = reshaped.Value;
            stack.Pop();
        }

        return done[root];
    }

    private bool IsOfComputed(GraphNode value) => value.Kind == NodeKind.Map && _graph[value.Inputs[0]].Kind == NodeKind.Elementwise;

    // The operation on what its operands are through the map.
    private int Moved(GraphNode map)
    {
        GraphNode value = _graph[map.Inputs[0]];
        return _graph.Add(value with { Inputs = value.Inputs.Select(input => _graph.Map(input, map.Access!, map.Shape, map.Expression)).ToArray(), Shape = map.Shape });
    }

    private int? Leaf(GraphNode value, int number, EquatableArray<Polynomial> shape)
    {
        (int array, Access access) = value.Kind == NodeKind.Map ? (value.Inputs[0], value.Access!) : (number, Access.Identity(value.Shape.Count));
        if (access.HasWindows)
        {
            return null;
        }

        AxisGroup[] groups = AxisGroup.Match(value.Shape, shape).Where(group => !group.IsSame).ToArray();
        var terms = new List<AxisTerm>();
        var lengths = new List<Polynomial>();
        GraphNode walked = _graph[array];
        Polynomial[] starts = Enumerable.Repeat(Polynomial.Zero, access.Rank).ToArray(), part = walked.Shape.ToArray();
        for (int axis = 0; axis < access.Rank; axis++)
        {
            AxisGroup? group = groups.FirstOrDefault(candidate => candidate.From.Contains(access[axis].Axis));
            if (access[axis].HasWindows && !AxisGroup.StayIn(value.Shape, shape, access[axis]))
            {
                return null;
            }

            if (group is null)
            {
                terms.Add(Renamed(access[axis], value.Shape, AxisGroup.Match(value.Shape, shape)));
                lengths.Add(walked.Shape[axis]);
                continue;
            }

            if (walked.Kind == NodeKind.Position)
            {
                return access[0].IsPlain && group.From.Count == 1 ? Index(walked.Type, group, shape, value.Expression) : null;
            }

            if (walked.Kind != NodeKind.Source || !LiesThere(access, axis, group))
            {
                return null;
            }

            for (int i = 0; i < group.From.Count; i++)
            {
                (starts[axis + i], part[axis + i]) = (access[axis + i].From, value.Shape[group.From[i]]);
            }

            terms.AddRange(group.To.Select(AxisTerm.Walk));
            lengths.AddRange(group.To.Select(to => shape[to]));
            axis += group.From.Count - 1;
        }

        bool isReread = groups.Any(group => group.From.Any(access.Walks));
        return _graph.Map(isReread ? _reread(walked, new ArrayPart(starts, part), lengths.ToArray()) : array, Access.Of(terms.ToArray()), shape, value.Expression);
    }

    // The index along an axis that is split is counted along those that it becomes.
    private int Index(DType type, AxisGroup group, EquatableArray<Polynomial> shape, int expression)
    {
        var index = new GraphNode(NodeKind.Elementwise, DType.Int64, shape, Expression: expression);
        int Op(string op, int left, int right) => _graph.Add(index with { Op = op, Inputs = new[] { left, right } });
        int Length(int axis) => _graph.Stretch(_length(shape[axis]), shape, expression);
        int counted = group.To.Skip(1).Aggregate(_graph.Position(index, group.To[0]), (outer, axis) => Op("Add", Op("Multiply", outer, Length(axis)), _graph.Position(index, axis)));
        return type == DType.Int64 ? counted : _graph.Add(index with { Type = type, Op = "Cast", Inputs = new[] { counted } });
    }

    // All axes of the group, in order, from one of the array's on, each by steps of 1; none of them is walked elsewhere.
    private static bool LiesThere(Access access, int first, AxisGroup group) =>
        first + group.From.Count <= access.Rank
        && Enumerable.Range(0, group.From.Count).All(i => access[first + i] is { Step: 1, Edge: null, HasWindows: false } && access.IsWalked(first + i, group.From[i]))
        && group.From.All(axis => access.IndexOf(axis, access.IndexOf(axis) + 1) == access.Rank);

    // An axis that stays, or one of length 1, of which there is one index.
    private static AxisTerm Renamed(AxisTerm term, EquatableArray<Polynomial> from, AxisGroup[] groups) =>
        term.Axis < 0 ? term
        : term.HasWindows ? term.Renamed(axis => groups.First(group => group.From.Contains(axis)).To[0])
        : groups.FirstOrDefault(group => group.From.Contains(term.Axis)) is { } group ? term.Renamed(_ => group.To[0])
        : term.Edge is { } edge ? AxisTerm.Fixed(term.Table?[0] ?? term.From).With(edge)
        : AxisTerm.Fixed(term.Table?[0] ?? term.From);
}
