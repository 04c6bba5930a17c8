using System;

namespace StaticGraph.CompilerServices;

/// <summary>
/// The block lengths worth trying on one axis, in ascending order: one, two, three, four, six, eight, ... units of each kind (of results' chunks, sources'
/// chunks, leaves), even shares of the axis, and the whole of it. Every one is a multiple of the results' unit or whole.
/// </summary>
internal readonly struct BlockLengths
{
    private const int EvenShares = 8;
    private const int MostDoublings = 63;

    private readonly SolverMemory _memory;
    private readonly long _whole;
    private readonly NumberRange _units;
    private readonly NumberRange _lengths;

    /// <summary>The lengths of an axis of length <paramref name="whole"/> cut at multiples of <paramref name="units"/>, of which the first divides the others.</summary>
    public BlockLengths(SolverMemory memory, long whole, ReadOnlySpan<long> units)
    {
        _memory = memory;
        _whole = whole;
        _units = memory.Take(units.Length);
        units.CopyTo(memory[_units]);
        NumberRange room = memory.Take(1 + (units.Length * ((2 * MostDoublings) + EvenShares - 1)));
        _lengths = memory.Keep(room, Fill(memory[room], whole, units));
        memory.Sort(_lengths);
        _lengths = memory.Keep(_lengths, Distinct(memory[_lengths]));
    }

    /// <summary>False for lengths that nobody has made yet.</summary>
    public bool IsMade => _memory is not null;

    /// <summary>The units, the results' own first.</summary>
    public ReadOnlySpan<long> Units => _memory[_units];

    /// <summary>The lengths, ascending and distinct.</summary>
    public ReadOnlySpan<long> Lengths => _memory[_lengths];

    /// <summary>The greatest multiple of a unit up to <paramref name="length"/>, at least one unit, at most the whole axis.</summary>
    public long RoundDown(long length, long unit)
    {
        long cell = CellOf(unit, length);
        return length >= _whole ? _whole : Math.Min(_whole, Math.Max(unit, length / cell * cell));
    }

    private static int Fill(Span<long> lengths, long whole, ReadOnlySpan<long> units)
    {
        int count = 0;
        lengths[count++] = whole;
        foreach (long unit in units)
        {
            // Counted down: the last of the doublings of a very long axis would not fit 64 bits.
            long multiple = 1;
            for (long rest = whole / unit; rest > 0; rest /= 2)
            {
                lengths[count++] = unit * multiple;
                lengths[count++] = Math.Min(whole, NumericMemory.SaturatingMultiply(unit, NumericMemory.SaturatingMultiply(3, multiple)));
                multiple = unchecked(multiple * 2);
            }

            for (int shares = 2; shares <= EvenShares; shares++)
            {
                long share = (whole / shares) + (whole % shares == 0 ? 0 : 1);
                long cell = CellOf(unit, share);
                lengths[count++] = Math.Min(whole, NumericMemory.SaturatingMultiply(cell, (share / cell) + (share % cell == 0 ? 0 : 1)));
            }
        }

        return count;
    }

    private static int Distinct(Span<long> sorted)
    {
        int count = 0;
        foreach (long length in sorted)
        {
            if (count == 0 || length != sorted[count - 1])
            {
                sorted[count++] = length;
            }
        }

        return count;
    }

    // Long blocks on a free grid end on whole vectors and cache lines; that costs an eighth of their length at most.
    private static long CellOf(long unit, long length)
    {
        long cell = BlockUnits.Lcm(unit, BlockUnits.Leaf);
        return cell <= length / 8 ? cell : unit;
    }
}
