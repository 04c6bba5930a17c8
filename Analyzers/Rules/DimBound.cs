using System.Globalization;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Schedule;

namespace StaticGraph.Analyzers.Rules;

/// <summary>A bound on dims that makes a kernel flat.</summary>
/// <param name="Dims">The dims to bound: as few as will do.</param>
/// <param name="Length">The power of two that blocks cover within the limit on all axes that cause re-reading, so that bounded axes are read at once.</param>
internal sealed record DimBound(string[] Dims, long Length)
{
    private const long LongAxis = 1L << 30;

    // What one set of buffers may take of the limit.
    private const int BlockShare = 8;

    /// <summary>Dims of which a bound on any one alone makes the kernel flat too.</summary>
    public string[] Others { get; init; } = Array.Empty<string>();

    /// <summary>For example <c>Dim("k", Max = 1024)</c>.</summary>
    public string Attributes => string.Join(", ", Dims.Select(dim => $"Dim(\"{dim}\", Max = {Length.ToString(CultureInfo.InvariantCulture)})"));

    /// <summary>The bound for a kernel of which no variant is flat, given the dims whose length decides how often <paramref name="streaming"/> reads.</summary>
    public static DimBound Find(KernelSchedule kernel, VariantGrowth streaming, string[] drivers)
    {
        string[] fewest = Fewest(kernel, drivers);
        string[] others = MemoryRule.LongDims(kernel.Plan).Except(fewest).Where(dim => IsEnough(kernel, dim)).OrderBy(dim => dim, StringComparer.Ordinal).ToArray();
        return new(fewest, Covered(streaming, drivers, MemoryLimits.Of(kernel.Plan))) { Others = others };
    }

    /// <summary>The bound on <paramref name="dims"/> with which a term takes at most half of the limit.</summary>
    public static DimBound Of(PlanDefinition plan, MemoryTerm term, string[] dims)
    {
        long Bytes(long length) => Evaluate(term, LengthCeiling.Complete(plan.Dims, symbol => Array.IndexOf(dims, symbol) >= 0 ? length : Usual(symbol)));
        return new(dims, Longest(length => Bytes(length) <= MemoryLimits.Of(plan) / 2));
    }

    private static string[] Fewest(KernelSchedule kernel, string[] drivers) =>
        Enumerable.Range(1, drivers.Length).SelectMany(count => Subsets(drivers, count)).FirstOrDefault(dims => IsEnough(kernel, dims)) ?? drivers;

    private static bool IsEnough(KernelSchedule kernel, params string[] bounded) =>
        MemoryRule.Judge(kernel, new HashSet<string>(MemoryRule.LongDims(kernel.Plan).Except(bounded), StringComparer.Ordinal)).Any(variant => variant.IsFlat);

    private static IEnumerable<string[]> Subsets(string[] dims, int count) => count == 0
        ? new[] { Array.Empty<string>() }
        : dims.SelectMany((dim, i) => Subsets(dims.Skip(i + 1).ToArray(), count - 1).Select(rest => rest.Prepend(dim).ToArray()));

    private static long Covered(VariantGrowth streaming, string[] drivers, long limit)
    {
        PlanDefinition plan = streaming.Schedule.Plan;
        StepDefinition[] steps = streaming.Excess.Select(sweep => StepDefinition.At(plan, sweep)).ToArray();
        return Longest(length => steps.All(step => Bytes(plan, step, drivers, length) <= limit / BlockShare));
    }

    private static long Longest(Func<long, bool> fits)
    {
        long length = 1;
        while (length < LongAxis && fits(2 * length))
        {
            length *= 2;
        }

        return length;
    }

    // One set of buffers, with blocks of that length on every axis that a driver is the length of and of one element on the others.
    private static long Bytes(PlanDefinition plan, StepDefinition step, string[] drivers, long length)
    {
        long Value(string symbol)
        {
            bool IsDriven(string axis) => LengthCeiling.Growing(plan.Dims, Polynomial.Parse(axis)).Symbols.Intersect(drivers).Any();
            return ModelSymbols.BlockAxis(symbol) is int axis && IsDriven(step.Axes[axis]) ? length : Usual(symbol);
        }

        return SymbolicMemory.Terms(plan, step).Aggregate(0L, (sum, term) => NumericMemory.SaturatingAdd(sum, Evaluate(term, Value)));
    }

    private static long Usual(string symbol) => ModelSymbols.IsHeight(symbol) ? ReductionMemory.Heights(LongAxis) : 1;

    private static long Evaluate(MemoryTerm term, Func<string, long> valueOf)
    {
        try
        {
            return term.Bytes.Evaluate(valueOf);
        }
        catch (OverflowException)
        {
            return long.MaxValue;
        }
    }
}
