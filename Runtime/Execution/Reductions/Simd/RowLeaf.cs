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
    /// <summary>Folds <paramref name="leaves"/> whole leaves of 64 neighbours each; several in flight, since a lane is one long chain.</summary>
    public static void Totals(T* data, int leaves, T* totals)
    {
        int leaf = 0;
        for (; leaf <= leaves - 4; leaf += 4, data += 256)
        {
            if (Vector256<T>.Count == 8)
            {
                FourSingles(data, totals + leaf);
            }
            else
            {
                FourDoubles(data, totals + leaf);
            }
        }

        for (; leaf < leaves; leaf++, data += 64)
        {
            totals[leaf] = Total(data, 64);
        }
    }

    /// <summary>Folds one leaf of <paramref name="length"/> (1 to 64) neighbours; absent ones are the identity.</summary>
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

    private static void FourDoubles(T* data, T* totals)
    {
        Vector256<T> a0 = Vector256.Load(data), a1 = Vector256.Load(data + 4);
        Vector256<T> b0 = Vector256.Load(data + 64), b1 = Vector256.Load(data + 68);
        Vector256<T> c0 = Vector256.Load(data + 128), c1 = Vector256.Load(data + 132);
        Vector256<T> d0 = Vector256.Load(data + 192), d1 = Vector256.Load(data + 196);
        for (int i = 8; i < 64; i += 8)
        {
            a0 = TOp.Apply(a0, Vector256.Load(data + i));
            a1 = TOp.Apply(a1, Vector256.Load(data + i + 4));
            b0 = TOp.Apply(b0, Vector256.Load(data + i + 64));
            b1 = TOp.Apply(b1, Vector256.Load(data + i + 68));
            c0 = TOp.Apply(c0, Vector256.Load(data + i + 128));
            c1 = TOp.Apply(c1, Vector256.Load(data + i + 132));
            d0 = TOp.Apply(d0, Vector256.Load(data + i + 192));
            d1 = TOp.Apply(d1, Vector256.Load(data + i + 196));
        }

        totals[0] = JoinHalves(TOp.Apply(a0, a1));
        totals[1] = JoinHalves(TOp.Apply(b0, b1));
        totals[2] = JoinHalves(TOp.Apply(c0, c1));
        totals[3] = JoinHalves(TOp.Apply(d0, d1));
    }

    private static void FourSingles(T* data, T* totals)
    {
        Vector256<T> a = Vector256.Load(data), b = Vector256.Load(data + 64), c = Vector256.Load(data + 128), d = Vector256.Load(data + 192);
        for (int i = 8; i < 64; i += 8)
        {
            a = TOp.Apply(a, Vector256.Load(data + i));
            b = TOp.Apply(b, Vector256.Load(data + i + 64));
            c = TOp.Apply(c, Vector256.Load(data + i + 128));
            d = TOp.Apply(d, Vector256.Load(data + i + 192));
        }

        totals[0] = JoinLanes(a);
        totals[1] = JoinLanes(b);
        totals[2] = JoinLanes(c);
        totals[3] = JoinLanes(d);
    }
}
