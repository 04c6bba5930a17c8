using System;

namespace StaticGraph.CompilerServices;

/// <summary>What the axes of a sweep are to the function of its blocks (<see cref="BlockRule"/>), and what folds of whole blocks ask of the axes of a step.</summary>
internal sealed class BlockAxes
{
    private BlockAxes(ReductionDefinition definition, int[] outer, int[] row, int results, int[] line)
    {
        Definition = definition;
        Outer = outer;
        Row = row;
        Results = results;
        Line = line;
    }

    /// <summary>The fold.</summary>
    public ReductionDefinition Definition { get; }

    /// <summary>The axes that are kept, but for the last of them.</summary>
    public int[] Outer { get; }

    /// <summary>The last axis that is kept; none where nothing is.</summary>
    public int[] Row { get; }

    /// <summary>The axis of the results.</summary>
    public int Results { get; }

    /// <summary>The axes of a line, as one index.</summary>
    public int[] Line { get; }

    /// <summary>The axes of a fold over so many axes of a sweep, those that are prepended among them.</summary>
    public static BlockAxes Of(ReductionDefinition fold, int axes)
    {
        int results = fold.Block!.ResultsIn(axes);
        int[] line = Arrays.Map<int, int>(fold.Levels[0], axis => axis);
        int[] kept = Arrays.Indices(axes, axis => axis != results && Array.IndexOf(line, axis) < 0);
        int outer = Math.Max(0, kept.Length - 1);
        return new BlockAxes(fold, Arrays.Make(outer, i => kept[i]), Arrays.Make(kept.Length - outer, i => kept[outer + i]), results, line);
    }

    /// <summary>
    /// The axes of a step that no block cuts: of a factor that is contracted with itself, and so read once, rows are columns too; results of a line are made together, and lines that are put in order whole. Empty where
    /// there is none.
    /// </summary>
    public static bool[] Whole(PlanDefinition plan, StepDefinition step) => Whole(plan, step, areLines: false);

    /// <summary>Those of them that functions of lines ask for, and not products.</summary>
    public static bool[] Lines(PlanDefinition plan, StepDefinition step) => Whole(plan, step, areLines: true);

    private static bool[] Whole(PlanDefinition plan, StepDefinition step, bool areLines)
    {
        bool[] whole = Array.Empty<bool>();
        for (int number = step.First; number < step.End; number++)
        {
            if (plan.Sweeps[number].TakesBlocks && !(areLines && plan.Sweeps[number].IsContraction))
            {
                Access map = step.MapOf(number);
                foreach (int axis in Whole(plan.Sweeps[number]))
                {
                    whole = whole.Length == 0 ? new bool[step.Axes.Count] : whole;
                    whole[map.AxisOf(axis)] = true;
                }
            }
        }

        return whole;
    }

    /// <summary>The axes of a step that a fold of whole blocks of it sums over, or goes along, outermost first; empty where it has none.</summary>
    public static int[] DepthOf(PlanDefinition plan, StepDefinition step)
    {
        for (int sweep = step.First; sweep < step.End; sweep++)
        {
            if (plan.Sweeps[sweep].TakesBlocks)
            {
                Access map = step.MapOf(sweep);
                return Arrays.Map<int, int>(plan.Sweeps[sweep].Reductions[0].Levels[0], map.AxisOf);
            }
        }

        return Array.Empty<int>();
    }

    private static int[] Whole(SweepDefinition sweep)
    {
        ReductionDefinition fold = sweep.Reductions[0];
        if (fold.Block is { } rule)
        {
            BlockAxes axes = Of(fold, sweep.Axes.Count);
            return rule.IsOfLines ? Arrays.Joined(new[] { axes.Results }, axes.Line) : new[] { axes.Results };
        }

        return ContractionAxes.Of(sweep) is { IsSquare: true } square ? Arrays.Joined(square.Rows, square.Columns) : Array.Empty<int>();
    }
}
