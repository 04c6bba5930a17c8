using StaticGraph.CompilerServices;

namespace StaticGraph.Execution;

/// <summary>All sweeps of one run with their blocks.</summary>
internal sealed class RunPlan
{
    /// <summary>Bytes a plan may hold when nobody says otherwise: 1 GiB.</summary>
    public const long DefaultLimit = 1L << 30;

    private readonly BoundPlan _plan;
    private readonly RunArrays _arrays;

    private RunPlan(BoundPlan plan, RunArrays arrays, RunOptions? options)
    {
        _plan = plan;
        _arrays = arrays;
        Workers = options?.MaxDegreeOfParallelism ?? Environment.ProcessorCount;
        Limit = options?.MemoryLimit ?? (plan.Definition.MemoryLimit > 0 ? plan.Definition.MemoryLimit : DefaultLimit);
        Sweeps = new SweepPlan[plan.Definition.Sweeps.Count];
    }

    /// <summary>The sweeps, in order.</summary>
    public SweepPlan[] Sweeps { get; }

    /// <summary>How many blocks are computed on at once.</summary>
    public int Workers { get; }

    /// <summary>The limit in bytes.</summary>
    public long Limit { get; }

    /// <summary>The greatest peak of any sweep, in bytes.</summary>
    public long PeakBytes { get; private set; }

    /// <summary>Plans every sweep.</summary>
    /// <exception cref="MemoryLimitException">Some sweep needs more than the limit, whatever its blocks.</exception>
    public static RunPlan Make(BoundPlan plan, RunArrays arrays, RunOptions? options)
    {
        var run = new RunPlan(plan, arrays, options);
        for (int i = 0; i < run.Sweeps.Length; i++)
        {
            run.Sweeps[i] = SweepPlanner.Plan(plan, i, arrays);
        }

        foreach (SweepPlan sweep in run.Sweeps)
        {
            run.Block(sweep);
            run.PeakBytes = Math.Max(run.PeakBytes, sweep.PeakBytes);
        }

        return run;
    }

    private void Block(SweepPlan sweep)
    {
        if (sweep.Facts.ScratchBytes > int.MaxValue)
        {
            throw new ArrayStorageException($"{_plan.Definition.Name} needs {ByteSize.Format(sweep.Facts.ScratchBytes)} to decode or encode one stored chunk; 2 GiB is the most. Rewrite the array in smaller chunks.");
        }

        var memory = new SweepMemory(_plan, sweep);
        BlockProblem problem = BlockProblems.Of(_plan, sweep, _arrays);
        problem.Workers = Workers;
        problem.ReadAhead = sweep.TouchesStorage ? 1 : 0;
        problem.Limit = Limit;
        problem.Peak = memory.Peak;
        BlockChoice choice = BlockSolver.Solve(problem) ?? throw TooLarge(problem, memory);
        sweep.Block = sweep.Prepend(choice.Block);
        sweep.Sets = choice.Sets;
        sweep.PeakBytes = choice.Peak;
        sweep.Grid = new long[sweep.Lengths.Length];
        sweep.BlockCount = 1;
        for (int axis = 0; axis < sweep.Grid.Length; axis++)
        {
            sweep.Grid[axis] = (sweep.Lengths[axis] / sweep.Block[axis]) + (sweep.Lengths[axis] % sweep.Block[axis] == 0 ? 0 : 1);
            sweep.BlockCount = checked(sweep.BlockCount * sweep.Grid[axis]);
        }

        sweep.Pairs = BlockPairs.Of(sweep);
    }

    private MemoryLimitException TooLarge(BlockProblem problem, SweepMemory memory)
    {
        // The other sweeps may need even more: the smallest limit is that of the whole plan.
        long smallest = 0;
        foreach (SweepPlan sweep in Sweeps)
        {
            var other = new SweepMemory(_plan, sweep);
            BlockProblem its = BlockProblems.Of(_plan, sweep, _arrays);
            its.Peak = other.Peak;
            smallest = Math.Max(smallest, BlockSolver.Smallest(its).Peak);
        }

        long needed = BlockSolver.Smallest(problem).Peak;
        string term = TermNames.Of(_plan.Definition, _plan.Definition.Sweeps[memory.Sweep], memory.LargestKind, memory.LargestIndex);
        return new MemoryLimitException(
            $"{_plan.Definition.Name} needs at least {ByteSize.Format(needed)} at once, mostly for {term}; its limit is {ByteSize.Format(Limit)}. It runs from a limit of {smallest} bytes ({ByteSize.Format(smallest)}).",
            needed,
            Limit,
            term,
            smallest);
    }
}
