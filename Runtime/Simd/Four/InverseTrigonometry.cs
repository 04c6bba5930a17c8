using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector256<double>;

namespace StaticGraph.Simd.Four;

/// <summary>The angle whose tangent is x, within 0.65 ulps.</summary>
internal readonly struct Atan : IVectorFunction
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles Apply(Doubles x)
    {
        Pair angle = Direction.Of(new Pair(Vector256.Abs(x), Doubles.Zero), Pair.Create(1, 0));
        return Powers.CopySign(angle.Round(), x);
    }
}

/// <summary>The angle of the point (y, x), within 0.65 ulps; the first operand is the ordinate, as everywhere.</summary>
internal readonly struct Atan2 : IVectorFunction2
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles Apply(Doubles y, Doubles x)
    {
        Doubles rise = Vector256.Abs(y), run = Vector256.Abs(x);

        // An infinity points along its axis, two along the diagonal.
        Doubles infinity = Vector256.Create(double.PositiveInfinity);
        Doubles steep = Vector256.Equals(rise, infinity), flat = Vector256.Equals(run, infinity), either = steep | flat;
        rise = Vector256.ConditionalSelect(steep, Doubles.One, Vector256.ConditionalSelect(either, rise * 0.0, rise));
        run = Vector256.ConditionalSelect(flat, Doubles.One, Vector256.ConditionalSelect(either, run * 0.0, run));
        Doubles scale = Roots.ScaleFor(Vector256.Max(rise, run), 1e300, 1.0 / (1 << 20));
        Pair angle = Direction.Of(new Pair(rise * scale, Doubles.Zero), new Pair(run * scale, Doubles.Zero));
        Doubles isLeft = Vector256.LessThan(Powers.CopySign(Doubles.One, x), Doubles.Zero);
        return Powers.CopySign(Direction.Supplement(isLeft, angle).Round(), y);
    }
}

/// <summary>The angle whose sine is x, within 0.65 ulps: that of the point (√(1 - x²), x).</summary>
internal readonly struct Asin : IVectorFunction
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles Apply(Doubles x)
    {
        Doubles rise = Vector256.Abs(x);
        return Powers.CopySign(Direction.Of(new Pair(rise, Doubles.Zero), Roots.Beside(rise)).Round(), x);
    }
}

/// <summary>The angle whose cosine is x, within 0.65 ulps: that of the point (x, √(1 - x²)).</summary>
internal readonly struct Acos : IVectorFunction
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles Apply(Doubles x)
    {
        Doubles run = Vector256.Abs(x);
        Pair angle = Direction.Of(Roots.Beside(run), new Pair(run, Doubles.Zero));
        return Direction.Supplement(Vector256.LessThan(x, Doubles.Zero), angle).Round();
    }
}
