using StaticGraph.CompilerServices;
using static System.FormattableString;

namespace StaticGraph.Generator.Ops;

/// <summary>Random numbers: functions of a seed, a sequence and the index of an element, row by row, which are the first two operands and what is made.</summary>
internal static class RandomOps
{
    private const string Drawn = "Made where it is used, of the index: nothing is read, and no array held but the places of a choice.";

    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        Draw("Uniform", TypeRule.Floating, x => x[2] + ((x[3] - x[2]) * Fraction(x))),
        Draw("Normal", TypeRule.Floating, x => x[2] + (x[3] * Normal(x))) with { Fault = x => Negative("deviation", x[3]) },
        Draw("Exponential", TypeRule.Floating, x => x[2] * Logarithm(x)) with { Arity = 3, Fault = x => Negative("scale", x[2]) },
        Draw("Integers", TypeRule.Numeric, Integers) with { Lower = Integers, Fault = Range },
        Draw("Poisson", TypeRule.Numeric, x => Term.Of(InnerOps.Poisson, Fraction(x), x[2])) with { Arity = 3, Fault = MeanOfCounts },
        Draw("Permutation", TypeRule.Numeric, x => x[0]) with
        {
            Arity = 2, Draws = false, Parameters = new[] { new OpParameter("count", ParameterKind.Lengths) }, Lower = x => x.Type == DType.Int64 ? Order(x) : Term.Cast(Order(x), x.Type),
        },
        new("Choice", OpKind.Creation, 3, TypeRule.Any) { NumPy = new[] { "np.random.Generator.choice" }, Parameters = new[] { new OpParameter("size", ParameterKind.Lengths) }, Makes = CreationKind.Choice, Runs = Drawn, Draws = true },
    ];

    private static (string, string)? Negative(string name, double? number) => number < 0 ? (Invariant($"A {name} of {number}"), "let it be 0 or more") : null;

    private static (string, string)? Range(IReadOnlyList<double?> x) => (x[2] > x[3] || (x[2] == x[3] && x[2] < 1L << 53)) ? (Invariant($"A range from {x[2]} to below {x[3]}, which has no numbers,"), "let the first be less than the second")
        : x[3] - x[2] > 1L << 53 ? ("A range of more than 2^53 numbers", "of all bits of a number only 53 are random; let the range be shorter") : null;

    private static (string, string)? MeanOfCounts(IReadOnlyList<double?> x) => Negative("mean", x[2]) ?? (x[2] > 700 ? (Invariant($"A mean of {x[2]}"), "let it be 700 at most; beyond it counts are near Round of Normal(mean, Sqrt(mean))") : null);

    private static Term Order(Lowering x) => Term.Of(InnerOps.Order, new PositionTerm(0, DType.Int64), new LengthTerm(0, 0, DType.Int64), x[0], x[1]);

    // Drawn as doubles and turned into the type asked for.
    private static OpDef Draw(string name, TypeRule types, Func<Lowering, Term> lower) => new(name, OpKind.Creation, 4, types)
    {
        NumPy = new[] { "np.random.Generator." + name.ToLowerInvariant() }, Parameters = new[] { OpParameter.Shape }, Makes = CreationKind.Term, Runs = Drawn, Draws = true,
        Lower = x => x.Type == DType.Double ? lower(x) : Term.Cast(lower(x), x.Type),
    };

    // From 0 to below 1, in steps of 2^-53; of floats 2^-24 and of halves 2^-11, so that none is rounded to 1.
    private static Term Fraction(Lowering x)
    {
        Term fraction = Term.Of(InnerOps.First, Index(x), x[0], x[1]);
        double steps = x.IsOfHalves ? 2048 : 16777216;
        return x.Type == DType.Single ? Term.Of("Floor", fraction * Double(steps)) * Double(1 / steps) : fraction;
    }

    // -ln(1 - u), which is not negative and finite.
    private static Term Logarithm(Lowering x) => Double(0) - Term.Of("Log1p", Double(0) - Term.Of(InnerOps.First, Index(x), x[0], x[1]));

    // The first of the two numbers of Box and Muller ("A note on the generation of random normal deviates", 1958).
    private static Term Normal(Lowering x)
    {
        Term angle = Double(2 * Math.PI) * Term.Of(InnerOps.Second, Index(x), x[0], x[1]);
        return Term.Of("Sqrt", Double(2) * Logarithm(x)) * Term.Of("Cos", angle);
    }

    // The bounds are of the type asked for. Whole numbers are added as such, which have more bits than a double's; where their distance is that of an unsigned long, adding wraps around.
    private static Term Integers(Lowering x)
    {
        Term fraction = Term.Of(InnerOps.First, Index(x), x[0], x[1]);
        if (x.Type.IsFloating())
        {
            Term first = As(x[2], x.Type, DType.Double), sum = first + Term.Of("Floor", fraction * (As(x[3], x.Type, DType.Double) - first));
            return As(sum, DType.Double, x.Type);
        }

        Term low = As(x[2], x.Type, DType.Int64), distance = As(x[3], x.Type, DType.Int64) - low;
        return As(low + Term.Cast(Term.Of("Floor", fraction * Term.Cast(distance, DType.Double)), DType.Int64), DType.Int64, x.Type);
    }

    private static Term As(Term term, DType from, DType to) => from == to ? term : Term.Cast(term, to);

    // The number of an element, row by row.
    private static Term Index(Lowering x)
    {
        Term index = x.Rank == 0 ? new NumberTerm(DType.Int64, 0) : new PositionTerm(0, DType.Int64);
        return Enumerable.Range(1, Math.Max(0, x.Rank - 1)).Aggregate(index, (rows, axis) => (rows * new LengthTerm(axis, 0, DType.Int64)) + new PositionTerm(axis, DType.Int64));
    }

    private static Term Double(double value) => new NumberTerm(DType.Double, value);
}
