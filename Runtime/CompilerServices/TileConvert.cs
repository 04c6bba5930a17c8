using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticGraph.Simd.Conversions;

namespace StaticGraph.CompilerServices;

/// <summary>Casts of a row of numbers to another type; casts from and to bool happen in the lanes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TileConvert
{
    /// <summary>
    /// Converts <paramref name="count"/> elements, as a <see cref="Tile"/> has in a row: a multiple of those of the narrower type in 64 bytes.
    /// Floating point to integer drops the fraction, saturates, and turns NaN into 0, on every processor;
    /// integer to integer keeps the low bits and extends the sign; everything to floating point rounds to nearest, halves to even.
    /// </summary>
    /// <exception cref="NotSupportedException">The types are the same, or one of them is no number that kernels compute with.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Convert<TFrom, TTo>(ref TFrom source, ref TTo destination, nuint count)
        where TFrom : unmanaged
        where TTo : unmanaged
    {
        if (!ConversionTable.Run(ref source, ref destination, count))
        {
            throw new NotSupportedException($"There is no conversion of rows of {typeof(TFrom)} to {typeof(TTo)}.");
        }
    }
}
