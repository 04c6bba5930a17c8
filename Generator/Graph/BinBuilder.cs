using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// Counts of elements by bins, or by themselves: a label is computed of each element, and elements of a label counted.
/// <code>
/// Histogram(x, bins, low, high)   =>   GroupCount(Bin(x, low, high))
/// BinCount(labels, w, count)      =>   GroupSum(w, labels)
/// </code>
/// </summary>
internal sealed class BinBuilder
{
    private readonly GraphEditor _graph;
    private readonly ShapeChecker _shapes;
    private readonly TermBuilder _terms;
    private readonly ReshapeBuilder _reshape;
    private readonly KernelNode _node;

    public BinBuilder(GraphEditor graph, ShapeChecker shapes, TermBuilder terms, ReshapeBuilder reshape, KernelNode node) => (_graph, _shapes, _terms, _reshape, _node) = (graph, shapes, terms, reshape, node);

    /// <summary>The counts; null after telling what is wrong with them.</summary>
    public int? Add(OpDef row, int[] inputs, Polynomial[] bins) => row.Lines!.Value switch
    {
        LineKind.Counts => Counted(inputs.Select(Line).ToArray(), bins[0]),
        LineKind.Bins => Counts(Bin(Line(inputs[0]), bins[0], inputs[1], inputs[2]), bins[0]),
        LineKind.Bins2D => InPlane(inputs.Select((input, i) => i < 2 ? Line(input) : input).ToArray(), bins),
        LineKind.Order or LineKind.Best => throw new InvalidOperationException($"{row.Name} counts nothing."),
    };

    // A single element is a line of one.
    private int Line(int value) => _graph[value].Shape.Count > 0 ? value : _graph.Map(value, Access.Scalar, new[] { Polynomial.One }, _node.Expression);

    // Labels that are there, and perhaps weights of them.
    private int? Counted(int[] inputs, Polynomial count)
    {
        EquatableArray<Polynomial> shape = _graph[inputs[0]].Shape;
        if (inputs.Length == 1)
        {
            return Counts(inputs[0], count);
        }

        if (!HaveOneShape(inputs[0], inputs[1], "each label has one weight"))
        {
            return null;
        }

        int[] axes = Enumerable.Range(0, shape.Count).ToArray();
        int sums = new LineBuilder(_graph).Add(BlockFunction.GroupSum, default, inputs[1], axes, (inputs[0], axes), 0, count, Fold);
        return _graph.Cast(sums, _node.Type, _node.Expression, _node.Label);
    }

    private int? InPlane(int[] inputs, Polynomial[] bins)
    {
        if (!HaveOneShape(inputs[0], inputs[1], "each x has one y"))
        {
            return null;
        }

        int x = Bin(inputs[0], bins[0], inputs[2], inputs[3]), y = Bin(inputs[1], bins[1], inputs[4], inputs[5]);
        Term zero = Long(0), inside = Term.Of("GreaterEqual", new OperandTerm(0), zero) & Term.Of("GreaterEqual", new OperandTerm(1), zero);
        int label = Elements(Term.Where(inside, (new OperandTerm(0) * new OperandTerm(2)) + new OperandTerm(1), Long(-1)), DType.Int64, x, y, _terms.Length(bins[1]));
        return _reshape.Add(Counts(label, bins[0] * bins[1]), bins);
    }

    private bool HaveOneShape(int first, int second, string wayOut)
    {
        EquatableArray<Polynomial> one = _graph[first].Shape, other = _graph[second].Shape;
        string shapes = $"{ShapeChecker.Text(one)} and {ShapeChecker.Text(other)}";
        bool fits = one.Count == other.Count && one.Zip(other, (length, its) => _shapes.MayEqual(length, its, $"the operands of {_node.Op}, {shapes}")).All(isEqual => isEqual);
        if (!fits)
        {
            _shapes.Report(ProblemIds.Labels, _node, _node.Op, ShapeChecker.Text(one), ShapeChecker.Text(other), wayOut);
        }

        return fits;
    }

    private int Counts(int labels, Polynomial count) => new LineBuilder(_graph).Add(BlockFunction.GroupCount, default, labels, Enumerable.Range(0, _graph[labels].Shape.Count).ToArray(), null, 0, count, Fold);

    private GraphNode Fold => new(NodeKind.Reduction, default, default, Expression: _node.Expression, Label: _node.Label);

    // The bin of each element, and -1 outside of all: by division, and mended by the edges, which are NumPy's. The last bin has its upper edge too.
    private int Bin(int x, Polynomial bins, int low, int high)
    {
        int wide = _graph.Cast(x, DType.Double, _node.Expression), count = _terms.Length(bins);
        (Term its, Term first, Term last, Term number) = (new OperandTerm(0), new OperandTerm(1), new OperandTerm(2), Term.Cast(new OperandTerm(3), DType.Double));
        Term one = new NumberTerm(DType.Double, 1), step = (last - first) / number;
        Term guess = Term.Of("Minimum", Term.Of("Floor", (its - first) / (last - first) * number), number - one);
        int guessed = Elements(guess, DType.Double, wide, low, high, count);
        Term bin = new OperandTerm(4);
        Term Edge(Term at) => (at * step) + first;
        Term down = its < Edge(bin), up = (its >= Edge(bin + one)) & (bin < number - one);
        Term mended = Term.Where(down, bin - one, Term.Where(up, bin + one, bin));
        Term inside = (its >= first) & (its <= last);
        return Elements(Term.Where(inside, Term.Cast(mended, DType.Int64), Long(-1)), DType.Int64, wide, low, high, count, guessed);
    }

    private static Term Long(long value) => new NumberTerm(DType.Int64, value);

    private int Elements(Term term, DType type, params int[] operands)
    {
        EquatableArray<Polynomial> shape = _graph[operands[0]].Shape;
        int[] stretched = operands.Select(operand => _graph.Stretch(operand, shape, _node.Expression)).ToArray();
        return _terms.Add(term, new GraphNode(NodeKind.Elementwise, type, shape, stretched, Expression: _node.Expression));
    }
}
