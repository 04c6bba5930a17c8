using StaticGraph.Generator.Frontend;
using StaticGraph.Generator.Plans;
using StaticGraph.Generator.Problems;
using StaticGraph.Generator.Schedule;

namespace StaticGraph.Analyzers.Rules;

/// <summary>
/// When is memory a blow-up? Buffers of blocks are as small as they need be, so what counts are the arrays held from one sweep to later ones.
/// One that grows as fast as everything streamed past it is a warning; held arrays that exceed the limit when all dims are at their bounds are an error.
/// </summary>
internal static class MemoryRule
{
    private const long DefaultLimit = 1L << 30;

    /// <summary>The problems of a schedule's memory.</summary>
    public static IEnumerable<Problem> Find(KernelSchedule kernel)
    {
        VariantSchedule schedule = kernel.Variants[0];
        PlanDefinition plan = schedule.Plan;
        var longDims = new HashSet<string>(plan.Dims.Where(dim => dim.Max == 0).Select(dim => dim.Name), StringComparer.Ordinal);
        for (int i = 0; i < plan.Held.Count; i++)
        {
            Growth growth = Growth.Of(plan.Held[i].Shape, longDims);
            if (!growth.IsBounded && !IsFace(plan, plan.Held[i], growth, longDims))
            {
                string bytes = (plan.Held[i].Type.Size() * Polynomial.Product(plan.Held[i].Shape.Select(Polynomial.Parse))).ToString();
                yield return new Problem(ProblemIds.UnboundedGrowth, schedule.HeldExpressions[i], new[] { plan.Name, plan.Held[i].Name, bytes, string.Join(" and ", growth.Dims) });
            }
        }

        if (OverLimit(schedule, longDims) is { } problem)
        {
            yield return problem;
        }
    }

    // A face of what every sweep streams: for each element held, a whole long axis goes by. Sweeps that only finish held values stream nothing.
    private static bool IsFace(PlanDefinition plan, HeldDefinition held, Growth growth, ISet<string> longDims) => Enumerable
        .Range(held.FirstSweep, held.LastSweep - held.FirstSweep + 1)
        .Select(sweep => Streams(plan, plan.Sweeps[sweep]).Select(shape => Growth.Of(shape, longDims)).ToArray())
        .All(streams => streams.Length == 0 || streams.Any(growth.IsFaceOf));

    private static IEnumerable<EquatableArray<string>> Streams(PlanDefinition plan, SweepDefinition sweep) => sweep.IsFinish
        ? Array.Empty<EquatableArray<string>>()
        : sweep.Operands.Where(o => o.Kind == OperandKind.Parameter).Select(o => plan.Parameters[o.Index].Shape)
            .Concat(sweep.Stores.Where(s => s.Kind == StoreKind.Output).Select(s => plan.Outputs[s.Index].Shape));

    private static Problem? OverLimit(VariantSchedule schedule, ISet<string> longDims)
    {
        PlanDefinition plan = schedule.Plan;
        Dictionary<string, long> bounds = plan.Dims.Where(dim => dim.Max > 0).ToDictionary(dim => dim.Name, dim => dim.Max, StringComparer.Ordinal);
        long[] bytes = plan.Held.Select(held => Growth.Of(held.Shape, longDims).IsBounded ? Bytes(held, bounds) : 0).ToArray();
        long limit = plan.MemoryLimit > 0 ? plan.MemoryLimit : DefaultLimit;
        for (int sweep = 0; sweep < plan.Sweeps.Count; sweep++)
        {
            int[] alive = Enumerable.Range(0, bytes.Length).Where(i => plan.Held[i].FirstSweep <= sweep && sweep <= plan.Held[i].LastSweep).ToArray();
            long needed = alive.Aggregate(0L, (sum, i) => NumericMemory.SaturatingAdd(sum, bytes[i]));
            if (needed > limit)
            {
                int largest = alive.OrderByDescending(i => bytes[i]).First();
                return new Problem(ProblemIds.OverLimit, schedule.HeldExpressions[largest], new[] { plan.Name, ByteSize.Format(needed), ByteSize.Format(limit), plan.Held[largest].Name });
            }
        }

        return null;
    }

    private static long Bytes(HeldDefinition held, IReadOnlyDictionary<string, long> bounds)
    {
        long bytes = held.Type.Size();
        foreach (string length in held.Shape)
        {
            bytes = NumericMemory.SaturatingMultiply(bytes, Length(Polynomial.Parse(length), bounds));
        }

        return bytes;
    }

    private static long Length(Polynomial length, IReadOnlyDictionary<string, long> bounds)
    {
        try
        {
            return Math.Max(0, length.Evaluate(symbol => bounds[symbol]));
        }
        catch (OverflowException)
        {
            return long.MaxValue;
        }
    }
}
