using StaticGraph.Storage;

namespace StaticGraph;

public abstract partial class ArraySource
{
    /// <summary>A source whose blocks a method of yours makes or fetches.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="shape">The length of each axis.</param>
    /// <param name="readBlock">Fills one block; called from several threads at once, for the same block more than once if the plan reads twice.</param>
    /// <param name="chunkShape">The grid that suits the data; blocks are aligned to it where memory allows. Empty for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="readBlock"/> is null.</exception>
    /// <exception cref="ArrayShapeException">A length is negative, or the chunk grid does not fit the shape.</exception>
    public static ArraySource<T> Create<T>(ReadOnlySpan<long> shape, BlockReader<T> readBlock, ReadOnlySpan<long> chunkShape = default)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(readBlock);
        return new CallbackSource<T>(shape, readBlock, chunkShape);
    }

    /// <summary>A source that has a shape and no data: for <c>Summarize</c> and <c>Explain</c> before the data exists.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="shape">The length of each axis.</param>
    /// <param name="chunkShape">The storage grid to plan for; empty for none.</param>
    /// <returns>A source that throws <see cref="InvalidOperationException"/> when it is read.</returns>
    /// <exception cref="ArrayShapeException">A length is negative, or the chunk grid does not fit the shape.</exception>
    public static ArraySource<T> OfShape<T>(ReadOnlySpan<long> shape, ReadOnlySpan<long> chunkShape = default)
        where T : unmanaged
    {
        return new ShapeSource<T>(shape, chunkShape);
    }

    private static void CheckGrid(ReadOnlySpan<long> shape, ReadOnlySpan<long> chunkShape)
    {
        Block.CheckShape("A source", shape);
        if (!chunkShape.IsEmpty && chunkShape.Length != shape.Length)
        {
            throw new ArrayShapeException($"The chunk shape {Block.Format(chunkShape)} needs one length an axis of {Block.Format(shape)}.");
        }

        foreach (long length in chunkShape)
        {
            if (length <= 0)
            {
                throw new ArrayShapeException($"The chunk shape {Block.Format(chunkShape)} has a length that is not positive.");
            }
        }
    }
}
