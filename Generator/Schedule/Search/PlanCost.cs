using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Schedule.Search;

/// <summary>
/// What a plan, or a part of one, costs in each sample situation: bytes moved with <see cref="BlockCost.RunBytes"/> a run (infinite where it does not fit the limit),
/// the bytes it holds, and the operations where lengths are least.
/// </summary>
internal sealed class PlanCost
{
    public PlanCost(double[] moved, double[] peak, double operations)
    {
        Moved = moved;
        Peak = peak;
        Operations = operations;
    }

    public double[] Moved { get; }

    public double[] Peak { get; }

    public double Operations { get; }

    public bool FitsEverywhere => Array.TrueForAll(Moved, moved => !double.IsInfinity(moved));

    /// <summary>Nothing.</summary>
    public static PlanCost Zero(int points) => new(new double[points], new double[points], 0);

    /// <summary>One after the other: bytes add up, the peak is the greater one.</summary>
    public PlanCost Then(PlanCost next)
    {
        double[] moved = new double[Moved.Length], peak = new double[Moved.Length];
        for (int i = 0; i < moved.Length; i++)
        {
            moved[i] = Moved[i] + next.Moved[i];
            peak[i] = Math.Max(Peak[i], next.Peak[i]);
        }

        return new PlanCost(moved, peak, Operations + next.Operations);
    }

    /// <summary>True when this is nowhere worse than <paramref name="other"/>.</summary>
    public bool IsAtMost(PlanCost other)
    {
        for (int i = 0; i < Moved.Length; i++)
        {
            if (Moved[i] > other.Moved[i] || Peak[i] > other.Peak[i])
            {
                return false;
            }
        }

        return Operations <= other.Operations;
    }
}
