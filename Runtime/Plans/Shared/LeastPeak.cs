namespace StaticGraph.CompilerServices;

/// <summary>
/// Looks for the block shape with the lowest peak. Small blocks are not always it: cut leaves leave loose elements that a reduction must keep, and a held
/// part may be larger than the block that makes it needless. So several shapes are improved axis by axis.
/// </summary>
internal sealed class LeastPeak
{
    private const int Rounds = 8;

    private readonly BlockProblem _problem;
    private readonly BlockUnits _units;
    private readonly long[] _best;
    private long[] _block;
    private long[] _trial;
    private long _peak;

    public LeastPeak(BlockProblem problem, BlockUnits units)
    {
        _problem = problem;
        _units = units;
        SolverRoom room = problem.Memory.RoomOf(problem.Lengths.Length);
        (_best, _block, _trial) = (room.Best, room.Block, room.Trial);
        units.Smallest(_best);
        _peak = problem.Peak(_best, 1);
    }

    /// <summary>The shape found, with a single set of buffers.</summary>
    public BlockChoice Find()
    {
        _units.Smallest(_block);
        Descend();
        _units.LeastInBlock(_block);
        Descend();
        _units.LeastWholeChunks(_block);
        Descend();
        _units.Whole(_block);
        Descend();
        return new BlockChoice((long[])_best.Clone(), 1, _peak);
    }

    private void Descend()
    {
        _units.Repair(_block);
        long peak = _problem.Peak(_block, 1), before = long.MaxValue;
        for (int round = 0; round < Rounds && peak < before; round++)
        {
            before = peak;
            for (int axis = 0; axis < _block.Length; axis++)
            {
                peak = Shorten(axis, peak);
            }
        }

        if (peak < _peak)
        {
            _block.CopyTo(_best, 0);
            _peak = peak;
        }
    }

    // The peak that the best of all lengths on an axis has.
    private long Shorten(int axis, long peak)
    {
        foreach (long length in _units.Lengths(axis).Lengths)
        {
            _block.CopyTo(_trial, 0);
            _trial[axis] = length;
            _units.Repair(_trial);
            long its = _problem.Peak(_trial, 1);
            if (its < peak)
            {
                (_block, _trial) = (_trial, _block);
                peak = its;
            }
        }

        return peak;
    }
}
