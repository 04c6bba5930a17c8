namespace StaticGraph.Tests.Simd;

/// <summary>
/// Operands of the functions in <see cref="VectorFunction"/> among which the largest errors are found: of every magnitude, where most values lie, and
/// where digits cancel, a function goes from one way of computing to another, or results become subnormal or infinite; and last, where a search among
/// 10^8 operands by extended precision came upon the largest errors of all. None of them is 0 or infinite.
/// </summary>
internal sealed class CriticalOperands
{
    private const int PerRegion = 1000;

    // Exponents of doubles, subnormal ones among them.
    private const int Least = -1074, Largest = 1023;

    // Inverse trigonometric functions measure from the nearest of a few slopes; these lie halfway.
    private static readonly double[] Slopes = [0.25, 0.75, 1.5, 4];

    private readonly Random _random = new(20251121);

    /// <summary>Operands of a function; the second ones of a function of one operand are 1.</summary>
    public (double X, double Y)[] Of(string numPy) => numPy switch
    {
        "np.cbrt(x)" => Unary(Magnitudes(Least, Largest), Uniform(-8, 8), Around([.. PowersOf(2), 27, 125, 1000])),
        "np.exp(x)" => Unary(
            Uniform(-750, 712), Uniform(-5, 5), Magnitudes(Least, 9), Around(OddMultiples(Math.Log(2) / 2)), Around(1, 709.782712893384, -708, -708.3964, -745.13), Uniform(627.5, 628)),
        "np.exp2(x)" => Unary(Uniform(-1080, 1030), Uniform(-5, 5), Magnitudes(Least, 9), Around(OddMultiples(0.5)), Around(1024, -1022, -1074), Uniform(0.5, 0.506)),
        "np.expm1(x)" => Unary(
            Uniform(-40, 40), Uniform(-50, 712), Uniform(-1, 1), Magnitudes(Least, 8), Around(OddMultiples(Math.Log(2) / 2)), Around(1e-17, 690, 709.78, -36.7), Uniform(0.347, 0.349)),
        "np.log(x)" => Unary(Positive(Least, Largest), Uniform(0.4, 3), Around(1), Around(SquareRoots()), Uniform(0.7069, 0.7072)),
        "np.log2(x)" => Unary(Positive(Least, Largest), Uniform(0.4, 3), Around(1), Around(PowersOf(2)), Around(SquareRoots()), Uniform(1.401, 1.414)),
        "np.log10(x)" => Unary(Positive(Least, Largest), Uniform(0.4, 3), Around(1), Around(PowersOf(10)), Around(SquareRoots()), Uniform(1.323, 1.326)),
        "np.log1p(x)" => Unary(
            Positive(Least, Largest), Magnitudes(Least, -1), Uniform(-1, 2), Around(-1, 1), Around([.. SquareRoots().Select(x => x - 1)]), Uniform(-0.2932, -0.2929)),
        "np.sin(x)" => Unary(Angles(), Uniform(-2.3585, -2.3563)),
        "np.cos(x)" => Unary(Angles(), Uniform(2.354, 2.3546)),
        "np.tan(x)" => Unary(Angles(), Uniform(16.488, 16.494)),
        "np.arcsin(x)" => Unary(Coordinates(), Uniform(0.2462, 0.2468)),
        "np.arccos(x)" => Unary(Coordinates(), Uniform(0.971, 0.9715)),
        "np.arctan(x)" => Unary(Uniform(-10, 10), Magnitudes(Least, Largest), Around(Slopes), Uniform(0.2505, 0.2509)),
        "np.sinh(x)" => Unary(Exponents(), Uniform(0.346, 0.356)),
        "np.cosh(x)" => Unary(Exponents(), Uniform(3.81, 3.83)),
        "np.tanh(x)" => Unary(Uniform(-22, 22), Uniform(-1, 1), Magnitudes(Least, 7), Around(1e-9, 20), Uniform(0.173, 0.175)),
        "np.arcsinh(x)" => Unary(Uniform(-20, 20), Uniform(-1, 1), Magnitudes(Least, Largest), Around(1e-9, 1e9, -1e9)),
        "np.arccosh(x)" => Unary(Uniform(1, 20), Positive(0, Largest), Around(1, 1e9), Uniform(1, 1.5)),
        "np.arctanh(x)" => Unary(Uniform(-1, 1), Magnitudes(Least, -1), Around(1, -1, 1e-9), Uniform(-0.5, 0.5)),
        "np.sinc(x)" => Unary(Uniform(-100, 100), Uniform(-2, 2), Magnitudes(Least, 60), Around(1e-9, 0.25, 0.5, 0.75, 1, 2, 3, 4, 7, 40)),
        "np.erf(x)" => Unary(Uniform(-6, 6), Uniform(-1, 1), Magnitudes(Least, 3), Around(0.5, 6)),
        "np.erfc(x)" => Unary(Uniform(-6, 28), Uniform(-1, 3), Magnitudes(Least, 5), Around(0.5, 1.5, 26.5, 27.22, 27.3), Uniform(3, 10)),
        "np.gamma(x)" => Unary(Uniform(-180, 172), Uniform(-10, 10), Uniform(0, 9), Magnitudes(Least, 8), Around(171.62, 8, 1e-20, -1, -2, -7, -40, -170)),
        "np.gammaln(x)" => Unary(Uniform(0, 10), Uniform(-20, 200), Positive(Least, Largest), Magnitudes(-80, 3), Around(0.5, 1, 1.5, 2, 2.5, 8, 2.5599833278516383e305)),
        "np.logaddexp(x, y)" => [.. Points(), .. Uniform(-20, 20).Zip(Uniform(-20, 20)), .. Uniform(-1, 1).Zip(Uniform(-1, 1)), .. Uniform(-1, 1).Zip(Uniform(-760, 0))],
        "np.power(x, y)" => [.. Powers()],
        "np.arctan2(x, y)" => [.. Points(), .. Magnitudes(Least, -990).Zip(Magnitudes(0, Largest))],
        "np.hypot(x, y)" => [.. Points(), .. Magnitudes(Least, -1000).Zip(Magnitudes(Least, -1000)), .. Magnitudes(1020, Largest).Zip(Magnitudes(1020, Largest))],
        "np.fmod(x, y)" => Points(),
        _ => throw new ArgumentOutOfRangeException(nameof(numPy), numPy, "No operands are known for this function."),
    };

    private static (double X, double Y)[] Unary(params IEnumerable<double>[] regions) => [.. regions.SelectMany(region => region).Select(x => (x, 1.0))];

    private static double[] OddMultiples(double step) => [.. Enumerable.Range(-40, 80).Select(k => ((2 * k) + 1) * step)];

    private static double[] PowersOf(double number) => [.. Enumerable.Range(-20, 41).Select(k => Math.Pow(number, k))];

    // Where the mantissa's range is cut: √2 and its products with powers of 2.
    private static double[] SquareRoots() => [.. PowersOf(2).Select(x => x * Math.Sqrt(2))];

    private IEnumerable<(double X, double Y)> Powers()
    {
        double[] bases = [.. Positive(Least, Largest), .. Around(1), .. Uniform(0, 20), .. Around(PowersOf(2)), .. Uniform(0.7, 0.708), .. Uniform(1.4, 1.424)];
        foreach (double x in bases.Where(x => x != 1))
        {
            // To any power of 2, and to where they overflow or become subnormal or 0.
            yield return (x, ((_random.NextDouble() * 2110) - 1080) / Math.Log2(x));
            yield return (x, OneOf(1024, -1022, -1074) / Math.Log2(x));
        }

        foreach (double x in Uniform(-20, 20))
        {
            yield return (x, _random.Next(-100, 100) + 0.0);
            yield return (Math.Abs(x), OneOf(0.5, 1.5, 1.0 / 3, -2, 2, -1, 3, 1e-3, 1e-10, -1e-20));
        }
    }

    // Points anywhere, not too far from the axes and diagonals, and around the diagonals.
    private (double X, double Y)[] Points() =>
    [
        .. Uniform(-50, 50).Zip(Uniform(-50, 50)),
        .. Magnitudes(Least, Largest).Zip(Magnitudes(Least, Largest)),
        .. Magnitudes(-900, 900).Select(x => (x, x * _random.NextDouble() * Math.ScaleB(1, _random.Next(-60, 60)))),
        .. Magnitudes(-900, 900).Zip(Around(Slopes), (x, slope) => (x, x * slope)),
    ];

    // Nearly whole multiples of π/4 among them, below and above the sizes from which more digits of π are used.
    private double[] Angles() =>
    [
        .. Uniform(-100, 100), .. Magnitudes(Least, Largest), .. Magnitudes(18, 33), .. QuarterTurns.Closest,
        .. Around([.. Uniform(0, 31).Select(exponent => Math.PI / 4 * Math.Floor(double.Exp2(exponent)))]),
    ];

    // Of points of the unit circle, also those of the slopes.
    private double[] Coordinates()
    {
        double[] abscissas = [.. Slopes.Select(slope => 1 / Math.Sqrt(1 + (slope * slope)))];
        return [.. Uniform(-1, 1), .. Magnitudes(Least, -1), .. Around(-1, 1), .. Around([.. abscissas, .. abscissas.Select(x => -Math.Sqrt(1 - (x * x)))])];
    }

    private double[] Exponents() => [.. Uniform(-20, 20), .. Uniform(-711, 711), .. Uniform(-1, 1), .. Magnitudes(Least, 9), .. Around(1e-9, 40, 709.78, 710.4758600739439)];

    private double[] Uniform(double low, double high) => Region(() => low + (_random.NextDouble() * (high - low)));

    private double[] Positive(int low, int high) => Region(() => Math.ScaleB(1 + _random.NextDouble(), _random.Next(low, high + 1)));

    private double[] Magnitudes(int low, int high) => [.. Positive(low, high).Select(x => OneOf(x, -x))];

    // From half to one and a half of a centre, as many in each binary order of closeness, down to the centre itself.
    private double[] Around(params double[] centres)
        => Region(() => centres[_random.Next(centres.Length)] * (1 + Math.ScaleB(_random.NextDouble() - 0.5, -_random.Next(54))));

    private double OneOf(params double[] values) => values[_random.Next(values.Length)];

    private static double[] Region(Func<double> next) => [.. Enumerable.Range(0, PerRegion).Select(_ => next()).Where(x => x != 0)];
}
