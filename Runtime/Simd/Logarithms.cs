using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector256<double>;

namespace StaticGraph.Simd;

/// <summary>ln x, within 0.51 ulps.</summary>
internal readonly struct Log : IVectorFunction
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles Apply(Doubles x)
    {
        Pair log = LogCore.Log(new Pair(x, Doubles.Zero), out Doubles k);
        return LogCore.AtEnds(x, LogCore.Add(k, log).Round());
    }
}

/// <summary>The logarithm to base 2, within 0.51 ulps; exact for powers of 2.</summary>
internal readonly struct Log2 : IVectorFunction
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles Apply(Doubles x)
    {
        Pair log = LogCore.Log(new Pair(x, Doubles.Zero), out Doubles k);
        return LogCore.AtEnds(x, LogCore.Add(k, 1, 0, log * Pair.Create(1.4426950408889634, 2.0355273740931033e-17)).Round());
    }
}

/// <summary>The logarithm to base 10, within 0.51 ulps; exact for powers of 10.</summary>
internal readonly struct Log10 : IVectorFunction
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles Apply(Doubles x)
    {
        Pair log = LogCore.Log(new Pair(x, Doubles.Zero), out Doubles k) * Pair.Create(0.4342944819032518, 1.098319650216765e-17);
        return LogCore.AtEnds(x, LogCore.Add(k, 0.30102999566383914, 1.42050232272661e-13, log).Round());
    }
}

/// <summary>ln(1 + x), within 0.51 ulps near 0 as elsewhere.</summary>
internal readonly struct Log1p : IVectorFunction
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Doubles Apply(Doubles x)
    {
        Pair sum = Pair.TwoSum(Doubles.One, x);
        Pair log = LogCore.Log(sum, out Doubles k);
        Doubles result = LogCore.AtEnds(sum.High, LogCore.Add(k, log).Round());

        // ln(1 + x) is x to the last bit here, with its sign.
        return Vector256.ConditionalSelect(Vector256.LessThan(Vector256.Abs(x), Vector256.Create(1e-17)), x, result);
    }
}
