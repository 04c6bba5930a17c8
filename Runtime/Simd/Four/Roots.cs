using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector256<double>;

namespace StaticGraph.Simd.Four;

/// <summary>√(x² + y²), within 0.51 ulps, or 1 where the result is subnormal, without overflow or underflow on the way; infinite beside an infinity even where the other is NaN.</summary>
internal readonly struct Hypot : IVectorFunction2
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles Apply(Doubles x, Doubles y)
    {
        Doubles a = Vector256.Max(Vector256.Abs(x), Vector256.Abs(y)), b = Vector256.Min(Vector256.Abs(x), Vector256.Abs(y));
        Doubles scale = Roots.ScaleFor(a, 1e150, 1 / Roots.TwoTo600);
        Pair first = Pair.TwoProduct(a * scale, a * scale), second = Pair.TwoProduct(b * scale, b * scale);
        Pair sum = Pair.FastTwoSum(first.High, second.High);
        Doubles result = Roots.Sqrt(new Pair(sum.High, sum.Low + (first.Low + second.Low))).Round() / scale;
        Doubles infinity = Vector256.Create(double.PositiveInfinity);
        return Vector256.ConditionalSelect(Vector256.Equals(Vector256.Abs(x), infinity) | Vector256.Equals(Vector256.Abs(y), infinity), infinity, result);
    }
}

/// <summary>The cube root, within 0.51 ulps.</summary>
internal readonly struct Cbrt : IVectorFunction
{
    // Within 0.6 % from 1 to 8: least squares of relative errors, reweighted until level.
    private static ReadOnlySpan<double> Guess => [0.68169452, 0.36451483, -0.04330606, 0.00231289];

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles Apply(Doubles x)
    {
        // |x| = m 8^third with m from 1 to 8; subnormal numbers are made normal first.
        Doubles isSubnormal = Vector256.LessThan(Vector256.Abs(x), Vector256.Create(2.2250738585072014E-308));
        Doubles magnitude = Vector256.Abs(x) * Vector256.ConditionalSelect(isSubnormal, Vector256.Create(18014398509481984.0), Doubles.One);
        Vector256<long> bits = magnitude.AsInt64();
        Doubles exponent = (Vector256.ShiftRightLogical(bits, 52) | Vector256.Create(4503599627370496.0).AsInt64()).AsDouble() - Vector256.Create(4503599627370496.0 + 1023);
        Doubles third = Vector256.Floor((exponent + Vector256.Create(0.5)) * (1.0 / 3));
        Doubles one = ((bits & Vector256.Create(0xFFFFFFFFFFFFF)) | Doubles.One.AsInt64()).AsDouble();
        Doubles m = one * Powers.OfTwo(exponent - (third * 3.0));

        Doubles root = Refine(m, Refine(m, Powers.Polynomial(m, Guess)));
        Pair square = Pair.TwoProduct(root, root);
        Pair cube = Pair.TwoProduct(square.High, root);
        Doubles rest = (m - cube.High) - Vector256.FusedMultiplyAdd(square.Low, root, cube.Low);
        root += rest / (square.High * 3.0);
        root *= Powers.OfTwo(third - (isSubnormal & Vector256.Create(18.0)));

        // Zeros, infinities and NaN are their own roots.
        Doubles isNumber = Vector256.GreaterThan(magnitude, Doubles.Zero) & Vector256.LessThan(magnitude, Vector256.Create(double.PositiveInfinity));
        return Vector256.ConditionalSelect(isNumber, Powers.CopySign(root, x), x);
    }

    // Halley's step: the error becomes its cube.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Doubles Refine(Doubles m, Doubles root)
    {
        Doubles cube = root * root * root;
        return root * (cube + m + m) / (cube + cube + m);
    }
}

/// <summary>Square roots as pairs.</summary>
internal static class Roots
{
    /// <summary>2^600.</summary>
    public const double TwoTo600 = 4.149515568880993e+180;

    /// <summary>The square root of a positive pair; of 0, 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Sqrt(Pair x)
    {
        Doubles root = Vector256.Sqrt(x.High);
        Doubles rest = Vector256.FusedMultiplyAdd(-root, root, x.High) + x.Low;
        Doubles low = rest / (root + root);
        return new(root, Vector256.ConditionalSelect(Vector256.Equals(root, Doubles.Zero), Doubles.Zero, low));
    }

    /// <summary>√(1 - x²): the other coordinate of a point of the unit circle. NaN for |x| above 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Beside(Doubles x)
    {
        Pair square = Pair.TwoProduct(x, x);
        Pair rest = Pair.FastTwoSum(Doubles.One, -square.High);
        return Sqrt(Pair.FastTwoSum(rest.High, rest.Low - square.Low));
    }

    /// <summary>A power of two by which points are moved along their ray: up where squares and remainders of small numbers would underflow, down where sums of large ones would overflow; else 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles ScaleFor(Doubles largest, double limit, double down)
    {
        Doubles scale = Vector256.ConditionalSelect(Vector256.GreaterThan(largest, Vector256.Create(limit)), Vector256.Create(down), Doubles.One);
        return Vector256.ConditionalSelect(Vector256.LessThan(largest, Vector256.Create(1e-120)), Vector256.Create(TwoTo600), scale);
    }
}
