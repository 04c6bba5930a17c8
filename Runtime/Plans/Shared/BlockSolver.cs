using System;

namespace StaticGraph.CompilerServices;

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
    private readonly long[] _least;
    private readonly long[] _block;
    private readonly int _widest = 1;
    private BlockChoice? _alone;
    private BlockChoice? _lowestPeak;

    /// <summary>A solver of a problem whose limit stays as it is.</summary>
    public BlockSolver(BlockProblem problem)
    {
        _problem = problem;
        _units = new BlockUnits(problem);
        _search = new BlockSearch(problem, _units);
        SolverRoom room = problem.Memory.RoomOf(problem.Lengths.Length);
        (_least, _block) = (room.Least, room.Block);
        foreach (BlockArray array in problem.Arrays)
        {
            _widest = Math.Max(_widest, array.ElementSize);
        }
    }

    /// <summary>The best blocks, or null when <see cref="LowestPeak"/> does not fit the limit.</summary>
    public static BlockChoice? Solve(BlockProblem problem) => new BlockSolver(problem).Choose();

    /// <summary>A given block shape with as many sets of buffers as are of use, or null when it does not fit the limit.</summary>
    public static BlockChoice? Take(BlockProblem problem, long[] block)
    {
        var solver = new BlockSolver(problem);
        solver._search.Restart();
        block.CopyTo(solver._block, 0);
        solver._search.Start(solver._block);
        return solver.Checked(solver._search.Best());
    }

    /// <summary>The shape and single buffer set with the lowest peak, whatever the limit.</summary>
    public static BlockChoice Smallest(BlockProblem problem) => new BlockSolver(problem).LowestPeak;

    /// <summary>
    /// The most bytes that many workers may move where one moves <paramref name="bytes"/>: a sixteenth more, so that rows and columns that every block needs
    /// again do not forbid blocks enough for all.
    /// </summary>
    public static long MostBytes(long bytes) => NumericMemory.SaturatingAdd(bytes, bytes / 16);

    /// <summary>The shape and single buffer set with the lowest peak, whatever the limit.</summary>
    public BlockChoice LowestPeak => _lowestPeak ??= new LeastPeak(_problem, _units).Find();

    /// <summary>The best blocks, or null when <see cref="LowestPeak"/> does not fit the limit.</summary>
    public BlockChoice? Choose()
    {
        BlockChoice? choice = _problem.Workers == 1 ? Alone() : Search();
        choice = choice is null || IsTight() ? Within(choice) : choice;
        return Checked(choice is null || _problem.Workers == 1 ? choice : Unrepeated(choice));
    }

    /// <summary>The traffic of a choice, until blocks are chosen again.</summary>
    public BlockTraffic TrafficOf(BlockChoice choice) => _search.Traffic.Choose(choice.Block);

    /// <summary>The best blocks for a single worker.</summary>
    public BlockChoice? ChooseAlone()
    {
        int workers = _problem.Workers;
        _problem.Workers = 1;
        BlockChoice? choice = Choose();
        _problem.Workers = workers;
        return choice;
    }

    private bool IsTight()
    {
        _units.Smallest(_least);
        return _problem.Limit < _problem.Peak(_least, 1);
    }

    // Which limits are refused must not depend on where the search happened to look.
    private BlockChoice? Within(BlockChoice? choice) => _problem.Limit < LowestPeak.Peak ? null : choice ?? LowestPeak;

    // Idle workers count in the score, and the more of them there are, the more reading their work would be worth: fewer of them have buffers instead.
    private BlockChoice Unrepeated(BlockChoice choice)
    {
        long bytes = _search.Traffic.Choose(choice.Block).AllBytes();
        _units.Whole(_least);
        if (bytes <= _search.Traffic.Choose(_least).AllBytes() || Alone() is not { } one)
        {
            return choice;
        }

        long most = MostBytes(_search.Traffic.Choose(one.Block).AllBytes());
        return bytes <= most ? choice : SearchFrom(one.Block, most);
    }

    private BlockChoice? Checked(BlockChoice? choice)
    {
        if (choice is not null)
        {
            BlockUnits.CheckOneWriter(_problem, choice.Block);
        }

        return choice;
    }

    // The same whatever the number of workers.
    private BlockChoice? Alone()
    {
        if (_alone is null)
        {
            int workers = _problem.Workers;
            _problem.Workers = 1;
            _alone = Search();
            _problem.Workers = workers;
        }

        return _alone;
    }

    private BlockChoice? Search()
    {
        _search.Restart();
        return Improved();
    }

    // The shapes that may be taken move no more than the given one may, which is one of them.
    private BlockChoice SearchFrom(long[] block, long mostBytes)
    {
        _problem.MostBytes = mostBytes;
        _search.Restart();
        block.CopyTo(_block, 0);
        _search.Start(_block);
        BlockChoice choice = Improved()!;
        _problem.MostBytes = long.MaxValue;
        return choice;
    }

    private BlockChoice? Improved()
    {
        if (_problem.Arrays.Length == 0)
        {
            FillInPlace();
        }
        else
        {
            FillStreams();
            _search.Improve();
        }

        return _search.Best() ?? Last();
    }

    private BlockChoice? Last()
    {
        _units.Smallest(_block);
        _search.Start(_block);
        return _search.Best();
    }

    private void FillStreams()
    {
        _units.Least(_least);
        FillFromLeast();
        _units.LeastWholeChunks(_least);
        FillFromLeast();
        foreach (BlockArray array in _problem.Arrays)
        {
            if (array.WholeChunks && array.Chunk.Length > 0)
            {
                // The common grid of two arrays may be too large for the limit: following one of them reads that one once.
                _units.LeastChunks(array, _least);
                FillFromLeast();
            }
        }

        if (_problem.Split < _problem.Lengths.Length)
        {
            _units.LeastInBlock(_least);
            FillFromLeast();
        }
    }

    private void FillFromLeast()
    {
        _search.Start(_least);
        for (int rotation = 0; rotation < _problem.Lengths.Length; rotation++)
        {
            // From large buffers down to the first that fits the limit.
            for (long bytes = LargestStart; bytes >= SmallestBuffer && !TryOrder(bytes / _widest, rotation); bytes /= 2)
            {
            }
        }

        if (_problem.Pair.Length == 2)
        {
            FillSquare(_problem.Pair[0], _problem.Pair[1]);
        }

        int last = _problem.Lengths.Length - 1;
        for (int axis = 0; axis < last && _problem.HasGathers; axis++)
        {
            FillSquare(axis, last);
        }
    }

    private void FillSquare(int first, int second)
    {
        for (long bytes = LargestStart; bytes >= SmallestBuffer && !TrySquare(bytes / _widest, first, second); bytes /= 2)
        {
        }
    }

    private void FillInPlace()
    {
        _units.LeastWholeChunks(_least);
        for (long elements = InMemoryElements(); elements > 0 && !TryOrder(elements, rotation: 0); elements /= 2)
        {
        }

        int rank = _problem.Lengths.Length;
        if (_problem.HasGathers && rank > 1)
        {
            _units.Least(_least);
            TrySquare(512L * 512, rank - 2, rank - 1);
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

    // Fills the axes of the least block with elements, last axis first; a rotation makes another axis the first to be filled.
    private bool TryOrder(long elements, int rotation)
    {
        _least.CopyTo(_block, 0);
        int rank = _block.Length;
        for (int i = 0; i < rank; i++)
        {
            Fill(rank - 1 - ((i + rotation) % rank), elements);
        }

        return _search.Start(_block);
    }

    // Two axes share the elements evenly: a transposed operand then has long runs too, and blocks across the diagonal of a pair are the same.
    private bool TrySquare(long elements, int first, int second)
    {
        _least.CopyTo(_block, 0);
        long side = _units.Common(first, second, (long)Math.Sqrt((double)elements / Others(first, second)));
        (_block[first], _block[second]) = (_units.Within(first, side), _units.Within(second, side));
        for (int axis = _block.Length - 1; axis >= 0; axis--)
        {
            if (axis != first && axis != second)
            {
                Fill(axis, elements);
            }
        }

        return _search.Start(_block);
    }

    private void Fill(int axis, long elements)
        => _block[axis] = Math.Max(_block[axis], _units.RoundDown(axis, elements / Math.Max(1, Others(axis, axis))));

    private long Others(int first, int second)
    {
        long others = 1;
        for (int i = 0; i < _block.Length; i++)
        {
            others = i == first || i == second ? others : NumericMemory.SaturatingMultiply(others, _block[i]);
        }

        return others;
    }
}
