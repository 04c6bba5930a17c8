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

    /// <inheritdoc cref="Store{T}(Vector512{T}, ref T, nuint, bool)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Store<T>(Vector256<T> value, ref T row, nuint index, bool bypasses)
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
