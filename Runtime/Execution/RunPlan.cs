using StaticGraph.CompilerServices;

namespace StaticGraph.Execution;

/// <summary>All sweeps of one run with their blocks.</summary>
internal sealed class RunPlan
{
    /// <summary>Bytes a plan may hold when nobody says otherwise: 1 GiB.</summary>
    public const long DefaultLimit = 1L << 30;

    private readonly RunArrays _arrays;

    private RunPlan(BoundPlan plan, RunArrays arrays, RunOptions? options)
    {
        Plan = plan;
        _arrays = arrays;
        Workers = options?.MaxDegreeOfParallelism ?? Environment.ProcessorCount;
        Limit = options?.MemoryLimit ?? (plan.Definition.MemoryLimit > 0 ? plan.Definition.MemoryLimit : DefaultLimit);
        Sweeps = new SweepPlan[plan.Definition.Sweeps.Count];
    }

    /// <summary>The plan: of several variants the one that was chosen.</summary>
    public BoundPlan Plan { get; }

    /// <summary>What the plan was chosen from, or null where a kernel has one variant.</summary>
    public VariantChoice? Variants { get; private set; }

    /// <summary>What is missing, or null where the plan fits its limit.</summary>
    public MemoryShortage? Shortage { get; private set; }

    /// <summary>The sweeps, in order.</summary>
    public SweepPlan[] Sweeps { get; }

    /// <summary>How many blocks are computed on at once.</summary>
    public int Workers { get; }

    /// <summary>The limit in bytes.</summary>
    public long Limit { get; }

    /// <summary>The greatest peak of any sweep, in bytes.</summary>
    public long PeakBytes { get; private set; }

    /// <summary>Plans every sweep, of the best variant where there are several.</summary>
    /// <exception cref="MemoryLimitException">Some sweep needs more than the limit, whatever its blocks; of every variant.</exception>
    public static RunPlan Make(BoundPlan plan, RunArrays arrays, RunOptions? options)
    {
        if (plan.Variants.Length > 1)
        {
            var choice = VariantChoice.Of(plan, arrays, options);
            choice.Chosen.Run.Variants = choice;
            return choice.Chosen.Run;
        }

        RunPlan run = Of(plan, arrays, options);
        return run.Shortage is null ? run : throw run.TooLarge(run.Shortage);
    }

    /// <summary>Plans every sweep of one variant; where it does not fit, the plan has a <see cref="Shortage"/> and cannot run.</summary>
    public static RunPlan Of(BoundPlan plan, RunArrays arrays, RunOptions? options)
    {
        var run = new RunPlan(plan, arrays, options);
        for (int i = 0; i < run.Sweeps.Length; i++)
        {
            run.Sweeps[i] = SweepPlanner.Plan(plan, i, arrays);
        }

        for (int i = 0; i < run.Sweeps.Length && run.TryBlock(run.Sweeps[i]); i++)
        {
            run.PeakBytes = Math.Max(run.PeakBytes, run.Sweeps[i].PeakBytes);
        }

        return run;
    }

    /// <summary>The error of a plan that does not fit.</summary>
    public MemoryLimitException TooLarge(MemoryShortage shortage) => new(
        $"{Plan.Definition.Name} needs at least {ByteSize.Format(shortage.Needed)} at once, mostly for {shortage.Term}; its limit is {ByteSize.Format(Limit)}. It runs from a limit of {shortage.SmallestLimit} bytes ({ByteSize.Format(shortage.SmallestLimit)}).",
        shortage.Needed,
        Limit,
        shortage.Term,
        shortage.SmallestLimit);

    private bool TryBlock(SweepPlan sweep)
    {
        if (sweep.Facts.ScratchBytes > int.MaxValue)
        {
            throw new ArrayStorageException($"{Plan.Definition.Name} needs {ByteSize.Format(sweep.Facts.ScratchBytes)} to decode or encode one stored chunk; 2 GiB is the most. Rewrite the array in smaller chunks.");
        }

        var memory = new SweepMemory(Plan, sweep);
        BlockProblem problem = BlockProblems.Of(Plan, sweep, _arrays);
        problem.Workers = Workers;
        problem.ReadAhead = sweep.TouchesStorage ? 1 : 0;
        problem.Limit = Limit;
        problem.Peak = memory.Peak;
        if (BlockSolver.Solve(problem) is not { } choice)
        {
            Shortage = ShortageOf(problem, memory);
            return false;
        }

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
        return true;
    }

    private MemoryShortage ShortageOf(BlockProblem problem, SweepMemory memory)
    {
        // The other sweeps may need even more: the smallest limit is that of the whole plan.
        long smallest = 0;
        foreach (SweepPlan sweep in Sweeps)
        {
            var other = new SweepMemory(Plan, sweep);
            BlockProblem its = BlockProblems.Of(Plan, sweep, _arrays);
            its.Peak = other.Peak;
            smallest = Math.Max(smallest, BlockSolver.Smallest(its).Peak);
        }

        long needed = BlockSolver.Smallest(problem).Peak;
        string term = TermNames.Of(Plan.Definition, Plan.Definition.Sweeps[memory.Sweep], memory.LargestKind, memory.LargestIndex);
        return new MemoryShortage(needed, term, smallest);
    }
}
