using System;
using System.Globalization;

namespace StaticGraph.CompilerServices;

/// <summary>
/// Which element of so many in ascending order is meant, or which two and how much of the second: the definitions of R. J. Hyndman and Y. Fan, Sample quantiles in statistical packages (1996), by
/// NumPy's names, and NumPy's others.
/// </summary>
/// <param name="Quantile">From 0 for the least to 1 for the greatest.</param>
/// <param name="Method">Which of <see cref="Methods"/>.</param>
/// <param name="SkipsNaN">True where NaNs do not count; else the result is NaN where any element is.</param>
internal sealed record QuantileRule(double Quantile, int Method, bool SkipsNaN)
{
    /// <summary>The methods, in the order of the enum that kernels say them with.</summary>
    public static string[] Methods { get; } =
    [
        "Linear", "InvertedCdf", "AveragedInvertedCdf", "ClosestObservation", "InterpolatedInvertedCdf", "Hazen", "Weibull", "MedianUnbiased", "NormalUnbiased", "Lower", "Higher", "Midpoint", "Nearest",
    ];

    /// <summary>The median: the element in the middle, or the mean of the two.</summary>
    public static QuantileRule Middle { get; } = new(0.5, -1, SkipsNaN: false);

    /// <summary>True for the <see cref="Middle"/>.</summary>
    public bool IsMean => Method < 0;

    /// <summary>What the sweep finds.</summary>
    public string Words => IsMean ? $"median{(SkipsNaN ? " of what is not NaN" : "")}" : $"quantile {Quantile.ToString("R", CultureInfo.InvariantCulture)}{(Method == 0 ? "" : $" ({Methods[Method]})")}{(SkipsNaN ? " of what is not NaN" : "")}";

    /// <summary>The index of the lower element of <paramref name="count"/>, at least 1, and how much of the way to the next one it goes, below 1.</summary>
    public (long Lower, double Weight) Of(long count)
    {
        if (IsMean)
        {
            return ((count - 1) / 2, count % 2 == 0 ? 0.5 : 0);
        }

        double n = count, q = Quantile;
        return Methods[Method] switch
        {
            "Linear" => Between((n - 1) * q, count),
            "InvertedCdf" => Between(Math.Ceiling(n * q) - 1, count),
            "AveragedInvertedCdf" => Averaged((n * q) - 1, count),
            "ClosestObservation" => Closest((n * q) - 1.5, count),
            "InterpolatedInvertedCdf" => Between(Place(n, q, 0, 1), count),
            "Hazen" => Between(Place(n, q, 0.5, 0.5), count),
            "Weibull" => Between(Place(n, q, 0, 0), count),
            "MedianUnbiased" => Between(Place(n, q, 1 / 3.0, 1 / 3.0), count),
            "NormalUnbiased" => Between(Place(n, q, 3 / 8.0, 3 / 8.0), count),
            "Lower" => Between(Math.Floor((n - 1) * q), count),
            "Higher" => Between(Math.Ceiling((n - 1) * q), count),
            "Midpoint" => Between(0.5 * (Math.Floor((n - 1) * q) + Math.Ceiling((n - 1) * q)), count),
            "Nearest" => Between(Math.Round((n - 1) * q), count),
            _ => throw new InvalidOperationException("There are no other methods."),
        };
    }

    private static double Place(double n, double q, double alpha, double beta) => (n * q) + (alpha + (q * (1 - alpha - beta))) - 1;

    private static (long Lower, double Weight) Between(double place, long count) =>
        place <= 0 ? (0, 0) : place >= count - 1 ? (count - 1, 0) : ((long)place, place - Math.Floor(place));

    private static (long Lower, double Weight) Averaged(double place, long count) =>
        place == Math.Floor(place) ? Between(place + 0.5, count) : Between(Math.Floor(place) + 1, count);

    private static (long Lower, double Weight) Closest(double place, long count) =>
        Between(Math.Floor(place) + (place == Math.Floor(place) && Math.Floor(place) % 2 == 0 ? 0 : 1), count);
}
