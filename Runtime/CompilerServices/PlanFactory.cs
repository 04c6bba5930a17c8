using System.ComponentModel;

namespace StaticGraph.CompilerServices;

/// <summary>
/// Makes a plan as generated code says it: first what all variants share, then what a variant keeps and, in the words of the header, its sweeps
/// (<see cref="SweepFactory"/>). Each method gives the plan with one thing more.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PlanFactory
{
    /// <summary>A plan that has a name, and says what it computes.</summary>
    public static PlanDefinition Of(int contract, string name, string expression)
        => new(contract, name, expression, default, default, default, default, default, default, default, MemoryLimit: 0);

    /// <summary>A named length; a <paramref name="max"/> of 0 is no bound.</summary>
    public static PlanDefinition Dim(this PlanDefinition plan, string name, long max = 0, bool fromParameter = false)
        => plan with { Dims = With(plan.Dims, new DimDefinition(name, max, fromParameter)) };

    /// <summary>A length that is another one, divided by a number and rounded up; a <paramref name="max"/> of 0 is no bound.</summary>
    public static PlanDefinition Ceiling(this PlanDefinition plan, string of, long by, long max = 0)
        => plan with { Dims = With(plan.Dims, new DimDefinition(LengthCeiling.Name(Polynomial.Parse(of), by), max, Of: of, By: by)) };

    /// <summary>An array parameter.</summary>
    public static PlanDefinition Parameter(this PlanDefinition plan, string name, DType type, params string[] shape)
        => plan with { Parameters = With(plan.Parameters, new ParameterDefinition(name, type, shape)) };

    /// <summary>The elements of an array parameter under another shape.</summary>
    public static PlanDefinition Reshaped(this PlanDefinition plan, string name, int of, params string[] shape)
        => plan with { Parameters = With(plan.Parameters, new ParameterDefinition(name, plan.Parameters[of].Type, shape) { Of = of }) };

    /// <summary>The elements of a part of an array parameter, which begins there and is so long on each axis, under another shape.</summary>
    public static PlanDefinition ReshapedPart(this PlanDefinition plan, string name, int of, string[] start, string[] part, params string[] shape)
        => plan with { Parameters = With(plan.Parameters, new ParameterDefinition(name, plan.Parameters[of].Type, shape) { Of = of, Start = start, Part = part }) };

    /// <summary>Two lengths that must be equal.</summary>
    public static PlanDefinition Equation(this PlanDefinition plan, string left, string right, string text)
        => plan with { Equations = With(plan.Equations, new EquationDefinition(left, right, text)) };

    /// <summary>Two lengths of which the first must be no less than the second.</summary>
    public static PlanDefinition AtLeast(this PlanDefinition plan, string left, string right, string text)
        => plan with { Equations = With(plan.Equations, new EquationDefinition(left, right, text, IsLeast: true)) };

    /// <summary>The types of the scalars.</summary>
    public static PlanDefinition OfScalars(this PlanDefinition plan, params DType[] types) => plan with { Scalars = types };

    /// <summary>A result; <paramref name="names"/> are those of its axes.</summary>
    public static PlanDefinition Result(this PlanDefinition plan, string name, DType type, string[] shape, string[] names)
        => plan with { Outputs = With(plan.Outputs, new OutputDefinition(name, type, shape, names)) };

    /// <summary>The kernel's own limit in bytes.</summary>
    public static PlanDefinition Limit(this PlanDefinition plan, long bytes) => plan with { MemoryLimit = bytes };

    /// <summary>How many times the least possible bytes the variants move, at most.</summary>
    public static PlanDefinition Within(this PlanDefinition plan, double times) => plan with { Gap = times };

    /// <summary>One way to run the plan, and what tells it from others: what is kept, the sweeps and the nests are its own.</summary>
    public static PlanDefinition Variant(this PlanDefinition plan, string choice)
        => plan with { Choice = choice, Held = default, Spills = default, Sweeps = default, Nests = default };

    /// <summary>An array held in memory from the sweep <paramref name="first"/> that writes it to the sweep <paramref name="last"/>.</summary>
    public static PlanDefinition Keep(this PlanDefinition plan, string name, DType type, int first, int last, params string[] shape)
        => plan with { Held = With(plan.Held, new HeldDefinition(name, type, shape, first, last)) };

    /// <summary>The same inside a nest, of which each worker holds what belongs to the part it does.</summary>
    public static PlanDefinition KeepPart(this PlanDefinition plan, string name, DType type, int first, int last, params string[] shape)
        => plan with { Held = With(plan.Held, new HeldDefinition(name, type, shape, first, last, IsPart: true)) };

    /// <summary>A spill: the same in a file.</summary>
    public static PlanDefinition KeepInFile(this PlanDefinition plan, string name, DType type, int first, int last, params string[] shape)
        => plan with { Spills = With(plan.Spills, new SpillDefinition(name, type, shape, first, last)) };

    /// <summary>As many sweeps from <paramref name="first"/> on as there are maps, done part by part over <paramref name="axes"/>, of which the first <paramref name="split"/> are split.</summary>
    public static PlanDefinition Nest(this PlanDefinition plan, int first, string[] axes, int split, params int[][] maps)
        => plan with { Nests = With(plan.Nests, new StepDefinition(first, maps.Length, axes, split, Arrays.Map<int[], Access>(maps, Access.Walk))) };

    /// <summary>
    /// In the nest that was named last, the parts of a sweep overlap along one of its axes, which is split: each goes from so many elements before it to so many behind it. Where the axis is <paramref name="within"/> so
    /// long, they are cut off at its ends.
    /// </summary>
    public static PlanDefinition Around(this PlanDefinition plan, int sweep, int axis, long before, long after, string within = "")
    {
        StepDefinition nest = plan.Nests[plan.Nests.Count - 1];
        var halo = new Halo(before, after, IsCut: within.Length > 0);
        Access[] maps = Arrays.Map<Access, Access>(nest.Maps, map => map);
        maps[sweep - nest.First] = maps[sweep - nest.First].Around(axis, halo, halo.IsCut ? Polynomial.Parse(within) : Polynomial.Zero);
        StepDefinition[] nests = Arrays.Map<StepDefinition, StepDefinition>(plan.Nests, other => other);
        nests[^1] = nest with { Maps = maps };
        return plan with { Nests = nests };
    }

    internal static EquatableArray<T> With<T>(EquatableArray<T> items, T item)
        where T : class
    {
        var more = new T[items.Count + 1];
        for (int i = 0; i < items.Count; i++)
        {
            more[i] = items[i];
        }

        more[items.Count] = item;
        return more;
    }

    internal static EquatableArray<EquatableArray<int>> Lists(int[][] lists)
    {
        var made = new EquatableArray<int>[lists.Length];
        for (int i = 0; i < lists.Length; i++)
        {
            made[i] = lists[i];
        }

        return made;
    }
}
