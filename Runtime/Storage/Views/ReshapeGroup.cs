namespace StaticGraph.Storage;

/// <summary>
/// The fewest neighbouring axes of an array that hold the same elements as some neighbouring axes of its reshaped view.
/// A block of the view is a block of the array where every group is one; axes of different groups do not meet.
/// </summary>
internal sealed record ReshapeGroup(int First, int Count, int ViewFirst, int ViewCount)
{
    /// <summary>Matches the axes of two shapes of equal, not zero, numbers of elements.</summary>
    public static ReshapeGroup[] Match(ReadOnlySpan<long> shape, ReadOnlySpan<long> viewShape)
    {
        List<ReshapeGroup> groups = [];
        int axis = 0;
        int viewAxis = 0;
        while (axis < shape.Length || viewAxis < viewShape.Length)
        {
            int first = axis;
            int viewFirst = viewAxis;
            long elements = axis < shape.Length ? shape[axis++] : 1;
            long viewElements = viewAxis < viewShape.Length ? viewShape[viewAxis++] : 1;
            while (elements != viewElements)
            {
                if (elements < viewElements)
                {
                    elements *= shape[axis++];
                }
                else
                {
                    viewElements *= viewShape[viewAxis++];
                }
            }

            groups.Add(new ReshapeGroup(first, axis - first, viewFirst, viewAxis - viewFirst));
        }

        return [.. groups];
    }

    /// <summary>
    /// The largest box of the array that begins at element <paramref name="position"/> of the group, holds at most <paramref name="length"/>
    /// consecutive elements, and lies in the array as in the view. Returns its elements.
    /// </summary>
    public long TakeBox(ReadOnlySpan<long> shape, long position, long length, Span<long> start, Span<long> box)
    {
        long taken = 1;
        long inner = 1;
        bool canGrow = true;
        for (int axis = First + Count - 1; axis >= First; axis--)
        {
            start[axis] = position / inner % shape[axis];
            box[axis] = 1;

            // An axis may be longer than one index only if all denser ones are whole.
            if (canGrow && taken == inner)
            {
                box[axis] = Math.Min(length / inner, shape[axis] - start[axis]);
                canGrow = box[axis] == shape[axis];
                taken = box[axis] * inner;
            }

            inner *= shape[axis];
        }

        return taken;
    }

    /// <summary>
    /// The consecutive elements a block of the view has in this group: how many at a time, and how many axes, from the group's first,
    /// are stepped through for the next run.
    /// </summary>
    public (long Length, int OuterAxes) Runs(ReadOnlySpan<long> viewShape, ReadOnlySpan<long> block)
    {
        long length = 1;
        int axis = ViewFirst + ViewCount - 1;
        for (; axis >= ViewFirst; axis--)
        {
            length *= block[axis];
            if (block[axis] != viewShape[axis])
            {
                axis--;
                break;
            }
        }

        // Outer axes of which the block has one index do not break the run.
        while (axis >= ViewFirst && block[axis] == 1)
        {
            axis--;
        }

        return (length, Math.Max(0, axis - ViewFirst + 1));
    }
}
