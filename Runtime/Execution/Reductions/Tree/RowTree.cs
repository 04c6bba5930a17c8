using System.Numerics;
using StaticGraph.Execution.Reductions.Simd;

namespace StaticGraph.Execution.Reductions.Tree;

/// <summary>
/// Sums and products along the last axis: leaves of 8 lanes. Whole leaves inside a row are folded from the tile in registers;
/// the lanes of a leaf that a tile's edge cuts wait in memory, 8 neighbours an output.
/// </summary>
internal sealed unsafe class RowTree<T, TOp>(LevelShape shape) : TreeLevel<T, OpFold<T, TOp>>(shape)
    where T : unmanaged, INumber<T>
    where TOp : struct, IBinaryOp<T>
{
    private T* _lanes;

    public override T* Attach(T* memory)
    {
        _lanes = base.Attach(memory);
        return _lanes + (8 * Shape.Keys);
    }

    /// <summary>Folds the neighbours [index, index + length) of the strip's only output.</summary>
    public override void Add(long index, long length, in Strip strip, T* data, nint stride)
    {
        while (length > 0)
        {
            long count = Math.Min(length, 64 - (index & 63));
            if (!Range.Contains(1, index >> 6))
            {
                for (long i = 0; i < count; i++)
                {
                    Emit(0, index + i, strip, data + i, 0, parts: 1);
                }
            }
            else if (count < 64)
            {
                AddToLanes(index, count, strip, data);
            }
            else
            {
                count = Math.Min(length, Range.Stop - index) & ~63L;
                AddLeaves(index >> 6, count >> 6, strip, data);
            }

            index += count;
            length -= count;
            data += count;
        }
    }

    public override void Element(long index, in Strip strip, T* values, long stride)
    {
        for (long i = 0; i < strip.Count; i++)
        {
            AddToLanes(index, 1, new Strip(strip.Key + i, 0, 1), values + i);
        }
    }

    protected override void ReplayElements(long index, long count, in Strip strip, T* tokens, long slotStride, long partStride)
    {
        if (strip.Count == 1 && slotStride == 1)
        {
            Add(index, count, strip, tokens, 0);
        }
        else
        {
            base.ReplayElements(index, count, strip, tokens, slotStride, partStride);
        }
    }

    protected override void CloseLeaf(in Strip strip)
    {
        for (long key = strip.Key; (Shape.Length & 63) != 0 && key < strip.Key + strip.Count; key++)
        {
            *Open(1, key) = RowLeaf<T, TOp>.Join(_lanes + (8 * key));
        }
    }

    private void AddToLanes(long index, long count, in Strip strip, T* data)
    {
        T* lanes = _lanes + (8 * strip.Key);
        if ((index & 63) == 0)
        {
            RowLeaf<T, TOp>.Clear(lanes);
        }

        long stop = index + count;
        for (; index < stop && (index & 7) != 0; index++, data++)
        {
            lanes[index & 7] = TOp.Apply(lanes[index & 7], *data);
        }

        long groups = (stop - index) >> 3;
        RowLeaf<T, TOp>.AddGroups(lanes, data, groups);
        data += 8 * groups;
        for (index += 8 * groups; index < stop; index++, data++)
        {
            lanes[index & 7] = TOp.Apply(lanes[index & 7], *data);
        }

        if ((stop & 63) == 0)
        {
            T total = RowLeaf<T, TOp>.Join(lanes);
            Push(1, (stop >> 6) - 1, strip, &total, 0);
        }
    }

    // Leaves in groups of siblings: their fold stays in a register.
    private void AddLeaves(long leaf, long leaves, in Strip strip, T* data)
    {
        T* totals = stackalloc T[16];
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

    private void AddSiblings(long leaf, int siblings, in Strip strip, T* totals)
    {
        T* open = Open(2, strip.Key);
        int first = (leaf & 15) == 0 ? 1 : 0;
        T value = first == 1 ? totals[0] : *open;
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
