namespace StaticGraph.Simd;

// System.Math, one function a struct, so that a call is bound when it is compiled.

internal readonly struct CbrtLane : ILaneFunction
{
    public static double Apply(double x) => Math.Cbrt(x);
}

internal readonly struct ExpLane : ILaneFunction
{
    public static double Apply(double x) => Math.Exp(x);
}

internal readonly struct Exp2Lane : ILaneFunction
{
    public static double Apply(double x) => Math.Pow(2, x);
}

internal readonly struct LogLane : ILaneFunction
{
    public static double Apply(double x) => Math.Log(x);
}

internal readonly struct Log2Lane : ILaneFunction
{
    public static double Apply(double x) => Math.Log2(x);
}

internal readonly struct Log10Lane : ILaneFunction
{
    public static double Apply(double x) => Math.Log10(x);
}

internal readonly struct SinLane : ILaneFunction
{
    public static double Apply(double x) => Math.Sin(x);
}

internal readonly struct CosLane : ILaneFunction
{
    public static double Apply(double x) => Math.Cos(x);
}

internal readonly struct TanLane : ILaneFunction
{
    public static double Apply(double x) => Math.Tan(x);
}

internal readonly struct AsinLane : ILaneFunction
{
    public static double Apply(double x) => Math.Asin(x);
}

internal readonly struct AcosLane : ILaneFunction
{
    public static double Apply(double x) => Math.Acos(x);
}

internal readonly struct AtanLane : ILaneFunction
{
    public static double Apply(double x) => Math.Atan(x);
}

internal readonly struct SinhLane : ILaneFunction
{
    public static double Apply(double x) => Math.Sinh(x);
}

internal readonly struct CoshLane : ILaneFunction
{
    public static double Apply(double x) => Math.Cosh(x);
}

internal readonly struct TanhLane : ILaneFunction
{
    public static double Apply(double x) => Math.Tanh(x);
}

/// <summary>e^x - 1 by Kahan's correction: the rounding error of exp(x) is undone by taking its logarithm again, so that small x keep all their digits.</summary>
internal readonly struct Expm1Lane : ILaneFunction
{
    public static double Apply(double x)
    {
        double power = Math.Exp(x);
        double less = power - 1;
        if (power == 1 || double.IsNaN(power))
        {
            return x;
        }

        return less == -1 || double.IsInfinity(power) ? less : less * (x / Math.Log(power));
    }
}

/// <summary>log(1 + x) by Kahan's correction: the logarithm of the rounded 1 + x, scaled by the ratio of x to what 1 + x really added.</summary>
internal readonly struct Log1pLane : ILaneFunction
{
    public static double Apply(double x)
    {
        double sum = 1 + x;
        if (sum == 1)
        {
            return x;
        }

        return double.IsInfinity(sum) || sum <= 0 ? Math.Log(sum) : Math.Log(sum) * (x / (sum - 1));
    }
}

internal readonly struct PowLane : ILaneFunction2
{
    public static double Apply(double x, double y) => Math.Pow(x, y);
}

internal readonly struct Atan2Lane : ILaneFunction2
{
    public static double Apply(double x, double y) => Math.Atan2(x, y);
}

internal readonly struct HypotLane : ILaneFunction2
{
    public static double Apply(double x, double y) => double.Hypot(x, y);
}

internal readonly struct RemainderLane : ILaneFunction2
{
    public static double Apply(double x, double y) => x % y;
}
