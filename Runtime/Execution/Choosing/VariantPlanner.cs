using StaticGraph.CompilerServices;

namespace StaticGraph.Execution;

/// <summary>
/// Plans one variant of a kernel for the arrays of a run: what its steps read and write, then their blocks. It lasts until the choice among variants is made;
/// asked again for a single worker, it has most of the work behind it.
/// </summary>
internal sealed class VariantPlanner
{
    private readonly RunArrays _arrays;
    private readonly SolverMemory _memory;
    private readonly IReadOnlyList<long[]>? _shapes;
    private readonly BlockProblem?[] _problems;
    private readonly BlockSolver?[] _solvers;

    /// <summary>Plans every step; where one does not fit, the plan has a <see cref="ChosenPlan.Shortage"/> and cannot run.</summary>
    public VariantPlanner(BoundPlan plan, RunArrays arrays, RunOptions? options, SolverMemory memory)
    {
        (_arrays, _memory, _shapes) = (arrays, memory, options?.BlockShapes);
        Run = new ChosenPlan(plan, options);
        _problems = new BlockProblem?[Run.Steps.Length];
        _solvers = new BlockSolver?[Run.Steps.Length];
        for (int i = 0; i < Run.Steps.Length; i++)
        {
            Run.Steps[i] = SweepPlanner.Plan(plan, plan.Program.Steps[i], arrays, joins: true);
        }

        bool fits = true;
        for (int i = 0; i < Run.Steps.Length && fits; i++)
        {
            fits = TryBlock(i) | (Run.Steps[i].HasHulls && TryApart(i));
        }

        if (!fits)
        {
            Run.Shortage = Shortage();
        }
    }

    /// <summary>The steps with their blocks.</summary>
    public ChosenPlan Run { get; }

    /// <summary>The same variant, which fits, as a single worker would run it.</summary>
    public Variant Alone(Variant variant)
    {
        if (_shapes is not null)
        {
            return variant;
        }

        MovedBytes moved = default;
        long peak = 0;
        for (int i = 0; i < _solvers.Length; i++)
        {
            BlockChoice choice = _solvers[i]!.ChooseAlone()!;
            moved += MovedBytes.Of(_problems[i]!, _solvers[i]!.TrafficOf(choice));
            peak = Math.Max(peak, choice.Peak);
        }

        return variant with { Moved = moved, PeakBytes = peak };
    }

    private bool TryBlock(int index)
    {
        StepPlan step = Run.Steps[index];
        if (step.DecodeRoom > int.MaxValue)
        {
            SweepPlan most = step.Sweeps.MaxBy(sweep => sweep.Facts.DecodeRoom)!;
            string use = MemoryUse.DecodeRoom.Name(Run.Plan.Definition, most.Index, most.Facts.DecodeSlot);
            throw new ArrayStorageException($"{Run.Plan.Definition.Name} needs {ByteSize.Format(step.DecodeRoom)} of {use}; 2 GiB is the most. Store it in smaller chunks.");
        }

        BlockSolver solver = SolverOf(index);
        BlockProblem problem = _problems[index]!;
        BlockChoice? choice = _shapes is null ? solver.Choose() : BlockSolver.Take(problem, _shapes[index]);
        if (choice is null)
        {
            return false;
        }

        step.Choose(choice, MovedBytes.Of(problem, solver.TrafficOf(choice)));
        return true;
    }

    // What lies far apart may be read with less, or with fewer bytes, each for itself: the blocks of both say.
    private bool TryApart(int index)
    {
        (StepPlan step, BlockProblem? problem, BlockSolver? solver) = (Run.Steps[index], _problems[index], _solvers[index]);
        Run.Steps[index] = SweepPlanner.Plan(Run.Plan, Run.Plan.Program.Steps[index], _arrays, joins: false);
        (_problems[index], _solvers[index]) = (null, null);
        bool fits = TryBlock(index);
        bool isBetter = fits
            ? step.Choice is null || Run.Steps[index].Moved.Cost < step.Moved.Cost
            : step.Choice is null && SolverOf(index).LowestPeak.Peak < solver!.LowestPeak.Peak;
        if (!isBetter)
        {
            (Run.Steps[index], _problems[index], _solvers[index]) = (step, problem, solver);
        }

        return fits;
    }

    private BlockSolver SolverOf(int index)
    {
        StepPlan step = Run.Steps[index];
        BlockProblem problem = _problems[index] ??= BlockProblems.Of(Run.Plan, step, _arrays);
        problem.Memory = _memory;
        problem.Workers = Run.Workers;
        problem.ReadAhead = step.TouchesStorage ? 1 : 0;
        problem.Limit = Run.Limit;
        problem.Peak = new StepMemory(Run.Plan, step).Peak;
        return _solvers[index] ??= new BlockSolver(problem);
    }

    // The step that needs most decides, whichever was found not to fit: what is said to be needed must be enough.
    private MemoryShortage Shortage()
    {
        var greatest = new MemoryShortage(0, "");
        for (int i = 0; i < Run.Steps.Length; i++)
        {
            if (_solvers[i] is null && Run.Steps[i].HasHulls)
            {
                TryBlock(i);
                TryApart(i);
            }

            BlockChoice least = (_solvers[i] ?? SolverOf(i)).LowestPeak;
            if (least.Peak > greatest.Needed)
            {
                greatest = new MemoryShortage(least.Peak, new StepMemory(Run.Plan, Run.Steps[i]).LargestTerm(least.Block, least.Sets));
            }
        }

        return greatest;
    }
}
