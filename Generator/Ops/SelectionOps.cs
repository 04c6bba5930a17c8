using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Ops;

/// <summary>Choosing between elements, asking what they are, and turning them into another type.</summary>
internal static class SelectionOps
{
    private const double LargestHalf = 65504;

    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        // Vectors' Min and Max are IEEE 754-2019's, with the same bits on every processor: NaN wins, -0 is below +0.
        new("Minimum", OpKind.Elementwise, 2, TypeRule.Numeric) { MathName = "Min", Vector = "{V}.Min({0}, {1})" },
        new("Maximum", OpKind.Elementwise, 2, TypeRule.Numeric) { MathName = "Max", Vector = "{V}.Max({0}, {1})" },
        new("Clip", OpKind.Elementwise, 3, TypeRule.Numeric) { MathName = "Clamp", Aliases = new[] { "clamp" }, Vector = "{V}.Min({V}.Max({0}, {1}), {2})", Cost = 2 },

        // Operand 0 is a mask of the vector type of operands 1 and 2.
        new("Where", OpKind.Elementwise, 3, TypeRule.Select)
        {
            Vector = "{V}.ConditionalSelect({0}, {1}, {2})", MaskVector = "{V}.ConditionalSelect({0}, {1}, {2})", Complex = ComplexRule.Parts,
        },
        new("IsNaN", OpKind.Elementwise, 1, TypeRule.Test) { NumPy = new[] { "np.isnan" }, Vector = "(~{V}.Equals({0}, {0}))", Complex = Test("IsNaN") },
        new("IsInfinity", OpKind.Elementwise, 1, TypeRule.Test)
        {
            NumPy = new[] { "np.isinf" }, Vector = "{V}.Equals({V}.Abs({0}), {V}.Create({T}.PositiveInfinity))", Cost = 2, Complex = Test("IsInfinity"),
        },
        new("IsFinite", OpKind.Elementwise, 1, TypeRule.Test)
        {
            NumPy = new[] { "np.isfinite" }, Vector = "{V}.LessThan({V}.Abs({0}), {V}.Create({T}.PositiveInfinity))", Cost = 2,
            Complex = ComplexRule.ToReal(x => x[0].Both(part => Term.Of("IsFinite", part))),
        },

        new("IsClose", OpKind.Elementwise, 2, TypeRule.Test)
        {
            NumPy = new[] { "np.isclose" }, Parameters = new[] { new OpParameter("equalNaN", ParameterKind.Flag) }, Lower = IsClose, ConvertsNumbers = true,
        },
        new("NanToNum", OpKind.Elementwise, 1, TypeRule.Floating) { Lower = NanToNum },
        new("Select", OpKind.Elementwise, 3, TypeRule.Any) { Lower = Select, Lists = ListKind.Cases, Complex = ComplexRule.Parts },
        new("Piecewise", OpKind.Elementwise, 3, TypeRule.Any) { Lower = Piecewise, Lists = ListKind.CasesOrElse, Complex = ComplexRule.Parts },
        new("Choose", OpKind.Elementwise, 2, TypeRule.Any) { Lower = Choose, Lists = ListKind.Choices, Complex = ComplexRule.Parts },
        new("Digitize", OpKind.Elementwise, 1, TypeRule.Place) { Parameters = new[] { new OpParameter("right", ParameterKind.Flag), new OpParameter("falling", ParameterKind.Flag) }, Lower = Digitize, Lists = ListKind.Bins },

        // Between numbers a cast is a conversion of the whole tile (TileConvert). Vector turns a number into a mask,
        // MaskVector a mask of the result's own vector type into 0 or 1 ({T} is the result's keyword).
        new("Cast", OpKind.Elementwise, 1, TypeRule.Cast)
        {
            NumPy = new[] { "x.astype" }, Complex = ComplexRule.Parts, Vector = "(~{V}.Equals({0}, {V}<{T}>.Zero))", MaskVector = "({0} & {V}<{T}>.One)", Cost = 2,
        },
    ];

    private static ComplexRule Test(string op) => ComplexRule.ToReal(x => x[0].Either(part => Term.Of(op, part)));

    /// <summary>How <c>IsClose</c> is told. The tolerances come after the arrays where they are said.</summary>
    public static Term IsClose(Lowering x)
    {
        Term relative = x.Count > 2 ? x[2] : x.Number(1e-5), absolute = x.Count > 2 ? x[3] : x.Number(1e-8);
        Term isNear = Term.Of("Abs", x[0] - x[1]) <= absolute + (relative * Term.Of("Abs", x[1]));
        Term isClose = Term.Where(Term.Of("IsFinite", x[0]) & Term.Of("IsFinite", x[1]), isNear, Term.Equal(x[0], x[1]));
        return x.Has("equalNaN") ? isClose | (Term.Of("IsNaN", x[0]) & Term.Of("IsNaN", x[1])) : isClose;
    }

    private static Term NanToNum(Lowering x)
    {
        double largest = x.IsOfHalves ? LargestHalf : x.Type == DType.Single ? float.MaxValue : double.MaxValue;
        Term nan = x.Count > 1 ? x[1] : x.Number(0), above = x.Count > 2 ? x[2] : x.Number(largest), below = x.Count > 2 ? x[3] : x.Number(-largest);
        Term isAbove = Term.Equal(x[0], x.Number(double.PositiveInfinity)), isBelow = Term.Equal(x[0], x.Number(double.NegativeInfinity));
        return Term.Where(isAbove, above, Term.Where(isBelow, below, Term.Where(Term.Of("IsNaN", x[0]), nan, x[0])));
    }

    // Conditions, as many values, and what is taken where none is true.
    private static Term Select(Lowering x)
    {
        int count = x.Count / 2;
        return Enumerable.Range(0, count).Reverse().Aggregate(x[2 * count], (others, i) => Term.Where(x[i], x[count + i], others));
    }

    // The array, conditions, as many values, and perhaps one for where none is true; the last condition is asked first.
    private static Term Piecewise(Lowering x)
    {
        int count = (x.Count - 1) / 2;
        Term otherwise = x.Count > 1 + (2 * count) ? x[1 + (2 * count)] : x.Number(0);
        return Enumerable.Range(0, count).Aggregate(otherwise, (others, i) => Term.Where(x[1 + i], x[1 + count + i], others));
    }

    // An index and the arrays it chooses from, counted from 1 so that the index is there to be guarded (GuardDivisions).
    private static Term Choose(Lowering x)
    {
        Term ordinal = Term.Of(InnerOps.Ordinal, x.Number(x.Count - 1), x[0] + x.Number(1));
        Term last = Term.Where(Term.Equal(ordinal, x.Number(x.Count - 1)), x[x.Count - 1], x[x.Count - 1]);
        return Enumerable.Range(1, x.Count - 2).Reverse().Aggregate(x.Count == 2 ? last : x[x.Count - 1], (others, i) => Term.Where(Term.Equal(ordinal, x.Number(i)), x[i], others));
    }

    // How many of the bins an element is not below; of falling bins how many it is below. No comparison is true of a NaN.
    private static Term Digitize(Lowering x)
    {
        Term IsBelow(Term bin) => x.Has("right") ? x[0] <= bin : x[0] < bin;
        IEnumerable<Term> counts = Enumerable.Range(1, x.Count - 1).Select(i => IsBelow(x[i])).Select(isBelow => Term.Cast(x.Has("falling") ? isBelow : !isBelow, DType.Int64));
        return counts.DefaultIfEmpty(new NumberTerm(DType.Int64, 0)).Aggregate((sum, count) => sum + count);
    }
}
