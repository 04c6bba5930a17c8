using StaticGraph.CompilerServices;
using StaticGraph.Execution.Tiles;

namespace StaticGraph.Execution;

/// <summary>A variant of a kernel, planned for the arrays of a run.</summary>
/// <param name="Number">The variant's number, from 1.</param>
/// <param name="Run">Its sweeps with their blocks; with a shortage where it does not fit.</param>
/// <param name="PeakBytes">Its peak, when it fits.</param>
/// <param name="Moved">What it moves, when it fits.</param>
/// <param name="Operations">Its arithmetic operations.</param>
internal sealed record Variant(int Number, ChosenPlan Run, long PeakBytes, MovedBytes Moved, double Operations);

/// <summary>Plans every variant of a kernel and chooses among those that fit: least bytes and requests, then lowest peak, then fewest operations, then the first.</summary>
internal sealed class VariantChoice
{
    private const double MostOverlap = 2;

    private VariantChoice(Variant[] variants, Variant chosen)
    {
        Variants = variants;
        Chosen = chosen;
    }

    /// <summary>Every variant, in order.</summary>
    public Variant[] Variants { get; }

    /// <summary>The one that runs; where none fits, the one that needs least.</summary>
    public Variant Chosen { get; }

    /// <summary>Chooses among the variants of <paramref name="plan"/>. However many workers there are, what is chosen moves little more than one worker would.</summary>
    public static VariantChoice Of(BoundPlan plan, RunArrays arrays, RunOptions? options, SolverMemory memory)
    {
        var planners = new VariantPlanner[plan.Variants.Length];
        var all = new Variant[planners.Length];
        for (int i = 0; i < all.Length; i++)
        {
            planners[i] = new VariantPlanner(plan.Variants[i], arrays, options, memory);
            ChosenPlan run = planners[i].Run;
            all[i] = run.Shortage is null
                ? new Variant(i + 1, run, run.PeakBytes, run.Moved, run.Operations)
                : new Variant(i + 1, run, 0, default, 0);
        }

        Variant chosen = Best(all) ?? all.MinBy(variant => variant.Run.Shortage!.Needed)!;
        if (chosen.Run is { Shortage: null, Workers: > 1 } && Array.Exists(all, variant => variant.Run.Shortage is null && variant.Moved.Bytes < chosen.Moved.Bytes))
        {
            Variant alone = Best(Array.ConvertAll(all, variant => variant.Run.Shortage is null ? planners[variant.Number - 1].Alone(variant) : variant))!;
            chosen = chosen.Moved.Bytes > BlockSolver.MostBytes(alone.Moved.Bytes) ? all[alone.Number - 1] : chosen;
        }

        return new VariantChoice(all, chosen);
    }

    // Where everything to be read lies in memory there are no bytes to compare: the compiler put first what is best then. But what is held and larger than the caches goes
    // to memory and comes back, which a variant that holds parts of it does not; and where parts that overlap are mostly halo they are computed again and again.
    private static Variant? Best(Variant[] variants)
    {
        Variant[] fitting = Array.FindAll(variants, variant => variant.Run.Shortage is null);
        Variant[] unread = Array.FindAll(fitting, variant => variant.Moved.Read == 0);
        Variant? inPlace = Array.Find(unread, variant => variant.Operations <= MostOverlap * unread.Min(other => other.Operations));
        return inPlace is { PeakBytes: >= BypassStores.LargerThanCaches }
            ? fitting.Where(variant => variant == inPlace || IsPartOf(variant, inPlace)).MinBy(variant => (variant.PeakBytes, variant.Number))
            : inPlace ?? fitting.MinBy(variant => (variant.Moved.Cost, variant.PeakBytes, variant.Operations, variant.Number));
    }

    // Much less of it: what has nearly as much in parts gains nothing.
    private static bool IsPartOf(Variant variant, Variant whole)
        => variant.Moved.Bytes <= whole.Moved.Bytes && variant.Operations <= whole.Operations && variant.PeakBytes <= whole.PeakBytes / 4;
}
