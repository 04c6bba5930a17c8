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

        RunPlan run = Of(plan, arrays, options);
        return run.Shortage is null ? run : throw run.TooLarge(run.Shortage);
    }

    /// <summary>Plans every step of one variant; where it does not fit, the plan has a <see cref="Shortage"/> and cannot run.</summary>
    /// <param name="plan">The variant.</param>
    /// <param name="arrays">The arrays of the run.</param>
    /// <param name="options">Limit and workers.</param>
    public static RunPlan Of(BoundPlan plan, RunArrays arrays, RunOptions? options)
    {
        var run = new RunPlan(plan, arrays, options);
        for (int i = 0; i < run.Steps.Length; i++)
        {
            run.Steps[i] = SweepPlanner.Plan(plan, plan.Program.Steps[i], arrays);
        }

        for (int i = 0; i < run.Steps.Length && run.TryBlock(run.Steps[i]); i++)
        {
            run.PeakBytes = Math.Max(run.PeakBytes, run.Steps[i].PeakBytes);
        }

        return run;
    }

    /// <summary>The error of a plan that does not fit.</summary>
    public MemoryLimitException TooLarge(MemoryShortage shortage) => new(
        $"{Plan.Definition.Name} needs at least {ByteSize.Format(shortage.Needed)} at once, mostly for {shortage.Term}; its limit is {ByteSize.Format(Limit)}. It runs from a limit of {shortage.Needed} bytes.",
        shortage.Needed,
        Limit,
        shortage.Term);

    private bool TryBlock(StepPlan step)
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
        BlockChoice? choice = _shapes is null ? BlockSolver.Solve(problem) : BlockSolver.Take(problem, _shapes[Array.IndexOf(Steps, step)]);
        if (choice is null)
        {
            Shortage = ShortageOf();
            return false;
        }

        step.SetBlocks(Plan, choice);
        return true;
    }

    // The step that needs most decides, whichever was found not to fit: what is said to be needed must be enough.
    private MemoryShortage ShortageOf()
    {
        var greatest = new MemoryShortage(0, "");
        foreach (StepPlan step in Steps)
        {
            var memory = new StepMemory(Plan, step);
            BlockProblem problem = BlockProblems.Of(Plan, step, _arrays);
            problem.Peak = memory.Peak;
            BlockChoice smallest = BlockSolver.Smallest(problem);
            if (smallest.Peak > greatest.Needed)
            {
                greatest = new MemoryShortage(smallest.Peak, memory.LargestTerm(smallest.Block, smallest.Sets));
            }
        }

        return greatest;
    }
}
