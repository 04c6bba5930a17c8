using System.Buffers;
using System.Numerics.Tensors;
using StaticGraph.Storage;

namespace StaticGraph.Tests.Storage;

public sealed class MemoryTests
{
    [Fact]
    public void AnEmptyRangeLiesInNoOther()
    {
        Assert.False(new MemoryRange(5, 5).Overlaps(new MemoryRange(0, 10)));
        Assert.False(new MemoryRange(0, 10).Overlaps(new MemoryRange(5, 5)));
        Assert.True(new MemoryRange(0, 10).Overlaps(new MemoryRange(9, 12)));
    }

    [Fact]
    public void ReadsArraysOfEveryRank()
    {
        ArraySource<int> line = new[] { 1, 2, 3, 4 };
        ArraySource<int> plane = new[,] { { 1, 2, 3 }, { 4, 5, 6 } };
        ArraySource<int> cube = new[,,] { { { 1, 2 }, { 3, 4 } }, { { 5, 6 }, { 7, 8 } } };
        Assert.Equal([4], line.Shape.ToArray());
        Assert.Equal([2, 3], plane.Shape.ToArray());
        Assert.Equal([2, 2, 2], cube.Shape.ToArray());
        Assert.Equal([2, 3], ReadBlock(line, [1], [2]));
        Assert.Equal([2, 3, 5, 6], ReadBlock(plane, [0, 1], [2, 2]));
        Assert.Equal([2, 4, 6, 8], ReadBlock(cube, [0, 0, 1], [2, 2, 1]));
        Assert.Equal(typeof(int), cube.ElementType);
        Assert.Equal("int[2, 3] in memory", plane.Name);
    }

    [Fact]
    public unsafe void HonoursTheStridesOfASlicedTensor()
    {
        Tensor<double> whole = Tensor.Create(Counting(30), [5, 6]);
        ArraySource<double> slice = whole.Slice([new NRange(1, 4), new NRange(2, 5)]);
        Assert.Equal([3, 3], slice.Shape.ToArray());
        Assert.Equal([8, 9, 10, 14, 15, 16, 20, 21, 22], ReadBlock(slice, [0, 0], [3, 3]));

        using PinnedArray pinned = slice.TryPin()!;
        Assert.Equal([48, 8], pinned.ByteStrides);
        Assert.Equal(8.0, *(double*)pinned.Pointer);
        Assert.Equal(22.0, *(double*)(pinned.Pointer + (2 * 48) + (2 * 8)));
    }

    [Fact]
    public void HonoursTheStridesOfATransposedTensor()
    {
        ArraySource<double> transposed = Tensor.Create(Counting(12), [4, 3], [1, 4]);
        Assert.Equal([0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11], ReadBlock(transposed, [0, 0], [4, 3]));
    }

    [Fact]
    public void ReadsTheRepeatedElementsOfABroadcastTensorButDoesNotWriteThem()
    {
        Tensor<double> broadcast = Tensor.Create(Counting(4), [3, 4], [0, 1]);
        Assert.Equal([1, 2, 1, 2, 1, 2], ReadBlock<double>(broadcast, [0, 1], [3, 2]));

        ArraySink<double> sink = broadcast;
        Assert.Contains("stride of 0", Assert.Throws<ArrayShapeException>(() => sink.Validate([3, 4])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WritesToAnEmptyTensorThoughItsStridesAreZero()
    {
        Tensor<double> empty = Tensor.CreateFromShape<double>([2, 0, 3]);
        Assert.Contains(0, empty.Strides.ToArray());

        ArraySink<double> sink = empty;
        sink.Validate([2, 0, 3]);
        using SinkTransaction transaction = new();
        sink.Begin(transaction, [2, 0, 3], []).WriteBlock([0, 0, 0], [2, 0, 3], [], []);
    }

    [Fact]
    public unsafe void PinsArraysInPlace()
    {
        double[,] array = { { 1, 2 }, { 3, 4 } };
        ArraySource<double> source = array;
        using (PinnedArray pinned = source.TryPin()!)
        {
            ((double*)pinned.Pointer)[3] = 7;
            Assert.Equal([16, 8], pinned.ByteStrides);
        }

        Assert.Equal(7, array[1, 1]);
    }

    [Fact]
    public unsafe void PinsEmptyArrays()
    {
        ArraySource<bool> source = new bool[0, 3];
        using PinnedArray pinned = source.TryPin()!;
        Assert.Empty(ReadBlock(source, [0, 0], [0, 3]));
        ArraySource<double> tensor = Tensor<double>.Empty;
        Assert.Equal([0], tensor.Shape.ToArray());
    }

    [Fact]
    public void ConvertingAndPinningAllocatesLittle()
    {
        double[] array = new double[1000];
        ConvertAndPin(array);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ConvertAndPin(array);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 400);

        static void ConvertAndPin(double[] array)
        {
            ArraySource<double> source = array;
            using PinnedArray pinned = source.TryPin()!;
        }
    }

    [Fact]
    public void ReadingABlockAllocatesNothing()
    {
        ArraySource<double> memory = new double[40, 30];
        ArraySource<double>[] sources =
        [
            memory,
            memory.Slice([1, 1], [20, 20]),
            memory.Reshape([30, 40]),
            memory.Unpack<double>(2),
            ArraySource.Concatenate([memory, memory], 1),
        ];
        long[] start = [2, 3];
        long[] shape = [8, 8];
        double[] destination = new double[64];
        foreach (ArraySource<double> source in sources)
        {
            byte[] scratch = new byte[source.ScratchBytes];
            source.ReadBlock(start, shape, destination, scratch);
            long before = GC.GetAllocatedBytesForCurrentThread();
            source.ReadBlock(start, shape, destination, scratch);
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated == 0, $"{source.Name}: {allocated}");
        }
    }

    [Fact]
    public void RefusesBlocksOutsideTheArray()
    {
        ArraySource<int> plane = new[,] { { 1, 2, 3 }, { 4, 5, 6 } };
        ArrayShapeException error = Assert.Throws<ArrayShapeException>(() => ReadBlock(plane, [1, 1], [1, 3]));
        Assert.Contains("axis 1 has length 3", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArrayShapeException>(() => ReadBlock(plane, [-1, 0], [1, 3]));
        Assert.Throws<ArrayShapeException>(() => ReadBlock(plane, [0], [1]));
        Assert.Throws<ArrayShapeException>(() => plane.ReadBlock([0, 0], [1, 1], new int[2], []));
        Assert.Throws<ArgumentNullException>(() => (ArraySource<int>)(int[])null!);
    }

    [Fact]
    public void WritesBlocksInPlace()
    {
        int[,] array = new int[3, 4];
        ArraySink<int> sink = array;
        sink.Validate([3, 4]);
        using SinkTransaction transaction = new();
        ArrayWriter<int> writer = sink.Begin(transaction, [3, 4], []);
        writer.WriteBlock([1, 1], [2, 2], [1, 2, 3, 4], []);
        Assert.Equal([0, 0, 0, 0, 0, 1, 2, 0, 0, 3, 4, 0], array.Cast<int>());

        ArrayShapeException error = Assert.Throws<ArrayShapeException>(() => sink.Validate([4, 3]));
        Assert.Contains("(4, 3)", error.Message, StringComparison.Ordinal);
        Assert.Contains("int[3, 4] in memory", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WritesIntoASlicedTensor()
    {
        Tensor<int> whole = Tensor.CreateFromShape<int>([3, 3]);
        ArraySink<int> sink = whole.Slice([new NRange(1, 3), new NRange(0, 2)]);
        using SinkTransaction transaction = new();
        sink.Begin(transaction, [2, 2], []).WriteBlock([0, 0], [2, 2], [1, 2, 3, 4], []);
        Assert.Equal([0, 0, 0, 1, 2, 0, 3, 4, 0], Flatten(whole));
    }

    [Fact]
    public unsafe void TensorSinkAllocatesTheShapeItLearns()
    {
        TensorSink<int> sink = new();
        Assert.Null(sink.TryPin());
        using SinkTransaction transaction = new();
        ArrayWriter<int> writer = sink.Begin(transaction, [2, 3], []);
        writer.WriteBlock([0, 0], [2, 1], [1, 4], []);
        using (PinnedArray pinned = sink.TryPin()!)
        {
            int* first = (int*)pinned.Pointer;
            (first[1], first[2], first[4], first[5]) = (2, 3, 5, 6);
            Assert.Equal([12, 4], pinned.ByteStrides);
        }

        Assert.Equal([2, 3], sink.Result.Lengths.ToArray());
        Assert.Equal([1, 2, 3, 4, 5, 6], Flatten(sink.Result));
    }

    [Fact]
    public void TensorSinkGivesAScalarOneElement()
    {
        TensorSink<double> sink = new();
        using SinkTransaction transaction = new();
        sink.Begin(transaction, [], []).WriteBlock([], [], [42], []);
        Assert.Equal([1], sink.Result.Lengths.ToArray());
        Assert.Equal([42], Flatten(sink.Result));
    }

    [Fact]
    public void TensorSinkRefusesWhatNoArrayHolds()
    {
        TensorSink<byte> sink = new();
        Assert.Contains("WriteTo", Assert.Throws<ArrayShapeException>(() => sink.Validate([1L << 40, 1L << 40])).Message, StringComparison.Ordinal);
        sink.Validate([1L << 40, 0]);
        sink.Validate([-1]);
    }

    internal static T[] ReadBlock<T>(ArraySource<T> source, long[] start, long[] shape)
        where T : unmanaged
    {
        T[] destination = new T[shape.Any(length => length < 0) ? 0 : (int)shape.Aggregate(1L, (a, b) => a * b)];
        source.ReadBlock(start, shape, destination, new byte[source.ScratchBytes]);
        return destination;
    }

    internal static T[] Flatten<T>(Tensor<T> tensor)
    {
        T[] elements = new T[tensor.FlattenedLength];
        tensor.FlattenTo(elements);
        return elements;
    }

    private static double[] Counting(int count) => [.. Enumerable.Range(0, count).Select(i => (double)i)];
}
