using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Execution.Reductions.Simd;

/// <summary>
/// The arithmetic of squared deviations, as scalars and as vectors of the same bits. A total is a mean m, what is missing of it (r, so that the mean is m + r),
/// and the sum of squared deviations from it (M2). A difference of two means so keeps its digits however far from zero they are.
/// </summary>
internal static class Moments
{
    /// <summary>
    /// M2 of a leaf from its distances to a number near its mean: their squares' sum <paramref name="q"/> less <paramref name="d"/> * d / count, where d is their sum.
    /// Rounding takes nothing below zero, and squares that have overflowed stay infinite.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Squares(double q, double d, double count)
    {
        double shift = d * d / count;
        return shift < q ? q - shift : q < double.PositiveInfinity ? 0 : q;
    }

    /// <summary>The same of several outputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Squares(Vector256<double> q, Vector256<double> d, Vector256<double> count)
    {
        Vector256<double> shift = d * d / count;
        Vector256<double> least = Vector256.ConditionalSelect(Vector256.LessThan(q, Vector256.Create(double.PositiveInfinity)), Vector256<double>.Zero, q);
        return Vector256.ConditionalSelect(Vector256.LessThan(shift, q), q - shift, least);
    }

    /// <summary>M2 of two totals: the sum of theirs and <paramref name="distance"/>^2 * weight; a sum that has overflowed stays infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Merge(double squares, double distance, double weight)
        => squares < double.PositiveInfinity ? squares + (distance * distance * weight) : squares;

    /// <summary>The same of several outputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Merge(Vector256<double> squares, Vector256<double> distance, double weight) => Vector256.ConditionalSelect(
        Vector256.LessThan(squares, Vector256.Create(double.PositiveInfinity)), squares + (distance * distance * weight), squares);

    /// <summary>Moves from the remainder into the mean what the mean can hold: the mean is then their sum, rounded, and the remainder what that left, exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Renormalize(ref double mean, ref double rest)
    {
        double sum = mean + rest, part = sum - mean;
        rest = (mean - (sum - part)) + (rest - part);
        mean = sum;
    }

    /// <summary>The same of several outputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Renormalize(ref Vector256<double> mean, ref Vector256<double> rest)
    {
        Vector256<double> sum = mean + rest, part = sum - mean;
        rest = (mean - (sum - part)) + (rest - part);
        mean = sum;
    }
}
