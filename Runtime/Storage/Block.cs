using StaticGraph.CompilerServices;

namespace StaticGraph.Storage;

/// <summary>Arithmetic of shapes, strides and blocks.</summary>
internal static class Block
{
    /// <summary>The largest rank stored arrays may have.</summary>
    public const int MaxRank = 32;

    /// <summary>The number of elements; overflow is an error, never a wrong number.</summary>
    /// <exception cref="OverflowException">The product is no 64-bit number.</exception>
    public static long Count(ReadOnlySpan<long> shape)
    {
        // A zero anywhere makes the array empty, however long the other axes are.
        if (shape.Contains(0))
        {
            return 0;
        }

        long count = 1;
        foreach (long length in shape)
        {
            count = checked(count * length);
        }

        return count;
    }

    /// <summary>Row-major strides in bytes, without gaps.</summary>
    public static void RowMajorStrides(ReadOnlySpan<long> shape, long elementSize, Span<long> strides)
    {
        long stride = elementSize;
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= Math.Max(1, shape[axis]);
        }
    }

    /// <summary>True where two shapes have the same lengths.</summary>
    /// <remarks>The framework's own comparison is generic, and compiled just in time in each first run.</remarks>
    public static bool AreEqual(ReadOnlySpan<long> left, ReadOnlySpan<long> right)
    {
        bool areEqual = left.Length == right.Length;
        for (int axis = 0; areEqual && axis < left.Length; axis++)
        {
            areEqual = left[axis] == right[axis];
        }

        return areEqual;
    }

    /// <summary>Row-major strides in bytes, without gaps.</summary>
    public static long[] RowMajorStrides(ReadOnlySpan<long> shape, long elementSize)
    {
        var strides = new long[shape.Length];
        RowMajorStrides(shape, elementSize, strides);
        return strides;
    }

    /// <summary>The distance of an index from the first element, in the unit of the strides.</summary>
    public static long Offset(ReadOnlySpan<long> index, ReadOnlySpan<long> strides)
    {
        long offset = 0;
        for (int axis = 0; axis < index.Length; axis++)
        {
            offset += index[axis] * strides[axis];
        }

        return offset;
    }

    /// <summary>Steps a row-major index to its successor. False after the last.</summary>
    public static bool Next(Span<long> index, ReadOnlySpan<long> shape)
    {
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            if (++index[axis] < shape[axis])
            {
                return true;
            }

            index[axis] = 0;
        }

        return false;
    }

    /// <summary>Refuses negative lengths, too many axes, and more elements than a 64-bit number counts.</summary>
    /// <exception cref="ArrayShapeException">The message names the array and the shape.</exception>
    public static void CheckShape(string array, ReadOnlySpan<long> shape)
    {
        if (shape.Length > MaxRank)
        {
            throw new ArrayShapeException($"{array} has {shape.Length} axes; at most {MaxRank} are allowed.");
        }

        double count = 1;
        foreach (long length in shape)
        {
            if (length < 0)
            {
                throw new ArrayShapeException($"{array} has the shape {Format(shape)}; no length can be negative.");
            }

            count *= length;
        }

        if (count >= long.MaxValue)
        {
            throw new ArrayShapeException($"{array} has the shape {Format(shape)}, more elements than a 64-bit number counts.");
        }
    }

    /// <summary>Refuses a block that is not within the source, or a buffer that is not the block's size. Allocates nothing when all is well.</summary>
    /// <exception cref="ArrayShapeException">The message names the source, the axis and the lengths.</exception>
    public static void Check(ArraySource source, ReadOnlySpan<long> start, ReadOnlySpan<long> shape, int bufferLength)
    {
        if (!Fits(source.Shape, start, shape, bufferLength))
        {
            // Only now is the name put together.
            Check(source.Name, source.Shape, start, shape, bufferLength);
        }
    }

    /// <summary>Refuses a block that is not within the array, or a buffer that is not the block's size.</summary>
    /// <exception cref="ArrayShapeException">The message names the array, the axis and the lengths.</exception>
    public static void Check(string array, ReadOnlySpan<long> arrayShape, ReadOnlySpan<long> start, ReadOnlySpan<long> shape, int bufferLength)
    {
        CheckInside(array, arrayShape, start, shape);
        if (Count(shape) != bufferLength)
        {
            throw new ArrayShapeException($"A block of shape {Format(shape)} of {array} does not fit a buffer of {bufferLength} elements.");
        }
    }

    /// <summary>Refuses a block that is not within the array.</summary>
    /// <exception cref="ArrayShapeException">The message names the array, the axis and the lengths.</exception>
    public static void CheckInside(string array, ReadOnlySpan<long> arrayShape, ReadOnlySpan<long> start, ReadOnlySpan<long> shape)
    {
        if (start.Length != arrayShape.Length || shape.Length != arrayShape.Length)
        {
            throw new ArrayShapeException($"A block of {array} needs {arrayShape.Length} starts and lengths, one an axis; it was given {start.Length} and {shape.Length}.");
        }

        for (int axis = 0; axis < shape.Length; axis++)
        {
            if (start[axis] < 0 || shape[axis] < 0 || shape[axis] > arrayShape[axis] - start[axis])
            {
                throw new ArrayShapeException(
                    $"The block at {Format(start)} of shape {Format(shape)} is not within {array}: axis {axis} has length {arrayShape[axis]}, the block needs {start[axis]} to {(Int128)start[axis] + shape[axis]}.");
            }
        }
    }

    /// <summary>True where a block is within an array and a buffer is the block's size.</summary>
    public static bool Fits(ReadOnlySpan<long> arrayShape, ReadOnlySpan<long> start, ReadOnlySpan<long> shape, int bufferLength)
        => IsInside(arrayShape, start, shape) && Count(shape) == bufferLength;

    private static bool IsInside(ReadOnlySpan<long> arrayShape, ReadOnlySpan<long> start, ReadOnlySpan<long> shape)
    {
        bool isInside = start.Length == arrayShape.Length && shape.Length == arrayShape.Length;
        for (int axis = 0; isInside && axis < shape.Length; axis++)
        {
            isInside = start[axis] >= 0 && shape[axis] >= 0 && shape[axis] <= arrayShape[axis] - start[axis];
        }

        return isInside;
    }

    /// <summary>A shape as Python prints it: <c>()</c>, <c>(3,)</c>, <c>(3, 4)</c>.</summary>
    public static string Format(ReadOnlySpan<long> shape)
        => TupleText.Of(shape);
}
