using System;

#if STATICGRAPH_GENERATOR
namespace StaticGraph.Generator.Plans;
#else
namespace StaticGraph.CompilerServices;
#endif

/// <summary>
/// Looks for the block shape with the lowest peak. Small blocks are not always it: cut leaves leave loose elements that a reduction must keep, and a held
/// part may be larger than the block that makes it needless. So several shapes are improved axis by axis.
/// </summary>
internal sealed class LeastPeak
{
    private const int Rounds = 8;

    private readonly BlockProblem _problem;
    private readonly BlockUnits _units;
    private readonly BlockLengths[] _lengths;
    private long[] _best;
    private long _peak;

    public LeastPeak(BlockProblem problem)
    {
        _problem = problem;
        _units = new BlockUnits(problem);
        _lengths = new BlockLengths[problem.Lengths.Length];
        for (int axis = 0; axis < _lengths.Length; axis++)
        {
            _lengths[axis] = _units.Lengths(axis);
        }

        _best = _units.Smallest();
        _peak = problem.Peak(_best, 1);
    }

    /// <summary>The shape found, with a single set of buffers.</summary>
    public BlockChoice Find()
    {
        Descend(_best);
        Descend(_units.LeastInBlock());
        Descend(_units.LeastWholeChunks());
        Descend(Array.ConvertAll(_problem.Lengths, length => Math.Max(1, length)));
        return new BlockChoice(_best, 1, _peak);
    }

    private void Descend(long[] start)
    {
        long[] block = (long[])start.Clone();
        _units.Repair(block);
        long peak = _problem.Peak(block, 1), before = long.MaxValue;
        for (int round = 0; round < Rounds && peak < before; round++)
        {
            before = peak;
            for (int axis = 0; axis < block.Length; axis++)
            {
                (block, peak) = Shortest(block, peak, axis);
            }
        }

        if (peak < _peak)
        {
            (_best, _peak) = (block, peak);
        }
    }

    private (long[] Block, long Peak) Shortest(long[] block, long peak, int axis)
    {
        foreach (long length in _lengths[axis].Lengths)
        {
            long[] trial = (long[])block.Clone();
            trial[axis] = length;
            _units.Repair(trial);
            long its = _problem.Peak(trial, 1);
            if (its < peak)
            {
                (block, peak) = (trial, its);
            }
        }

        return (block, peak);
    }
}
