using System;

namespace StaticGraph.CompilerServices;

/// <summary>Scores block shapes under the limit, keeps the best few, and improves them one or two axes at a time.</summary>
internal sealed class BlockSearch
{
    // A larger buffer must save more than a few hundredths of the score: 4 MiB is one large request, and of a few of them the processor's cache still holds
    // what was read when it is computed on. The mean of a file in the system's cache took a third less time than with 8 MiB, of one on the disk as long.
    private const long LargestBuffer = 4L << 20;

    private const double WorthOfMemory = 1.04;
    private const int Rounds = 8;
    private const int Reach = 16;

    private readonly BlockProblem _problem;
    private readonly BlockUnits _units;
    private readonly BlockFit _fit;
    private readonly long[][] _kept;
    private readonly double[] _scores;
    private readonly long[] _trial;
    private bool _fitsWhole;
    private int _count;

    /// <summary>A search without shapes yet.</summary>
    public BlockSearch(BlockProblem problem, BlockUnits units)
    {
        _problem = problem;
        _units = units;
        _fit = new BlockFit(problem);
        SolverRoom room = problem.Memory.RoomOf(problem.Lengths.Length);
        _trial = room.Trial;
        _kept = new[] { room.Best, room.Second };
        _scores = new double[_kept.Length];
    }

    /// <summary>The traffic that shapes are scored by.</summary>
    public BlockTraffic Traffic => _fit.Traffic;

    /// <summary>Begins anew, with the problem's limit and workers as they are now.</summary>
    public void Restart()
    {
        _count = 0;
        _units.Whole(_trial);
        _fitsWhole = _fit.FitsWhole(_trial);
        _fit.Restart();
    }

    /// <summary>The best shape so far, or null when none fitted the limit.</summary>
    public BlockChoice? Best()
    {
        if (_count == 0)
        {
            return null;
        }

        _fit.TrySets(_kept[0], out int sets, out long peak);
        return new BlockChoice((long[])_kept[0].Clone(), sets, peak);
    }

    /// <summary>Takes a shape to start from, which is made to obey the rules. False when it does not fit the limit.</summary>
    public bool Start(long[] block)
    {
        _units.Repair(block);
        double score = _fit.Score(block, double.MaxValue);
        if (score < double.MaxValue)
        {
            Keep(block, score);
        }

        return score < double.MaxValue;
    }

    /// <summary>Improves the shapes kept until no change of one or two axes makes the best one better, then gives back memory that is worth little.</summary>
    public void Improve()
    {
        if (_count == 0)
        {
            _units.Smallest(_trial);
            Start(_trial);
        }

        for (int i = 0; i < _count; i++)
        {
            for (int round = 0; round < Rounds && ImproveAxes(i); round++)
            {
            }
        }

        MoveBestToFront();
        for (int round = 0; round < Rounds && _count > 0 && ImproveTwoAxes(); round++)
        {
            while (ImproveAxes(0))
            {
            }
        }

        if (_count > 0)
        {
            Shrink();
        }
    }

    private bool ImproveAxes(int index)
    {
        double before = _scores[index];
        for (int axis = 0; axis < _trial.Length; axis++)
        {
            BlockLengths lengths = _units.Lengths(axis);
            foreach (long length in lengths.Lengths)
            {
                TryLength(index, axis, length, axis, 0);
            }

            foreach (long unit in lengths.Units)
            {
                TryFitting(index, axis, unit, axis, 0);
            }
        }

        return _scores[index] < before;
    }

    // What one axis gives up another one takes: as much as keeps the number of elements, or as much as fits the limit.
    private bool ImproveTwoAxes()
    {
        double before = _scores[0];
        for (int axis = 0; axis < _trial.Length; axis++)
        {
            for (int other = 0; other < _trial.Length; other++)
            {
                if (axis == other)
                {
                    continue;
                }

                long now = _kept[0][axis];
                foreach (long length in _units.Lengths(axis).Lengths)
                {
                    if (length >= now / Reach && length / Reach <= now)
                    {
                        TryExchange(axis, length, other);
                    }
                }
            }
        }

        return _scores[0] < before;
    }

    private void TryExchange(int axis, long length, int other)
    {
        long[] best = _kept[0];
        long same = (long)((double)best[axis] * best[other] / length);
        BlockLengths lengths = _units.Lengths(other);
        foreach (long unit in lengths.Units)
        {
            TryLength(0, other, lengths.RoundDown(same, unit), axis, length);
            TryFitting(0, other, unit, axis, length);
        }

        TryLength(0, other, _units.Within(other, _units.Common(axis, other, length)), axis, _units.Within(axis, _units.Common(axis, other, length)));
    }

    // The greatest lengths that fit the limit with so many sets of buffers, or half as many and so on, by what one unit more costs.
    private void TryFitting(int index, int axis, long unit, int fixedAxis, long fixedLength)
    {
        if (_fitsWhole || unit > _problem.Lengths[axis] / 2)
        {
            return;
        }

        bool isOther = true;
        PeakLine one = default, two = default;
        for (int sets = _fit.Wanted; sets >= 1; sets /= 2)
        {
            if (isOther)
            {
                Set(index, axis, unit, fixedAxis, fixedLength);
                one = _fit.Peaks(_trial);
                _trial[axis] = 2 * unit;
                two = _fit.Peaks(_trial);
            }

            long units = _fit.Units(one.At(sets), two.At(sets));
            isOther = units > 0 && units < _problem.Lengths[axis] / unit && TryLength(index, axis, _units.Lengths(axis).RoundDown(units * unit, unit), fixedAxis, fixedLength);
        }
    }

    private bool TryLength(int index, int axis, long length, int fixedAxis, long fixedLength)
    {
        Set(index, axis, length, fixedAxis, fixedLength);
        _units.Repair(_trial);
        double score = _fit.Score(_trial, _scores[index]);
        bool isBetter = score < _scores[index];
        if (isBetter)
        {
            _trial.CopyTo(_kept[index], 0);
            _scores[index] = score;
        }

        return isBetter;
    }

    private void Set(int index, int axis, long length, int fixedAxis, long fixedLength)
    {
        _kept[index].CopyTo(_trial, 0);
        _trial[fixedAxis] = fixedLength;
        _trial[axis] = length;
    }

    // From the outermost axis on, shorter lengths as long as they cost next to nothing, until the largest buffer is no larger than it need be.
    private void Shrink()
    {
        double bound = _scores[0] * WorthOfMemory;
        for (int axis = 0; axis < _trial.Length; axis++)
        {
            ReadOnlySpan<long> lengths = _units.Lengths(axis).Lengths;
            for (int i = lengths.Length - 1; i >= 0 && Buffer(_kept[0]) > LargestBuffer; i--)
            {
                if (lengths[i] >= _kept[0][axis])
                {
                    continue;
                }

                Set(0, axis, lengths[i], axis, 0);
                _units.Repair(_trial);
                double score = _fit.Score(_trial, bound);

                // Beyond a length that cuts leaves a shorter one may cut none.
                if (score <= bound)
                {
                    _trial.CopyTo(_kept[0], 0);
                    _scores[0] = score;
                }
            }
        }
    }

    private long Buffer(long[] block)
    {
        long largest = 0;
        foreach (BlockArray array in _problem.Arrays)
        {
            largest = Math.Max(largest, array.BytesOf(block));
        }

        return largest;
    }

    private void Keep(long[] block, double score)
    {
        int place = 0;
        while (place < _count && _scores[place] <= score)
        {
            if (_scores[place] == score && _kept[place].AsSpan().SequenceEqual(block))
            {
                return;
            }

            place++;
        }

        if (place == _kept.Length)
        {
            return;
        }

        _count = Math.Min(_kept.Length, _count + 1);
        long[] free = _kept[_count - 1];
        for (int i = _count - 1; i > place; i--)
        {
            (_kept[i], _scores[i]) = (_kept[i - 1], _scores[i - 1]);
        }

        block.CopyTo(free, 0);
        (_kept[place], _scores[place]) = (free, score);
    }

    private void MoveBestToFront()
    {
        for (int i = 1; i < _count; i++)
        {
            if (_scores[i] < _scores[0])
            {
                (_kept[0], _kept[i]) = (_kept[i], _kept[0]);
                (_scores[0], _scores[i]) = (_scores[i], _scores[0]);
            }
        }
    }
}
