using System.Runtime.Intrinsics;

namespace StaticGraph.Tests.Simd;

/// <summary>Distances between floating-point numbers.</summary>
internal static class Ulps
{
    /// <summary>
    /// The error of <paramref name="actual"/> against the exact value <paramref name="nearest"/> + <paramref name="rest"/>, in units of the last place of
    /// <paramref name="nearest"/>. Infinite where one is NaN or infinite and the other is not, or where the signs of zeros differ.
    /// </summary>
    public static double Between(double actual, double nearest, double rest)
    {
        if (!double.IsFinite(actual) || !double.IsFinite(nearest))
        {
            return actual.Equals(nearest) ? 0 : double.PositiveInfinity;
        }

        if (actual == 0 && nearest == 0 && rest == 0)
        {
            return Bits(actual) == Bits(nearest) ? 0 : double.PositiveInfinity;
        }

        double unit = Math.BitIncrement(Math.Abs(nearest)) - Math.Abs(nearest);
        return Math.Abs((actual - nearest) - rest) / (double.IsFinite(unit) ? unit : Math.ScaleB(1, 971));
    }

    /// <summary>The bits of a number, the same for every NaN.</summary>
    public static long Bits(double value) => BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value);

    /// <summary>The lanes of a vector.</summary>
    public static T[] ToArray<T>(this Vector128<T> vector)
    {
        T[] lanes = new T[Vector128<T>.Count];
        vector.CopyTo(lanes);
        return lanes;
    }

    /// <inheritdoc cref="ToArray{T}(Vector128{T})"/>
    public static T[] ToArray<T>(this Vector256<T> vector)
    {
        T[] lanes = new T[Vector256<T>.Count];
        vector.CopyTo(lanes);
        return lanes;
    }

    /// <inheritdoc cref="ToArray{T}(Vector128{T})"/>
    public static T[] ToArray<T>(this Vector512<T> vector)
    {
        T[] lanes = new T[Vector512<T>.Count];
        vector.CopyTo(lanes);
        return lanes;
    }
}
