using StaticGraph.CompilerServices;

namespace StaticGraph.Plans;

/// <summary>Refuses the minimum or maximum of nothing, as NumPy does; sums and products of nothing are 0 and 1.</summary>
internal static class EmptyAxes
{
    /// <summary>Checks every taker of a plan.</summary>
    /// <exception cref="ArrayShapeException">A minimum or maximum runs over an axis of length 0.</exception>
    public static void Check(PlanProgram program, long[] dims)
    {
        for (int i = 0; i < program.Sweeps.Length; i++)
        {
            foreach (Taker taker in program.Takers[i])
            {
                if (taker.NothingHasNo is { } what)
                {
                    Check(program, dims, program.Sweeps[i], taker, what);
                }
            }
        }
    }

    private static void Check(PlanProgram program, long[] dims, LengthFormula[] axes, Taker taker, string what)
    {
        foreach (EquatableArray<int> run in taker.Runs.AsSpan())
        {
            foreach (int axis in run.AsSpan())
            {
                if (ShapeMessages.Evaluate(program, axes[axis], dims) == 0)
                {
                    throw new ArrayShapeException($"{program.Definition.Name} takes the {what} over {axes[axis].Text} = 0 elements, and nothing has no {what}.");
                }
            }
        }
    }
}
