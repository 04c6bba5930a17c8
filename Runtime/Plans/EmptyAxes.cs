using StaticGraph.CompilerServices;

namespace StaticGraph.Plans;

/// <summary>Refuses the minimum or maximum of nothing, as NumPy does; sums and products of nothing are 0 and 1.</summary>
internal static class EmptyAxes
{
    /// <summary>Checks every reduction of a plan.</summary>
    /// <exception cref="ArrayShapeException">A minimum or maximum runs over an axis of length 0.</exception>
    public static void Check(PlanProgram program, long[] dims)
    {
        for (int i = 0; i < program.Sweeps.Length; i++)
        {
            foreach (ReductionDefinition reduction in program.Definition.Sweeps[i].Reductions.AsSpan())
            {
                if (reduction.Kind is ReductionKind.Min or ReductionKind.Max && reduction.Type != DType.Boolean)
                {
                    Check(program, dims, program.Sweeps[i], reduction);
                }
            }
        }
    }

    private static void Check(PlanProgram program, long[] dims, LengthFormula[] axes, ReductionDefinition reduction)
    {
        foreach (EquatableArray<int> level in reduction.Levels.AsSpan())
        {
            foreach (int axis in level.AsSpan())
            {
                if (ShapeMessages.Evaluate(program, axes[axis], dims) == 0)
                {
                    string what = reduction.Kind == ReductionKind.Min ? "minimum" : "maximum";
                    throw new ArrayShapeException($"{program.Definition.Name} takes the {what} over {axes[axis].Text} = 0 elements, and nothing has no {what}.");
                }
            }
        }
    }
}
