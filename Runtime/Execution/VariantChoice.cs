namespace StaticGraph.Execution;

/// <summary>A variant of a kernel, planned for the arrays of a run.</summary>
/// <param name="Number">The variant's number, from 1.</param>
/// <param name="Run">Its sweeps with their blocks; with a shortage where it does not fit.</param>
/// <param name="Moved">What it moves, when it fits.</param>
/// <param name="Operations">Its arithmetic operations.</param>
internal sealed record Variant(int Number, RunPlan Run, MovedBytes Moved, double Operations);

/// <summary>Plans every variant of a kernel and chooses among those that fit: least bytes and requests, then lowest peak, then fewest operations, then the first.</summary>
internal sealed class VariantChoice
{
    private VariantChoice(Variant[] variants, Variant chosen)
    {
        Variants = variants;
        Chosen = chosen;
    }

    /// <summary>Every variant, in order.</summary>
    public Variant[] Variants { get; }

    /// <summary>The one that runs.</summary>
    public Variant Chosen { get; }

    /// <summary>
    /// Chooses among the variants of <paramref name="plan"/>. Where results go is left out of the choice, so that a run takes the variant that
    /// <c>Explain</c> and <c>Summarize</c> spoke of; only if that one does not fit with these results' chunks is another one taken.
    /// </summary>
    /// <exception cref="MemoryLimitException">None fits the limit.</exception>
    public static VariantChoice Of(BoundPlan plan, RunArrays arrays, RunOptions? options)
    {
        VariantChoice? planned = Among(Planned(plan, arrays.HasSinks ? arrays.WithoutSinks(plan) : arrays, options));
        if (planned is null || !arrays.HasSinks)
        {
            return planned ?? throw TooLarge(Planned(plan, arrays, options));
        }

        int number = planned.Chosen.Number;
        Variant chosen = Planned(plan.Variants[number - 1], number, arrays, options, planned.Chosen.Run);
        if (chosen.Run.Shortage is null)
        {
            return new VariantChoice([.. planned.Variants.Select(variant => variant.Number == number ? chosen : variant)], chosen);
        }

        Variant[] all = Planned(plan, arrays, options);
        return Among(all) ?? throw TooLarge(all);
    }

    private static Variant[] Planned(BoundPlan plan, RunArrays arrays, RunOptions? options)
    {
        var variants = new Variant[plan.Variants.Length];
        for (int i = 0; i < variants.Length; i++)
        {
            variants[i] = Planned(plan.Variants[i], i + 1, arrays, options);
        }

        return variants;
    }

    private static Variant Planned(BoundPlan variant, int number, RunArrays arrays, RunOptions? options, RunPlan? planned = null)
    {
        RunPlan run = RunPlan.Of(variant, arrays, options, planned);
        return run.Shortage is null
            ? new Variant(number, run, PlanSummaries.Moved(run, arrays), PlanSummaries.Operations(run))
            : new Variant(number, run, default, 0);
    }

    // Where everything to be read lies in memory there are no bytes to compare: the compiler put first what is best then.
    private static VariantChoice? Among(Variant[] variants)
    {
        Variant[] fitting = Array.FindAll(variants, variant => variant.Run.Shortage is null);
        Variant? chosen = Array.Find(fitting, variant => variant.Moved.Read == 0)
            ?? fitting.MinBy(variant => (variant.Moved.Cost, variant.Run.PeakBytes, variant.Operations, variant.Number));
        return chosen is null ? null : new VariantChoice(variants, chosen);
    }

    private static MemoryLimitException TooLarge(Variant[] variants)
    {
        RunPlan least = variants.MinBy(variant => variant.Run.Shortage!.Needed)!.Run;
        long smallest = variants.Min(variant => variant.Run.Shortage!.SmallestLimit);
        return least.TooLarge(least.Shortage! with { SmallestLimit = smallest });
    }
}
