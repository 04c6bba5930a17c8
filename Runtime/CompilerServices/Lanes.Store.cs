using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.CompilerServices;

public static partial class Lanes
{
    /// <summary>
    /// Stores lanes of a result, past the caches where <paramref name="bypasses"/> (<see cref="Tile.Bypasses"/>, which promises alignment): a cache would
    /// first read the lines that are overwritten, a third of the traffic. The test costs nothing: the loop waits for memory, or has a place free for it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Store<T>(Vector512<T> value, ref T row, nuint index, bool bypasses)
        where T : unmanaged
    {
        if (bypasses)
        {
            value.StoreAlignedNonTemporal((T*)Unsafe.AsPointer(ref row) + index);
        }
        else
        {
            value.StoreUnsafe(ref row, index);
        }
    }

    /// <summary>
    /// Stores lanes of a result, past the caches where <paramref name="bypasses"/> as <see cref="Store{T}(Vector512{T}, ref T, nuint, bool)"/> does. They are half of a cache line: the first waits in
    /// <paramref name="half"/> for the second, and both are stored one after the other.
    /// </summary>
    /// <remarks>Lines whose halves come apart leave the processor in pieces: a stencil over 8192 x 8192 doubles, written in C for an Ice Lake, takes 168 ms so, and 96 in whole lines.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Store<T>(Vector256<T> value, ref Vector256<T> half, ref T row, nuint index, bool bypasses)
        where T : unmanaged
    {
        if (!bypasses)
        {
            value.StoreUnsafe(ref row, index);
        }
        else if ((index & (nuint)Vector256<T>.Count) == 0)
        {
            half = value;
        }
        else
        {
            T* line = (T*)Unsafe.AsPointer(ref row) + index - Vector256<T>.Count;
            half.StoreAlignedNonTemporal(line);
            value.StoreAlignedNonTemporal(line + Vector256<T>.Count);
        }
    }

    /// <inheritdoc cref="Store{T}(Vector512{T}, ref T, nuint, bool)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Store<T>(Vector128<T> value, ref T row, nuint index, bool bypasses)
        where T : unmanaged
    {
        if (bypasses)
        {
            value.StoreAlignedNonTemporal((T*)Unsafe.AsPointer(ref row) + index);
        }
        else
        {
            value.StoreUnsafe(ref row, index);
        }
    }
}
