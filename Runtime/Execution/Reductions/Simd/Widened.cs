using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Execution.Reductions.Simd;

/// <summary>
/// Elements of an array as the type they are folded in: floats as doubles, every other type as itself. Widening is exact, so that an element which waits
/// as a double is the element it was.
/// </summary>
internal static unsafe class Widened<TElement, T>
{
    /// <summary>One element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Load(TElement* from) => typeof(TElement) == typeof(T) ? *(T*)from : Unsafe.BitCast<double, T>(*(float*)from);

    /// <summary>As many neighbours as a vector of the wider type takes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> LoadVector(TElement* from) => typeof(TElement) == typeof(T)
        ? Vector256.Load((T*)from)
        : Vector256.WidenLower(Vector128.Load((float*)from).ToVector256Unsafe()).As<double, T>();

    /// <summary>Widens a row; a single element, the common case of scalar trees, without a call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(TElement* from, T* to, long count)
    {
        if (count == 1)
        {
            *to = Load(from);
        }
        else if (typeof(TElement) == typeof(T))
        {
            RowCopy.Copy((T*)from, to, count);
        }
        else
        {
            CopyRow(from, to, count);
        }
    }

    /// <summary>Takes elements that wait as <typeparamref name="T"/> back to their own type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Narrow(T* from, TElement* to, long count)
    {
        for (long i = 0; i < count; i++)
        {
            if (typeof(TElement) == typeof(T))
            {
                ((T*)to)[i] = from[i];
            }
            else
            {
                ((float*)to)[i] = (float)((double*)from)[i];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyRow(TElement* from, T* to, long count)
    {
        long i = 0;
        for (; i <= count - Vector256<T>.Count; i += Vector256<T>.Count)
        {
            LoadVector(from + i).Store(to + i);
        }

        for (; i < count; i++)
        {
            to[i] = Load(from + i);
        }
    }
}
