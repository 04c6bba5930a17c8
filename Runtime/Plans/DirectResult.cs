using StaticGraph.CompilerServices;

namespace StaticGraph.Plans;

/// <summary>
/// A result that is what a contraction leaves and nothing else. Where it lies in memory row by row, the contraction works in its place: nothing is held, and the sweep that would copy it is left out.
/// </summary>
/// <param name="Held">The held array.</param>
/// <param name="Output">The result.</param>
/// <param name="Sweep">The sweep that copies the one to the other.</param>
internal readonly record struct DirectResult(int Held, int Output, int Sweep)
{
    /// <summary>Those of a plan.</summary>
    public static DirectResult[] Of(PlanDefinition plan, StepDefinition[] steps)
        => [.. steps.Where(step => !step.IsNest && IsCopy(plan, step.First)).Select(step => new DirectResult(plan.Sweeps[step.First].Operands[0].Index, plan.Sweeps[step.First].Stores[0].Index, step.First))];

    private static bool IsCopy(PlanDefinition plan, int number)
    {
        SweepDefinition sweep = plan.Sweeps[number];
        if (sweep.Moved != 0 || sweep.Operands is not [{ Kind: OperandKind.Held } operand] || sweep.Stores is not [{ Kind: StoreKind.Output } store])
        {
            return false;
        }

        HeldDefinition held = plan.Held[operand.Index];
        return !held.IsPart && plan.Sweeps[held.FirstSweep].IsContraction && IsOnlyUse(plan, operand.Index)
            && operand.Access.IsIdentity(sweep.Axes.Count) && held.Shape.Equals(plan.Outputs[store.Index].Shape);
    }

    private static bool IsOnlyUse(PlanDefinition plan, int held)
        => plan.Sweeps.Sum(sweep => sweep.Operands.Count(operand => operand.Kind == OperandKind.Held && operand.Index == held)) == 1;
}
