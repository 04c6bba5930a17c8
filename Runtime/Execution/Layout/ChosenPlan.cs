using StaticGraph.CompilerServices;

namespace StaticGraph.Execution;

/// <summary>All steps of one run with their blocks.</summary>
internal sealed class ChosenPlan
{
    // More threads than these only wait for each other, storage far away included.
    private static readonly int MostWorkers = Math.Max(256, 4 * Environment.ProcessorCount);

    private ChoiceKey? _key;

    /// <summary>A plan whose steps are still to be planned, by a <see cref="VariantPlanner"/>.</summary>
    public ChosenPlan(BoundPlan plan, RunOptions? options)
    {
        Plan = plan;
        Workers = WorkersOf(options);
        Limit = options?.MemoryLimit ?? MemoryLimits.Of(plan.Definition);
        SweepCount = plan.Definition.Sweeps.Count;
        Steps = new StepPlan[plan.Program.Steps.Length];
    }

    /// <summary>The plan: of several variants the one that was chosen.</summary>
    public BoundPlan Plan { get; private set; }

    /// <summary>What the plan was chosen from, or null where a kernel has one variant.</summary>
    public VariantChoice? Variants { get; private set; }

    /// <summary>What is missing, or null where the plan fits its limit.</summary>
    public MemoryShortage? Shortage { get; set; }

    /// <summary>The nests, and the sweeps outside them, in order.</summary>
    public StepPlan[] Steps { get; }

    /// <summary>The number of sweeps, in nests and outside them.</summary>
    public int SweepCount { get; }

    /// <summary>How many blocks are computed on at once.</summary>
    public int Workers { get; }

    /// <summary>The limit in bytes.</summary>
    public long Limit { get; }

    /// <summary>The greatest peak of any step, in bytes.</summary>
    public long PeakBytes
    {
        get
        {
            long peak = 0;
            foreach (StepPlan step in Steps)
            {
                peak = Math.Max(peak, step.PeakBytes);
            }

            return peak;
        }
    }

    /// <summary>What all steps move.</summary>
    public MovedBytes Moved
    {
        get
        {
            MovedBytes moved = default;
            foreach (StepPlan step in Steps)
            {
                moved += step.Moved;
            }

            return moved;
        }
    }

    /// <summary>The arithmetic operations of all steps.</summary>
    public double Operations
    {
        get
        {
            double operations = 0;
            foreach (StepPlan step in Steps)
            {
                foreach (SweepPlan sweep in step.Sweeps)
                {
                    operations += step.Passes * sweep.Operations(step.Block);
                }
            }

            return operations;
        }
    }

    /// <summary>How many blocks are computed on at once with these options.</summary>
    public static int WorkersOf(RunOptions? options) => Math.Min(options?.MaxDegreeOfParallelism ?? Environment.ProcessorCount, MostWorkers);

    /// <summary>
    /// Plans every step, of the best variant where there are several. A bound plan keeps its last choice: programs run one again and again with the same options.
    /// Where some step of every variant needs more than the limit, whatever its blocks, the plan has a <see cref="Shortage"/> and cannot run.
    /// </summary>
    public static ChosenPlan Make(BoundPlan plan, RunArrays arrays, RunOptions? options)
    {
        if (plan.Choice is { _key: { } key } kept && key.IsFor(options) && key.IsFor(arrays))
        {
            return kept;
        }

        ChosenPlan run = Choose(plan, arrays, options);
        if (run.Shortage is not null)
        {
            return run;
        }

        // Binding prepared the first variant, when nobody could know which one would run.
        if (run.Variants is { Chosen.Number: > 1 } && run.Plan.Program.BeginsToPrepare())
        {
            FirstRun.Prepare(run.Plan.Definition, run.Plan.Bodies);
        }

        foreach (StepPlan step in run.Steps)
        {
            step.Settle(run.Plan);
        }

        if (options?.BlockShapes is null)
        {
            run._key = new ChoiceKey(arrays, options);
            plan.Choice = run;
        }

        return run;
    }

    /// <summary><see cref="Make"/> of a plan that is only weighed: no choice is looked up or kept, and what was chosen cannot run.</summary>
    public static ChosenPlan Choose(BoundPlan plan, RunArrays arrays, RunOptions? options)
    {
        using var memory = SolverMemory.Rent();
        if (plan.Variants.Length > 1)
        {
            var choice = VariantChoice.Of(plan, arrays, options, memory);
            choice.Chosen.Run.Variants = choice;
            return choice.Chosen.Run;
        }

        return new VariantPlanner(plan, arrays, options, memory).Run;
    }

    /// <summary>The same steps, without the sources they were planned for.</summary>
    public ChosenPlan WithoutArrays()
    {
        var run = (ChosenPlan)MemberwiseClone();
        (run.Plan, run.Variants) = (null!, null);
        return run;
    }

    /// <summary>The error of a plan that does not fit, with what there is to say of the limit from which it does.</summary>
    public MemoryLimitException TooLarge(MemoryShortage shortage, string more) => new(
        $"{Plan.Definition.Name} needs at least {ByteSize.Format(shortage.Needed)} at once, mostly for {shortage.Term}; its limit is {ByteSize.Format(Limit)}. It runs from a limit of {shortage.Needed} bytes.{more}",
        shortage.Needed,
        Limit,
        shortage.Term);
}
