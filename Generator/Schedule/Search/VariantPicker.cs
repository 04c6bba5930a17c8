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

        return kept.OrderBy(plan => plan.Cost.Moved[SampleGrid.Usual]).ThenBy(plan => plan.Cost.Moved.Sum(Weight)).ToArray();
    }

    /// <summary>The plan whose removal costs least over the sample situations.</summary>
    public static int LeastMissed(IReadOnlyList<PartialPlan> plans) => LeastMissed(plans, out _);

    /// <summary>Compares costs on a scale where twice the bytes count the same everywhere; what does not fit counts as beyond all measure.</summary>
    public static double Weight(double moved) => double.IsInfinity(moved) ? 200 : Math.Log(moved + 1);

    private static int LeastMissed(IReadOnlyList<PartialPlan> plans, out double missed)
    {
        int least = 0;
        missed = Loss(plans, 0);
        for (int i = 1; i < plans.Count; i++)
        {
            double loss = Loss(plans, i);
            bool isLess = Math.Abs(loss - missed) > Worthwhile ? loss < missed : IsWorse(plans[i].Cost, plans[least].Cost);
            if (isLess)
            {
                (least, missed) = (i, loss);
            }
        }

        return least;
    }

    // Where bytes do not tell two plans apart, the peak does, then operations; the later one found goes first.
    private static bool IsWorse(PlanCost left, PlanCost right)
    {
        double difference = left.Peak.Sum(Weight) - right.Peak.Sum(Weight);
        return Math.Abs(difference) > Worthwhile ? difference > 0 : left.Operations >= right.Operations;
    }

    private static double Loss(IReadOnlyList<PartialPlan> plans, int removed)
    {
        double loss = 0;
        for (int point = 0; point < plans[removed].Cost.Moved.Length; point++)
        {
            double moved = plans[removed].Cost.Moved[point];
            PlanCost next = plans.Where((_, i) => i != removed).Select(plan => plan.Cost).OrderBy(cost => cost.Moved[point]).ThenBy(cost => cost.Peak[point]).First();
            loss += Math.Max(0, Weight(next.Moved[point]) - Weight(moved));
            bool isLower = !double.IsInfinity(moved) && next.Moved[point] >= moved && next.Peak[point] > (1 + SmallPeak) * plans[removed].Cost.Peak[point];
            loss += isLower ? Worthwhile : 0;
        }

        return loss;
    }
}
