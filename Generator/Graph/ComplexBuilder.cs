using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// Complex numbers, which a graph has where they are read, moved as they are, and stored. All else is computed with their parts, which are doubles:
/// <code>
/// x * y      =>   Complex(Real(x) * Real(y) - Imag(x) * Imag(y), Real(x) * Imag(y) + Imag(x) * Real(y))
/// Sum(x, 0)  =>   Complex(Sum(Real(x), 0), Sum(Imag(x), 0))
/// </code>
/// A part of what was made of parts is that part, so that nothing is put together on the way.
/// </summary>
internal sealed class ComplexBuilder
{
    private const int Failed = -1;

    private readonly GraphEditor _graph;
    private readonly ShapeChecker _shapes;
    private readonly TermBuilder _terms;
    private readonly ProblemList _problems;
    private readonly int[] _numbers;
    private readonly Func<int, KernelNode, int> _add;

    /// <param name="graph">The graph.</param>
    /// <param name="shapes">What is known of lengths.</param>
    /// <param name="terms">What adds terms.</param>
    /// <param name="problems">What is wrong.</param>
    /// <param name="numbers">The number in the graph of each of the kernel's nodes.</param>
    /// <param name="add">Adds a node of the kernel as one of another type.</param>
    public ComplexBuilder(GraphEditor graph, ShapeChecker shapes, TermBuilder terms, ProblemList problems, int[] numbers, Func<int, KernelNode, int> add) =>
        (_graph, _shapes, _terms, _problems, _numbers, _add) = (graph, shapes, terms, problems, numbers, add);

    /// <summary>True for what has complex numbers or makes some.</summary>
    public bool IsAbout(KernelNode node) => node.Type == DType.Complex || node.Inputs.Any(input => _graph[_numbers[input]].Type == DType.Complex);

    /// <summary>The number in the graph of a node of the kernel; -1 after telling what is wrong with it.</summary>
    public int Add(int number, KernelNode node)
    {
        if (node.Op is KernelOps.Parameter or KernelOps.Check)
        {
            return _add(number, node);
        }

        int[] inputs = node.Inputs.Select(input => _numbers[input]).ToArray();
        if (node.Op == InnerOps.Complex)
        {
            return Make(inputs[0], inputs[1], node);
        }

        OpDef row = OpTable.Find(node.Op)!;
        ComplexRule? rule = row.Complex;
        if (rule is null || (rule.Folds is not null && node.Type == DType.Complex) || (row.Types.IsConversion && node.Type is not (DType.Complex or DType.Boolean)))
        {
            _problems.Add(ProblemIds.NotOfComplex, node.Expression, row.Types.IsConversion ? $"{row.Name}<{node.Type.Keyword()}>()" : row.Name, ComplexOps.WayOut(row));
            return Failed;
        }

        return row.Kind == OpKind.Contraction ? _add(number, node)
            : row.Types.IsConversion ? Cast(number, inputs[0], node)
            : rule.Lower is { } lower ? Elementwise(number, node, inputs, lower)
            : rule.Element is { } element ? With(number, node, _ => Of(inputs[0], node, element))
            : rule.Folds is { } folds ? Joined(number, node, folds.Fold, folds.Join)
            : row.Kind == OpKind.Movement && row.Fold is null && row.Moves is not (MovementKind.LowerTriangle or MovementKind.UpperTriangle) && !IsMade(inputs[0]) ? _add(number, node)
            : Parts(number, node);
    }

    private int Cast(int number, int input, KernelNode node)
    {
        if (_graph[input].Type == DType.Complex)
        {
            return node.Type == DType.Complex ? input : Of(input, node, x => x.Either(part => !Term.Equal(part, new NumberTerm(DType.Double, 0))));
        }

        int real = _graph[input].Type == DType.Double ? input : _add(number, node with { Type = DType.Double, Label = Named(node, "Real") });
        return Make(real, _graph.Stretch(_terms.Number(DType.Double, 0), _graph[real].Shape, node.Expression), node);
    }

    private int Elementwise(int number, KernelNode node, int[] inputs, Func<ComplexTerm[], ComplexTerm> lower)
    {
        if (_shapes.Broadcast(number, inputs) is not { } shape)
        {
            return Failed;
        }

        int[] parts = inputs.SelectMany(input => new[] { Part(input, ComplexOps.Real, node), Part(input, ComplexOps.Imag, node) }).Select(part => _graph.Stretch(part, shape, node.Expression)).ToArray();
        ComplexTerm result = lower(inputs.Select((_, i) => new ComplexTerm(new OperandTerm(2 * i), new OperandTerm((2 * i) + 1))).ToArray());
        var made = new GraphNode(NodeKind.Elementwise, DType.Double, shape, parts, Expression: node.Expression, Label: node.Label);
        return result.Imaginary is null
            ? _terms.Add(result.Real, made)
            : Make(_terms.Add(result.Real, made with { Label = Named(node, "Real") }), _terms.Add(result.Imaginary, made with { Label = Named(node, "Imag") }), node);
    }

    // What a test is of each element.
    private int Of(int input, KernelNode node, Func<ComplexTerm, Term> test)
    {
        int[] parts = { Part(input, ComplexOps.Real, node), Part(input, ComplexOps.Imag, node) };
        return _terms.Add(test(new ComplexTerm(new OperandTerm(0), new OperandTerm(1))), new GraphNode(NodeKind.Elementwise, DType.Boolean, _graph[input].Shape, parts, Expression: node.Expression));
    }

    private int Parts(int number, KernelNode node)
    {
        int real = With(number, node with { Type = DType.Double, Label = Named(node, "Real") }, input => Part(input, ComplexOps.Real, node));
        int imaginary = real == Failed ? Failed : With(number, node with { Type = DType.Double, Label = Named(node, "Imag") }, input => Part(input, ComplexOps.Imag, node));
        return imaginary == Failed ? Failed : Make(real, imaginary, node);
    }

    private int Joined(int number, KernelNode node, string fold, Func<Term, Term, Term> join)
    {
        KernelNode folded = node with { Op = fold, Label = "" };
        int real = With(number, folded, input => Part(input, ComplexOps.Real, node));
        int imaginary = real == Failed ? Failed : With(number, folded, input => Part(input, ComplexOps.Imag, node));
        return imaginary == Failed ? Failed
            : _terms.Add(join(new OperandTerm(0), new OperandTerm(1)), new GraphNode(NodeKind.Elementwise, DType.Double, _graph[real].Shape, new[] { real, imaginary }, Expression: node.Expression, Label: node.Label));
    }

    // The node with something else in the place of each complex operand.
    private int With(int number, KernelNode node, Func<int, int> insteadOf)
    {
        int[] complex = node.Inputs.Where(input => _graph[_numbers[input]].Type == DType.Complex).Distinct().ToArray(), before = complex.Select(input => _numbers[input]).ToArray();
        foreach (int input in complex)
        {
            _numbers[input] = insteadOf(_numbers[input]);
        }

        int added = _add(number, node);
        for (int i = 0; i < complex.Length; i++)
        {
            _numbers[complex[i]] = before[i];
        }

        return added;
    }

    /// <summary>A part of a value; of a real number the imaginary one is 0.</summary>
    public int Part(int value, string op, KernelNode node)
    {
        GraphNode from = _graph[value];
        if (from.Type != DType.Complex)
        {
            return op == ComplexOps.Imag ? _graph.Stretch(_terms.Number(DType.Double, 0), from.Shape, node.Expression)
                : _graph.Cast(value, DType.Double, node.Expression);
        }

        return from.Op == InnerOps.Complex ? from.Inputs[op == ComplexOps.Real ? 0 : 1]
            : from.Kind == NodeKind.Map && IsMade(from.Inputs[0]) ? _graph.Map(Part(from.Inputs[0], op, node), from.Access!, from.Shape, node.Expression)
            : _graph.Add(new GraphNode(NodeKind.Elementwise, DType.Double, from.Shape, new[] { value }, op, Expression: node.Expression));
    }

    /// <summary>The complex numbers of which two values are the parts.</summary>
    public int Make(int real, int imaginary, KernelNode node)
    {
        (GraphNode a, GraphNode b) = (_graph[real], _graph[imaginary]);
        return a.Op == ComplexOps.Real && b.Op == ComplexOps.Imag && a.Inputs[0] == b.Inputs[0]
            ? a.Inputs[0]
            : _graph.Add(new GraphNode(NodeKind.Elementwise, DType.Complex, a.Shape, new[] { real, imaginary }, InnerOps.Complex, Expression: node.Expression, Label: node.Label));
    }

    private bool IsMade(int value) => _graph[value].Op == InnerOps.Complex || (_graph[value].Kind == NodeKind.Map && IsMade(_graph[value].Inputs[0]));

    private static string Named(KernelNode node, string part) => node.Label.Length == 0 ? "" : node.Label + part;
}
