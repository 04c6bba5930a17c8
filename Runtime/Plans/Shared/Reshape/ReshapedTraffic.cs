using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticGraph.CompilerServices;

/// <summary>
/// What the blocks of a sweep fetch of an array with <see cref="BlockArray.Grids"/>. Axes that become others are independent of further ones, unless an axis of the sweep walks both: what
/// all blocks along them meet is multiplied. Blocks are looked at one by one, as far as they are not cut like others before; while blocks are chosen a few of them stand for all, and a few of many
/// joined arrays for all of these.
/// </summary>
internal sealed class ReshapedTraffic
{
    // What is looked at of a shape that is only tried: arrays, blocks of each, and chunks in each.
    private const int TriedArrays = 4;
    private const long TriedBlocks = 8;
    private const long TriedBlocksOfOne = 4;
    private const long TriedChunks = 16;

    private readonly Access _access;
    private readonly List<Walk[]> _arrays = new();
    private readonly long[] _blockStart;
    private readonly long[] _blockShape;
    private readonly long[] _start;
    private readonly long[] _box;
    private readonly long[] _numbers;
    private long[] _lastBlock = Array.Empty<long>();
    private Fetches _last;
    private bool _isLastExact;

    /// <summary>The traffic of an array with grids, in a sweep of <paramref name="rank"/> axes.</summary>
    public ReshapedTraffic(BlockArray array, int rank)
    {
        _access = array.Access;
        (_blockStart, _blockShape) = (new long[rank], new long[rank]);
        (_start, _box) = (new long[_access.Rank], new long[_access.Rank]);
        int numbers = 0;
        foreach (ReshapedGrid grid in array.Grids)
        {
            _arrays.Add(Walks(grid, rank));
            numbers = Math.Max(numbers, grid.Axes.Max(axes => (4 * axes.Shape.Length) + (2 * axes.ViewShape.Length)));
        }

        _numbers = new long[numbers];
    }

    /// <summary>The bytes that fetch the whole array once, and the requests.</summary>
    public (long Bytes, long Requests) Of(long[] lengths, long[] block, bool isExact)
    {
        if (!_lastBlock.AsSpan().SequenceEqual(block) || (isExact && !_isLastExact))
        {
            int apart = isExact ? 1 : Math.Max(1, _arrays.Count / TriedArrays);
            int looked = ((_arrays.Count - 1) / apart) + 1;
            long blocks = isExact ? long.MaxValue : Math.Max(TriedBlocksOfOne, TriedBlocks / looked);
            Fetches all = default;
            for (int i = 0; i < _arrays.Count; i += apart)
            {
                all = all.Plus(FetchesOf(_arrays[i], lengths, block, blocks), 1);
            }

            (_lastBlock, _last, _isLastExact) = ((long[])block.Clone(), apart == 1 ? all : all.Times((double)_arrays.Count / looked), isExact);
        }

        return (_last.Units, _last.Requests);
    }

    private Walk[] Walks(ReshapedGrid grid, int rank)
    {
        List<Walk> walks = new();
        foreach (ReshapedAxes axes in grid.Axes)
        {
            int[] by = Enumerable.Range(0, rank).Where(axis => Enumerable.Range(axes.ViewFirst, axes.ViewShape.Length).Any(i => _access.IsWalked(i, axis))).ToArray();
            Walk[] same = walks.Where(walk => walk.By.Intersect(by).Any()).ToArray();
            walks.RemoveAll(walk => same.Contains(walk));
            walks.Add(new Walk(grid, same.SelectMany(walk => walk.Of).Append(axes).ToArray(), same.SelectMany(walk => walk.By).Union(by).OrderBy(axis => axis).ToArray()));
        }

        return walks.ToArray();
    }

    // Bytes, and requests.
    private Fetches FetchesOf(Walk[] walks, long[] lengths, long[] block, long most)
    {
        ReshapedGrid grid = walks[0].Grid;
        Fetches all = new(NumericMemory.SaturatingMultiply(grid.IsRange ? 1 : grid.ChunkElements, grid.ElementSize), 1);
        foreach (Walk walk in walks)
        {
            all = all.Times(FetchesOf(walk, lengths, block, most));
        }

        return all;
    }

    // Chunks, or elements of what is read by ranges, of at most so many blocks.
    private Fetches FetchesOf(Walk walk, long[] lengths, long[] block, long most)
    {
        var along = new Cuts[walk.By.Length];
        long kinds = 1, blocks = 1;
        for (int i = 0; i < along.Length; i++)
        {
            along[i] = CutsOf(walk, walk.By[i], lengths, block);
            kinds = NumericMemory.SaturatingMultiply(kinds, along[i].Kinds);
            blocks = NumericMemory.SaturatingMultiply(blocks, along[i].Blocks);
        }

        bool areAll = kinds / 2 < most;
        Fetches all = default;
        for (long look = 0; look < (areAll ? kinds : most); look++)
        {
            long rest = areAll ? look : Spread(look, blocks), count = 1;
            for (int i = along.Length - 1; i >= 0; i--)
            {
                long of = areAll ? along[i].Kinds : along[i].Blocks, times = 1;
                long number = areAll ? along[i].Number(rest % of, out times) : along[i].First + (rest % of);
                rest /= of;
                count = NumericMemory.SaturatingMultiply(count, times);
                Enter(walk.By[i], number, along[i].Part, lengths);
            }

            all = all.Plus(FetchesOfBlock(walk, most == long.MaxValue ? most : TriedChunks), count);
        }

        return areAll || all.Units == long.MaxValue ? all : all.Times((double)blocks / most);
    }

    // By the golden section: in even distances all could lie in chunks alike.
    private static long Spread(long look, long count)
    {
        double place = 0.5 + (look * 0.6180339887498949);
        return (long)((place - Math.Floor(place)) * count);
    }

    private void Enter(int axis, long number, long part, long[] lengths)
    {
        _blockStart[axis] = number * part;
        _blockShape[axis] = Math.Min(part, lengths[axis] - _blockStart[axis]);
    }

    private Fetches FetchesOfBlock(Walk walk, long most)
    {
        Fetches all = new(1, 1);
        foreach (ReshapedAxes axes in walk.Of)
        {
            for (int i = axes.ViewFirst; i < axes.ViewFirst + axes.ViewShape.Length; i++)
            {
                AxisTerm term = _access[i];
                long first = term.Reach(_blockStart, _blockShape, out _box[i]);
                _start[i] = walk.Grid.Start[i] + (term.IsSparse ? term.ReadIndex(first, 0) : first);
                if (_box[i] == 0)
                {
                    return default;
                }
            }

            int rank = axes.ViewShape.Length;
            var box = new FlatBox(axes.ViewShape, _start.AsSpan(axes.ViewFirst, rank), _box.AsSpan(axes.ViewFirst, rank), _numbers.AsSpan(0, 2 * rank));
            var part = new FlatPart(box, axes.Links);
            all = all.Times(walk.Grid.IsRange ? RangeOf(part) : ChunksOf(new MetChunks(axes, part, _numbers.AsSpan(2 * rank)).Count(most)));
        }

        return all;
    }

    private static Fetches RangeOf(FlatPart part) => part.TryNext(0, out _, out _, out long length) ? new Fetches(length, 1) : default;

    private static Fetches ChunksOf(long chunks) => new(chunks, chunks);

    // Where each index is read for itself a block is one of them. Blocks along the first axis of a view lie in chunks as others before, as soon as both ended together.
    private Cuts CutsOf(Walk walk, int axis, long[] lengths, long[] block)
    {
        bool isSparse = false;
        for (int i = 0; i < _access.Rank; i++)
        {
            isSparse |= _access[i].IsSparse && _access.IsWalked(i, axis);
        }

        long part = isSparse ? 1 : Math.Max(1, Math.Min(block[axis], lengths[axis])), blocks = (lengths[axis] / part) + (lengths[axis] % part == 0 ? 0 : 1);
        return TryJoined(walk, axis, out AxisTerm term, out long from, out long to)
            ? Within(term, axis, part, lengths, blocks, from, to)
            : new Cuts(0, blocks, part, PeriodOf(walk, axis, part));
    }

    // The indices of the first axis of a view between which a joined array has its elements, where an axis of the sweep walks that evenly.
    private bool TryJoined(Walk walk, int axis, out AxisTerm term, out long from, out long to)
    {
        ReshapedAxes axes = walk.Of[0];
        (int index, long inner) = FirstOf(axes);
        (term, from, to) = (_access[index], 0, 0);
        bool isJoined = walk.Of.Length == 1 && axes.Links.Length > 0 && axes.Links[0] is { IsSlice: false, IsSame: false }
            && term.TryAxis(out int its) && its == axis && !term.HasEdge && !term.IsSparse && !term.HasWindows && !_access.IsDiagonal(axis);
        if (isJoined)
        {
            FlatBox part = axes.Links[0].Box;
            from = (part.First / inner) - walk.Grid.Start[index];
            to = ((part.End + inner - 1) / inner) - walk.Grid.Start[index];
        }

        return isJoined;
    }

    // The first axis of a view that is longer than one, and the elements of an index of it.
    private static (int Index, long Inner) FirstOf(ReshapedAxes axes)
    {
        int first = 0;
        while (first < axes.ViewShape.Length - 1 && axes.ViewShape[first] == 1)
        {
            first++;
        }

        long inner = 1;
        for (int i = first + 1; i < axes.ViewShape.Length; i++)
        {
            inner = NumericMemory.SaturatingMultiply(inner, axes.ViewShape[i]);
        }

        return (axes.ViewFirst + first, inner);
    }

    // The blocks that reach anything between two indices are neighbours.
    private Cuts Within(AxisTerm term, int axis, long part, long[] lengths, long blocks, long from, long to)
    {
        bool isBack = term.Step < 0;
        long first = FirstBlock(blocks, number => isBack ? IndexOf(number) < to : IndexOf(number) + _box[0] > from);
        long behind = FirstBlock(blocks, number => isBack ? IndexOf(number) + _box[0] <= from : IndexOf(number) >= to);
        return new Cuts(first, Math.Max(0, behind - first), part, long.MaxValue);

        long IndexOf(long number)
        {
            Enter(axis, number, part, lengths);
            return term.Reach(_blockStart, _blockShape, out _box[0]);
        }
    }

    private static long FirstBlock(long blocks, Func<long, bool> isBehind)
    {
        long low = 0, high = blocks;
        while (low < high)
        {
            long middle = low + ((high - low) / 2);
            (low, high) = isBehind(middle) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private long PeriodOf(Walk walk, int axis, long part)
    {
        ReshapedAxes axes = walk.Of[0];
        (int index, long inner) = FirstOf(axes);
        if (walk.Of.Length > 1 || !axes.IsEven || !_access.TryAxis(index, out int its) || its != axis || _access[index].HasEdge || _access.IsDiagonal(axis))
        {
            return long.MaxValue;
        }

        long step = NumericMemory.SaturatingMultiply(NumericMemory.SaturatingMultiply(Math.Abs(_access[index].Step), part), inner);
        return step is 0 or long.MaxValue ? long.MaxValue : BlockUnits.Lcm(step, axes.Period) / step;
    }

    // Axes of a stored array that some axes of the sweep walk together.
    private sealed record Walk(ReshapedGrid Grid, ReshapedAxes[] Of, int[] By);

    // What is fetched, in chunks or elements or bytes, and in how many requests.
    private readonly record struct Fetches(long Units, long Requests)
    {
        public Fetches Plus(Fetches other, long count) => new(
            NumericMemory.SaturatingAdd(Units, NumericMemory.SaturatingMultiply(count, other.Units)),
            NumericMemory.SaturatingAdd(Requests, NumericMemory.SaturatingMultiply(count, other.Requests)));

        public Fetches Times(Fetches other) => new(NumericMemory.SaturatingMultiply(Units, other.Units), NumericMemory.SaturatingMultiply(Requests, other.Requests));

        public Fetches Times(double factor) => new((long)(Units * factor), (long)(Requests * factor));
    }

    // Blocks along an axis, from one on: those of a period, as often as it fits, and the last one, which may be shorter.
    private readonly record struct Cuts(long First, long Blocks, long Part, long Period)
    {
        private long Full => Math.Max(0, Blocks - 1);

        private long Turn => Math.Min(Period, Full);

        public long Kinds => Blocks == 0 ? 0 : Turn + 1;

        public long Number(long kind, out long times)
        {
            bool isLast = kind == Turn;
            times = isLast ? 1 : (Full / Turn) + (kind < Full % Turn ? 1 : 0);
            return First + (isLast ? Blocks - 1 : kind);
        }
    }
}
