using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Ops;

/// <summary>
/// Exponentially weighted statistics of elements so far, as pandas defines them: each element weighs 1 - alpha times what the next one does, which is alpha times all of it where weights are not adjusted, and what is no
/// number has a place and no weight. With w what all elements before weigh where the one at hand has its weight, and g its share, 1 - g theirs:
/// <code>
/// mean = before + g * (x - before)    variance = (1 - g) * variance before + g * (1 - g) * (x - before)²    n = (1 - g)² * n before + 2 * g * (1 - g)
/// </code>
/// Nothing large is subtracted from anything as large but the mean before from the element, and a series that has one value has it as its mean, to the bit. n is 1 less the sum of the squared shares of all elements, by
/// which the variance is divided unless it is biased. All is computed in double.
/// </summary>
internal sealed class ExponentialWeights
{
    private static readonly Term Zero = Number(0), One = Number(1);

    private readonly Lowering _x;
    private readonly Term _isNumber;
    private readonly Term _value;
    private readonly Term _share;
    private readonly Term _others;
    private readonly Term _before;

    /// <param name="x">The elements and alpha.</param>
    public ExponentialWeights(Lowering x)
    {
        _x = x;
        Term element = As(x[0], DType.Double), left = One - x[1];
        bool isAdjusted = !x.Has(OpParameter.Adjust.Name); // what is said is not the default
        _isNumber = Term.Of("IsFinite", element);
        _value = Term.Where(_isNumber, element, Zero);
        Term weight = left * Term.Scan(ScanKind.RecurrenceBefore, isAdjusted ? left : Term.Where(_isNumber, Zero, left), Term.Where(_isNumber, One, Zero));
        Term newest = isAdjusted ? One : x[1], all = weight + newest;
        _share = Term.Where(_isNumber, newest / all, Zero);
        _others = Term.Where(_isNumber, weight / all, One);
        _before = Term.Scan(ScanKind.LevelBefore, _share, _value);
    }

    /// <summary>The mean.</summary>
    public Term Mean => As(DoubleMean, _x.Type);

    /// <summary>The variance.</summary>
    public Term Variance => As(DoubleVariance, _x.Type);

    /// <summary>Its square root.</summary>
    public Term Deviation => As(Term.Of("Sqrt", DoubleVariance), _x.Type);

    // NaN before the first number: that has all of the share.
    private Term DoubleMean => Term.Where(Term.Equal(_share, One), _value, _before + (_share * (_value - _before)));

    private Term DoubleVariance
    {
        get
        {
            Term distance = Term.Where(_isNumber & _others > Zero, _value - _before, Zero);
            Term variance = Term.Scan(ScanKind.Recurrence, _others, _share * _others * (distance * distance));
            if (_x.Has(OpParameter.Bias.Name))
            {
                return Term.Where(Term.Of("IsNaN", DoubleMean), Number(double.NaN), variance);
            }

            Term n = Term.Scan(ScanKind.Recurrence, _others * _others, Number(2) * (_share * _others));
            return Term.Where(n > Zero, variance / n, Number(double.NaN));
        }
    }

    private Term As(Term term, DType type) => _x.Type == DType.Double ? term : Term.Cast(term, type);

    private static Term Number(double value) => new NumberTerm(DType.Double, value);
}
