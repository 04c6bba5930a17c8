using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticGraph.CompilerServices;

/// <summary>
/// How many chunks the blocks of a sweep fetch of an array with a <see cref="BlockArray.Grid"/>. Axes that become others are independent of further ones, unless an axis of the sweep walks both: what
/// all blocks along them meet is multiplied. Blocks are looked at one by one, as far as they are not cut like others before; while blocks are chosen a few of them stand for all.
/// </summary>
internal sealed class ReshapedTraffic
{
    // What is looked at of a shape that is only tried: blocks, and chunks in each.
    private const long TriedBlocks = 8;
    private const long TriedChunks = 16;

    private readonly Access _access;
    private readonly ReshapedGrid _grid;
    private readonly List<Walk> _walks = new();
    private readonly long[] _blockStart;
    private readonly long[] _blockShape;
    private readonly long[] _start;
    private readonly long[] _box;
    private readonly long[] _numbers;
    private long[] _lastBlock = Array.Empty<long>();
    private long _last;
    private bool _isLastExact;

    /// <summary>The traffic of an array with a grid, in a sweep of <paramref name="rank"/> axes.</summary>
    public ReshapedTraffic(BlockArray array, int rank)
    {
        (_access, _grid) = (array.Access, array.Grid!);
        (_blockStart, _blockShape) = (new long[rank], new long[rank]);
        (_start, _box) = (new long[_access.Rank], new long[_access.Rank]);
        _numbers = new long[_grid.Axes.Max(axes => (4 * axes.Shape.Length) + (2 * axes.ViewShape.Length))];
        foreach (ReshapedAxes axes in _grid.Axes)
        {
            Add(axes, rank);
        }
    }

    /// <summary>The chunks that fetch the whole array once.</summary>
    public long Chunks(long[] lengths, long[] block, bool isExact)
    {
        if (_lastBlock.AsSpan().SequenceEqual(block) && (_isLastExact || !isExact))
        {
            return _last;
        }

        long chunks = 1;
        foreach (Walk walk in _walks)
        {
            chunks = NumericMemory.SaturatingMultiply(chunks, Chunks(walk, lengths, block, isExact));
        }

        (_lastBlock, _last, _isLastExact) = ((long[])block.Clone(), chunks, isExact);
        return chunks;
    }

    private void Add(ReshapedAxes axes, int rank)
    {
        int[] by = Enumerable.Range(0, rank).Where(axis => Enumerable.Range(axes.ViewFirst, axes.ViewShape.Length).Any(i => _access.IsWalked(i, axis))).ToArray();
        Walk[] same = _walks.Where(walk => walk.By.Intersect(by).Any()).ToArray();
        _walks.RemoveAll(walk => same.Contains(walk));
        _walks.Add(new Walk(same.SelectMany(walk => walk.Of).Append(axes).ToArray(), same.SelectMany(walk => walk.By).Union(by).OrderBy(axis => axis).ToArray()));
    }

    private long Chunks(Walk walk, long[] lengths, long[] block, bool isExact)
    {
        var along = new Cuts[walk.By.Length];
        long kinds = 1;
        for (int i = 0; i < along.Length; i++)
        {
            along[i] = CutsOf(walk, walk.By[i], lengths, block);
            kinds = NumericMemory.SaturatingMultiply(kinds, along[i].Kinds);
        }

        long chunks = 0, apart = isExact ? 1 : Math.Max(1, kinds / TriedBlocks), looked = 0;
        for (long kind = 0; kind < kinds; kind += apart, looked++)
        {
            long rest = kind, count = 1;
            for (int i = along.Length - 1; i >= 0; i--)
            {
                long number = along[i].Number(rest % along[i].Kinds, out long times);
                rest /= along[i].Kinds;
                count = NumericMemory.SaturatingMultiply(count, times);
                _blockStart[walk.By[i]] = number * along[i].Part;
                _blockShape[walk.By[i]] = Math.Min(along[i].Part, lengths[walk.By[i]] - _blockStart[walk.By[i]]);
            }

            chunks = NumericMemory.SaturatingAdd(chunks, NumericMemory.SaturatingMultiply(count, ChunksOfBlock(walk, isExact ? long.MaxValue : TriedChunks)));
        }

        return apart == 1 || chunks == long.MaxValue ? chunks : (long)((double)chunks * kinds / looked);
    }

    private long ChunksOfBlock(Walk walk, long most)
    {
        long chunks = 1;
        foreach (ReshapedAxes axes in walk.Of)
        {
            for (int i = axes.ViewFirst; i < axes.ViewFirst + axes.ViewShape.Length; i++)
            {
                AxisTerm term = _access[i];
                long first = term.Reach(_blockStart, _blockShape, out _box[i]);
                _start[i] = _grid.Start[i] + (term.IsSparse ? term.ReadIndex(first, 0) : first);
                if (_box[i] == 0)
                {
                    return 0;
                }
            }

            int rank = axes.ViewShape.Length;
            var box = new FlatBox(axes.ViewShape, _start.AsSpan(axes.ViewFirst, rank), _box.AsSpan(axes.ViewFirst, rank), _numbers.AsSpan(0, 2 * rank));
            chunks = NumericMemory.SaturatingMultiply(chunks, new MetChunks(axes, box, _numbers.AsSpan(2 * rank)).Count(most));
        }

        return chunks;
    }

    // Where each index is read for itself a block is one of them. Blocks along the first axis of a view lie in chunks as others before, as soon as both ended together.
    private Cuts CutsOf(Walk walk, int axis, long[] lengths, long[] block)
    {
        bool isSparse = false;
        for (int i = 0; i < _access.Rank; i++)
        {
            isSparse |= _access[i].IsSparse && _access.IsWalked(i, axis);
        }

        long part = isSparse ? 1 : Math.Max(1, Math.Min(block[axis], lengths[axis]));
        return new Cuts(lengths[axis], part, PeriodOf(walk, axis, part));
    }

    private long PeriodOf(Walk walk, int axis, long part)
    {
        ReshapedAxes axes = walk.Of[0];
        int first = 0;
        while (first < axes.ViewShape.Length - 1 && axes.ViewShape[first] == 1)
        {
            first++;
        }

        int index = axes.ViewFirst + first;
        if (walk.Of.Length > 1 || axes.ViewShape.Length == 0 || !_access.TryAxis(index, out int its) || its != axis || _access[index].HasEdge || _access.IsDiagonal(axis))
        {
            return long.MaxValue;
        }

        long step = NumericMemory.SaturatingMultiply(Math.Abs(_access[index].Step), part);
        for (int i = first + 1; i < axes.ViewShape.Length; i++)
        {
            step = NumericMemory.SaturatingMultiply(step, axes.ViewShape[i]);
        }

        return step is 0 or long.MaxValue ? long.MaxValue : BlockUnits.Lcm(step, axes.Period) / step;
    }

    // Axes that some axes of the sweep walk together.
    private sealed record Walk(ReshapedAxes[] Of, int[] By);

    // The blocks along an axis: those of a period, as often as it fits, and the last one, which may be shorter.
    private readonly record struct Cuts(long Length, long Part, long Period)
    {
        private long Full => Math.Max(0, Blocks - 1);

        private long Turn => Math.Min(Period, Full);

        private long Blocks => (Length / Part) + (Length % Part == 0 ? 0 : 1);

        public long Kinds => Length == 0 ? 0 : Turn + 1;

        public long Number(long kind, out long times)
        {
            bool isLast = kind == Turn;
            times = isLast ? 1 : (Full / Turn) + (kind < Full % Turn ? 1 : 0);
            return isLast ? Blocks - 1 : kind;
        }
    }
}
