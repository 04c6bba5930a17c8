using System;

#if STATICGRAPH_GENERATOR
namespace StaticGraph.Generator.Plans;
#else
namespace StaticGraph.CompilerServices;
#endif

/// <summary>What moving a sweep's blocks costs: bytes, and requests at 256 KiB each.</summary>
internal sealed class BlockCost
{
    private const double RequestBytes = 256 << 10;
    private const double LargeSweep = 4 << 20;

    // Two cores decode gzip at about 0.45 GB/s and read plain bytes at 2 GB/s and more.
    private const double DecodedByte = 4;

    private readonly BlockProblem _problem;

    public BlockCost(BlockProblem problem) => _problem = problem;

    /// <summary>The number of blocks.</summary>
    public long Blocks(long[] block)
    {
        long blocks = 1;
        for (int axis = 0; axis < block.Length; axis++)
        {
            blocks = NumericMemory.SaturatingMultiply(blocks, Cuts(axis, block));
        }

        return blocks;
    }

    /// <summary>The cost of a block shape; less is better. Idle workers count as if they moved bytes.</summary>
    public double Score(long[] block, int sets)
    {
        double bytes = 0, requests = 0;
        foreach (BlockArray array in _problem.Arrays)
        {
            bytes += Bytes(array, block) * (array.WholeChunks && !array.IsWritten ? DecodedByte : 1);
            requests += Requests(array, block);
        }

        double cost = bytes + (RequestBytes * requests);
        double flights = Math.Min(sets, Blocks(block));
        double wanted = (double)_problem.Workers * (1 + _problem.ReadAhead);
        if (bytes > LargeSweep && flights < wanted)
        {
            cost *= 1 + (0.5 * ((wanted / flights) - 1));
        }

        // The last blocks leave workers idle: on average half a block a worker.
        double idle = bytes > LargeSweep ? _problem.Workers / (2.0 * Blocks(block)) : 0;
        return _problem.Arrays.Length == 0 ? Gap(block) : cost * (1 + idle) * (1 + CutLeaves(block));
    }

    /// <summary>The bytes the sweep moves for one array: what is fetched again for other blocks counts again.</summary>
    public double Bytes(BlockArray array, long[] block)
    {
        double bytes = array.ElementSize;
        var walked = new bool[block.Length];
        for (int i = 0; i < array.Axes.Length; i++)
        {
            int axis = array.Axes[i];
            if (axis >= 0)
            {
                walked[axis] = true;
                bytes *= Fetched(array, i, block[axis]);
            }
        }

        for (int axis = 0; axis < block.Length; axis++)
        {
            bytes *= walked[axis] ? 1 : Cuts(axis, block);
        }

        return bytes;
    }

    // Elements fetched along one axis by all its blocks. Blocks and chunks both cut the axis into pieces; every pair of a block and
    // a chunk that meet costs one chunk: their number is pieces + pieces - 1 - common cuts.
    private double Fetched(BlockArray array, int index, long block)
    {
        long length = _problem.Lengths[array.Axes[index]];
        if (!array.WholeChunks || array.Chunk.Length == 0 || length == 0)
        {
            return length;
        }

        long chunk = array.Chunk[index];
        long common = (length - 1) / BlockUnits.Lcm(chunk, Math.Max(1, block));
        return (double)(Ceiling(length, chunk) + Ceiling(length, block) - 1 - common) * chunk;
    }

    // A request is a run of neighbours in storage: in the array, in a chunk that can be read in part, or a whole chunk.
    private double Requests(BlockArray array, long[] block)
    {
        double requests = Blocks(block);
        bool isWhole = true;
        for (int i = array.Axes.Length - 1; i >= 0; i--)
        {
            int axis = array.Axes[i];
            if (axis < 0)
            {
                continue;
            }

            long length = Math.Min(block[axis], _problem.Lengths[axis]);
            long piece = array.Chunk.Length > 0 ? Math.Min(array.Chunk[i], _problem.Lengths[axis]) : _problem.Lengths[axis];
            requests *= Math.Max(1.0, (double)length / piece);
            if (!array.WholeChunks)
            {
                requests *= isWhole ? 1 : Math.Min(length, piece);
                isWhole &= length >= piece;
            }
        }

        return requests;
    }

    // A block that cuts leaves returns up to 126 loose elements an output, which are folded one by one in turn.
    private double CutLeaves(long[] block)
    {
        foreach (int[] level in _problem.Levels)
        {
            foreach (int axis in level)
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

    private long Cuts(int axis, long[] block) => Ceiling(_problem.Lengths[axis], block[axis]);

    private static long Ceiling(long length, long part) => (length / part) + (length % part == 0 ? 0 : 1);
}
