using System.Globalization;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Problems;
using StaticGraph.Generator.Schedule;

namespace StaticGraph.Analyzers.Rules;

/// <summary>
/// When is memory a blow-up? When no variant of the kernel is flat: each one holds what is no face of what is streamed past it, or moves bytes that
/// grow faster than its inputs and outputs. And where no variant fits the limit, whatever its blocks, that is an error.
/// </summary>
internal static class MemoryRule
{
    /// <summary>The problems of a schedule's memory.</summary>
    public static IEnumerable<Problem> Find(KernelSchedule kernel)
    {
        if (OverLimit(kernel) is { } overLimit)
        {
            yield return overLimit;
        }
        else if (Judge(kernel, LongDims(kernel.Plan)) is var variants && !variants.Any(variant => variant.IsFlat))
        {
            yield return variants.All(variant => variant.Held.Count > 0) ? Holding(kernel, variants) : Repeating(kernel, variants);
        }
    }

    /// <summary>The dims without a bound.</summary>
    public static HashSet<string> LongDims(PlanDefinition plan) => new(plan.Dims.Where(dim => dim.Max == 0 && !dim.IsCeiling).Select(dim => dim.Name), StringComparer.Ordinal);

    /// <summary>What grows too fast in each variant when <paramref name="longDims"/> are unbounded.</summary>
    public static VariantGrowth[] Judge(KernelSchedule kernel, ISet<string> longDims) => kernel.Variants.Select(variant => VariantGrowth.Of(variant, longDims)).ToArray();

    // Held arrays and buffers do not shrink as dims grow: what long dims need when they are 1, they need at every length.
    private static Problem? OverLimit(KernelSchedule kernel)
    {
        Dictionary<string, long> lengths = kernel.Plan.Dims.ToDictionary(dim => dim.Name, dim => Math.Max(1, dim.Max), StringComparer.Ordinal);
        (long bytes, string term, int sweep, VariantSchedule variant) = kernel.Variants.Select(variant => Smallest(variant, lengths)).OrderBy(peak => peak.Bytes).First();
        long limit = MemoryLimits.Of(kernel.Plan);
        return bytes <= limit ? null : new Problem(
            ProblemIds.OverLimit,
            variant.SweepExpressions[sweep],
            new[] { kernel.Plan.Name, ByteSize.Format(bytes), ByteSize.Format(limit), term });
    }

    private static (long Bytes, string Term, int Sweep, VariantSchedule Variant) Smallest(VariantSchedule variant, IReadOnlyDictionary<string, long> lengths)
    {
        (long bytes, string term, int sweep) = SmallestPeak.Of(variant.Plan, dim => lengths[dim]);
        return (bytes, term, sweep, variant);
    }

    // Every variant holds too much: the one that holds least of it is quoted.
    private static Problem Holding(KernelSchedule kernel, VariantGrowth[] variants)
    {
        VariantGrowth least = variants.OrderBy(variant => variant.Held.Count).First();
        PlanDefinition plan = least.Schedule.Plan;
        MemoryTerm term = least.Held.OrderBy(held => held.Use == MemoryUse.Held ? 0 : 1).First();
        string[] dims = Growth.Of(LengthCeiling.Growing(plan.Dims, term.Bytes), LongDims(plan)).Dims.ToArray();
        return new Problem(
            ProblemIds.UnboundedGrowth,
            term.Use == MemoryUse.Held ? least.Schedule.HeldExpressions[term.Index] : least.Schedule.SweepExpressions[term.Sweep],
            new[] { kernel.Plan.Name, term.Name(plan), ModelSymbols.Printed(plan, term.Bytes).ToString(), Joined(dims), DimBound.Of(plan, term, dims).Attributes });
    }

    // A variant that holds no more than faces reads again and again instead: it is the one that runs when dims grow.
    private static Problem Repeating(KernelSchedule kernel, VariantGrowth[] variants)
    {
        VariantGrowth streaming = variants.Where(variant => variant.Held.Count == 0).OrderBy(variant => variant.Excess.Count).First();
        string[] drivers = streaming.Repeating.ToArray();
        DimBound bound = DimBound.Find(kernel, streaming, drivers);
        string length = bound.Length.ToString(CultureInfo.InvariantCulture);
        string blocks = $"blocks within {ByteSize.Format(MemoryLimits.Of(kernel.Plan))} are about {length} long";
        return new Problem(
            ProblemIds.RepeatedReading,
            streaming.Schedule.SweepExpressions[streaming.Excess[0]],
            new[] { kernel.Plan.Name, Joined(drivers), Joined(Factors(streaming.Schedule.Plan)), blocks + Whole(variants), $"{Joined(bound.Dims)} {(bound.Dims.Length == 1 ? "is" : "are")}", bound.Attributes, Others(bound) });
    }

    private static string Others(DimBound bound) => bound.Others.Length == 0 ? "" : $"; a bound on {Joined(bound.Others, "or")} does as well";

    // The same array may be read whole by several sweeps: only what blocks decide is of interest.
    private static IEnumerable<string> Factors(PlanDefinition plan) => ReadCount.Of(plan)
        .Where(count => !count.Most.IsConstant)
        .Select(count => $"{count.NameIn(plan)} {(count.IsPart ? "are" : "is")} read {count.Most} times");

    private static string Whole(IEnumerable<VariantGrowth> variants)
    {
        IEnumerable<HeldDefinition> held = variants.SelectMany(variant => variant.Held
            .Where(term => term.Use == MemoryUse.Held)
            .Select(term => variant.Schedule.Plan.Held[term.Index]));
        HeldDefinition? largest = held.Where(array => !array.IsPart).OrderByDescending(array => array.Shape.Count).FirstOrDefault();
        return largest is null ? "" : $", and all of {largest.Name} at once would need {Polynomial.Product(largest.Shape.Select(Polynomial.Parse)) * largest.Type.Size()} bytes";
    }

    private static string Joined(IEnumerable<string> words, string last = "and")
    {
        string[] all = words.ToArray();
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all.Take(all.Length - 1))} {last} {all[all.Length - 1]}";
    }
}
