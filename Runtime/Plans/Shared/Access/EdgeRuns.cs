using System;

namespace StaticGraph.CompilerServices;

/// <summary>
/// What the blocks along an axis that has an edge reach of the array: runs of blocks that reach as many indices each, and go on evenly. Where blocks lie within the range, or on one
/// side of it, all of them are one run; each that crosses its end is one by itself. Blocks that reach nothing are in none. O(runs).
/// </summary>
internal struct EdgeRuns
{
    private readonly AxisTerm _term;
    private readonly long _points;
    private readonly long _block;
    private readonly long _blocks;
    private long _next;

    /// <summary>The blocks of a term whose numbers are known, where the axis of the space has <paramref name="points"/> and blocks are <paramref name="block"/> long.</summary>
    public EdgeRuns(AxisTerm term, long points, long block)
    {
        (_term, _points, _block) = (term, points, Math.Max(1, Math.Min(block, points)));
        _blocks = (points / _block) + (points % _block == 0 ? 0 : 1);
        (_next, Start, Length, Count, Advance) = (0, 0, 0, 0, 0);
    }

    /// <summary>The first index that the first block of the run reaches.</summary>
    public long Start { get; private set; }

    /// <summary>How many indices each of them reaches.</summary>
    public long Length { get; private set; }

    /// <summary>The number of blocks.</summary>
    public long Count { get; private set; }

    /// <summary>How much further each block begins than the one before; below 0 where they come backwards.</summary>
    public long Advance { get; private set; }

    /// <summary>The indices that all blocks reach, each as often as a block does.</summary>
    public static long Reached(AxisTerm term, long points, long block)
    {
        long reached = 0;
        for (var runs = new EdgeRuns(term, points, block); runs.MoveNext();)
        {
            reached = NumericMemory.SaturatingAdd(reached, NumericMemory.SaturatingMultiply(runs.Length, runs.Count));
        }

        return reached;
    }

    /// <summary>The pairs of a block and a chunk that meet, where index 0 lies at <paramref name="offset"/> in its chunk; without chunks the blocks that reach anything.</summary>
    public static long Meetings(AxisTerm term, long points, long block, long chunk, long offset)
    {
        long meetings = 0;
        for (var runs = new EdgeRuns(term, points, block); runs.MoveNext();)
        {
            long from = runs.Advance < 0 ? runs.Start + ((runs.Count - 1) * runs.Advance) : runs.Start;
            long crossed = chunk == 0 ? 0
                : ChunkMeetings.Quotients(runs.Count, chunk, Math.Abs(runs.Advance), from + offset + runs.Length - 1) - ChunkMeetings.Quotients(runs.Count, chunk, Math.Abs(runs.Advance), from + offset);
            meetings = NumericMemory.SaturatingAdd(meetings, NumericMemory.SaturatingAdd(runs.Count, crossed));
        }

        return meetings;
    }

    /// <summary>Goes to the next run. False behind the last one.</summary>
    public bool MoveNext()
    {
        bool isFound = false;
        while (!isFound && _next < _blocks)
        {
            Take();
            _next += Count;
            isFound = Length > 0;
        }

        return isFound;
    }

    private void Take()
    {
        bool isLast = _next == _blocks - 1;
        long length = isLast ? _points - (_next * _block) : _block;
        long reach = (_term.Stretch * length) + _term.Excess, start = Begin(_next, length);
        Start = _term.Edge!.Image(start, reach, out long count);
        (Length, Count, Advance) = (count, 1, 0);
        (long from, long to) = _term.Edge.ZoneOf(start);
        if (!isLast && start >= from && start + reach <= to)
        {
            long step = _term.Step * _block, full = _points / _block;
            long room = step > 0 ? to - start - reach : start - from;
            Count = Math.Min(full - _next, step == 0 ? full : (room / Math.Abs(step)) + 1);
            Advance = step * _term.Edge.DirectionAt(start);
        }
    }

    // The first index of a block, before the edge says what it means.
    private readonly long Begin(long number, long length)
    {
        long first = _term.From.ConstantTerm + (_term.Step * number * _block);
        return _term.Step < 0 ? first + (_term.Step * (length - 1)) - _term.Span : first;
    }
}
