using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticGraph.Execution.Reductions.Simd;

/// <summary>
/// The leaf along the last axis: 64 neighbours in 8 lanes (index mod 8), each folded in ascending order, joined as
/// ((0+4)+(2+6))+((1+5)+(3+7)). For 8-byte elements the lanes are two <see cref="Vector256{T}"/>, for 4-byte ones a single one.
/// </summary>
internal static unsafe class RowLeaf<T, TOp>
    where T : unmanaged
    where TOp : struct, IBinaryOp<T>
{
    /// <summary>Folds <paramref name="leaves"/> whole leaves of 64 neighbours each, in the order of memory: the chains of several are in flight by themselves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Totals(T* data, int leaves, T* totals)
    {
        for (int leaf = 0; leaf < leaves; leaf++, data += 64)
        {
            Ahead.FetchLeaf(data);
            totals[leaf] = Whole(data);
        }
    }

    /// <summary>Folds one whole leaf.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Whole(T* data)
    {
        Vector256<T> low = Vector256.Load(data);
        if (Vector256<T>.Count == 8)
        {
            for (int i = 8; i < 64; i += 8)
            {
                low = TOp.Apply(low, Vector256.Load(data + i));
            }

            return JoinLanes(low);
        }

        Vector256<T> high = Vector256.Load(data + 4);
        for (int i = 8; i < 64; i += 8)
        {
            low = TOp.Apply(low, Vector256.Load(data + i));
            high = TOp.Apply(high, Vector256.Load(data + i + 4));
        }

        return JoinHalves(TOp.Apply(low, high));
    }

    /// <summary>Folds one leaf of <paramref name="length"/> (1 to 64) neighbours; absent ones are the identity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Total(T* data, int length)
    {
        if (length < 8)
        {
            return Short(data, length);
        }

        T* lanes = stackalloc T[8];
        Clear(lanes);
        AddGroups(lanes, data, length >> 3);
        for (int i = length & ~7; i < length; i++)
        {
            lanes[i & 7] = TOp.Apply(lanes[i & 7], data[i]);
        }

        return Join(lanes);
    }

    /// <summary>Sets 8 lanes to the identity.</summary>
    public static void Clear(T* lanes)
    {
        for (int lane = 0; lane < 8; lane++)
        {
            lanes[lane] = TOp.Identity;
        }
    }

    /// <summary>Folds groups of 8 neighbours into 8 lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddGroups(T* lanes, T* data, long groups)
    {
        Vector256<T> low = Vector256.Load(lanes);
        if (Vector256<T>.Count == 8)
        {
            for (; groups > 0; groups--, data += 8)
            {
                low = TOp.Apply(low, Vector256.Load(data));
            }
        }
        else
        {
            Vector256<T> high = Vector256.Load(lanes + 4);
            for (; groups > 0; groups--, data += 8)
            {
                low = TOp.Apply(low, Vector256.Load(data));
                high = TOp.Apply(high, Vector256.Load(data + 4));
            }

            high.Store(lanes + 4);
        }

        low.Store(lanes);
    }

    /// <summary>The total of 8 lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Join(T* lanes) => TOp.Apply(
        TOp.Apply(TOp.Apply(lanes[0], lanes[4]), TOp.Apply(lanes[2], lanes[6])),
        TOp.Apply(TOp.Apply(lanes[1], lanes[5]), TOp.Apply(lanes[3], lanes[7])));

    /// <summary>The total of lanes already added crosswise: (0+4, 1+5, 2+6, 3+7).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T JoinHalves(Vector256<T> pairs) => TOp.Apply(
        TOp.Apply(pairs.GetElement(0), pairs.GetElement(2)),
        TOp.Apply(pairs.GetElement(1), pairs.GetElement(3)));

    /// <summary>The total of 8 lanes in one vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T JoinLanes(Vector256<T> lanes) => TOp.Apply(
        TOp.Apply(TOp.Apply(lanes.GetElement(0), lanes.GetElement(4)), TOp.Apply(lanes.GetElement(2), lanes.GetElement(6))),
        TOp.Apply(TOp.Apply(lanes.GetElement(1), lanes.GetElement(5)), TOp.Apply(lanes.GetElement(3), lanes.GetElement(7))));

    // Each lane has at most one element: nothing goes through memory.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Short(T* data, int length)
    {
        T Lane(int i) => i < length ? data[i] : TOp.Identity;
        return TOp.Apply(
            TOp.Apply(TOp.Apply(Lane(0), Lane(4)), TOp.Apply(Lane(2), Lane(6))),
            TOp.Apply(TOp.Apply(Lane(1), Lane(5)), TOp.Apply(Lane(3), Lane(7))));
    }
}
