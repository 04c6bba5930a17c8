using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.CompilerServices;

/// <content>Complex numbers as lanes: in memory each is two doubles, the real part first; in lanes the parts are vectors of their own. An index counts numbers.</content>
public static partial class Lanes
{
    /// <summary>The imaginary part of one number that begins at <paramref name="row"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Imaginary(ref double row) => Unsafe.Add(ref row, 1);

    /// <summary>The real parts of as many numbers as the vector has lanes, from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Real512(ref double row, nuint index)
        => Vector512.ConditionalSelect(LowerHalf, Vector512.Shuffle(Vector512.LoadUnsafe(ref row, 2 * index), Vector512.Create(0L, 2, 4, 6, 0, 2, 4, 6)), Vector512.Shuffle(Vector512.LoadUnsafe(ref row, (2 * index) + 8), Vector512.Create(0L, 2, 4, 6, 0, 2, 4, 6)));

    /// <summary>The imaginary parts of as many numbers as the vector has lanes, from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Imaginary512(ref double row, nuint index)
        => Vector512.ConditionalSelect(LowerHalf, Vector512.Shuffle(Vector512.LoadUnsafe(ref row, 2 * index), Vector512.Create(1L, 3, 5, 7, 1, 3, 5, 7)), Vector512.Shuffle(Vector512.LoadUnsafe(ref row, (2 * index) + 8), Vector512.Create(1L, 3, 5, 7, 1, 3, 5, 7)));

    /// <inheritdoc cref="Real512"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Real256(ref double row, nuint index)
    {
        Vector256<double> lower = Vector256.Shuffle(Vector256.LoadUnsafe(ref row, 2 * index), Vector256.Create(0L, 2, 0, 2));
        Vector256<double> upper = Vector256.Shuffle(Vector256.LoadUnsafe(ref row, (2 * index) + 4), Vector256.Create(0L, 2, 0, 2));
        return Vector256.ConditionalSelect(Vector256.Create(-1L, -1, 0, 0).AsDouble(), lower, upper);
    }

    /// <inheritdoc cref="Imaginary512"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Imaginary256(ref double row, nuint index)
    {
        Vector256<double> lower = Vector256.Shuffle(Vector256.LoadUnsafe(ref row, 2 * index), Vector256.Create(1L, 3, 1, 3));
        Vector256<double> upper = Vector256.Shuffle(Vector256.LoadUnsafe(ref row, (2 * index) + 4), Vector256.Create(1L, 3, 1, 3));
        return Vector256.ConditionalSelect(Vector256.Create(-1L, -1, 0, 0).AsDouble(), lower, upper);
    }

    /// <inheritdoc cref="Real512"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Real128(ref double row, nuint index)
        => Vector128.Create(Unsafe.Add(ref row, 2 * index), Unsafe.Add(ref row, (2 * index) + 2));

    /// <inheritdoc cref="Imaginary512"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Imaginary128(ref double row, nuint index)
        => Vector128.Create(Unsafe.Add(ref row, (2 * index) + 1), Unsafe.Add(ref row, (2 * index) + 3));

    /// <summary>Stores numbers by their parts from <paramref name="index"/> on, past the caches where <paramref name="bypasses"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreComplex(Vector512<double> real, Vector512<double> imaginary, ref double row, nuint index, bool bypasses)
    {
        Vector512<double> odd = Vector512.Create(0L, -1, 0, -1, 0, -1, 0, -1).AsDouble();
        Vector512<long> lower = Vector512.Create(0L, 0, 1, 1, 2, 2, 3, 3), upper = Vector512.Create(4L, 4, 5, 5, 6, 6, 7, 7);
        Store(Vector512.ConditionalSelect(odd, Vector512.Shuffle(imaginary, lower), Vector512.Shuffle(real, lower)), ref row, 2 * index, bypasses);
        Store(Vector512.ConditionalSelect(odd, Vector512.Shuffle(imaginary, upper), Vector512.Shuffle(real, upper)), ref row, (2 * index) + 8, bypasses);
    }

    /// <inheritdoc cref="StoreComplex(Vector512{double}, Vector512{double}, ref double, nuint, bool)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreComplex(Vector256<double> real, Vector256<double> imaginary, ref double row, nuint index, bool bypasses)
    {
        Vector256<double> odd = Vector256.Create(0L, -1, 0, -1).AsDouble();
        Vector256<long> lower = Vector256.Create(0L, 0, 1, 1), upper = Vector256.Create(2L, 2, 3, 3);
        Vector256<double> half = default;
        Store(Vector256.ConditionalSelect(odd, Vector256.Shuffle(imaginary, lower), Vector256.Shuffle(real, lower)), ref half, ref row, 2 * index, bypasses);
        Store(Vector256.ConditionalSelect(odd, Vector256.Shuffle(imaginary, upper), Vector256.Shuffle(real, upper)), ref half, ref row, (2 * index) + 4, bypasses);
    }

    /// <inheritdoc cref="StoreComplex(Vector512{double}, Vector512{double}, ref double, nuint, bool)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreComplex(Vector128<double> real, Vector128<double> imaginary, ref double row, nuint index, bool bypasses)
    {
        Store(Vector128.Create(real.ToScalar(), imaginary.ToScalar()), ref row, 2 * index, bypasses);
        Store(Vector128.Create(real.GetElement(1), imaginary.GetElement(1)), ref row, (2 * index) + 2, bypasses);
    }

    private static Vector512<double> LowerHalf
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(-1L, -1, -1, -1, 0, 0, 0, 0).AsDouble();
    }
}
