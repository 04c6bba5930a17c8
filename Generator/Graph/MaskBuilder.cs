using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// What a mask takes of an array: <c>x[x > 0]</c>, and <c>x[mask, 1..]</c>, whose mask stands for as many axes as it has. What other indexes say of other axes is done before.
/// </summary>
internal sealed class MaskBuilder
{
    private readonly GraphEditor _graph;
    private readonly ShapeChecker _shapes;
    private readonly MovementBuilder _movements;

    private readonly TermBuilder _terms;

    public MaskBuilder(GraphEditor graph, ShapeChecker shapes, MovementBuilder movements, TermBuilder terms) => (_graph, _shapes, _movements, _terms) = (graph, shapes, movements, terms);

    /// <summary>True for an index or a movement with a mask.</summary>
    public static bool Has(GraphEditor graph, KernelNode node, OpDef row, int[] numbers) =>
        row.Kind == OpKind.Selection || (row.Moves == MovementKind.Index && node.Inputs.Skip(1).Any(input => graph[numbers[input]].Type == DType.Boolean));

    /// <summary>What is taken; null after telling what is wrong.</summary>
    public Selected? Add(KernelNode node, OpDef row, int[] numbers) => row.Kind != OpKind.Selection ? Indexed(node, row, numbers)
        : row.Types.Masks > 0 ? Compressed(node, row, numbers)
        : Places(node, row, numbers[node.Inputs[0]]);

    // The indices of what is not zero: along one axis, or in the order of all elements.
    private Selected? Places(KernelNode node, OpDef row, int x)
    {
        EquatableArray<Polynomial> shape = _graph[x].Shape;
        int Said(OpParameter parameter) => (int)parameter.NumberIn(node.Argument(parameter.Name));
        bool isFlat = !row.Parameters.Contains(OpParameter.Parts);
        if (shape.Count == 0 || (!isFlat && Said(OpParameter.Parts) != shape.Count))
        {
            if (isFlat || Said(OpParameter.Part) == 0)
            {
                _shapes.Report(ProblemIds.Parts, node, node.Op, $"an array of shape {ShapeChecker.Text(shape)} has {shape.Count} axes: give each of them a name, from 2 on, or write FlatNonZero(x)");
            }

            return null;
        }

        var made = new GraphNode(NodeKind.Elementwise, DType.Int64, shape, new[] { x }, Expression: node.Expression);
        Term index = isFlat
            ? Enumerable.Range(0, shape.Count).Select(axis => (Term)new PositionTerm(axis, DType.Int64)).Aggregate((outer, inner) => (outer * new LengthTerm(((PositionTerm)inner).Axis, 0, DType.Int64)) + inner)
            : new PositionTerm(Said(OpParameter.Part), DType.Int64);
        int mask = _graph[x].Type == DType.Boolean ? x : _terms.Add(!Term.Equal(new OperandTerm(0), new NumberTerm(_graph[x].Type, 0)), made);
        return new Selected(_terms.Add(index, made with { Label = node.Label }), new Selection(mask, 0, shape.Count));
    }

    private Selected? Compressed(KernelNode node, OpDef row, int[] numbers)
    {
        int mask = numbers[node.Inputs[0]], x = numbers[node.Inputs[1]];
        EquatableArray<Polynomial> from = _graph[x].Shape;
        if (!row.Parameters.Contains(OpParameter.Axis))
        {
            return Taken(node, x, mask, 0);
        }

        return _shapes.ScannedAxis(node, from) is { } axis ? Taken(node, x, mask, axis) : null;
    }

    private Selected? Indexed(KernelNode node, OpDef row, int[] numbers)
    {
        string[] said = node.Argument(OpParameter.Index.Name).ToArray(), codes = node.Shape.Count > 0 ? node.Shape.ToArray() : said;
        int place = Array.FindIndex(said, index => IndexText.Operand(index) is > 0 and var operand && _graph[numbers[node.Inputs[operand]]].Type == DType.Boolean);
        if (node.Inputs.Count > 2 || said.Any(index => IndexText.Listed(index) is not null))
        {
            _shapes.Report(ProblemIds.Selected, node, "A mask beside other arrays or lists of indices", "they go together index by index, and how many the mask takes is not known before a run", "index twice, first by the others");
            return null;
        }

        int mask = numbers[node.Inputs[IndexText.Operand(said[place])]], axes = _graph[mask].Shape.Count, rank = _graph[numbers[node.Inputs[0]]].Shape.Count;
        if (axes == 0 || axes + said.Count(IndexText.IsOfOne) - 1 > rank)
        {
            _shapes.Report(ProblemIds.Rank, node, "an index by a mask", axes == 0 ? "1 or more" : $"at least {axes + said.Count(IndexText.IsOfOne) - 1}", rank.ToString(System.Globalization.CultureInfo.InvariantCulture), ShapeChecker.Text(_graph[numbers[node.Inputs[0]]].Shape), "a mask stands for as many axes as it has, each of the length of the array's");
            return null;
        }

        KernelNode others = node with { Inputs = new[] { node.Inputs[0] }, Arguments = new[] { new NodeArgument(OpParameter.Index.Name, Whole(said, place, axes)) }, Shape = node.Shape.Count > 0 ? Whole(codes, place, axes) : Array.Empty<string>(), Label = "" };
        return _movements.Add(others, row, numbers) is { } value ? Taken(node, value, mask, Before(said, place, rank - axes - said.Count(IndexText.IsOfOne) + 1)) : null;
    }

    // The indexes with all of the mask's axes in its place.
    private static string[] Whole(string[] indexes, int place, int axes) => indexes.Take(place).Concat(Enumerable.Repeat(IndexText.All, axes)).Concat(indexes.Skip(place + 1)).ToArray();

    // How many axes the result has before the mask's.
    private static int Before(string[] said, int place, int unnamed) =>
        said.Take(place).Sum(index => index == IndexText.Ellipsis ? unnamed : index == IndexText.NewAxis || IndexText.Bounds(index) is not null ? 1 : 0);

    private Selected? Taken(KernelNode node, int value, int mask, int axis)
    {
        EquatableArray<Polynomial> from = _graph[value].Shape, own = _graph[mask].Shape;
        string text = $"{node.Op} of shape {ShapeChecker.Text(from)} by a mask of shape {ShapeChecker.Text(own)}";
        if (axis + own.Count > from.Count || !Enumerable.Range(0, own.Count).All(i => _shapes.MayEqual(own[i], from[axis + i], text)))
        {
            _shapes.Report(ProblemIds.DimsDoNotFit, node, node.Op, ShapeChecker.Text(from), ShapeChecker.Text(own), "the lengths of the mask and of the axes it stands for", "a mask has the length of each axis it stands for");
            return null;
        }

        return new Selected(value, new Selection(mask, axis, own.Count));
    }
}
