using System.ComponentModel;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace StaticGraph.CompilerServices;

/// <summary>Casts of a row of numbers to another type; casts from and to bool happen in the lanes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TileConvert
{
    /// <summary>
    /// Converts <paramref name="count"/> elements. Floating point to integer drops the fraction, saturates, and turns NaN into 0, on every processor;
    /// integer to integer keeps the low bits and extends the sign; everything to floating point rounds to nearest, halves to even.
    /// </summary>
    public static void Convert<TFrom, TTo>(ref TFrom source, ref TTo destination, nuint count)
        where TFrom : unmanaged, INumberBase<TFrom>
        where TTo : unmanaged, INumberBase<TTo>
    {
        ReadOnlySpan<TFrom> from = MemoryMarshal.CreateReadOnlySpan(ref source, checked((int)count));
        Span<TTo> to = MemoryMarshal.CreateSpan(ref destination, from.Length);
        if (typeof(TFrom) == typeof(float) || typeof(TFrom) == typeof(double))
        {
            TensorPrimitives.ConvertSaturating(from, to);
        }
        else
        {
            TensorPrimitives.ConvertTruncating(from, to);
        }
    }
}
