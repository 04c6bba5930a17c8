using StaticGraph.Generator.Plans;

namespace StaticGraph.Generator.Graph;

/// <summary>What to write instead where two shapes do not fit: the first way out of these that really fits them.</summary>
internal sealed class ShapeAdvice
{
    private readonly GraphEditor _graph;

    public ShapeAdvice(GraphEditor graph) => _graph = graph;

    /// <summary>The way out for operands <paramref name="inputs"/>, of which the shapes <paramref name="left"/> and <paramref name="right"/> do not fit.</summary>
    public string Of(IReadOnlyList<int> inputs, EquatableArray<Polynomial> left, EquatableArray<Polynomial> right) =>
        KeepDims(inputs, left, right) ?? Ones(left, right) ?? Ones(right, left) ?? Transpose(left, right) ?? Names(left, right);

    private string? KeepDims(IReadOnlyList<int> inputs, EquatableArray<Polynomial> left, EquatableArray<Polynomial> right)
    {
        foreach (int input in inputs)
        {
            EquatableArray<Polynomial> other = _graph[input].Shape.Equals(left) ? right : left;
            if (FoldBehind(input) is { } fold && Fit(Kept(fold), other))
            {
                return $"let {fold.Op} keep the axes that it folds, with keepDims: true, so that its shape is {Text(Kept(fold))}";
            }
        }

        return null;
    }

    // The fold whose result an operand is, or is computed from element by element.
    private GraphNode? FoldBehind(int input)
    {
        int rank = _graph[input].Shape.Count;
        var open = new Stack<int>(new[] { input });
        var seen = new HashSet<int>();
        while (open.Count > 0)
        {
            int number = open.Pop();
            GraphNode node = _graph[number];
            if (node.Shape.Count != rank || !seen.Add(number))
            {
                continue;
            }

            if (node.Kind == NodeKind.Reduction)
            {
                return node;
            }

            foreach (int inner in node.Kind == NodeKind.Elementwise ? node.Inputs : default)
            {
                open.Push(inner);
            }
        }

        return null;
    }

    private EquatableArray<Polynomial> Kept(GraphNode fold)
    {
        var folded = new HashSet<int>(fold.ReducedAxes);
        return _graph[fold.Inputs[0]].Shape.Select((length, axis) => folded.Contains(axis) ? Polynomial.One : length).ToArray();
    }

    // Axes of length 1 wherever the narrower array has no axis that fits.
    private static string? Ones(EquatableArray<Polynomial> narrow, EquatableArray<Polynomial> wide)
    {
        var shape = new List<Polynomial>();
        int next = 0;
        foreach (Polynomial length in wide)
        {
            shape.Add(next < narrow.Count && narrow[next].Equals(length) ? narrow[next++] : Polynomial.One);
        }

        bool helps = narrow.Count < wide.Count && next == narrow.Count;
        return helps ? $"an array of shape {Text(shape)} would fit: declare it so, and bind it to source.Reshape(...)" : null;
    }

    private static string? Transpose(EquatableArray<Polynomial> left, EquatableArray<Polynomial> right) =>
        Fit(left, right.Reverse().ToArray()) ? "transpose one of them with .T" : null;

    private static string Names(EquatableArray<Polynomial> left, EquatableArray<Polynomial> right) =>
        Pairs(left, right).All(pair => Meet(pair) != Meeting.Conflict || (DimMeeting.IsName(pair.Left) && DimMeeting.IsName(pair.Right)))
            ? "if they are one length, give it one name"
            : "bind the longer array to a part of its source with Slice(...)";

    private static bool Fit(EquatableArray<Polynomial> left, EquatableArray<Polynomial> right) =>
        Pairs(left, right).All(pair => Meet(pair) is not (Meeting.Conflict or Meeting.Equation));

    private static Meeting Meet((Polynomial Left, Polynomial Right) pair) => DimMeeting.Meet(pair.Left, pair.Right, mayBroadcast: true);

    private static IEnumerable<(Polynomial Left, Polynomial Right)> Pairs(EquatableArray<Polynomial> left, EquatableArray<Polynomial> right) =>
        left.Reverse().Zip(right.Reverse(), (a, b) => (a, b));

    private static string Text(IEnumerable<Polynomial> shape) => "(" + string.Join(", ", shape) + ")";
}
