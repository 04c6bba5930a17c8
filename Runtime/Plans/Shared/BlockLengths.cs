using System;
using System.Collections.Generic;

#if STATICGRAPH_GENERATOR
namespace StaticGraph.Generator.Plans;
#else
namespace StaticGraph.CompilerServices;
#endif

/// <summary>
/// The block lengths worth trying on one axis, in ascending order: one, two, three, four, six, eight, ... units of each kind (of results' chunks, sources'
/// chunks, leaves), even shares of the axis, and the whole of it. Every one is a multiple of the results' unit or whole.
/// </summary>
internal sealed class BlockLengths
{
    private const int EvenShares = 8;

    private readonly long _whole;

    private BlockLengths(long whole, long[] units, long[] lengths)
    {
        _whole = whole;
        Units = units;
        Lengths = lengths;
    }

    /// <summary>The units, the results' own first.</summary>
    public long[] Units { get; }

    /// <summary>The lengths, ascending and distinct.</summary>
    public long[] Lengths { get; }

    /// <summary>The lengths of an axis of length <paramref name="whole"/> cut at multiples of <paramref name="units"/>, of which the first divides the others.</summary>
    public static BlockLengths Of(long whole, List<long> units)
    {
        var lengths = new List<long>(64) { whole };
        foreach (long unit in units)
        {
            // Counted down: the last of the doublings of a very long axis would not fit 64 bits.
            long multiple = 1;
            for (long rest = whole / unit; rest > 0; rest /= 2)
            {
                lengths.Add(unit * multiple);
                lengths.Add(Math.Min(whole, NumericMemory.SaturatingMultiply(unit, NumericMemory.SaturatingMultiply(3, multiple))));
                multiple = unchecked(multiple * 2);
            }

            for (int shares = 2; shares <= EvenShares; shares++)
            {
                long share = (whole / shares) + (whole % shares == 0 ? 0 : 1);
                long cell = CellOf(unit, share);
                lengths.Add(Math.Min(whole, NumericMemory.SaturatingMultiply(cell, (share / cell) + (share % cell == 0 ? 0 : 1))));
            }
        }

        lengths.Sort();
        int count = 0;
        for (int i = 0; i < lengths.Count; i++)
        {
            if (count == 0 || lengths[i] != lengths[count - 1])
            {
                lengths[count++] = lengths[i];
            }
        }

        return new BlockLengths(whole, units.ToArray(), lengths.GetRange(0, count).ToArray());
    }

    /// <summary>The greatest multiple of a unit up to <paramref name="length"/>, at least one unit, at most the whole axis.</summary>
    public long RoundDown(long length, long unit)
    {
        long cell = CellOf(unit, length);
        return length >= _whole ? _whole : Math.Min(_whole, Math.Max(unit, length / cell * cell));
    }

    // Long blocks on a free grid end on whole vectors and cache lines; that costs an eighth of their length at most.
    private static long CellOf(long unit, long length)
    {
        long cell = BlockUnits.Lcm(unit, BlockUnits.Leaf);
        return cell <= length / 8 ? cell : unit;
    }
}
