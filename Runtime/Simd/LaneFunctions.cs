using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Simd;

/// <summary>A function of one double.</summary>
internal interface ILaneFunction
{
    static abstract double Apply(double x);
}

/// <summary>A function of two doubles.</summary>
internal interface ILaneFunction2
{
    static abstract double Apply(double x, double y);
}

/// <summary>A scalar function applied to one lane after the other: slow, but the same bits in every lane.</summary>
internal readonly struct PerLane<TFunction> : IVectorFunction
    where TFunction : ILaneFunction
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector256<double> Apply(Vector256<double> x)
        => Vector256.Create(TFunction.Apply(x[0]), TFunction.Apply(x[1]), TFunction.Apply(x[2]), TFunction.Apply(x[3]));
}

/// <summary>A scalar function of two operands applied to one lane after the other.</summary>
internal readonly struct PerLane2<TFunction> : IVectorFunction2
    where TFunction : ILaneFunction2
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector256<double> Apply(Vector256<double> x, Vector256<double> y)
        => Vector256.Create(TFunction.Apply(x[0], y[0]), TFunction.Apply(x[1], y[1]), TFunction.Apply(x[2], y[2]), TFunction.Apply(x[3], y[3]));
}
