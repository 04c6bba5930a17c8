using System.Numerics.Tensors;
using StaticGraph.Storage;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>Slices, reshapes and reads; numbers count up in row-major order, so every expectation is index arithmetic.</summary>
public sealed class ViewTests
{
    [Fact]
    public void ASliceReadsItsPart()
    {
        ArraySource<int> slice = Counting([6, 8]).Slice([2, 3], [3, 4]);
        Assert.Equal([3, 4], slice.Shape.ToArray());
        Assert.Equal([28, 29, 36, 37], MemoryTests.ReadBlock(slice, [1, 1], [2, 2]));
        Assert.Equal([37], MemoryTests.ReadBlock(slice.Slice([2, 2], [1, 1]), [0, 0], [1, 1]));
    }

    [Fact]
    public void ASliceOutsideTheArrayIsRefused()
    {
        ArraySource<int> source = Counting([6, 8]);
        string message = Assert.Throws<ArrayShapeException>(() => source.Slice([2, 5], [3, 4])).Message;
        Assert.Contains("axis 1 has length 8, the block needs 5 to 9", message, StringComparison.Ordinal);
        Assert.Throws<ArrayShapeException>(() => source.Slice([2], [3]));
        Assert.Throws<ArrayShapeException>(() => source.Slice([-1, 0], [1, 1]));
        Assert.EndsWith("the block needs 9223372036854775807 to 9223372036854775808.", Assert.Throws<ArrayShapeException>(() => source.Slice([long.MaxValue, 0], [1, 1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArrayShapeException>(() => MemoryTests.ReadBlock(source.Slice([0, 0], [2, 2]), [1, 1], [2, 1]));
    }

    [Fact]
    public unsafe void ViewsOfMemoryStayInPlace()
    {
        ArraySource<double> source = new double[,] { { 1, 2, 3 }, { 4, 5, 6 } };
        using (PinnedArray slice = source.Slice([1, 1], [1, 2]).TryPin()!)
        {
            Assert.Equal(5, *(double*)slice.Pointer);
            Assert.Equal([24, 8], slice.ByteStrides);
        }

        using (PinnedArray reshaped = source.Reshape([3, 2]).TryPin()!)
        {
            Assert.Equal([16, 8], reshaped.ByteStrides);
        }

        Assert.Null(source.Slice([0, 1], [2, 2]).Reshape([4]).TryPin());
        Assert.Null(Counting([3]).Slice([1], [1]).TryPin());
    }

    [Theory]
    [InlineData("12", "3,4")]
    [InlineData("3,4", "12")]
    [InlineData("4,6,5", "24,5")]
    [InlineData("24,5", "4,6,5")]
    [InlineData("4,6,5", "4,30")]
    [InlineData("4,6,5", "5,6,4")]
    [InlineData("4,6,5", "1,4,1,6,5,1")]
    [InlineData("1,4,1,30", "4,5,6")]
    [InlineData("2,3,4,5", "6,20")]
    [InlineData("2,3,4,5", "3,2,5,4")]
    [InlineData("7,2,9", "14,9")]
    [InlineData("1", "")]
    [InlineData("", "1,1")]
    [InlineData("0,3", "5,0")]
    public void AReshapeKeepsRowMajorOrder(string from, string to)
    {
        long[] shape = Parse(to);
        ArraySource<int> view = Counting(Parse(from)).Reshape(shape);
        Random random = new(7);
        for (int trial = 0; trial < 40; trial++)
        {
            long[] start = [.. shape.Select(length => trial == 0 ? 0 : random.NextInt64(Math.Max(1, length)))];
            long[] block = [.. shape.Zip(start, (length, first) => trial == 0 ? length : random.NextInt64(length - first + 1))];
            Assert.Equal(Expected(shape, start, block), MemoryTests.ReadBlock(view, start, block));
        }
    }

    [Fact]
    public void AReshapeReadsWholeBlocksInOneCall()
    {
        int calls = 0;
        ArraySource<int> source = ArraySource.Create<int>([365 * 24, 10], (_, _, destination) =>
        {
            calls++;
            destination.Clear();
        });
        ArraySource<int> view = source.Reshape([365, 24, 1, 10]);
        MemoryTests.ReadBlock(view, [10, 0, 0, 2], [7, 24, 1, 5]);
        Assert.Equal(1, calls);
    }

    [Fact]
    public void AReshapeOfAnotherSizeIsRefused()
    {
        string message = Assert.Throws<ArrayShapeException>(() => Counting([6, 8]).Reshape([7, 7])).Message;
        Assert.Contains("(6, 8), 48 elements", message, StringComparison.Ordinal);
        Assert.Contains("(7, 7), 49 elements", message, StringComparison.Ordinal);
        Assert.Throws<ArrayShapeException>(() => Counting([6]).Reshape([-6]));
    }

    [Theory]
    [InlineData("8760,50", "24,50", "365,24,50", "1,24,50")]
    [InlineData("8760,50", "48,10", "365,24,50", "2,24,10")]
    [InlineData("8760,50", "12,50", "365,24,50", "1,12,50")]
    [InlineData("8760,50", "100,50", "365,24,50", "")]
    [InlineData("40,30", "1,10", "1200", "10")]
    [InlineData("40,30", "4,30", "1200", "120")]
    [InlineData("40,30", "4,10", "1200", "")]
    [InlineData("40,30", "7,30", "1200", "210")]
    [InlineData("40,30", "4,10", "40,1,30", "4,1,10")]
    [InlineData("40,30", "", "1200", "")]
    public void AReshapeKeepsTheChunkGridWhereChunksStayBoxes(string shape, string chunks, string view, string expected)
    {
        ArraySource<int> source = ArraySource.OfShape<int>(Parse(shape), Parse(chunks));
        Assert.Equal(Parse(expected), source.Reshape(Parse(view)).ChunkShape.ToArray());
    }

    [Fact]
    public void ASliceKeepsTheChunkGrid()
    {
        ArraySource<int> source = ArraySource.OfShape<int>([100, 100], [10, 50]);
        Assert.Equal([10, 20], source.Slice([5, 0], [50, 20]).ChunkShape.ToArray());
        Assert.Empty(ArraySource.OfShape<int>([100]).Slice([5], [50]).ChunkShape.ToArray());
    }

    [Fact]
    public void ReadReturnsTheWholeArray()
    {
        Tensor<int> tensor = Counting([3, 4]).Read();
        Assert.Equal([3, 4], tensor.Lengths.ToArray());
        Assert.Equal(Enumerable.Range(0, 12), MemoryTests.Flatten(tensor));
        Assert.Equal([1], Counting([]).Read().Lengths.ToArray());
        Assert.Equal([0, 4], Counting([0, 4]).Read().Lengths.ToArray());
        Assert.Contains("Slice", Assert.Throws<ArrayShapeException>(() => ArraySource.Create<int>([1L << 40], (_, _, _) => { }).Read()).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => ArraySource.OfShape<int>([2]).Read());
    }

    [Fact]
    public void ViewsNoticeThatTheirFileIsGone()
    {
        using TemporaryFolder folder = new();
        string path = folder.PathOf("x.npy");
        Python.Run("import numpy as np, sys; np.save(sys.argv[1], np.arange(12.0).reshape(3, 4))", path);
        ArraySource<double> source = Npy.Open<double>(path);
        ArraySource<double> view = source.Slice([1, 0], [2, 4]).Reshape([8]).Unpack<double>(scale: 2);
        Assert.Equal([8, 10, 12, 14, 16, 18, 20, 22], MemoryTests.Flatten(view.Read()));
        Assert.Equal([source.Identity!.Value], ArraySource.Concatenate([view]).Identities);

        view.Dispose();
        Assert.Equal(12, source.Read().FlattenedLength);
        source.Dispose();
        Assert.Contains(path, Assert.Throws<ObjectDisposedException>(view.Validate).Message, StringComparison.Ordinal);
    }

    /// <summary>A source that counts up, and checks that blocks stay inside.</summary>
    internal static ArraySource<int> Counting(long[] shape, int first = 0)
        => ArraySource.Create<int>(shape, (start, block, destination) =>
        {
            int[] expected = Expected(shape, start.ToArray(), block.ToArray());
            for (int i = 0; i < expected.Length; i++)
            {
                destination[i] = expected[i] + first;
            }
        });

    internal static int[] Expected(long[] shape, long[] start, long[] block)
    {
        int[] elements = new int[Block.Count(block)];
        long[] index = new long[shape.Length];
        for (int i = 0; i < elements.Length; i++)
        {
            long flat = 0;
            for (int axis = 0; axis < shape.Length; axis++)
            {
                flat = (flat * shape[axis]) + start[axis] + index[axis];
            }

            elements[i] = (int)flat;
            Block.Next(index, block);
        }

        return elements;
    }

    private static long[] Parse(string shape) => [.. shape.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse)];
}
