using System;

namespace StaticGraph.CompilerServices;

/// <summary>
/// The objective of block shapes, in this one place: bytes, and 256 KiB for each call that moves a block or a chunk, both from the traffic formula; more where
/// decoding bounds the speed, where runs of neighbours in storage are short, where workers idle, and where blocks cut the leaves of reductions.
/// </summary>
internal sealed class BlockCost
{
    /// <summary>What a run of neighbours in storage counts for: a system call and the rest of its page.</summary>
    /// <remarks>A larger price would choose blocks that are read again over blocks that are written in short runs.</remarks>
    public const double RunBytes = 8 << 10;

    private const double CallBytes = 256 << 10;

    private const double LargeSweep = 4 << 20;

    // The traffic formula counts a chunk that two blocks decode twice, but at the price of bytes that are only copied. Two cores decode gzip at about
    // 0.45 GB/s and read plain bytes at 2 GB/s and more; without the weight a few requests saved would outweigh chunks decoded many times over.
    private const double DecodedByte = 4;

    private readonly BlockProblem _problem;

    public BlockCost(BlockProblem problem)
    {
        _problem = problem;
        Traffic = new BlockTraffic(problem);
    }

    /// <summary>The traffic of the shape that was scored last.</summary>
    public BlockTraffic Traffic { get; }

    /// <summary>What calls and runs of an array count for, in bytes.</summary>
    public static double Overhead(BlockTraffic traffic, BlockArray array) => (CallBytes * traffic.Calls(array)) + (RunBytes * traffic.Requests(array));

    /// <summary>The most blocks that can be done at once: no more sets of buffers are of use.</summary>
    public long Flights(long[] block) => Math.Max(1, Traffic.Choose(block).Flights);

    /// <summary>The cost of a block shape; less is better, the greatest number is for shapes that may not be taken. Idle workers count as if they moved bytes.</summary>
    public double Score(long[] block, int sets)
    {
        if (_problem.Arrays.Length == 0)
        {
            return Gap(block);
        }

        Traffic.Choose(block);
        double bytes = 0, overhead = 0;
        long moved = 0;
        foreach (BlockArray array in _problem.Arrays)
        {
            long its = Traffic.Bytes(array);
            moved = NumericMemory.SaturatingAdd(moved, its);
            bytes += its * (array.WholeChunks && !array.IsWritten ? DecodedByte : 1);
            overhead += Overhead(Traffic, array);
        }

        if (moved > _problem.MostBytes)
        {
            return double.MaxValue;
        }

        double cost = bytes + overhead;
        return (bytes > LargeSweep ? Occupied(cost, sets) : cost) * (1 + CutLeaves(block));
    }

    // Reading, computing and writing overlap only with enough blocks at once; and the last blocks leave workers idle, on average half a block a worker.
    private double Occupied(double cost, int sets)
    {
        double flights = Math.Max(1, Traffic.Flights);
        double busy = Math.Min(sets, flights);
        double wanted = (double)_problem.Workers * (1 + _problem.ReadAhead);
        double waiting = busy < wanted ? 0.5 * ((wanted / busy) - 1) : 0;
        return cost * (1 + waiting) * (1 + (_problem.Workers / (2 * flights)));
    }

    // A block that cuts leaves returns up to 126 loose elements an output, which are folded one by one in turn.
    private double CutLeaves(long[] block)
    {
        foreach (int[] run in _problem.Runs)
        {
            foreach (int axis in run)
            {
                if (block[axis] < _problem.Lengths[axis] && block[axis] % BlockUnits.Leaf != 0)
                {
                    return 0.25;
                }
            }
        }

        return 0;
    }

    // In place: near-square blocks where operands are gathered, else the order of the memory.
    private double Gap(long[] block) => _problem.HasGathers ? block[block.Length - 1] : 0;
}
