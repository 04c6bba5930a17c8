using StaticGraph.CompilerServices;
using StaticGraph.Generator.Ops;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// Adds what a fold is made of: terms over the elements, folds of them (<see cref="FoldTerm"/>), and terms over what is folded, which is stretched where elements need it.
/// <code>
/// Ptp(x, 0)       =>   Max(x, 0) - Min(x, 0)
/// Sum(x[m])       =>   Sum(Where(m, x, 0))
/// </code>
/// </summary>
internal sealed class FoldTermBuilder
{
    private readonly GraphEditor _graph;
    private readonly TermBuilder _terms;
    private readonly FoldedAxes _axes;
    private readonly Lowering _said;
    private readonly int[] _operands;

    // Which elements are folded; -1 for all. Where they are, of what is counted.
    private readonly int _mask;
    private readonly int _counted;

    private FoldTermBuilder(GraphEditor graph, TermBuilder terms, FoldedAxes axes, Lowering said, int[] operands, int mask, int counted) =>
        (_graph, _terms, _axes, _said, _operands, _mask, _counted) = (graph, terms, axes, said, operands, mask, counted);

    /// <summary>The value of <paramref name="row"/> for operands over all elements; null where only some are folded (<paramref name="mask"/>) and the row does not say how.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="terms">What makes numbers.</param>
    /// <param name="axes">What is folded.</param>
    /// <param name="said">What is said beside the operands.</param>
    /// <param name="row">The fold.</param>
    /// <param name="operands">Its operands, over all elements.</param>
    /// <param name="mask">Which of them are folded; -1 for all.</param>
    public static int? Add(GraphEditor graph, TermBuilder terms, FoldedAxes axes, Lowering said, OpDef row, int[] operands, int mask)
    {
        var builder = new FoldTermBuilder(graph, terms, axes, said, operands, mask, mask);
        return row.SkipsNaN.Length > 0 ? builder.WithoutNaN(OpTable.Find(row.SkipsNaN)!)
            : row.Folds is { } folds ? builder.Value(folds(said), isFolded: true)
            : builder.Taken(row, operands[0]);
    }

    private int? WithoutNaN(OpDef row)
    {
        Term isNumber = !Term.Of("IsNaN", new OperandTerm(0));
        int mask = _mask < 0 ? Value(isNumber, isFolded: false) : Value(isNumber & new OperandTerm(_operands.Length), isFolded: false);
        return With(mask, skipsNaN: true).Taken(row, _operands[0]);
    }

    private FoldTermBuilder With(int mask, bool skipsNaN) => new(_graph, _terms, _axes, _said with { SkipsNaN = skipsNaN }, _operands, mask, mask);

    // Of a mask: how the row says it, in terms of folds of all.
    private int? Taken(OpDef row, int value)
    {
        if (_mask < 0)
        {
            return _axes.Fold(_graph, _terms, row, value);
        }

        if (row.Masked is not { } masked)
        {
            return null;
        }

        Lowering some = _said with { Type = _graph[value].Type, Mask = new OperandTerm(1) };
        return new FoldTermBuilder(_graph, _terms, _axes, some, new[] { value, _mask }, mask: -1, counted: _mask).Value(masked(some), isFolded: true);
    }

    private int Value(Term term, bool isFolded)
    {
        if (!isFolded && IsOfFolds(term))
        {
            return _axes.Stretched(_graph, Value(term, isFolded: true));
        }

        EquatableArray<Polynomial> shape = isFolded ? _axes.Kept : _axes.Shape;
        return term switch
        {
            OperandTerm operand => operand.Operand < _operands.Length ? _operands[operand.Operand] : _mask,
            FoldTerm fold => Folded(fold),
            NumberTerm number => _graph.Stretch(_terms.Number(number.Type, number.Value), shape, _axes.Expression),
            CountTerm count => Count(count),
            AppliedTerm applied => _terms.Apply(applied, applied.Operands.Select(operand => Value(operand, isFolded)).ToArray(), new GraphNode(NodeKind.Elementwise, default, shape, Expression: _axes.Expression)),
            _ => throw new InvalidOperationException("Folds are made of no other terms."),
        };
    }

    private int Folded(FoldTerm fold)
    {
        int value = Value(fold.Operand, isFolded: false);
        OpDef row = OpTable.Find(fold.Op)!;
        return fold.IsOfAll ? _axes.Fold(_graph, _terms, row, value) : Taken(row, value) ?? throw new InvalidOperationException($"{fold.Op} of a mask is not said.");
    }

    private int Count(CountTerm count)
    {
        if (_counted < 0)
        {
            return _graph.Stretch(_terms.Count(count.Type, _axes.Count, count.Less), _axes.Kept, _axes.Expression);
        }

        Term folded = new FoldTerm("CountNonZero", new OperandTerm(0), IsOfAll: true), less = new NumberTerm(DType.Int64, count.Less), none = new NumberTerm(DType.Int64, 0);
        Term number = count.Less == 0 ? folded : Term.Of("Maximum", folded - less, none);
        return new FoldTermBuilder(_graph, _terms, _axes, _said, new[] { _counted }, mask: -1, counted: -1).Value(count.Type == DType.Int64 ? number : Term.Cast(number, count.Type), isFolded: true);
    }

    // True for what has one value for all elements: nothing of it is an element, but in folds.
    private static bool IsOfFolds(Term term) => term switch
    {
        FoldTerm or CountTerm => true,
        AppliedTerm applied => applied.Operands.All(operand => operand is NumberTerm || IsOfFolds(operand)) && applied.Operands.Any(IsOfFolds),
        _ => false,
    };
}
