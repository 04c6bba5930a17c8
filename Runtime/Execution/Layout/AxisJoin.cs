using StaticGraph.CompilerServices;

namespace StaticGraph.Execution;

/// <summary>
/// Neighbouring axes of a folding sweep that are walked as one, so that short last axes do not make short rows: an image of (n, m, 3)
/// folded over everything is rows of 3m. Only where no logical index changes: both axes belong to one run or to none and none is scanned along, the inner
/// one is whole in every block, and every array steps evenly through both.
/// </summary>
internal sealed class AxisJoin
{
    private readonly bool[] _joined;
    private readonly int[] _places;

    private AxisJoin(SweepPlan plan, Func<int, bool> joins)
    {
        int axes = plan.Lengths.Length;
        _joined = new bool[axes];
        _places = new int[axes];
        int groups = axes;
        for (int axis = 0; axis < axes - 1; axis++)
        {
            _joined[axis] = joins(axis);
            groups -= _joined[axis] ? 1 : 0;
        }

        Rank = groups + PrependedAxes.Before(groups);
        int place = Rank - groups;
        for (int axis = 0; axis < axes; axis++)
        {
            _places[axis] = place;
            place += _joined[axis] ? 0 : 1;
        }
    }

    /// <summary>The number of axes walked, at least 2.</summary>
    public int Rank { get; }

    /// <summary>For each axis whether it is walked together with the next.</summary>
    public ReadOnlySpan<bool> Joined => _joined;

    /// <summary>No axes joined.</summary>
    public static AxisJoin None(SweepPlan plan) => new(plan, _ => false);

    /// <summary>All axes joined that may be.</summary>
    public static AxisJoin Of(SweepPlan plan) => new(plan, axis => plan.IsWhole(axis + 1) && InOneRun(plan, axis) && AreEven(plan, axis));

    /// <summary>The lengths of the axes walked.</summary>
    public void Lengths(ReadOnlySpan<long> lengths, Span<long> joined)
    {
        joined[..Rank].Fill(1);
        for (int axis = 0; axis < _places.Length; axis++)
        {
            joined[_places[axis]] *= lengths[axis];
        }
    }

    /// <summary>The index on the axes walked of an index of the sweep, whose space has the given lengths.</summary>
    public void Index(ReadOnlySpan<long> index, ReadOnlySpan<long> lengths, Span<long> joined)
    {
        joined[..Rank].Clear();
        for (int axis = 0; axis < _places.Length; axis++)
        {
            ref long place = ref joined[_places[axis]];
            place = (place * lengths[axis]) + index[axis];
        }
    }

    /// <summary>The runs of a taker on the axes walked.</summary>
    public int[][] Runs(int[][] runs) => Array.ConvertAll(runs, Run);

    // Axes that are walked as one follow each other in a run.
    private int[] Run(int[] run)
        => Arrays.Map<int, int>(Arrays.Indices(run.Length, i => i == 0 || _places[run[i]] != _places[run[i - 1]]), i => _places[run[i]]);

    private static bool InOneRun(SweepPlan plan, int axis)
    {
        if (axis == plan.Along || axis + 1 == plan.Along)
        {
            return false;
        }

        foreach (Taker taker in plan.Takers)
        {
            (int Run, int Position) outer = Find(taker.Runs, axis - plan.Shift), inner = Find(taker.Runs, axis + 1 - plan.Shift);
            if (outer.Run != inner.Run || (outer.Run >= 0 && inner.Position != outer.Position + 1))
            {
                return false;
            }
        }

        return true;
    }

    private static (int Run, int Position) Find(EquatableArray<EquatableArray<int>> runs, int axis)
    {
        for (int run = 0; run < runs.Count; run++)
        {
            int position = runs[run].AsSpan().IndexOf(axis);
            if (position >= 0)
            {
                return (run, position);
            }
        }

        return (-1, -1);
    }

    private static bool AreEven(SweepPlan plan, int axis) => Array.TrueForAll(plan.Slots, slot => !IsUneven(slot, axis) && !IsUneven(slot, axis + 1) && slot.Kind switch
    {
        SlotKind.Temporary or SlotKind.Scalar => true,
        SlotKind.Buffer => !slot.IsInWider && slot.Stream.AreNeighbours(axis, axis + 1),
        SlotKind.Source or SlotKind.Sink or SlotKind.Held or SlotKind.Part or SlotKind.Position => Outer(plan, axis) is not (>= 0 and int outer) || slot.Strides[outer] == slot.Strides[axis + 1] * plan.Lengths[axis + 1],
    });

    // The axis up to this one that has a step to compare: one of length 1 has none, and joins what is outside of it with what is inside. -1 where there is no other.
    private static int Outer(SweepPlan plan, int axis)
    {
        while (axis >= 0 && plan.Lengths[axis] == 1)
        {
            axis--;
        }

        return axis;
    }

    private static bool IsUneven(SlotPlan slot, int axis) => slot.Access.HasEdgeAlong(axis) || slot.Access.IsWindow(axis) || slot.Stream.IsTabled(axis);
}
