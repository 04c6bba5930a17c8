using StaticGraph.CompilerServices;

namespace StaticGraph.Execution;

/// <summary>All steps of one run with their blocks.</summary>
internal sealed class RunPlan
{
    /// <summary>Bytes a plan may hold when nobody says otherwise: 1 GiB.</summary>
    public const long DefaultLimit = 1L << 30;

    // More threads than these only wait for each other, storage far away included.
    private static readonly int MostWorkers = Math.Max(256, 4 * Environment.ProcessorCount);

    private readonly IReadOnlyList<long[]>? _shapes;
    private ChoiceKey? _key;

    private RunPlan(BoundPlan plan, RunOptions? options)
    {
        Plan = plan;
        _shapes = options?.BlockShapes;
        Workers = WorkersOf(options);
        Limit = options?.MemoryLimit ?? (plan.Definition.MemoryLimit > 0 ? plan.Definition.MemoryLimit : DefaultLimit);
        SweepCount = plan.Definition.Sweeps.Count;
        Steps = new StepPlan[plan.Program.Steps.Length];
    }

    /// <summary>The plan: of several variants the one that was chosen.</summary>
    public BoundPlan Plan { get; private set; }

    /// <summary>What the plan was chosen from, or null where a kernel has one variant.</summary>
    public VariantChoice? Variants { get; private set; }

    /// <summary>What is missing, or null where the plan fits its limit.</summary>
    public MemoryShortage? Shortage { get; private set; }

    /// <summary>The nests, and the sweeps outside them, in order.</summary>
    public StepPlan[] Steps { get; }

    /// <summary>The number of sweeps, in nests and outside them.</summary>
    public int SweepCount { get; }

    /// <summary>How many blocks are computed on at once.</summary>
    public int Workers { get; }

    /// <summary>The limit in bytes.</summary>
    public long Limit { get; }

    /// <summary>The greatest peak of any step, in bytes.</summary>
    public long PeakBytes { get; private set; }

    /// <summary>How many blocks are computed on at once with these options.</summary>
    public static int WorkersOf(RunOptions? options) => Math.Min(options?.MaxDegreeOfParallelism ?? Environment.ProcessorCount, MostWorkers);

    /// <summary>Plans every step, of the best variant where there are several. A bound plan keeps its last choice: programs run one again and again with the same options.</summary>
    /// <exception cref="MemoryLimitException">Some step needs more than the limit, whatever its blocks; of every variant.</exception>
    public static RunPlan Make(BoundPlan plan, RunArrays arrays, RunOptions? options)
    {
        if (plan.Choice is { _key: { } key } kept && key.IsFor(options) && key.IsFor(arrays))
        {
            return kept;
        }

        RunPlan run = Choose(plan, arrays, options);
        if (options?.BlockShapes is null)
        {
            run._key = new ChoiceKey(arrays, options);
            plan.Choice = run;
        }

        return run;
    }

    /// <summary><see cref="Make"/> of a plan that is only weighed: no choice is looked up or kept.</summary>
    public static RunPlan Choose(BoundPlan plan, RunArrays arrays, RunOptions? options)
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
        var run = new RunPlan(plan, options);
        for (int i = 0; i < run.Steps.Length; i++)
        {
            run.Steps[i] = SweepPlanner.Plan(plan, plan.Program.Steps[i], arrays);
        }

        for (int i = 0; i < run.Steps.Length && run.TryBlock(run.Steps[i], arrays); i++)
        {
            run.PeakBytes = Math.Max(run.PeakBytes, run.Steps[i].PeakBytes);
        }

        return run;
    }

    /// <summary>The same steps, without the sources they were planned for.</summary>
    public RunPlan WithoutArrays()
    {
        var run = (RunPlan)MemberwiseClone();
        (run.Plan, run.Variants) = (null!, null);
        return run;
    }

    /// <summary>The error of a plan that does not fit.</summary>
    public MemoryLimitException TooLarge(MemoryShortage shortage) => new(
        $"{Plan.Definition.Name} needs at least {ByteSize.Format(shortage.Needed)} at once, mostly for {shortage.Term}; its limit is {ByteSize.Format(Limit)}. It runs from a limit of {shortage.Needed} bytes.",
        shortage.Needed,
        Limit,
        shortage.Term);

    private bool TryBlock(StepPlan step, RunArrays arrays)
    {
        long scratch = step.Sweeps.Max(sweep => sweep.Facts.ScratchBytes);
        if (scratch > int.MaxValue)
        {
            throw new ArrayStorageException($"{Plan.Definition.Name} needs {ByteSize.Format(scratch)} to decode or encode one stored chunk; 2 GiB is the most. Rewrite the array in smaller chunks.");
        }

        var memory = new StepMemory(Plan, step);
        BlockProblem problem = BlockProblems.Of(Plan, step, arrays);
        problem.Workers = Workers;
        problem.ReadAhead = step.TouchesStorage ? 1 : 0;
        problem.Peak = memory.Peak;
        problem.Limit = Limit;
        BlockChoice? choice = _shapes is null ? BlockSolver.Solve(problem) : BlockSolver.Take(problem, _shapes[Array.IndexOf(Steps, step)]);
        if (choice is null)
        {
            Shortage = ShortageOf(arrays);
            return false;
        }

        step.SetBlocks(Plan, choice);
        return true;
    }

    // The step that needs most decides, whichever was found not to fit: what is said to be needed must be enough.
    private MemoryShortage ShortageOf(RunArrays arrays)
    {
        var greatest = new MemoryShortage(0, "");
        foreach (StepPlan step in Steps)
        {
            var memory = new StepMemory(Plan, step);
            BlockProblem problem = BlockProblems.Of(Plan, step, arrays);
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
