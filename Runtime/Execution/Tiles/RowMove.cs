using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticGraph.Execution.Tiles;

/// <summary>Moves the elements of one row, from wherever they lie to neighbours; past the caches where the target begins on a cache line and the caller wants it.</summary>
internal static unsafe class RowMove
{
    /// <summary>Elements that are <paramref name="stride"/> bytes apart.</summary>
    public static void Run(byte* source, nint stride, byte* target, nint count, int size, bool bypasses)
    {
        nint done = !Avx2.IsSupported ? 0
            : stride == size && bypasses ? Forward(source, target, count * size) / size
            : stride == -size ? Backward(source, target, count * size, size, bypasses) / size
            : 0;
        source += done * stride;
        target += done * size;
        count -= done;
        if (stride == size)
        {
            Buffer.MemoryCopy(source, target, count * size, count * size);
            return;
        }

        Copy(source, new EvenPlaces(stride), target, count, size);
    }

    /// <summary>
    /// Each element from so many bytes behind <paramref name="source"/>. Elements as far behind a place that lies <paramref name="ahead"/> bytes further on are asked for next: a processor
    /// that does not know the offsets could not fetch them before.
    /// </summary>
    public static void Each(byte* source, ReadOnlySpan<nint> offsets, byte* target, int size, nint ahead = 0)
    {
        fixed (nint* first = offsets)
        {
            if (ahead == 0 || !Sse.IsSupported)
            {
                Copy(source, new ListedPlaces(first), target, offsets.Length, size);
            }
            else
            {
                Copy(source, new PlacesAhead(first, ahead), target, offsets.Length, size);
            }
        }
    }

    private static void Copy<TPlaces>(byte* source, TPlaces places, byte* target, nint count, int size)
        where TPlaces : struct, IElementPlaces
    {
        switch (size)
        {
            case 16:
                Copy<Vector128<byte>, TPlaces>(source, places, target, count);
                break;
            case 8:
                Copy<ulong, TPlaces>(source, places, target, count);
                break;
            case 4:
                Copy<uint, TPlaces>(source, places, target, count);
                break;
            case 2:
                Copy<ushort, TPlaces>(source, places, target, count);
                break;
            case 1:
                Copy<byte, TPlaces>(source, places, target, count);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(size));
        }
    }

    // Neither gathers nor stores past the caches are of use here: lines that are read wait for each other as it is.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy<T, TPlaces>(byte* source, TPlaces places, byte* target, nint count)
        where T : unmanaged
        where TPlaces : struct, IElementPlaces
    {
        for (nint i = 0; i < count; i++)
        {
            ((T*)target)[i] = *(T*)places.Of(source, i);
        }
    }

    // The bytes of whole cache lines.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint Forward(byte* source, byte* target, nint bytes)
    {
        nint i = 0;
        for (; i + 64 <= bytes; i += 64)
        {
            Vector256<byte> low = Vector256.Load(source + i), high = Vector256.Load(source + i + 32);
            low.StoreAlignedNonTemporal(target + i);
            high.StoreAlignedNonTemporal(target + i + 32);
        }

        return i;
    }

    // The same from the last element on, so that what is read goes up: what is ahead of that is fetched in time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint Backward(byte* source, byte* target, nint bytes, int size, bool bypasses)
    {
        Vector256<byte> order = Vector256.Create(Reversed(size), Reversed(size));
        nint whole = bytes & -64;
        byte* last = source + size - whole;
        for (nint i = 0; i < whole; i += 64)
        {
            byte* to = target + (whole - 64 - i);
            Vector256<byte> low = Turn(Vector256.Load(last + i + 32), order), high = Turn(Vector256.Load(last + i), order);
            if (bypasses)
            {
                low.StoreAlignedNonTemporal(to);
                high.StoreAlignedNonTemporal(to + 32);
            }
            else
            {
                low.Store(to);
                high.Store(to + 32);
            }
        }

        return whole;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Turn(Vector256<byte> elements, Vector256<byte> order) => Avx2.Permute4x64(Avx2.Shuffle(elements, order).AsUInt64(), 0b01_00_11_10).AsByte();

    // The bytes of 16, element by element from the last one on.
    private static Vector128<byte> Reversed(int size) => Vector128<byte>.Indices ^ Vector128.Create((byte)(16 - size));
}
