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

    /// <summary>Chooses among the variants of <paramref name="plan"/>.</summary>
    /// <exception cref="MemoryLimitException">None fits the limit.</exception>
    public static VariantChoice Of(BoundPlan plan, RunArrays arrays, RunOptions? options)
    {
        var variants = new Variant[plan.Variants.Length];
        for (int i = 0; i < variants.Length; i++)
        {
            RunPlan run = RunPlan.Of(plan.Variants[i], arrays, options);
            variants[i] = run.Shortage is null
                ? new Variant(i + 1, run, PlanSummaries.Moved(run, arrays), PlanSummaries.Operations(run))
                : new Variant(i + 1, run, default, 0);
        }

        Variant[] fitting = Array.FindAll(variants, variant => variant.Run.Shortage is null);
        Variant chosen = fitting.MinBy(variant => (variant.Moved.Cost, variant.Run.PeakBytes, variant.Operations, variant.Number)) ?? throw TooLarge(variants);
        return new VariantChoice(variants, chosen);
    }

    private static MemoryLimitException TooLarge(Variant[] variants)
    {
        RunPlan least = variants.MinBy(variant => variant.Run.Shortage!.Needed)!.Run;
        long smallest = variants.Min(variant => variant.Run.Shortage!.SmallestLimit);
        return least.TooLarge(least.Shortage! with { SmallestLimit = smallest });
    }
}
