using System.Runtime.CompilerServices;

namespace StaticGraph.Storage;

/// <summary>An array or tensor of the user's: where its elements lie. Holds it, never copies it.</summary>
/// <remarks>What does not need the element type is not generic: generics over the number types of .NET cannot be compiled ahead of time, and the first run of a process waits for them.</remarks>
internal abstract class MemoryArray(Type elementType, long[] shape, long[] byteStrides)
{
    public long[] Shape { get; } = shape;

    public long[] ByteStrides { get; } = byteStrides;

    /// <summary>How messages call it, e.g. <c>double[3, 2] in memory</c>.</summary>
    public string Name => $"{ElementTypeName.Of(elementType)}[{string.Join(", ", Shape)}] in memory";

    /// <summary>The first byte of the first element.</summary>
    public abstract ref byte Origin { get; }

    /// <summary>The element at <paramref name="index"/>, which is within the array.</summary>
    public ref T At<T>(ReadOnlySpan<long> index) => ref Unsafe.As<byte, T>(ref Unsafe.AddByteOffset(ref Origin, (nint)Block.Offset(index, ByteStrides)));

    /// <summary>Keeps the elements where they are until the result is disposed.</summary>
    public abstract PinnedArray Pin();

    /// <summary>Refuses a block that is not within the array, or a buffer that is not the block's size.</summary>
    /// <exception cref="ArrayShapeException">The message names the array, the axis and the lengths.</exception>
    public void CheckBlock(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, int bufferLength)
    {
        if (!Block.Fits(Shape, start, shape, bufferLength))
        {
            // Only now is the name put together.
            Block.Check(Name, Shape, start, shape, bufferLength);
        }
    }

    /// <summary>Refuses to take a result of another shape, or any where several elements have one place.</summary>
    /// <param name="shape">The shape of the result; -1 where only the run will tell a length, and then the array is asked again.</param>
    public void CheckResult(ReadOnlySpan<long> shape)
    {
        bool fits = shape.Length == Shape.Length;
        for (int axis = 0; fits && axis < Shape.Length; axis++)
        {
            fits = shape[axis] == Shape[axis] || shape[axis] < 0;
        }

        if (!fits)
        {
            throw new ArrayShapeException($"The result has shape {Block.Format(shape)} and does not fit {Name}.");
        }

        // An empty tensor has such strides too.
        bool isEmpty = Block.Count(Shape) == 0;
        for (int axis = 0; axis < Shape.Length; axis++)
        {
            if (Shape[axis] > 1 && ByteStrides[axis] == 0 && !isEmpty)
            {
                throw new ArrayShapeException($"The result cannot be written to {Name}: a stride of 0 gives several elements one place.");
            }
        }
    }
}
