using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector256<double>;

namespace StaticGraph.Simd.Four;

/// <summary>
/// The angle of a point in the first quadrant: the arc of the nearest slope c of 0, 1/2, 1, 2 and infinity, plus the arc tangent of what remains,
/// (y - c x) / (x + c y), which is at most 1/4 and has a short series. All inverse trigonometric functions are angles of points.
/// </summary>
internal static class Direction
{
    // -1/3, 1/5, ... -1/27
    private static ReadOnlySpan<double> Series =>
        [-1.0 / 3, 1.0 / 5, -1.0 / 7, 1.0 / 9, -1.0 / 11, 1.0 / 13, -1.0 / 15, 1.0 / 17, -1.0 / 19, 1.0 / 21, -1.0 / 23, 1.0 / 25, -1.0 / 27];

    /// <summary>The angle from 0 to π/2 of (x, y), neither of them negative; 0 for the origin.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Of(Pair y, Pair x)
    {
        Doubles slope = Doubles.Zero, arc = Doubles.Zero, arcLow = Doubles.Zero;
        Nearer(0.25, 0.5, 0.4636476090008061, 2.2698777452961687e-17);
        Nearer(0.75, 1, 0.7853981633974483, 3.061616997868383e-17);
        Nearer(1.5, 2, 1.1071487177940904, 9.404471373566379e-17);
        Doubles isSteep = Vector256.GreaterThan(y.High, x.High * 4.0);
        arc = Vector256.ConditionalSelect(isSteep, Vector256.Create(1.5707963267948966), arc);
        arcLow = Vector256.ConditionalSelect(isSteep, Vector256.Create(6.123233995736766e-17), arcLow);

        // y and c x are close or c is 0, so their difference is exact; so is every product with c.
        Pair over = new(y.High - (slope * x.High), y.Low - (slope * x.Low));
        Pair under = Pair.TwoSum(x.High, slope * y.High);
        under = new(under.High, under.Low + x.Low + (slope * y.Low));
        over = Pair.Select(isSteep, -x, over);
        under = Pair.Select(isSteep, y, under);
        return Sum(arc, arcLow, over, under);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        void Nearer(double from, double c, double angle, double angleLow)
        {
            Doubles isNear = Vector256.GreaterThan(y.High, x.High * from);
            slope = Vector256.ConditionalSelect(isNear, Vector256.Create(c), slope);
            arc = Vector256.ConditionalSelect(isNear, Vector256.Create(angle), arc);
            arcLow = Vector256.ConditionalSelect(isNear, Vector256.Create(angleLow), arcLow);
        }
    }

    /// <summary>π less an angle, where <paramref name="mask"/> is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Supplement(Doubles mask, Pair angle)
        => Pair.Select(mask, Pair.Create(3.141592653589793, 1.2246467991473532e-16) + -angle, angle);

    // arc + artan(over / under)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Pair Sum(Doubles arc, Doubles arcLow, Pair over, Pair under)
    {
        Doubles divisor = Vector256.ConditionalSelect(Vector256.Equals(under.High, Doubles.Zero), Doubles.One, under.High);
        Doubles z = over.High / divisor;
        Doubles rest = Vector256.FusedMultiplyAdd(-z, divisor, over.High);
        Doubles low = (rest + Vector256.FusedMultiplyAdd(-z, under.Low, over.Low)) / divisor;

        // Where the remainder itself underflows, and by an infinity, the quotient is as good as it gets.
        low &= Vector256.GreaterThan(Vector256.Min(Vector256.Abs(z), Vector256.Abs(over.High)), Vector256.Create(1e-290));
        Doubles square = z * z;
        Doubles tail = Vector256.FusedMultiplyAdd(square * z, Powers.Polynomial(square, Series), arcLow + low);
        Pair sum = Pair.FastTwoSum(arc, z);
        return Pair.FastTwoSum(sum.High, sum.Low + tail);
    }
}
