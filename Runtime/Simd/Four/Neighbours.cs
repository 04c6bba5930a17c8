using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Simd.Four;

/// <summary>Signs and neighbours of floating-point numbers, by their bits: the numbers of one sign are in the order of their bits as integers.</summary>
internal static class Neighbours
{
    /// <summary>The magnitudes of x with the signs of another vector, in which a NaN counts as positive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> CopySign<T>(Vector256<T> x, Vector256<T> sign)
        => Vector256.ConditionalSelect(Vector256.Equals(sign, sign), Vector256.CopySign(x, sign), Vector256.Abs(x));

    /// <summary>The double next to x on the way to y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> After(Vector256<double> x, Vector256<double> y)
    {
        Vector256<double> grows = Vector256.Equals(Vector256.LessThan(x, y).AsInt64(), Vector256.GreaterThan(x, Vector256<double>.Zero).AsInt64()).AsDouble();
        Vector256<long> next = x.AsInt64() + (grows.AsInt64() & Vector256.Create(2L)) - Vector256<long>.One;
        Vector256<double> fromZero = Vector256.CopySign(Vector256.Create(double.Epsilon), y);
        Vector256<double> result = Vector256.ConditionalSelect(Vector256.Equals(x, Vector256<double>.Zero), fromZero, next.AsDouble());
        result = Vector256.ConditionalSelect(Vector256.Equals(x, y), y, result);
        return Vector256.ConditionalSelect(Vector256.Equals(x, x) & Vector256.Equals(y, y), result, x + y);
    }

    /// <summary>The float next to x on the way to y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> After(Vector256<float> x, Vector256<float> y)
    {
        Vector256<float> grows = Vector256.Equals(Vector256.LessThan(x, y).AsInt32(), Vector256.GreaterThan(x, Vector256<float>.Zero).AsInt32()).AsSingle();
        Vector256<int> next = x.AsInt32() + (grows.AsInt32() & Vector256.Create(2)) - Vector256<int>.One;
        Vector256<float> fromZero = Vector256.CopySign(Vector256.Create(float.Epsilon), y);
        Vector256<float> result = Vector256.ConditionalSelect(Vector256.Equals(x, Vector256<float>.Zero), fromZero, next.AsSingle());
        result = Vector256.ConditionalSelect(Vector256.Equals(x, y), y, result);
        return Vector256.ConditionalSelect(Vector256.Equals(x, x) & Vector256.Equals(y, y), result, x + y);
    }
}
