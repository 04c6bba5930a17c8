using System.Runtime.CompilerServices;
using StaticGraph.CompilerServices;

namespace StaticGraph.Execution.Tiles;

/// <summary>
/// Rows of one array that many operands read one under the other, as a blur down the columns does: a tile has each row once, side by side in the first-level cache. In the array rows lie as far apart
/// as it is wide, mostly by a power of two, and more of them than a set of the cache has places are in each other's way.
/// </summary>
/// <remarks>It lies in the tiles of its operands, which they need at the edges of the array alone.</remarks>
internal sealed unsafe class TileRing
{
    // Fewer rows have places enough: eight is what a set of a first-level cache has at least.
    private const int FewestOperands = 9;

    private readonly SweepPlan _plan;
    private readonly int[] _slots;
    private readonly byte* _room;
    private readonly int _mostRows;

    private TileRing(SweepPlan plan, int[] slots, byte* set)
    {
        (_plan, _slots) = (plan, slots);
        _room = set + plan.Slots[slots[0]].TileOffset;
        int size = plan.Slots[slots[0]].ElementSize;
        _mostRows = slots.Length * TileShape.Rows * TileShape.Pitch(size) / TileShape.Pitch(size, TileShape.GatheredColumns);
    }

    /// <summary>The ring of a sweep, one worker's, whose buffers begin at <paramref name="set"/>; null where too few operands read one array, or the indices of elements matter.</summary>
    public static TileRing? Of(SweepPlan plan, byte* set)
    {
        int first = Array.FindIndex(plan.Slots, IsRow);
        if (plan.KnowsAxes || plan.HasGathers || first < 0)
        {
            return null;
        }

        int[] slots = CompilerServices.Arrays.Indices(plan.Slots.Length, slot => IsRow(plan.Slots[slot]) && IsSame(plan.Slots[first], plan.Slots[slot]));
        return slots.Length >= FewestOperands && AreTogether(plan, slots) ? new TileRing(plan, slots, set) : null;
    }

    /// <summary>True where the operands read rows of a block that lie one under the other.</summary>
    public bool Fits(TileSpace space)
    {
        long stride = space.Strides(_slots[0])[^2];
        (nint first, nint last) = (nint.MaxValue, nint.MinValue);
        bool fits = stride > 0 && space.Lengths[^2] >= TileShape.Rows && space.Lengths[^1] >= TileShape.GatheredColumns;
        foreach (int slot in _slots)
        {
            Span<long> strides = space.Strides(slot);
            fits &= strides[^1] == _plan.Slots[slot].ElementSize && strides.SequenceEqual(space.Strides(_slots[0])) && IsEvenButDown(space, slot);
            (first, last) = (Math.Min(first, space.Origins[slot]), Math.Max(last, space.Origins[slot]));
        }

        foreach (int slot in _slots)
        {
            fits = fits && (space.Origins[slot] - first) % stride == 0;
        }

        return fits && ((last - first) / stride) + TileShape.GatheredRows <= _mostRows;
    }

    /// <summary>True where that slot is one of those operands.</summary>
    public bool Has(int slot) => Array.IndexOf(_slots, slot) >= 0;

    /// <summary>Copies the rows of a tile, all of which are in reach where they lie, and lets the operands read the copies.</summary>
    public void Bring(TileSlot* tile, int rows, int columns)
    {
        int size = _plan.Slots[_slots[0]].ElementSize;
        nint stride = tile[_slots[0]].RowStride, pitch = TileShape.Pitch(size, TileShape.GatheredColumns);
        byte* first = tile[_slots[0]].Pointer, last = first;
        foreach (int slot in _slots)
        {
            byte* row = tile[slot].Pointer;
            first = row < first ? row : first;
            last = row > last ? row : last;
        }

        for (nint row = 0; row < ((nint)(last - first) / stride) + rows; row++)
        {
            Unsafe.CopyBlockUnaligned(_room + (row * pitch), first + (row * stride), (uint)(columns * size));
        }

        foreach (int slot in _slots)
        {
            tile[slot].Pointer = _room + ((nint)(tile[slot].Pointer - first) / stride * pitch);
            tile[slot].RowStride = pitch;
        }
    }

    private static bool IsEvenButDown(TileSpace space, int slot)
    {
        bool isEven = true;
        for (int axis = 0; axis < space.Rank; axis++)
        {
            isEven &= axis == space.Rank - 2 || space.Steps(slot, axis) is null;
        }

        return isEven;
    }

    private static bool IsRow(SlotPlan slot) => slot is { IsLane: true, IsStore: false, IsEdged: true, HasTables: false, IsGathered: false, Indices.Length: 0 } && slot.Kind != SlotKind.Position;

    private static bool IsSame(SlotPlan first, SlotPlan slot) => first.Kind == slot.Kind && first.Index == slot.Index;

    // One tile behind the other.
    private static bool AreTogether(SweepPlan plan, int[] slots)
    {
        bool areTogether = true;
        for (int i = 1; i < slots.Length; i++)
        {
            SlotPlan slot = plan.Slots[slots[i]];
            areTogether &= slot.TileOffset == plan.Slots[slots[i - 1]].TileOffset + (TileShape.Rows * TileShape.Pitch(slot.ElementSize));
        }

        return areTogether;
    }
}
