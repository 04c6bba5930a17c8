using System.Runtime.CompilerServices;
using StaticGraph.Execution.Reductions.Simd;

namespace StaticGraph.Execution.Reductions.Tree;

/// <summary>
/// Sums and products along the last axis. An open leaf is its 8 lanes: a row of outputs for each lane, so that an element of
/// many outputs, as tokens bring them, is one row operation.
/// </summary>
internal sealed unsafe class RowTree<T, TOp>(LevelShape shape) : RowLevel<T, OpFold<TOp>>(shape)
    where TOp : struct, IBinaryOp<double>
{
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

        ColumnFold<double, double, TOp>.Rows(lanes + ((index & 7) * Shape.Keys), values, 0, 1, strip.Count, start: false);
        if ((index & 63) == 63)
        {
            double* total = Open(1, strip.Key);
            LaneRows<TOp>.Join(lanes, Shape.Keys, strip.Count, total);
            Push(1, index >> 6, strip, total, Shape.Keys);
        }
    }

    public override void AddWhole(in Strip strip, T* data) => *Root(strip.Key) = RowLeaf<T, TOp>.Total(data, (int)Shape.Length);

    protected override void CloseLeaf(in Strip strip)
    {
        if ((Shape.Length & 63) != 0)
        {
            LaneRows<TOp>.Join(_lanes + strip.Key, Shape.Keys, strip.Count, Open(1, strip.Key));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void AddFragment(long index, long count, in Strip strip, T* data)
    {
        double* lanes = stackalloc double[8];
        long stop = index + count;
        bool isFirst = (index & 63) == 0;
        for (int lane = 0; lane < 8; lane++)
        {
            lanes[lane] = isFirst ? TOp.Identity : _lanes[(lane * Shape.Keys) + strip.Key];
        }

        RowLeaf<T, TOp>.Add(lanes, data, index, stop);

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

    // Leaves in groups of siblings: their fold stays in a register.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void AddLeaves(long leaf, long leaves, in Strip strip, T* data)
    {
        double* totals = stackalloc double[16];
        while (leaves > 0)
        {
            int siblings = (int)Math.Min(leaves, 16 - (leaf & 15));
            RowLeaf<T, TOp>.Totals(data, siblings, totals);
            if (Height > 1 && Range.Contains(2, leaf >> 4))
            {
                AddSiblings(leaf, siblings, strip, totals);
            }
            else
            {
                for (int i = 0; i < siblings; i++)
                {
                    Push(1, leaf + i, strip, totals + i, 0);
                }
            }

            leaf += siblings;
            leaves -= siblings;
            data += 64 * siblings;
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
