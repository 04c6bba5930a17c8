namespace StaticGraph.Generator.Schedule.Search;

/// <summary>Chooses the few plans a kernel carries: those that together cost least over all sample situations.</summary>
internal static class VariantPicker
{
    private const int Most = 4;

    // A plan that saves less than one part in a thousand somewhere is not worth its code.
    private const double Worthwhile = 1e-3;

    // Equal bytes with a peak this much higher are not as good.
    private const double SmallPeak = 0.05;

    /// <summary>At most 4 plans; the first is the best one where everything is small and stored row by row.</summary>
    public static IReadOnlyList<PartialPlan> Pick(IReadOnlyList<PartialPlan> plans)
    {
        List<PartialPlan> kept = plans.ToList();
        while (kept.Count > 1)
        {
            int least = LeastMissed(kept, out double missed);
            if (kept.Count <= Most && missed >= Worthwhile)
            {
                break;
            }

            kept.RemoveAt(least);
        }

        return InOrder(kept);
    }

    /// <summary>The plans that are carried, and the best of others, for which one of four makes room.</summary>
    public static IReadOnlyList<PartialPlan> With(IReadOnlyList<PartialPlan> carried, IReadOnlyList<PartialPlan> others)
    {
        List<PartialPlan> kept = carried.ToList();
        if (kept.Count == Most)
        {
            kept.RemoveAt(LeastMissed(kept));
        }

        return InOrder(kept.Concat(others.OrderBy(plan => plan.Cost.Moved.Sum(Weight)).Take(1)));
    }

    /// <summary>The plan whose removal costs least over the sample situations.</summary>
    public static int LeastMissed(IReadOnlyList<PartialPlan> plans) => LeastMissed(plans, out _);

    /// <summary>Compares costs on a scale where twice the bytes count the same everywhere; what does not fit counts as beyond all measure.</summary>
    public static double Weight(double moved) => double.IsInfinity(moved) ? 200 : Math.Log(moved + 1);

    private static PartialPlan[] InOrder(IEnumerable<PartialPlan> plans) => plans.OrderBy(plan => plan.Cost.Moved[SampleGrid.Usual]).ThenBy(plan => plan.Cost.Moved.Sum(Weight)).ToArray();

    private static int LeastMissed(IReadOnlyList<PartialPlan> plans, out double missed)
    {
        double[] losses = Losses(plans);
        int least = 0;
        for (int i = 1; i < plans.Count; i++)
        {
            bool isLess = Math.Abs(losses[i] - losses[least]) > Worthwhile ? losses[i] < losses[least] : IsWorse(plans[i].Cost, plans[least].Cost);
            least = isLess ? i : least;
        }

        missed = losses[least];

        return least;
    }

    // Where bytes do not tell two plans apart, the peak does, then operations; the later one found goes first.
    private static bool IsWorse(PlanCost left, PlanCost right)
    {
        double difference = left.Peak.Sum(Weight) - right.Peak.Sum(Weight);
        return Math.Abs(difference) > Worthwhile ? difference > 0 : left.Operations >= right.Operations;
    }

    // What each plan's removal costs: in the situations where it is the best one, what the next best is worse.
    private static double[] Losses(IReadOnlyList<PartialPlan> plans)
    {
        var losses = new double[plans.Count];
        for (int point = 0; point < plans[0].Cost.Moved.Length; point++)
        {
            int best = Best(plans, point, without: -1);
            PlanCost removed = plans[best].Cost, next = plans[Best(plans, point, best)].Cost;
            losses[best] += Math.Max(0, Weight(next.Moved[point]) - Weight(removed.Moved[point]));
            bool isLower = !double.IsInfinity(removed.Moved[point]) && next.Moved[point] >= removed.Moved[point] && next.Peak[point] > (1 + SmallPeak) * removed.Peak[point];
            losses[best] += isLower ? Worthwhile : 0;
        }

        return losses;
    }

    // The plan with the fewest bytes, then the lowest peak, in one situation.
    private static int Best(IReadOnlyList<PartialPlan> plans, int point, int without)
    {
        int best = -1;
        for (int i = 0; i < plans.Count; i++)
        {
            if (i != without && (best < 0 || IsLess(plans[i].Cost, plans[best].Cost, point)))
            {
                best = i;
            }
        }

        return best;
    }

    private static bool IsLess(PlanCost left, PlanCost right, int point) =>
        left.Moved[point] < right.Moved[point] || (left.Moved[point] == right.Moved[point] && left.Peak[point] < right.Peak[point]);
}
