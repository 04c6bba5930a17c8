using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Execution.Reductions.Simd;

/// <summary>The leaf of products along the last axis: as <see cref="RowLeaf{T, TOp}"/> of a sum, where each of the 8 lanes takes products instead of elements.</summary>
internal static unsafe class ProductLeaf<T>
{
    /// <summary>Folds whole leaves of 64 neighbours each. The second factor is a vector that many rows meet, more often than not: it is in the cache.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Totals(T* a, T* b, int leaves, double* totals)
    {
        for (int leaf = 0; leaf < leaves; leaf++, a += 64, b += 64)
        {
            Ahead.FetchLeaf(a);
            totals[leaf] = Whole(a, b);
        }
    }

    /// <summary>Folds one leaf of <paramref name="length"/> (1 to 64) neighbours.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Total(T* a, T* b, int length)
    {
        double* lanes = stackalloc double[8];
        RowLeaf<T, SumOp<double>>.Clear(lanes);
        Add(lanes, a, b, 0, length);
        return RowLeaf<T, SumOp<double>>.Join(lanes);
    }

    /// <summary>Folds the neighbours [index, stop) into 8 lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(double* lanes, T* a, T* b, long index, long stop)
    {
        for (; index < stop && (index & 7) != 0; index++, a++, b++)
        {
            lanes[index & 7] = Products<T>.Add(a, b, lanes[index & 7]);
        }

        Vector256<double> low = Vector256.Load(lanes), high = Vector256.Load(lanes + 4);
        for (; index <= stop - 8; index += 8, a += 8, b += 8)
        {
            low = Products<T>.Add(a, b, low);
            high = Products<T>.Add(a + 4, b + 4, high);
        }

        low.Store(lanes);
        high.Store(lanes + 4);
        for (; index < stop; index++, a++, b++)
        {
            lanes[index & 7] = Products<T>.Add(a, b, lanes[index & 7]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Whole(T* a, T* b)
    {
        Vector256<double> low = Vector256.Create(Products<T>.None), high = low;
        for (int i = 0; i < 64; i += 8)
        {
            low = Products<T>.Add(a + i, b + i, low);
            high = Products<T>.Add(a + i + 4, b + i + 4, high);
        }

        return RowLeaf<T, SumOp<double>>.JoinHalves(low + high);
    }
}
