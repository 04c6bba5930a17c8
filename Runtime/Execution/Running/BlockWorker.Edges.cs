using System.Runtime.CompilerServices;
using StaticGraph.CompilerServices;
using StaticGraph.Execution.Tiles;

namespace StaticGraph.Execution;

/// <content>Operands that reach over an edge of their array.</content>
internal sealed unsafe partial class BlockWorker
{
    private readonly EdgeSteps[]?[] _edges;
    private readonly long[] _bufferStrides;

    // Where a block lies inside on every axis, the slot is placed as any other one. Returns the address of the first point's element, were there no edge along the axes that have steps of their own.
    private nint PlaceEdged(int index, SlotPlan slot, Span<long> strides)
    {
        bool isBuffer = slot.Kind == SlotKind.Buffer;
        long[] start = slot.Kind == SlotKind.Part ? _startInPart : _start;
        Access reached = isBuffer ? slot.Stream : slot.Access;
        if (reached.Region(start, _shape, _arrayStart, _arrayShape) == 0)
        {
            return PlaceNothing(slot, strides);
        }

        nint origin = isBuffer ? PlaceInBuffer(slot, strides) : PlaceInMemory(index, slot, strides);
        ReadOnlySpan<long> arrayStrides = isBuffer ? _bufferStrides : slot.ArrayStrides;
        for (int i = 0; i < slot.Access.Rank; i++)
        {
            AxisTerm term = slot.Access[i];
            if (!term.IsInside(start, _shape) && term.TryAxis(out int axis))
            {
                EdgeSteps steps = _edges[index]![axis];
                steps.Begin(term.Edge!, term.IndexOf(start), term.Step, arrayStrides[i], _arrayStart[i], _arrayShape[i]);
                origin += _shape[axis] == 1 ? steps.Offset(0) : 0;
                if (_shape[axis] > 1)
                {
                    _driver.Space.SetEdge(index, axis, steps);
                }
            }
        }

        return origin;
    }

    // Nobody uses what the block has there: all of it is the first row of the slot's tile.
    private nint PlaceNothing(SlotPlan slot, Span<long> strides)
    {
        strides.Clear();
        Unsafe.InitBlockUnaligned(_set + slot.TileOffset, 0, (uint)TileShape.Pitch(slot.ElementSize));
        return (nint)(_set + slot.TileOffset);
    }

    // Row-major without gaps, in the array's own order of axes: as many indices as edges mean. Returns where the first point has its element, were there none.
    private nint PlaceInBuffer(SlotPlan slot, Span<long> strides)
    {
        strides.Clear();
        long stride = slot.ElementSize, first = 0;
        for (int i = slot.Access.Rank - 1; i >= 0; i--)
        {
            AxisTerm term = slot.Access[i], stream = slot.Stream[i];
            _bufferStrides[i] = stride;
            first += (term.IndexOf(_start) - _arrayStart[i]) / (stream.IsSparse ? Math.Abs(stream.Step) : 1) * stride;
            if (term.TryAxis(out int axis))
            {
                strides[axis] += stream.StepInRead * stride;
            }

            stride *= _arrayShape[i];
        }

        if (slot.IsLane && _plan.Lengths[^1] == 1)
        {
            strides[^1] = slot.ElementSize;
        }

        return (nint)(_set + slot.BufferOffset + first);
    }
}
