using StaticGraph.CompilerServices;

namespace StaticGraph.Execution;

/// <summary>All steps of one run with their blocks.</summary>
internal sealed class RunPlan
{
    /// <summary>Bytes a plan may hold when nobody says otherwise: 1 GiB.</summary>
    public const long DefaultLimit = 1L << 30;

    private readonly RunArrays _arrays;
    private readonly IReadOnlyList<long[]>? _shapes;

    private RunPlan(BoundPlan plan, RunArrays arrays, RunOptions? options)
    {
        Plan = plan;
        _arrays = arrays;
        _shapes = options?.BlockShapes;
        Workers = options?.MaxDegreeOfParallelism ?? Environment.ProcessorCount;
        Limit = options?.MemoryLimit ?? (plan.Definition.MemoryLimit > 0 ? plan.Definition.MemoryLimit : DefaultLimit);
        Steps = new StepPlan[plan.Program.Steps.Length];
    }

    /// <summary>The plan: of several variants the one that was chosen.</summary>
    public BoundPlan Plan { get; }

    /// <summary>What the plan was chosen from, or null where a kernel has one variant.</summary>
    public VariantChoice? Variants { get; private set; }

    /// <summary>What is missing, or null where the plan fits its limit.</summary>
    public MemoryShortage? Shortage { get; private set; }

    /// <summary>The nests, and the sweeps outside them, in order.</summary>
    public StepPlan[] Steps { get; }

    /// <summary>The number of sweeps, in nests and outside them.</summary>
    public int SweepCount => Plan.Definition.Sweeps.Count;

    /// <summary>How many blocks are computed on at once.</summary>
    public int Workers { get; }

    /// <summary>The limit in bytes.</summary>
    public long Limit { get; }

    /// <summary>The greatest peak of any step, in bytes.</summary>
    public long PeakBytes { get; private set; }

    /// <summary>Plans every step, of the best variant where there are several.</summary>
    /// <exception cref="MemoryLimitException">Some step needs more than the limit, whatever its blocks; of every variant.</exception>
    public static RunPlan Make(BoundPlan plan, RunArrays arrays, RunOptions? options)
    {
        if (plan.Variants.Length > 1)
        {
            var choice = VariantChoice.Of(plan, arrays, options);
            choice.Chosen.Run.Variants = choice;
            return choice.Chosen.Run;
        }

        RunPlan? planned = arrays.HasSinks && plan.Definition.Nests.Count > 0 ? Of(plan, arrays.WithoutSinks(plan), options) : null;
        RunPlan run = Of(plan, arrays, options, planned);
        return run.Shortage is null ? run : throw run.TooLarge(run.Shortage);
    }

    /// <summary>Plans every step of one variant; where it does not fit, the plan has a <see cref="Shortage"/> and cannot run.</summary>
    /// <param name="plan">The variant.</param>
    /// <param name="arrays">The arrays of the run.</param>
    /// <param name="options">Limit and workers.</param>
    /// <param name="planned">The plan made before it was known where results go: what it needs is not exceeded where that can be helped.</param>
    public static RunPlan Of(BoundPlan plan, RunArrays arrays, RunOptions? options, RunPlan? planned = null)
    {
        var run = new RunPlan(plan, arrays, options);
        for (int i = 0; i < run.Steps.Length; i++)
        {
            run.Steps[i] = SweepPlanner.Plan(plan, plan.Program.Steps[i], arrays);
        }

        for (int i = 0; i < run.Steps.Length && run.TryBlock(run.Steps[i], planned?.Steps[i]); i++)
        {
            run.PeakBytes = Math.Max(run.PeakBytes, run.Steps[i].PeakBytes);
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

    private bool TryBlock(StepPlan step, StepPlan? planned)
    {
        long scratch = step.Sweeps.Max(sweep => sweep.Facts.ScratchBytes);
        if (scratch > int.MaxValue)
        {
            throw new ArrayStorageException($"{Plan.Definition.Name} needs {ByteSize.Format(scratch)} to decode or encode one stored chunk; 2 GiB is the most. Rewrite the array in smaller chunks.");
        }

        var memory = new StepMemory(Plan, step);
        BlockProblem problem = BlockProblems.Of(Plan, step, _arrays);
        problem.Workers = Workers;
        problem.ReadAhead = step.TouchesStorage ? 1 : 0;
        problem.Peak = memory.Peak;
        problem.Limit = Limit;
        BlockChoice? choice = _shapes is null ? Solve(problem, planned) : BlockSolver.Take(problem, _shapes[Array.IndexOf(Steps, step)]);
        if (choice is null)
        {
            Shortage = ShortageOf(problem, memory);
            return false;
        }

        step.SetBlocks(Plan, choice);
        return true;
    }

    // Within what was planned before it was known where results go, if that can be; those in memory have no chunks to keep to, and need no buffers.
    private static BlockChoice? Solve(BlockProblem problem, StepPlan? planned)
    {
        BlockChoice? choice = BlockSolver.Solve(problem);
        if (planned is null || choice?.Peak <= planned.PeakBytes)
        {
            return choice;
        }

        long limit = problem.Limit;
        problem.Limit = Math.Min(limit, planned.PeakBytes);
        choice = BlockSolver.Solve(problem);
        problem.Limit = limit;
        return choice is not null ? choice
            : Array.Exists(problem.Arrays, array => array.IsWritten) ? BlockSolver.Solve(problem)
            : new BlockChoice(planned.Block, planned.Sets, problem.Peak(planned.Block, planned.Sets));
    }

    private MemoryShortage ShortageOf(BlockProblem problem, StepMemory memory)
    {
        // The other steps may need even more: the smallest limit is that of the whole plan.
        long smallest = 0;
        foreach (StepPlan step in Steps)
        {
            BlockProblem its = BlockProblems.Of(Plan, step, _arrays);
            its.Peak = new StepMemory(Plan, step).Peak;
            smallest = Math.Max(smallest, BlockSolver.Smallest(its).Peak);
        }

        long needed = BlockSolver.Smallest(problem).Peak;
        return new MemoryShortage(needed, memory.LargestTerm, smallest);
    }
}
