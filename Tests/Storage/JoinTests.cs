using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>Joins, against NumPy's concatenate and stack.</summary>
public sealed class JoinTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    public void ConcatenatesFilesAsNumPyDoes(int axis)
    {
        Python.Run(
            """
            import numpy as np, sys
            axis = int(sys.argv[2])
            parts = []
            for i, length in enumerate([5, 0, 1, 7, 3]):
                shape = [4, 6, 5]
                shape[axis] = length
                parts.append((np.arange(np.prod(shape)) + 1000 * i).reshape(shape).astype('f4'))
                np.save(f'{sys.argv[1]}/{i}.npy', parts[-1])
            np.save(f'{sys.argv[1]}/all.npy', np.concatenate(parts, axis))
            """,
            _folder.Path,
            axis.ToString(System.Globalization.CultureInfo.InvariantCulture));
        ArraySource<float>[] parts = [.. Enumerable.Range(0, 5).Select(i => Npy.Open<float>(_folder.PathOf($"{i}.npy")))];
        CheckEqual(ArraySource.Concatenate(parts, axis));
        Array.ForEach(parts, part => part.Dispose());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(-1)]
    public void StacksFilesAsNumPyDoes(int axis)
    {
        Python.Run(
            """
            import numpy as np, sys
            parts = [(np.arange(20) + 100 * i).reshape(4, 5).astype('f4') for i in range(3)]
            for i, part in enumerate(parts):
                np.save(f'{sys.argv[1]}/{i}.npy', part)
            np.save(f'{sys.argv[1]}/all.npy', np.stack(parts, int(sys.argv[2])))
            """,
            _folder.Path,
            axis.ToString(System.Globalization.CultureInfo.InvariantCulture));
        ArraySource<float>[] parts = [.. Enumerable.Range(0, 3).Select(i => Npy.Open<float>(_folder.PathOf($"{i}.npy")))];
        ArraySource<float> stack = ArraySource.Stack(parts, axis);
        CheckEqual(stack);
        Assert.Equal(parts.Select(part => part.Identity!.Value), stack.Identities);
        Array.ForEach(parts, part => part.Dispose());
    }

    [Fact]
    public void JoinsArraysInMemory()
    {
        ArraySource<int> joined = ArraySource.Concatenate<int>([new[,] { { 1, 2 }, { 3, 4 } }, new[,] { { 5 }, { 6 } }], axis: 1);
        Assert.Equal([1, 2, 5, 3, 4, 6], MemoryTests.Flatten(joined.Read()));
    }

    [Fact]
    public void LongRowsAreReadInPieces()
    {
        const long Columns = 70_000;
        ArraySource<int> left = ViewTests.Counting([3, Columns]);
        ArraySource<int> right = ViewTests.Counting([3, 2], first: -1000);
        int[] read = MemoryTests.Flatten(ArraySource.Concatenate([left, right], 1).Read());
        for (int row = 0; row < 3; row++)
        {
            for (int column = 0; column < Columns; column++)
            {
                Assert.True(read[(row * (Columns + 2)) + column] == (row * Columns) + column);
            }

            Assert.Equal((row * 2) - 999, read[((row + 1) * (Columns + 2)) - 1]);
        }
    }

    [Fact]
    public void KeepsACommonGrid()
    {
        ArraySource<int> a = ArraySource.OfShape<int>([31, 50], [31, 10]);
        ArraySource<int> b = ArraySource.OfShape<int>([28, 50], [28, 10]);
        Assert.Equal([31, 10], ArraySource.Concatenate([a, b]).ChunkShape.ToArray());
        Assert.Empty(ArraySource.Concatenate([a, ArraySource.OfShape<int>([3, 50], [3, 25])]).ChunkShape.ToArray());
        Assert.Empty(ArraySource.Concatenate([a, ArraySource.OfShape<int>([3, 50])]).ChunkShape.ToArray());
        Assert.Equal([1, 31, 10], ArraySource.Stack([a, a]).ChunkShape.ToArray());
    }

    [Fact]
    public void RefusesWhatDoesNotFit()
    {
        ArraySource<int> a = new int[2, 3];
        ArraySource<int> b = new int[3, 2];
        string message = Assert.Throws<ArrayShapeException>(() => ArraySource.Concatenate([a, b])).Message;
        Assert.Contains("int[3, 2] in memory of shape (3, 2) cannot be joined", message, StringComparison.Ordinal);
        Assert.Throws<ArrayShapeException>(() => ArraySource.Stack([a, b]));
        Assert.Throws<ArrayShapeException>(() => ArraySource.Concatenate([a, new int[2]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ArraySource.Concatenate([a], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ArraySource.Stack([a], -4));
        Assert.Throws<ArgumentException>(() => ArraySource.Concatenate(Array.Empty<ArraySource<int>>()));
        Assert.Throws<ArgumentException>(() => ArraySource.Concatenate([a, null!]));
    }

    [Fact]
    public void ArraysOfRank0AreStackedAsTheRefusalSays()
    {
        ArraySource<int> one = ArraySource.Create<int>([], (_, _, to) => to[0] = 1);
        ArraySource<int> two = ArraySource.Create<int>([], (_, _, to) => to[0] = 2);
        string message = Assert.Throws<ArgumentOutOfRangeException>(() => ArraySource.Concatenate([one, two])).Message;
        Assert.Contains("use Stack", message, StringComparison.Ordinal);
        Assert.Equal([1, 2], MemoryTests.Flatten(ArraySource.Stack([one, two]).Read()));
    }

    private void CheckEqual(ArraySource<float> join)
    {
        using ArraySource<float> expected = Npy.Open<float>(_folder.PathOf("all.npy"));
        long[] shape = expected.Shape.ToArray();
        Assert.Equal(shape, join.Shape.ToArray());
        Assert.Equal(MemoryTests.Flatten(expected.Read()), MemoryTests.Flatten(join.Read()));

        Random random = new(3);
        for (int trial = 0; trial < 40; trial++)
        {
            long[] start = [.. shape.Select(length => random.NextInt64(length))];
            long[] block = [.. shape.Zip(start, (length, first) => random.NextInt64(length - first + 1))];
            Assert.Equal(MemoryTests.ReadBlock(expected, start, block), MemoryTests.ReadBlock(join, start, block));
        }
    }
}
