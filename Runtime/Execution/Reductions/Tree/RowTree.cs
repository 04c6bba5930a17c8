using System.Runtime.CompilerServices;
using StaticGraph.Execution.Reductions.Simd;

namespace StaticGraph.Execution.Reductions.Tree;

/// <summary>
/// Sums and products along the last axis. An open leaf is its 8 lanes: a row of outputs for each lane, so that an element of
/// many outputs, as tokens bring them, is one row operation.
/// </summary>
internal unsafe class RowTree<T, TOp>(LevelShape shape) : RowLevel<T, OpFold<TOp>>(shape)
    where TOp : struct, IBinaryOp<double>
{
    private const int Siblings = 16;

    private double* _lanes;

    public override double* Attach(double* memory)
    {
        _lanes = base.Attach(memory);
        return _lanes + (8 * Shape.Keys);
    }

    public override void Element(long index, in Strip strip, double* values, long stride)
    {
        double* lanes = _lanes + strip.Key;
        if ((index & 63) == 0)
        {
            LaneRows<TOp>.Clear(lanes, Shape.Keys, strip.Count);
        }

        AddToLane(lanes + ((index & 7) * Shape.Keys), values, stride, strip.Count);
        if ((index & 63) == 63)
        {
            double* total = Open(1, strip.Key);
            LaneRows<TOp>.Join(lanes, Shape.Keys, strip.Count, total);
            Push(1, index >> 6, strip, total, Shape.Keys);
        }
    }

    public override void AddWhole(in Strip strip, in Elements<T> elements) => *Root(strip.Key) = RowLeaf<T, TOp>.Total(elements.Data, (int)Shape.Length);

    /// <summary>Folds an element of each output, which waits as a token, into its lane.</summary>
    protected virtual void AddToLane(double* lane, double* values, long stride, long count) => ColumnFold<double, double, TOp>.Rows(lane, values, 0, 1, count, start: false);

    /// <summary>Folds the neighbours [index, stop) of one output into its 8 lanes.</summary>
    protected virtual void AddToLanes(double* lanes, in Elements<T> elements, long index, long stop) => RowLeaf<T, TOp>.Add(lanes, elements.Data, index, stop);

    protected override void CloseLeaf(in Strip strip)
    {
        if ((Shape.Length & 63) != 0)
        {
            LaneRows<TOp>.Join(_lanes + strip.Key, Shape.Keys, strip.Count, Open(1, strip.Key));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected sealed override void AddFragment(long index, long count, in Strip strip, in Elements<T> elements)
    {
        double* lanes = stackalloc double[8];
        long stop = index + count;
        bool isFirst = (index & 63) == 0;
        for (int lane = 0; lane < 8; lane++)
        {
            lanes[lane] = isFirst ? TOp.Identity : _lanes[(lane * Shape.Keys) + strip.Key];
        }

        AddToLanes(lanes, elements, index, stop);
        if ((stop & 63) == 0)
        {
            double total = RowLeaf<T, TOp>.Join(lanes);
            Push(1, (stop >> 6) - 1, strip, &total, 0);
            return;
        }

        for (int lane = 0; lane < 8; lane++)
        {
            _lanes[(lane * Shape.Keys) + strip.Key] = lanes[lane];
        }
    }

    // Whole leaves in registers; the ends, and what the type rounds, as elements.
    public override void AddIndices(long index, long length, in Strip strip, long first, long step)
    {
        long before = Math.Min(length, -index & 63);
        if (before < length && AreExact(first, length, step) && Range.Contains(1, (index + before) >> 6))
        {
            long leaves = Math.Min(length - before, Range.Stop - index - before) >> 6;
            base.AddIndices(index, before, strip, first, step);
            AddLeaves((index + before) >> 6, leaves, strip, new IndexLeaves<T, TOp>(first + (before * step), step));
            long done = before + (64 * leaves);
            (index, length, first) = (index + done, length - done, first + (done * step));
        }

        base.AddIndices(index, length, strip, first, step);
    }

    protected override void AddLeaves(long leaf, long leaves, in Strip strip, in Elements<T> elements) => AddLeaves(leaf, leaves, strip, new StoredLeaves<T, TOp>(elements.Data));

    /// <summary>Folds leaves in groups of siblings: their fold stays in a register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected void AddLeaves<TLeaves>(long leaf, long leaves, in Strip strip, TLeaves source)
        where TLeaves : struct, ILeaves
    {
        double* totals = stackalloc double[Siblings];
        while (leaves > 0)
        {
            int siblings = (int)Math.Min(leaves, Siblings - (leaf & 15));
            source.Totals(siblings, totals);
            AddTotals(leaf, siblings, strip, totals);
            leaf += siblings;
            leaves -= siblings;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void AddLeavesTogether(long leaf, long leaves, ReadOnlySpan<Strip> strips, in Elements<T> rows)
    {
        double* totals = stackalloc double[Together * Siblings];
        Elements<T> left = rows;
        while (leaves > 0)
        {
            int siblings = (int)Math.Min(leaves, Siblings - (leaf & 15));
            LeavesOfRows(left, siblings, totals, Siblings);
            for (int row = 0; row < strips.Length; row++)
            {
                AddTotals(leaf, siblings, strips[row], totals + (row * Siblings));
            }

            leaf += siblings;
            leaves -= siblings;
            left = left.After(64 * siblings);
        }
    }

    /// <summary>The totals of whole leaves of <see cref="RowLevel{T, TFold}.Together"/> rows; those of a row are <paramref name="stride"/> after those of the row before.</summary>
    protected virtual void LeavesOfRows(in Elements<T> rows, int leaves, double* totals, int stride) => RowLeaf<T, TOp>.TotalsOfRows(rows.Data, rows.Stride, leaves, totals, stride);

    private void AddTotals(long leaf, int siblings, in Strip strip, double* totals)
    {
        if (Height > 1 && Range.Contains(2, leaf >> 4))
        {
            AddSiblings(leaf, siblings, strip, totals);
            return;
        }

        for (int i = 0; i < siblings; i++)
        {
            Push(1, leaf + i, strip, totals + i, 0);
        }
    }

    private void AddSiblings(long leaf, int siblings, in Strip strip, double* totals)
    {
        double* open = Open(2, strip.Key);
        int first = (leaf & 15) == 0 ? 1 : 0;
        double value = first == 1 ? totals[0] : *open;
        for (int i = first; i < siblings; i++)
        {
            value = TOp.Apply(value, totals[i]);
        }

        *open = value;
        if (((leaf + siblings) & 15) == 0)
        {
            Push(2, leaf >> 4, strip, open, Shape.Keys);
        }
    }
}
