using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// Sums of products as nodes. Of two factors each of which has an index of its own, and at least one that is summed, the products are folded in one chain an element, over all summed axes as one level,
/// which come last; the axes before are those of both, those of the first alone and those of the second alone:
/// <code>
/// ij,jk->ik   =>   Contract[2](Multiply(Map[0, 2](a), Map[2, 1](b)))
/// </code>
/// Where only one has an index of its own, the products are summed by the tree (SumOfProducts), those of whole numbers as any sum; where nothing is summed, they are products. An index of one factor alone that the result has not is summed in it before.
/// </summary>
internal sealed class Contraction
{
    private readonly GraphEditor _graph;
    private readonly Func<int, Polynomial> _lengthOf;
    private readonly GraphNode _made;
    private readonly Func<int, string, int>? _part;
    private readonly Func<int, int, string, int>? _make;

    /// <param name="graph">The graph.</param>
    /// <param name="lengths">The lengths of labels.</param>
    /// <param name="complex">What knows the parts of complex numbers.</param>
    /// <param name="node">The operation in the kernel.</param>
    public Contraction(GraphEditor graph, LabelLengths lengths, ComplexBuilder complex, KernelNode node)
        : this(graph, label => lengths[label], new GraphNode(NodeKind.Elementwise, node.Type, default, Expression: node.Expression, Label: node.Label))
    {
        _part = (value, part) => complex.Part(value, part, node);
        _make = (real, imaginary, label) => complex.Make(real, imaginary, node with { Label = label });
    }

    /// <summary>One of elements that are not complex.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="lengthOf">The length of the axes of a label.</param>
    /// <param name="made">The operation as a node: its type, its place in the kernel, and its name.</param>
    public Contraction(GraphEditor graph, Func<int, Polynomial> lengthOf, GraphNode made) => (_graph, _lengthOf, _made) = (graph, lengthOf, made);

    /// <summary>The sum of the products of some factors over all labels that <paramref name="result"/> has not; its axes are those of the result, in order.</summary>
    public int Of(IEnumerable<Labelled> factors, IReadOnlyList<int> result)
    {
        Labelled[] all = factors.Select(Plain).ToArray();
        Labelled[] open = all.Select((factor, i) => Alone(factor, Wanted(all, result, i))).ToArray();
        while (open.Length > 1)
        {
            (int first, int second) = new PairOrder(_lengthOf, result).Next(open.Select(factor => factor.Labels).ToArray());
            Labelled pair = Pair(open[first], open[second], Wanted(open, result, first, second), result, open.Length == 2 ? _made.Label : "");
            open = open.Where((_, i) => i != first && i != second).Prepend(pair).ToArray();
        }

        return View(open[0], result);
    }

    // The labels that a result, or factors other than these, need.
    private static HashSet<int> Wanted(Labelled[] open, IEnumerable<int> result, params int[] but) =>
        new(open.Where((_, i) => !but.Contains(i)).SelectMany(factor => factor.Labels.AsEnumerable()).Concat(result));

    // Diagonals are taken, and axes of length 1 that others stretch left out.
    private Labelled Plain(Labelled factor)
    {
        int[] labels = factor.Labels.Where((_, axis) => !IsStretched(factor, axis)).Distinct().ToArray();
        return new Labelled(View(factor, labels), labels);
    }

    // Without the labels that nobody wants of it, summed over.
    private Labelled Alone(Labelled factor, HashSet<int> wanted)
    {
        int[] axes = Enumerable.Range(0, factor.Labels.Count).Where(axis => !wanted.Contains(factor.Labels[axis])).ToArray();
        return axes.Length == 0 ? factor : new Labelled(Sum(factor.Value, axes, ""), factor.Labels.Where(wanted.Contains).ToArray());
    }

    private Labelled Pair(Labelled a, Labelled b, HashSet<int> wanted, IReadOnlyList<int> result, string label)
    {
        int[] both = a.Labels.Intersect(b.Labels).ToArray(), ofA = a.Labels.Except(b.Labels).ToArray(), ofB = b.Labels.Except(a.Labels).ToArray();
        int[] summed = both.Where(label => !wanted.Contains(label)).ToArray(), batch = both.Except(summed).ToArray();
        if (summed.Length == 0)
        {
            int[] all = Ordered(a.Labels.Concat(ofB), result);
            return new Labelled(IsComplex ? Whole(Parts(a, b, all, product => product), label) : Product(a, b, all, _made.Type, label), all);
        }

        if (ofA.Length == 0 || ofB.Length == 0 || _made.Type == DType.Boolean)
        {
            return Tree(a, b, summed, label);
        }

        // In the order of the result, also which of the two comes first.
        (batch, ofA, ofB) = (Ordered(batch, result), Ordered(ofA, result), Ordered(ofB, result));
        int[] own = !IsComplex && Place(ofB[0], result) < Place(ofA[0], result) ? ofB.Concat(ofA).ToArray() : ofA.Concat(ofB).ToArray();
        (Labelled first, Labelled second) = own[0] == ofA[0] ? (a, b) : (b, a);
        int[] kept = batch.Concat(own).ToArray();
        int product = Product(first, second, kept.Concat(summed), _made.Type, "");
        int[] level = Enumerable.Range(kept.Length, summed.Length).ToArray();
        return new Labelled(Fold(InnerOps.Contract, product, level, new EquatableArray<int>[] { level }, label), kept);
    }

    // The sum of the products as that of any expression: axes in the order in which the factor of more of them has them.
    private Labelled Tree(Labelled a, Labelled b, int[] summed, string label)
    {
        Labelled wide = b.Labels.Count > a.Labels.Count ? b : a, narrow = wide == a ? b : a;
        int[] space = Walked(wide).Concat(narrow.Labels.Except(wide.Labels)).ToArray(), kept = space.Except(summed).ToArray();
        int[] axes = Enumerable.Range(0, space.Length).Where(axis => summed.Contains(space[axis])).ToArray();
        if (IsComplex)
        {
            return new Labelled(Whole(Parts(a, b, space, product => SumOf(product, axes, "")), label), kept);
        }

        return new Labelled(SumOf(Product(a, b, space, _made.Type, ""), axes, label), kept);
    }

    // Of floating point each product is added with one rounding: the tree takes the factors, and the product is but where they meet.
    private int SumOf(int product, int[] axes, string label) => _graph[product].Type.IsFloating()
        ? Fold(InnerOps.SumOfProducts, product, axes, ReductionLevels.Of(axes, _graph[product].Shape), label)
        : Sum(product, axes, label);

    // As the array lies that is walked, where it is one.
    private IEnumerable<int> Walked(Labelled factor)
    {
        GraphNode node = _graph[factor.Value];
        return node.Kind == NodeKind.Map && Enumerable.Range(0, node.Access!.Rank).All(axis => node.Access[axis].IsPlain) && node.Access.Axes.Distinct().Count() == factor.Labels.Count
            ? node.Access.Axes.Distinct().Select(axis => factor.Labels[axis])
            : factor.Labels;
    }

    private int Product(Labelled a, Labelled b, IEnumerable<int> space, DType type, string label)
    {
        int[] labels = space.ToArray(), inputs = { View(a, labels), View(b, labels) };
        return _graph.Add(_made with { Kind = NodeKind.Elementwise, Type = type, Shape = Shape(labels), Inputs = inputs, Op = type == DType.Boolean ? "And" : "Multiply", Label = label });
    }

    // The parts of what is made of the products of complex factors, from the products of theirs.
    private (int Real, int Imaginary) Parts(Labelled a, Labelled b, int[] space, Func<int, int> made)
    {
        int Of(string partOfA, string partOfB) => made(Product(a with { Value = _part!(a.Value, partOfA) }, b with { Value = _part(b.Value, partOfB) }, space, DType.Double, ""));
        int Join(string op, int left, int right) => _graph.Add(_made with { Kind = NodeKind.Elementwise, Type = DType.Double, Shape = _graph[left].Shape, Inputs = new[] { left, right }, Op = op, Label = "" });
        return (Join("Subtract", Of(ComplexOps.Real, ComplexOps.Real), Of(ComplexOps.Imag, ComplexOps.Imag)), Join("Add", Of(ComplexOps.Real, ComplexOps.Imag), Of(ComplexOps.Imag, ComplexOps.Real)));
    }

    private int Whole((int Real, int Imaginary) parts, string label) => _make!(parts.Real, parts.Imaginary, label);

    private int Sum(int value, int[] axes, string label) => IsComplex && _graph[value].Type == DType.Complex
        ? Whole((Sum(_part!(value, ComplexOps.Real), axes, ""), Sum(_part(value, ComplexOps.Imag), axes, "")), label)
        : Fold(_graph[value].Type == DType.Boolean ? "Any" : "Sum", value, axes, ReductionLevels.Of(axes, _graph[value].Shape), label);

    private int Fold(string op, int value, int[] axes, EquatableArray<EquatableArray<int>> levels, string label)
    {
        GraphNode of = _graph[value];
        Polynomial[] shape = of.Shape.Where((_, axis) => !axes.Contains(axis)).ToArray();
        return _graph.Add(_made with { Kind = NodeKind.Reduction, Type = of.Type, Shape = shape, Inputs = new[] { value }, Op = op, Levels = levels, Label = label });
    }

    // The factor on a space of labels, whose other axes it is the same along.
    private int View(Labelled factor, IReadOnlyList<int> space)
    {
        int[] labels = space.ToArray();
        IEnumerable<AxisTerm> terms = factor.Labels.Select((label, axis) => IsStretched(factor, axis) ? AxisTerm.Broadcast : AxisTerm.Walk(Array.IndexOf(labels, label)));
        return _graph.Map(factor.Value, Access.Of(terms.ToArray()), Shape(labels), _made.Expression);
    }

    private bool IsComplex => _made.Type == DType.Complex;

    private bool IsStretched(Labelled factor, int axis) => _graph[factor.Value].Shape[axis].Equals(Polynomial.One) && !_lengthOf(factor.Labels[axis]).Equals(Polynomial.One);

    private EquatableArray<Polynomial> Shape(IEnumerable<int> labels) => labels.Select(_lengthOf).ToArray();

    private static int[] Ordered(IEnumerable<int> labels, IReadOnlyList<int> result) => labels.OrderBy(label => Place(label, result)).ToArray();

    // What the result has not comes last.
    private static int Place(int label, IReadOnlyList<int> result) => Enumerable.Range(0, result.Count).Where(place => result[place] == label).DefaultIfEmpty(result.Count).First();
}
