using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Ops;

/// <summary>Arrays that are read from nowhere.</summary>
internal static class CreationOps
{
    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        new("Zeros", OpKind.Creation, 0, TypeRule.Any) { Parameters = new[] { OpParameter.Shape }, Makes = CreationKind.Number, Fill = 0, Complex = ComplexRule.Parts },
        new("Ones", OpKind.Creation, 0, TypeRule.Any) { Parameters = new[] { OpParameter.Shape }, Makes = CreationKind.Number, Fill = 1, Complex = ComplexRule.Parts },
        new("Full", OpKind.Creation, 1, TypeRule.Any) { Parameters = new[] { OpParameter.Shape }, Makes = CreationKind.Number, Complex = ComplexRule.Parts },
        new("Arange", OpKind.Creation, 0, TypeRule.Numeric)
        {
            Parameters = new[] { new OpParameter("start", ParameterKind.Constant), new OpParameter("stop", ParameterKind.Constant), new OpParameter("step", ParameterKind.Constant) },
            Makes = CreationKind.Progression,
        },
        new("Eye", OpKind.Creation, 0, TypeRule.Any)
        {
            Parameters = new[] { new OpParameter("n", ParameterKind.Lengths), new OpParameter("m", ParameterKind.Lengths), new OpParameter("k", ParameterKind.Number) },
            Aliases = new[] { "identity" }, Makes = CreationKind.Diagonal,
        },
        Space("LinSpace", "np.linspace", x => LinSpace(x, x[0], x[1])),
        Space("LogSpace", "np.logspace", x => Term.Of("Pow", x[2], LinSpace(x, x[0], x[1]))) with { Arity = 3 },
        Space("GeomSpace", "np.geomspace", GeomSpace),
        new("Indices", OpKind.Creation, 0, TypeRule.Numeric) { Parameters = new[] { OpParameter.Shape }, Makes = CreationKind.Indices, Lower = Indices },
    ];

    // Everything is computed in double, as NumPy does, and rounded once.
    private static OpDef Space(string name, string numPy, Func<Lowering, Term> lower) => new(name, OpKind.Creation, 2, TypeRule.Floating)
    {
        NumPy = new[] { numPy }, Parameters = new[] { new OpParameter("count", ParameterKind.Lengths), new OpParameter("endpoint", ParameterKind.Flag) }, Makes = CreationKind.Term,
        Lower = x => x.Type == DType.Double ? lower(x) : Term.Cast(lower(x), x.Type),
    };

    // NumPy's operations one by one: i * step + start, or i / count * (stop - start) + start where the step is too small for a double; the last element is the stop.
    private static Term LinSpace(Lowering x, Term start, Term stop)
    {
        Term index = new PositionTerm(0, DType.Double), zero = new NumberTerm(DType.Double, 0);
        Term steps = Term.Of("Maximum", new LengthTerm(0, x.Has("endpoint") ? 1 : 0, DType.Double), new NumberTerm(DType.Double, 1)), distance = stop - start, step = distance / steps;
        Term elements = Term.Where(Term.Equal(step, zero), index / steps * distance, index * step) + start;
        return x.Has("endpoint") ? Term.Where(IsLast(index, zero), stop, elements) : elements;
    }

    // Of one element the first is not the last.
    private static Term IsLast(Term index, Term zero) => Term.Equal(index, new LengthTerm(0, 1, DType.Double)) & (index > zero);

    // Between the logarithms of magnitudes, with the sign of the start; both ends are as they are said.
    private static Term GeomSpace(Lowering x)
    {
        Term index = new PositionTerm(0, DType.Double), zero = new NumberTerm(DType.Double, 0), sign = Term.Of("CopySign", new NumberTerm(DType.Double, 1), x[0]);
        Term powers = Term.Of("Pow", new NumberTerm(DType.Double, 10), LinSpace(x, Term.Of("Log10", x[0] * sign), Term.Of("Log10", x[1] * sign))) * sign;
        Term elements = Term.Where(Term.Equal(index, zero), x[0], powers);
        return x.Has("endpoint") ? Term.Where(IsLast(index, zero), x[1], elements) : elements;
    }

    // Along the first axis one array for each of the others: its indices.
    private static Term Indices(Lowering x) => Enumerable.Range(0, x.Rank - 1).Reverse().Aggregate(x.Number(0), (others, axis) =>
        Term.Where(Term.Equal(new PositionTerm(0, DType.Int64), new NumberTerm(DType.Int64, axis)), new PositionTerm(axis + 1, x.Type), others));
}
