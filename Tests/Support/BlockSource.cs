using StaticGraph.Storage;

namespace StaticGraph.Tests.Support;

/// <summary>A source that hands out its elements block by block, as a file would: nothing is read in place.</summary>
internal sealed class BlockSource<T>(T[] elements, long[] shape, long[] chunkShape) : ArraySource<T>(shape, chunkShape)
    where T : unmanaged
{
    public override string Name => "a test's array";

    public override long ReadBlock(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<T> destination, Span<byte> scratch)
    {
        Assert.Equal(Block.Count(shape), destination.Length);
        int next = 0;
        foreach (long[] index in Reference.Indices.Of(shape.ToArray()))
        {
            destination[next++] = elements[Offset(start, index)];
        }

        return destination.Length * sizeof(long);
    }

    private long Offset(ReadOnlySpan<long> start, long[] index)
    {
        long offset = 0;
        for (int axis = 0; axis < index.Length; axis++)
        {
            Assert.InRange(start[axis] + index[axis], 0, Shape[axis] - 1);
            offset = (offset * Shape[axis]) + start[axis] + index[axis];
        }

        return offset;
    }
}
