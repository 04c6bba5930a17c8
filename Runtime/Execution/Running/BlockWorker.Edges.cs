using System.Runtime.CompilerServices;
using StaticGraph.CompilerServices;
using StaticGraph.Execution.Tiles;

namespace StaticGraph.Execution;

/// <content>Operands that reach over an edge of their array, or go by a list.</content>
internal sealed unsafe partial class BlockWorker
{
    private readonly EdgeSteps[]?[] _edges;
    private readonly ListSteps?[]?[] _lists;
    private readonly long[] _bufferStrides;

    // Where a block lies inside on every axis, and no list says where elements are, the slot is placed as any other one. Returns the address of the first point's element, were there neither along the axes that have steps of their own.
    private nint PlaceUneven(int index, SlotPlan slot, Span<long> strides)
    {
        bool isBuffer = slot.Kind == SlotKind.Buffer;
        Access reached = isBuffer ? slot.Stream : slot.Access;
        if (reached.Region(_start, _shape, _arrayStart, _arrayShape) == 0 && slot.Indices.Length == 0)
        {
            return PlaceNothing(slot, strides);
        }

        if (slot.IsInWider)
        {
            ReadRegion(slot);
        }

        nint origin = isBuffer ? PlaceInBuffer(slot, strides) : PlaceInMemory(index, slot, strides);
        ReadOnlySpan<long> arrayStrides = isBuffer ? _bufferStrides : slot.ArrayStrides;
        if (slot.Indices.Length > 0)
        {
            _driver.Chosen[index]!.Begin(arrayStrides, _arrayShape);
        }

        for (int i = 0; i < slot.Access.Rank; i++)
        {
            AxisTerm term = slot.Access[i];
            if (!term.IsInside(_start, _shape) && term.TryAxis(out int axis))
            {
                EdgeSteps steps = _edges[index]![axis];
                steps.Begin(term.Edge!, term.IndexOf(_start), term.Step, arrayStrides[i], _arrayStart[i], _arrayShape[i]);
                origin += _shape[axis] == 1 ? steps.Offset(0) : 0;
                if (_shape[axis] > 1)
                {
                    _driver.Space.SetSteps(index, axis, steps);
                }
            }
        }

        return origin + PlaceLists(index, arrayStrides);
    }

    // Returns how far the elements are behind the least listed ones, along axes on which the block has one point.
    private nint PlaceLists(int index, ReadOnlySpan<long> arrayStrides)
    {
        nint behind = 0;
        for (int axis = 0; axis < _shape.Length; axis++)
        {
            if (_lists[index]?[axis] is { } steps)
            {
                // A part has all of an axis of which a list takes some.
                steps.Begin(_start[axis], arrayStrides);
                behind += _shape[axis] == 1 ? steps.Offset(0) : 0;
                if (_shape[axis] > 1)
                {
                    _driver.Space.SetSteps(index, axis, steps);
                }
            }
        }

        return behind;
    }

    // Nobody uses what the block has there: all of it is the first row of the slot's tile.
    private nint PlaceNothing(SlotPlan slot, Span<long> strides)
    {
        strides.Clear();
        Unsafe.InitBlockUnaligned(_set + slot.TileOffset, 0, (uint)TileShape.Pitch(slot.ElementSize));
        return (nint)(_set + slot.TileOffset);
    }

    // Row-major without gaps, in the array's own order of axes but for those that are read index by index: as many indices as edges mean. Returns where the first point has its element, were there none.
    private nint PlaceInBuffer(SlotPlan slot, Span<long> strides)
    {
        strides.Clear();
        long stride = slot.ElementSize;
        long first = PlaceAxes(slot, isSparse: false, ref stride, strides) + PlaceAxes(slot, isSparse: true, ref stride, strides);

        if (slot.IsLane && _plan.Lengths[^1] == 1)
        {
            strides[^1] = slot.ElementSize;
        }

        return (nint)(_set + slot.BufferOffset + first);
    }

    private long PlaceAxes(SlotPlan slot, bool isSparse, ref long stride, Span<long> strides)
    {
        long first = 0;
        for (int i = slot.Access.Rank - 1; i >= 0; i--)
        {
            AxisTerm term = slot.Access[i], stream = slot.Stream[i];
            if (stream.IsSparse != isSparse)
            {
                continue;
            }

            _bufferStrides[i] = stride;
            first += stream.Table is not null ? 0 : (term.IndexOf(_start) - _arrayStart[i]) / (isSparse ? Math.Abs(stream.Step) : 1) * stride;
            if (term.Axis >= 0)
            {
                strides[term.Axis] += stream.StepInRead * stride;
                AxisWindow.AddSteps(term.Windows, stride, strides);
            }

            stride *= _arrayShape[i];
        }

        return first;
    }
}
