using StaticGraph.CompilerServices;

namespace StaticGraph.Plans;

/// <summary>
/// A result that is what a fold of whole blocks leaves and nothing else. Where it lies in memory row by row, the fold works in its place, or each part of a nest in its part of it: nothing is held, and the
/// sweep that would copy it is left out.
/// </summary>
/// <param name="Held">The held array.</param>
/// <param name="Output">The result.</param>
/// <param name="Sweep">The sweep that copies the one to the other.</param>
internal readonly record struct DirectResult(int Held, int Output, int Sweep)
{
    /// <summary>Those of a plan.</summary>
    public static DirectResult[] Of(PlanDefinition plan, StepDefinition[] steps)
        => [.. steps.SelectMany(step => Enumerable.Range(step.First, step.Count).Where(sweep => IsCopy(plan, step, sweep))).Select(sweep => new DirectResult(plan.Sweeps[sweep].Operands[0].Index, plan.Sweeps[sweep].Stores[0].Index, sweep))];

    /// <summary>The indices that are summed over for each element, for the lengths of every sweep.</summary>
    public long Depth(PlanDefinition plan, long[][] sweepLengths)
    {
        int first = plan.Held[Held].FirstSweep;
        long depth = 1;
        foreach (int axis in plan.Sweeps[first].Reductions[0].Levels[0])
        {
            depth = NumericMemory.SaturatingMultiply(depth, sweepLengths[first][axis]);
        }

        return depth;
    }

    /// <summary>True for a held array that is one of these.</summary>
    public static bool Has(DirectResult[] results, int held)
    {
        // The solver asks hundreds of times, and nothing is allocated for it.
        foreach (DirectResult result in results)
        {
            if (result.Held == held)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a sweep does of these.</summary>
    public static DirectRole RoleOf(DirectResult[] results, SweepDefinition sweep, int number)
    {
        foreach (DirectResult result in results)
        {
            if (result.Sweep == number)
            {
                return DirectRole.Copies;
            }
        }

        return sweep.TakesBlocks && Has(results, sweep.Reductions[0].Held) ? DirectRole.Folds : DirectRole.None;
    }

    private static bool IsCopy(PlanDefinition plan, StepDefinition step, int number)
    {
        SweepDefinition sweep = plan.Sweeps[number];
        if (sweep.Moved != 0 || sweep.Operands is not [{ Kind: OperandKind.Held } operand] || sweep.Stores is not [{ Kind: StoreKind.Output } store])
        {
            return false;
        }

        HeldDefinition held = plan.Held[operand.Index];
        return held.IsPart == step.IsNest && plan.Sweeps[held.FirstSweep].TakesBlocks && IsOnlyUse(plan, operand.Index) && IsAlone(plan, step, operand.Index)
            && operand.Access.IsIdentity(sweep.Axes.Count) && held.Shape.Equals(plan.Outputs[store.Index].Shape);
    }

    // Parts that lie where another one lay would have no place without it.
    private static bool IsAlone(PlanDefinition plan, StepDefinition step, int held)
        => !step.IsNest || Array.FindAll(PartPlaces.Owners(plan, step), owner => owner == held).Length == 1;

    private static bool IsOnlyUse(PlanDefinition plan, int held)
        => plan.Sweeps.Sum(sweep => sweep.Operands.Count(operand => operand.Kind == OperandKind.Held && operand.Index == held)) == 1;
}

/// <summary>What a sweep does of a <see cref="DirectResult"/>.</summary>
internal enum DirectRole : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It folds into it.</summary>
    Folds,

    /// <summary>It would copy to it, and is left out.</summary>
    Copies,
}
