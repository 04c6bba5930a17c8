using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Execution.Reductions.Simd;

/// <summary>A fold of two elements, as scalars and as vectors of the same bits. <see cref="Identity"/> stands for absent elements.</summary>
/// <remarks>
/// Types that fold have no constraint on what they fold: with one ('unmanaged', INumber) the library's code for double and the like is not compiled ahead of time,
/// and the first sum of a process waits for 80 methods more.
/// </remarks>
internal interface IBinaryOp<T>
{
    static abstract T Identity { get; }

    static abstract T Apply(T left, T right);

    static abstract Vector256<T> Apply(Vector256<T> left, Vector256<T> right);
}

/// <summary>A minimum or maximum, as an order in which one element is better than another.</summary>
internal interface IOrderOp<T> : IBinaryOp<T>
{
    /// <summary>True where an element is better than the best of those before it: a number than another one, and NaN than all numbers. -0 equals +0.</summary>
    static abstract bool Beats(T element, T best);

    /// <summary>The same as a mask.</summary>
    static abstract Vector256<T> Beats(Vector256<T> element, Vector256<T> best);
}

/// <summary>Sum; integers wrap. Absent floating-point elements are -0.0, which changes no sum.</summary>
internal readonly struct SumOp<T> : IBinaryOp<T>
{
    public static T Identity => Identities.Sum<T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply(T left, T right) => (Vector128.CreateScalarUnsafe(left) + Vector128.CreateScalarUnsafe(right)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Apply(Vector256<T> left, Vector256<T> right) => left + right;
}

/// <summary>Product; integers wrap.</summary>
internal readonly struct ProdOp<T> : IBinaryOp<T>
{
    public static T Identity => Vector128<T>.One.ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply(T left, T right) => (Vector128.CreateScalarUnsafe(left) * Vector128.CreateScalarUnsafe(right)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Apply(Vector256<T> left, Vector256<T> right) => left * right;
}

/// <summary>IEEE 754-2019 minimum: NaN wins, -0 is below +0.</summary>
internal readonly struct MinOp<T> : IOrderOp<T>
{
    public static T Identity => Identities.Min<T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply(T left, T right) => Vector128.Min(Vector128.CreateScalarUnsafe(left), Vector128.CreateScalarUnsafe(right)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Apply(Vector256<T> left, Vector256<T> right) => Vector256.Min(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Beats(T element, T best) => (Beats(Vector256.CreateScalarUnsafe(element), Vector256.CreateScalarUnsafe(best)).ExtractMostSignificantBits() & 1) != 0;

    // Not "less": beside a NaN that is false.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Beats(Vector256<T> element, Vector256<T> best) => Vector256.AndNot(Vector256.Equals(best, best), Vector256.GreaterThanOrEqual(element, best));
}

/// <summary>IEEE 754-2019 maximum: NaN wins, -0 is below +0. Of bytes 0 and 1: any.</summary>
internal readonly struct MaxOp<T> : IOrderOp<T>
{
    public static T Identity => Identities.Max<T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply(T left, T right) => Vector128.Max(Vector128.CreateScalarUnsafe(left), Vector128.CreateScalarUnsafe(right)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Apply(Vector256<T> left, Vector256<T> right) => Vector256.Max(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Beats(T element, T best) => (Beats(Vector256.CreateScalarUnsafe(element), Vector256.CreateScalarUnsafe(best)).ExtractMostSignificantBits() & 1) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Beats(Vector256<T> element, Vector256<T> best) => Vector256.AndNot(Vector256.Equals(best, best), Vector256.LessThanOrEqual(element, best));
}

/// <summary>All of bytes 0 and 1: a minimum whose empty value is true.</summary>
internal readonly struct AllOp : IBinaryOp<byte>
{
    public static byte Identity => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte Apply(byte left, byte right) => byte.Min(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Apply(Vector256<byte> left, Vector256<byte> right) => Vector256.Min(left, right);
}
