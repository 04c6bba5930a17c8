using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Execution.Reductions.Simd;

/// <summary>
/// The leaf along the last axis: 64 neighbours in 8 lanes (index mod 8), each folded in ascending order, joined as
/// ((0+4)+(2+6))+((1+5)+(3+7)). The lanes are two vectors of doubles, whatever the elements are.
/// </summary>
internal static unsafe class RowLeaf<T, TOp>
    where TOp : struct, IBinaryOp<double>
{
    /// <summary>Folds <paramref name="leaves"/> whole leaves of 64 neighbours each, in the order of memory: the chains of several are in flight by themselves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Totals(T* data, int leaves, double* totals)
    {
        for (int leaf = 0; leaf < leaves; leaf++, data += 64)
        {
            Ahead.FetchLeaf(data);
            totals[leaf] = Whole(data);
        }
    }

    /// <summary>The same of four rows side by side, <paramref name="stride"/> bytes apart, whose totals are <paramref name="totalStride"/> apart: memory answers four walks sooner than one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TotalsOfRows(T* data, nint stride, int leaves, double* totals, int totalStride)
    {
        T* b = (T*)((byte*)data + stride), c = (T*)((byte*)b + stride), d = (T*)((byte*)c + stride);
        for (int leaf = 0; leaf < leaves; leaf++, data += 64, b += 64, c += 64, d += 64)
        {
            Ahead.FetchLeaf(data);
            Ahead.FetchLeaf(b);
            Ahead.FetchLeaf(c);
            Ahead.FetchLeaf(d);
            totals[leaf] = Whole(data);
            totals[totalStride + leaf] = Whole(b);
            totals[(2 * totalStride) + leaf] = Whole(c);
            totals[(3 * totalStride) + leaf] = Whole(d);
        }
    }

    /// <summary>Folds one whole leaf.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Whole(T* data)
    {
        Vector256<double> low = Widened<T, double>.LoadVector(data), high = Widened<T, double>.LoadVector(data + 4);
        for (int i = 8; i < 64; i += 8)
        {
            low = TOp.Apply(low, Widened<T, double>.LoadVector(data + i));
            high = TOp.Apply(high, Widened<T, double>.LoadVector(data + i + 4));
        }

        return JoinHalves(TOp.Apply(low, high));
    }

    /// <summary>Folds one leaf of <paramref name="length"/> (1 to 64) neighbours; absent ones are the identity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Total(T* data, int length)
    {
        if (length < 8)
        {
            return Short(data, length);
        }

        double* lanes = stackalloc double[8];
        Clear(lanes);
        Add(lanes, data, 0, length);
        return Join(lanes);
    }

    /// <summary>Sets 8 lanes to the identity.</summary>
    public static void Clear(double* lanes)
    {
        for (int lane = 0; lane < 8; lane++)
        {
            lanes[lane] = TOp.Identity;
        }
    }

    /// <summary>Folds the neighbours [index, stop) into 8 lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(double* lanes, T* data, long index, long stop)
    {
        for (; index < stop && (index & 7) != 0; index++, data++)
        {
            lanes[index & 7] = TOp.Apply(lanes[index & 7], Widened<T, double>.Load(data));
        }

        long groups = (stop - index) >> 3;
        AddGroups(lanes, data, groups);
        data += 8 * groups;
        for (index += 8 * groups; index < stop; index++, data++)
        {
            lanes[index & 7] = TOp.Apply(lanes[index & 7], Widened<T, double>.Load(data));
        }
    }

    /// <summary>The total of 8 lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Join(double* lanes) => TOp.Apply(
        TOp.Apply(TOp.Apply(lanes[0], lanes[4]), TOp.Apply(lanes[2], lanes[6])),
        TOp.Apply(TOp.Apply(lanes[1], lanes[5]), TOp.Apply(lanes[3], lanes[7])));

    /// <summary>The total of lanes already added crosswise: (0+4, 1+5, 2+6, 3+7).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double JoinHalves(Vector256<double> pairs) => TOp.Apply(
        TOp.Apply(pairs.GetElement(0), pairs.GetElement(2)),
        TOp.Apply(pairs.GetElement(1), pairs.GetElement(3)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddGroups(double* lanes, T* data, long groups)
    {
        Vector256<double> low = Vector256.Load(lanes), high = Vector256.Load(lanes + 4);
        for (; groups > 0; groups--, data += 8)
        {
            low = TOp.Apply(low, Widened<T, double>.LoadVector(data));
            high = TOp.Apply(high, Widened<T, double>.LoadVector(data + 4));
        }

        low.Store(lanes);
        high.Store(lanes + 4);
    }

    // Each lane has at most one element: nothing goes through memory.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Short(T* data, int length)
    {
        double Lane(int i) => i < length ? Widened<T, double>.Load(data + i) : TOp.Identity;
        return TOp.Apply(
            TOp.Apply(TOp.Apply(Lane(0), Lane(4)), TOp.Apply(Lane(2), Lane(6))),
            TOp.Apply(TOp.Apply(Lane(1), Lane(5)), TOp.Apply(Lane(3), Lane(7))));
    }
}
