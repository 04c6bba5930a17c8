using StaticGraph.Storage;

namespace StaticGraph.Tests.Storage;

public sealed class ChunkGridTests
{
    [Theory]
    [InlineData(new long[] { 10_000, 10_000 }, 8, new long[] { 256, 512 })]
    [InlineData(new long[] { 1_000_000_000 }, 8, new long[] { 131_072 })]
    [InlineData(new long[] { 10, 20 }, 8, new long[] { 10, 20 })]
    [InlineData(new long[] { 3, 1L << 40 }, 4, new long[] { 3, 65_536 })]
    [InlineData(new long[] { 0, 5 }, 8, new long[] { })]
    [InlineData(new long[] { }, 8, new long[] { })]
    public void Default_chunks_are_near_a_mebibyte_and_a_cube(long[] shape, int elementSize, long[] chunk) => Assert.Equal(chunk, DefaultChunks.For(shape, elementSize));

    [Fact]
    public void The_cursor_visits_every_element_of_a_block_once()
    {
        var random = new Random(7);
        for (int i = 0; i < 300; i++)
        {
            int rank = random.Next(1, 5);
            long[] shape = Lengths(rank, _ => random.Next(1, 9));
            long[] chunk = Lengths(rank, _ => random.Next(1, 5));
            long[] start = Lengths(rank, axis => random.NextInt64(shape[axis]));
            long[] block = Lengths(rank, axis => random.NextInt64(1, shape[axis] - start[axis] + 1));
            long visited = 0;
            List<long> numbers = [];
            var cursor = new ChunkCursor(shape, chunk, start, block);
            while (cursor.MoveNext())
            {
                visited += Block.Count(cursor.Counts);
                numbers.Add(cursor.Number);
                bool partial = false;
                for (int axis = 0; axis < rank; axis++)
                {
                    Assert.Equal(cursor.Origin[axis] + cursor.InChunk[axis], start[axis] + cursor.InBlock[axis]);
                    Assert.InRange(cursor.InChunk[axis] + cursor.Counts[axis], 1, chunk[axis]);
                    partial |= cursor.Origin[axis] + chunk[axis] > shape[axis];
                }

                Assert.Equal(partial, cursor.IsPartial);
            }

            Assert.Equal(Block.Count(block), visited);
            Assert.Equal(numbers.Distinct().Order(), numbers);
        }
    }

    private static long[] Lengths(int rank, Func<int, long> length) => [.. Enumerable.Range(0, rank).Select(length)];
}
