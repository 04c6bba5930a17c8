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
    private readonly BlockProblem _problem;
    private readonly BlockUnits _units;
    private readonly BlockSearch _search;
    private readonly long[] _least;
    private readonly long[] _block;
    private readonly BlockStarts _starts;
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
        _starts = new BlockStarts(problem, _units, _search);
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
    public BlockTraffic TrafficOf(BlockChoice choice) => _search.Traffic.Choose(choice.Block).Exactly();

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
            _starts.FillInPlace();
        }
        else
        {
            _starts.FillStreams();
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
}
