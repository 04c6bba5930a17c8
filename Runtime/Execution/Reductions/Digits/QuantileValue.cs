using StaticGraph.CompilerServices;

namespace StaticGraph.Execution.Reductions.Digits;

/// <summary>What lies between two elements by order, as NumPy computes it.</summary>
internal static class QuantileValue
{
    /// <summary>Of doubles and whole numbers: the mean for a median, else so much of the way from one to the other, from the nearer one. Both may be infinite.</summary>
    public static double Of(QuantileRule? rule, double lower, double upper, double weight) => rule is null or { IsMean: true } ? Mean(lower, upper, weight)
        : weight == 0 || lower == upper ? 0.0 + lower
        : weight < 0.5 ? lower + ((upper - lower) * weight)
        : upper - ((upper - lower) * (1 - weight));

    /// <summary>Of floats: a mean is one of floats, and all else rounded once.</summary>
    public static float Of(QuantileRule? rule, float lower, float upper, double weight) => rule is null or { IsMean: true } ? Mean(lower, upper, weight) : (float)Of(rule, (double)lower, upper, weight);

    // As NumPy adds: to 0, so that no median is -0 whose elements are.
    private static double Mean(double lower, double upper, double weight) => weight > 0 ? (0.0 + lower + upper) / 2 : 0.0 + lower;

    private static float Mean(float lower, float upper, double weight) => weight > 0 ? (0.0f + lower + upper) / 2 : 0.0f + lower;
}
