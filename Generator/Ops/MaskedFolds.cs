using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Ops;

/// <summary>
/// Folds of the elements that a mask takes, in terms of folds of all: the others count as what changes nothing. So the tree of a sum is that of the array, and not of what is taken.
/// <code>
/// Mean(x[m])   =>   Sum(Where(m, x, 0)) / CountNonZero(m)
/// Max(x[m])    =>   Max(Where(m, x, -infinity)), which fails where m takes nothing
/// </code>
/// </summary>
internal static class MaskedFolds
{
    public static Term Sum(Lowering x) => All("Sum", Term.Where(x.Mask!, x[0], x.Number(0)));

    public static Term Prod(Lowering x) => All("Prod", Term.Where(x.Mask!, x[0], x.Number(1)));

    public static Term Mean(Lowering x) => All("Sum", Term.Where(x.Mask!, x.Wide(0), Zero)) / Count();

    /// <summary>Around the mean, which is there before: a second pass, unless what is folded is whole in a block. The sum of the deviations, 0 but for rounding, mends that of the mean.</summary>
    public static Term Var(Lowering x)
    {
        Term apart = Term.Where(x.Mask!, x.Wide(0) - Mean(x), Zero), sum = All("Sum", apart);
        return Term.Of("Maximum", All("Sum", apart * apart) - (sum * sum / Count()), Zero) / Count(x.Said(OpParameter.Ddof));
    }

    public static Term Std(Lowering x) => Term.Of("Sqrt", Var(x));

    public static Term CountNonZero(Lowering x) => All("CountNonZero", x.Mask! & (x.Type == DType.Boolean ? x[0] : !Term.Equal(x[0], x.Number(0))));

    public static Term Any(Lowering x) => All("Any", x.Mask! & x[0]);

    public static Term Min(Lowering x) => OfAny(x, All("Min", Term.Where(x.Mask!, x[0], x.Number(Greatest(x.Type)))));

    public static Term Max(Lowering x) => OfAny(x, All("Max", Term.Where(x.Mask!, x[0], x.Number(Least(x.Type)))));

    /// <summary>A conjunction: what is not taken is true.</summary>
    public static Term Every(Lowering x) => All("All", !x.Mask! | x[0]);

    /// <summary>Places of what is not NaN. Where only infinities are left that a NaN counted as, it is the first of them.</summary>
    public static Term ArgMin(Lowering x) => Place(x, "ArgMin", "Min", double.PositiveInfinity);

    public static Term ArgMax(Lowering x) => Place(x, "ArgMax", "Max", double.NegativeInfinity);

    private static Term Zero => new NumberTerm(DType.Double, 0);

    private static Term All(string fold, Term operand) => new FoldTerm(fold, operand, IsOfAll: true);

    private static Term Count(int less = 0) => new CountTerm(less, DType.Double);

    private static Term Place(Lowering x, string fold, string extreme, double last)
    {
        Term filled = Term.Where(x.Mask!, x[0], x.Number(last));
        return Present(Term.Where(Term.Equal(All(extreme, filled), x.Number(last)), All("ArgMax", x.Mask!), All(fold, filled)));
    }

    private static Term OfAny(Lowering x, Term value) => x.SkipsNaN ? Term.Where(All("Any", x.Mask!), value, x.Number(double.NaN)) : Present(value);

    // Whether the count can be is looked at, and then nothing comes of it.
    private static Term Present(Term value)
    {
        Term count = Term.Of(InnerOps.Present, new NumberTerm(DType.Int64, 0), new CountTerm(0, DType.Int64));
        return Term.Where(count > new NumberTerm(DType.Int64, 0), value, value);
    }

    private static double Greatest(DType type) => type.IsFloating() ? double.PositiveInfinity : Largest(type);

    private static double Least(DType type) => type.IsFloating() ? double.NegativeInfinity : type.IsSigned() ? -Largest(type) - 1 : 0;

    // Of 64 bits it is one more, the next double, which becomes the largest number again where it becomes a number of the type.
    private static double Largest(DType type) => Math.Pow(2, (8 * type.Size()) - (type.IsSigned() ? 1 : 0)) - 1;
}
