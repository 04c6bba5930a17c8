using System.Runtime.CompilerServices;

namespace StaticGraph.Execution.Reductions.Simd;

/// <summary>What changes nothing in a fold, for each element type.</summary>
internal static class Identities
{
    /// <summary>Of a sum: -0.0, and 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum<T>() => typeof(T) == typeof(double) ? As<double, T>(-0.0) : typeof(T) == typeof(float) ? As<float, T>(-0.0f) : default!;

    /// <summary>Of a minimum: infinity, and the largest integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Min<T>() => typeof(T) == typeof(double) ? As<double, T>(double.PositiveInfinity)
        : typeof(T) == typeof(float) ? As<float, T>(float.PositiveInfinity)
        : typeof(T) == typeof(long) ? As<long, T>(long.MaxValue)
        : typeof(T) == typeof(int) ? As<int, T>(int.MaxValue)
        : typeof(T) == typeof(short) ? As<short, T>(short.MaxValue)
        : typeof(T) == typeof(sbyte) ? As<sbyte, T>(sbyte.MaxValue)
        : typeof(T) == typeof(ulong) ? As<ulong, T>(ulong.MaxValue)
        : typeof(T) == typeof(uint) ? As<uint, T>(uint.MaxValue)
        : typeof(T) == typeof(ushort) ? As<ushort, T>(ushort.MaxValue)
        : As<byte, T>(byte.MaxValue);

    /// <summary>Of a maximum: minus infinity, and the smallest integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Max<T>() => typeof(T) == typeof(double) ? As<double, T>(double.NegativeInfinity)
        : typeof(T) == typeof(float) ? As<float, T>(float.NegativeInfinity)
        : typeof(T) == typeof(long) ? As<long, T>(long.MinValue)
        : typeof(T) == typeof(int) ? As<int, T>(int.MinValue)
        : typeof(T) == typeof(short) ? As<short, T>(short.MinValue)
        : typeof(T) == typeof(sbyte) ? As<sbyte, T>(sbyte.MinValue)
        : typeof(T) == typeof(ulong) ? As<ulong, T>(ulong.MinValue)
        : typeof(T) == typeof(uint) ? As<uint, T>(uint.MinValue)
        : typeof(T) == typeof(ushort) ? As<ushort, T>(ushort.MinValue)
        : As<byte, T>(byte.MinValue);

    /// <summary>No number; of integers 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T NaN<T>() => typeof(T) == typeof(double) ? As<double, T>(double.NaN) : typeof(T) == typeof(float) ? As<float, T>(float.NaN) : default!;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T As<TFrom, T>(TFrom value) => Unsafe.BitCast<TFrom, T>(value);
}
