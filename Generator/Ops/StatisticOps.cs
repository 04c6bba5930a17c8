using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Ops;

/// <summary>Folds that other folds make up.</summary>
internal static class StatisticOps
{
    private static readonly OpParameter s_moment = new("order", ParameterKind.Number) { Default = 1, Least = 0 };
    private static readonly OpParameter s_bias = new("bias", ParameterKind.Flag) { Default = 1 };
    private static readonly OpParameter s_fisher = new("fisher", ParameterKind.Flag) { Default = 1 };
    private static readonly OpParameter s_equalNaN = new("equalNaN", ParameterKind.Flag);

    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        Of("Ptp", TypeRule.Numeric, x => Term.Fold("Max", x[0]) - Term.Fold("Min", x[0])),
        Of("Norm", TypeRule.Floating, x => Term.Of("Sqrt", Term.Fold("Sum", x.Wide(0) * x.Wide(0)))) with
        {
            NumPy = new[] { "np.linalg.norm" }, Complex = new() { Element = x => Term.Of("Hypot", x.Real, x.Imaginary!) },
        },
        Of("LogSumExp", TypeRule.Floating, LogSumExp) with { NumPy = new[] { "scipy.special.logsumexp" } },
        Of("Moment", TypeRule.Floating, x => Moment(x, x.Said(s_moment)), s_moment) with { NumPy = new[] { "scipy.stats.moment" } },
        Of("Skew", TypeRule.Floating, Skew, s_bias) with { NumPy = new[] { "scipy.stats.skew" } },
        Of("Kurtosis", TypeRule.Floating, Kurtosis, s_fisher, s_bias) with { NumPy = new[] { "scipy.stats.kurtosis" } },
        new("AllClose", OpKind.Reduction, 2, TypeRule.Test)
        {
            NumPy = new[] { "np.allclose" }, Parameters = new[] { s_equalNaN }, ConvertsNumbers = true, Folds = x => Term.Fold("All", SelectionOps.IsClose(x)), Runs = Runs,
        },
        new("Trace", OpKind.Movement, 1, TypeRule.Numeric)
        {
            Parameters = new[] { new OpParameter("offset", ParameterKind.Number) }, Fold = ReductionKind.Sum, Runs = Runs,
            About = 2, WayOut = "a diagonal goes along two axes at once",
            View = x => Moved.Diagonal(x.Shape, x.Number),
        },
        new("ArrayEqual", OpKind.Reduction, 2, TypeRule.Equality) { Parameters = new[] { s_equalNaN }, Folds = ArrayEqual, Runs = Runs },
    ];

    private const string Runs = "Made of the folds above: one pass over what is folded, shared with them. Moments about a mean, and `LogSumExp`, take a second one, unless what is folded is whole in a block.";

    private static OpDef Of(string name, TypeRule types, Func<Lowering, Term> folds, params OpParameter[] parameters) => new(name, OpKind.Reduction, 1, types)
    {
        Folds = folds, Runs = Runs, Parameters = parameters.Take(1).Where(parameter => parameter == s_moment).Append(OpParameter.Axis).Concat(parameters.Where(parameter => parameter != s_moment)).Append(OpParameter.KeepDims).ToArray(),
    };

    // Around the greatest element, so that no exponential overflows; an infinite one is not taken off.
    private static Term LogSumExp(Lowering x)
    {
        Term most = Term.Fold("Max", x.Wide(0)), shift = Term.Where(Term.Of("IsFinite", most), most, Number(0));
        return Term.Of("Log", Term.Fold("Sum", Term.Of("Exp", x.Wide(0) - shift))) + shift;
    }

    // About the mean. Powers by squaring, as scipy takes them.
    private static Term Moment(Lowering x, int order)
    {
        if (order < 2)
        {
            Term sum = Term.Fold("Sum", x.Wide(0) - x.Wide(0)) / new CountTerm(0, DType.Double);
            return order == 0 ? Number(1) + (sum - sum) : sum;
        }

        return Term.Fold("Mean", Power(x.Wide(0) - Term.Fold("Mean", x.Wide(0)), order));
    }

    private static Term Power(Term x, int order) => order == 1 ? x : order % 2 == 0 ? Power(x * x, order / 2) : x * Power(x, order - 1);

    private static Term Skew(Lowering x)
    {
        Term second = Moment(x, 2), skew = Moment(x, 3) / (second * Term.Of("Sqrt", second)), n = new CountTerm(0, DType.Double);
        Term mended = Term.Of("Sqrt", n * (n - Number(1))) / (n - Number(2)) * skew;
        return Spread(x, second, x.Has(s_bias.Name) ? Term.Where(n > Number(2), mended, skew) : skew);
    }

    private static Term Kurtosis(Lowering x)
    {
        Term second = Moment(x, 2), ratio = Moment(x, 4) / (second * second), n = new CountTerm(0, DType.Double);
        Term mended = Number(1) / (n - Number(2)) / (n - Number(3)) * ((((n * n) - Number(1)) * ratio) - (Number(3) * (n - Number(1)) * (n - Number(1))));
        Term excess = x.Has(s_bias.Name) ? Term.Where(n > Number(3), mended, ratio - Number(3)) : ratio - Number(3);
        return Spread(x, second, x.Has(s_fisher.Name) ? excess + Number(3) : excess);
    }

    // As in scipy, what does not spread but for rounding has no shape.
    private static Term Spread(Lowering x, Term second, Term shape)
    {
        Term rounding = Term.Fold("Mean", x.Wide(0)) * Number(Math.Pow(2, -52));
        return Term.Where(second <= rounding * rounding, Number(double.NaN), shape);
    }

    private static Term ArrayEqual(Lowering x)
    {
        Term equal = Term.Equal(x[0], x[1]);
        return Term.Fold("All", x.Has(s_equalNaN.Name) && x.Type.IsFloating() ? equal | (Term.Of("IsNaN", x[0]) & Term.Of("IsNaN", x[1])) : equal);
    }

    private static Term Number(double value) => new NumberTerm(DType.Double, value);
}
