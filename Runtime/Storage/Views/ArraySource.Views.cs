using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using StaticGraph.Storage;

namespace StaticGraph;

public abstract partial class ArraySource<T>
{
    /// <summary>A part of this array, read only where a plan needs it. The view does not own this source: dispose the source itself.</summary>
    /// <param name="start">The first index on each axis.</param>
    /// <param name="shape">The part's length on each axis.</param>
    /// <exception cref="ArrayShapeException">The part is not within the array; the message names the axis and the lengths.</exception>
    public ArraySource<T> Slice(ReadOnlySpan<long> start, ReadOnlySpan<long> shape)
    {
        Block.CheckInside(Name, Shape, start, shape);
        return new SliceView<T>(this, start, shape);
    }

    /// <summary>This array's elements, in row-major order, under another shape. The view does not own this source: dispose the source itself.</summary>
    /// <remarks>Axes of length 1 and axes that are joined or split whole cost nothing; a block that cuts through a joined axis is read in several parts.</remarks>
    /// <param name="shape">The length of each axis; the number of elements stays.</param>
    /// <exception cref="ArrayShapeException">The number of elements would change; the message has both shapes.</exception>
    public ArraySource<T> Reshape(ReadOnlySpan<long> shape)
    {
        Block.CheckShape($"A reshaped {Name}", shape);
        if (Block.Count(shape) != Block.Count(Shape))
        {
            throw new ArrayShapeException($"{Name} has shape {Block.Format(Shape)}, {Block.Count(Shape)} elements; it cannot become {Block.Format(shape)}, {Block.Count(shape)} elements.");
        }

        // Of what has another shape already only the elements matter, and how they are stored.
        return new ReshapeView<T>(this is ReshapeView<T> { AddedAxis: null } view ? view.Parent : this, shape);
    }

    /// <summary>Reads the whole array, which must fit in memory. Rank 0 becomes a tensor of shape [1].</summary>
    /// <exception cref="ArrayShapeException">The array has more elements than a tensor holds.</exception>
    /// <exception cref="ArrayStorageException">The file changed, or cannot be read.</exception>
    public unsafe Tensor<T> Read()
    {
        Validate();
        if (Block.Count(Shape) > Array.MaxLength)
        {
            throw new ArrayShapeException($"{Name} has shape {Block.Format(Shape)}, more elements than an array can hold ({Array.MaxLength}); read a Slice of it.");
        }

        T[] elements = GC.AllocateUninitializedArray<T>((int)Block.Count(Shape));
        if (elements.Length > 0)
        {
            fixed (T* first = elements)
            {
                HugePages.Advise(new MemoryRange((long)first, (long)(first + elements.Length)));
            }

            const nuint CacheLine = 64;
            int decodeRoom = checked((int)ScratchBytes);
            void* scratch = NativeMemory.AlignedAlloc((nuint)decodeRoom + CacheLine, CacheLine);
            try
            {
                _ = ReadBlock(new long[Shape.Length], Shape, elements, new Span<byte>(scratch, decodeRoom));
            }
            finally
            {
                NativeMemory.AlignedFree(scratch);
            }
        }

        nint[] lengths = Shape.IsEmpty ? [1] : Array.ConvertAll(Shape.ToArray(), length => (nint)length);
        return Tensor.Create(elements, lengths);
    }
}
