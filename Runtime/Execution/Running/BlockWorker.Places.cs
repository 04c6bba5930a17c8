using System.Diagnostics;
using StaticGraph.CompilerServices;
using StaticGraph.Execution.Tiles;
using StaticGraph.Storage;

namespace StaticGraph.Execution;

/// <content>Where the elements of a block lie.</content>
internal sealed unsafe partial class BlockWorker
{
    // Where the first element would be of each array that is in parts, were all of it there.
    private void PlaceParts(ReadOnlySpan<long> part)
    {
        for (int i = 0; i < _plan.Slots.Length; i++)
        {
            SlotPlan slot = _plan.Slots[i];
            if (slot.Kind == SlotKind.Part)
            {
                _origins[i] = Origin(slot) + (nint)(slot.First - PartArrays.Behind(_run.Bound, _run.Plan, slot.Index, slot.ArrayStrides, part));
            }
        }
    }

    private void PlaceSlots()
    {
        TileSpace space = _driver.Space;
        space.Begin(_shape);
        for (int i = 0; i < _plan.Slots.Length; i++)
        {
            SlotPlan slot = _plan.Slots[i];
            Span<long> strides = space.Strides(i);
            switch (slot.Kind)
            {
                case SlotKind.Scalar:
                    space.Origins[i] = (nint)(_scalars + slot.Index);
                    strides.Clear();
                    break;
                case SlotKind.Source or SlotKind.Held or SlotKind.Part or SlotKind.Buffer or SlotKind.Position when slot.IsUneven:
                    space.Origins[i] = PlaceUneven(i, slot, strides);
                    break;
                case SlotKind.Buffer when slot.IsInWider || slot.Access.HasWindows:
                    ReadRegion(slot);
                    space.Origins[i] = PlaceInBuffer(slot, strides);
                    break;
                case SlotKind.Buffer:
                    space.Origins[i] = (nint)(_set + (_pair?.Offset(i) ?? slot.BufferOffset) + BufferStrides(slot, strides));
                    break;
                case SlotKind.Temporary:
                    // It fits any collapse: it has no memory of its own beyond the tile.
                    Block.RowMajorStrides(_shape, slot.ElementSize, strides);
                    break;
                case SlotKind.Source or SlotKind.Sink or SlotKind.Held or SlotKind.Part or SlotKind.Position:
                    space.Origins[i] = PlaceInMemory(i, slot, strides);
                    break;
                default:
                    throw new UnreachableException();
            }
        }
    }

    private nint PlaceInMemory(int index, SlotPlan slot, Span<long> strides)
    {
        slot.Strides.CopyTo(strides);
        nint origin = _origins[index];
        for (int axis = 0; axis < strides.Length; axis++)
        {
            origin += (nint)(strides[axis] * _start[axis]);
        }

        return origin;
    }

    // Row-major without gaps, in the array's own order of axes. Returns where the block's first element lies.
    private long BufferStrides(SlotPlan slot, Span<long> strides)
    {
        long first = slot.Access.DenseSteps(slot.Stream, _shape, slot.ElementSize, strides);
        if (slot.IsLane && _plan.Lengths[^1] == 1)
        {
            strides[^1] = slot.ElementSize;
        }

        return first;
    }

    private nint Origin(SlotPlan slot) => slot.Kind switch
    {
        SlotKind.Source => (nint)_run.Arrays.Sources[slot.Index]!.Pointer,
        SlotKind.Sink => (nint)_run.Arrays.Sinks[slot.Index]!.Pointer,
        SlotKind.Held or SlotKind.Part => _held[slot.Index],
        SlotKind.Buffer or SlotKind.Scalar or SlotKind.Temporary or SlotKind.Position => 0,
    };
}
