using System;

#if STATICGRAPH_GENERATOR
namespace StaticGraph.Generator.Plans;
#else
namespace StaticGraph.CompilerServices;
#endif

/// <summary>
/// Chooses the block shape of a sweep or nest: the least score (see <see cref="BlockCost"/>) among the shapes whose peak fits the limit, cut on
/// storage chunks and on the leaves of reductions.
/// </summary>
/// <remarks>
/// Shapes are filled up from the least one in several orders of the axes, and the best of these are improved axis by axis; the smallest shape is taken
/// where nothing else fits. The time depends on the number of axes and arrays and on the logarithm of the lengths, not on the number of blocks.
/// </remarks>
internal sealed class BlockSolver
{
    private const long LargestStart = 8L << 20;
    private const long SmallestBuffer = 512;

    private readonly BlockProblem _problem;
    private readonly BlockUnits _units;
    private readonly BlockSearch _search;

    private BlockSolver(BlockProblem problem)
    {
        _problem = problem;
        _units = new BlockUnits(problem);
        _search = new BlockSearch(problem, _units);
    }

    /// <summary>The best blocks, or null when <see cref="Smallest"/> does not fit the limit.</summary>
    public static BlockChoice? Solve(BlockProblem problem)
    {
        BlockChoice? choice = new BlockSolver(problem).Solve();
        choice = choice is null || IsTight(problem) ? Within(problem, choice) : choice;
        return Checked(problem, choice is null || problem.Workers == 1 ? choice : Unrepeated(problem, choice));
    }

    /// <summary>A given block shape with as many sets of buffers as are of use, or null when it does not fit the limit.</summary>
    public static BlockChoice? Take(BlockProblem problem, long[] block)
    {
        var search = new BlockSearch(problem, new BlockUnits(problem));
        search.Start((long[])block.Clone());
        return Checked(problem, search.Best());
    }

    /// <summary>The shape and single buffer set with the lowest peak, whatever the limit.</summary>
    public static BlockChoice Smallest(BlockProblem problem) => new LeastPeak(problem).Find();

    /// <summary>
    /// The most bytes that many workers may move where one moves <paramref name="bytes"/>: a sixteenth more, so that rows and columns that every block needs
    /// again do not forbid blocks enough for all.
    /// </summary>
    public static long MostBytes(long bytes) => NumericMemory.SaturatingAdd(bytes, bytes / 16);

    private static bool IsTight(BlockProblem problem) => problem.Limit < problem.Peak(new BlockUnits(problem).Smallest(), 1);

    // Which limits are refused must not depend on where the search happened to look.
    private static BlockChoice? Within(BlockProblem problem, BlockChoice? choice)
    {
        BlockChoice smallest = Smallest(problem);
        return problem.Limit < smallest.Peak ? null : choice ?? smallest;
    }

    // Idle workers count in the score, and the more of them there are, the more reading their work would be worth: fewer of them have buffers instead.
    private static BlockChoice Unrepeated(BlockProblem problem, BlockChoice choice)
    {
        var traffic = new BlockTraffic(problem);
        long bytes = traffic.Choose(choice.Block).AllBytes();
        if (bytes <= traffic.Choose(Array.ConvertAll(problem.Lengths, length => Math.Max(1, length))).AllBytes())
        {
            return choice;
        }

        int workers = problem.Workers;
        problem.Workers = 1;
        BlockChoice? one = new BlockSolver(problem).Solve();
        problem.Workers = workers;
        if (one is null || bytes <= MostBytes(traffic.Choose(one.Block).AllBytes()))
        {
            return choice;
        }

        problem.MostBytes = MostBytes(traffic.AllBytes());
        choice = new BlockSolver(problem).SolveFrom(one.Block);
        problem.MostBytes = long.MaxValue;
        return choice;
    }

    private static BlockChoice? Checked(BlockProblem problem, BlockChoice? choice)
    {
        if (choice is not null)
        {
            BlockUnits.CheckOneWriter(problem, choice.Block);
        }

        return choice;
    }

    private BlockChoice? Solve()
    {
        if (_problem.Arrays.Length == 0)
        {
            FillInPlace();
            return _search.Best() ?? Last();
        }

        FillStreams();
        _search.Improve();
        return _search.Best() ?? Last();
    }

    // The shapes that may be taken move no more than the given one, which is one of them.
    private BlockChoice SolveFrom(long[] block)
    {
        _search.Start((long[])block.Clone());
        return Solve()!;
    }

    private BlockChoice? Last()
    {
        _search.Start(_units.Smallest());
        return _search.Best();
    }

    private void FillStreams()
    {
        FillFrom(_units.Least());
        FillFrom(_units.LeastWholeChunks());
        foreach (BlockArray array in _problem.Arrays)
        {
            if (array.WholeChunks && array.Chunk.Length > 0)
            {
                // The common grid of two arrays may be too large for the limit: following one of them reads that one once.
                FillFrom(_units.LeastChunks(array));
            }
        }

        if (_problem.Tiled < _problem.Lengths.Length)
        {
            FillFrom(_units.LeastInBlock());
        }
    }

    private void FillFrom(long[] least)
    {
        _search.Start(least);
        for (int rotation = 0; rotation < _problem.Lengths.Length; rotation++)
        {
            FillDown(least, elements => TryOrder(least, elements, rotation));
        }

        if (_problem.Pair.Length == 2)
        {
            FillDown(least, elements => TrySquare(least, elements, _problem.Pair[0], _problem.Pair[1]));
        }

        int last = _problem.Lengths.Length - 1;
        for (int axis = 0; axis < last && _problem.HasGathers; axis++)
        {
            FillDown(least, elements => TrySquare(least, elements, axis, last));
        }
    }

    // From large buffers down to the first that fits the limit.
    private void FillDown(long[] least, Func<long, bool> fill)
    {
        int widest = 1;
        foreach (BlockArray array in _problem.Arrays)
        {
            widest = Math.Max(widest, array.ElementSize);
        }

        long bytes = LargestStart;
        while (bytes >= SmallestBuffer && !fill(bytes / widest))
        {
            bytes /= 2;
        }
    }

    private void FillInPlace()
    {
        long elements = InMemoryElements();
        while (elements > 0 && !TryOrder(_units.LeastWholeChunks(), elements, rotation: 0))
        {
            elements /= 2;
        }

        int rank = _problem.Lengths.Length;
        if (_problem.HasGathers && rank > 1)
        {
            TrySquare(_units.Least(), 512L * 512, rank - 2, rank - 1);
        }
    }

    // In place there is nothing to read: blocks only share the work out, in pieces that keep a thread busy for some 10 to 100 microseconds.
    private long InMemoryElements()
    {
        long total = 1;
        foreach (long length in _problem.Lengths)
        {
            total = NumericMemory.SaturatingMultiply(total, length);
        }

        return Math.Min(Math.Max(total / (4L * _problem.Workers), 32 << 10), 512 << 10);
    }

    // Fills the axes of a block with elements, last axis first; a rotation makes another axis the first to be filled.
    private bool TryOrder(long[] least, long elements, int rotation)
    {
        long[] block = (long[])least.Clone();
        int rank = block.Length;
        for (int i = 0; i < rank; i++)
        {
            Fill(block, rank - 1 - ((i + rotation) % rank), elements);
        }

        return _search.Start(block);
    }

    // Two axes share the elements evenly: a transposed operand then has long runs too, and blocks across the diagonal of a pair are the same.
    private bool TrySquare(long[] least, long elements, int first, int second)
    {
        long[] block = (long[])least.Clone();
        long side = _units.Common(first, second, (long)Math.Sqrt((double)elements / Others(block, first, second)));
        (block[first], block[second]) = (_units.Within(first, side), _units.Within(second, side));
        for (int axis = block.Length - 1; axis >= 0; axis--)
        {
            if (axis != first && axis != second)
            {
                Fill(block, axis, elements);
            }
        }

        return _search.Start(block);
    }

    private void Fill(long[] block, int axis, long elements)
        => block[axis] = Math.Max(block[axis], _units.RoundDown(axis, elements / Math.Max(1, Others(block, axis, axis))));

    private static long Others(long[] block, int first, int second)
    {
        long others = 1;
        for (int i = 0; i < block.Length; i++)
        {
            others = i == first || i == second ? others : NumericMemory.SaturatingMultiply(others, block[i]);
        }

        return others;
    }
}
