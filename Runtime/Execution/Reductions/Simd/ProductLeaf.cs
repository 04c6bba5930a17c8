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

    /// <summary>
    /// The same of four rows by one, <paramref name="stride"/> bytes apart, whose totals are <paramref name="totalStride"/> apart: memory answers four walks sooner than one, and the second factor is loaded once for all.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TotalsOfRows(T* a, nint stride, T* factor, int leaves, double* totals, int totalStride)
    {
        T* b = (T*)((byte*)a + stride), c = (T*)((byte*)b + stride), d = (T*)((byte*)c + stride);
        for (int leaf = 0; leaf < leaves; leaf++, a += 64, b += 64, c += 64, d += 64, factor += 64)
        {
            Ahead.FetchLeaf(a);
            Ahead.FetchLeaf(b);
            Ahead.FetchLeaf(c);
            Ahead.FetchLeaf(d);
            Whole(a, b, c, d, factor, totals + leaf, totalStride);
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
    private static void Whole(T* a, T* b, T* c, T* d, T* factor, double* totals, int stride)
    {
        Vector256<double> none = Vector256.Create(Products<T>.None);
        Vector256<double> lowA = none, lowB = none, lowC = none, lowD = none, highA = none, highB = none, highC = none, highD = none;
        for (int i = 0; i < 64; i += 8)
        {
            Vector256<double> low = Widened<T, double>.LoadVector(factor + i), high = Widened<T, double>.LoadVector(factor + i + 4);
            lowA = Products<T>.Add(a + i, low, lowA);
            highA = Products<T>.Add(a + i + 4, high, highA);
            lowB = Products<T>.Add(b + i, low, lowB);
            highB = Products<T>.Add(b + i + 4, high, highB);
            lowC = Products<T>.Add(c + i, low, lowC);
            highC = Products<T>.Add(c + i + 4, high, highC);
            lowD = Products<T>.Add(d + i, low, lowD);
            highD = Products<T>.Add(d + i + 4, high, highD);
        }

        totals[0] = RowLeaf<T, SumOp<double>>.JoinHalves(lowA + highA);
        totals[stride] = RowLeaf<T, SumOp<double>>.JoinHalves(lowB + highB);
        totals[2 * stride] = RowLeaf<T, SumOp<double>>.JoinHalves(lowC + highC);
        totals[3 * stride] = RowLeaf<T, SumOp<double>>.JoinHalves(lowD + highD);
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
