using StaticGraph.Storage;

namespace StaticGraph.Tests.Storage;

public sealed class StridedCopyTests
{
    /// <summary>Random permutations and shapes, against the same copy written as one loop over indices.</summary>
    [Fact]
    public void AgreesWithOneLoopOverIndices()
    {
        Random random = new(1);
        for (int trial = 0; trial < 300; trial++)
        {
            int rank = random.Next(0, 5);
            long[] shape = [.. Enumerable.Range(0, rank).Select(_ => (long)random.Next(1, 40 / (rank + 1)))];
            int[] source = new int[Block.Count(shape)];
            for (int i = 0; i < source.Length; i++)
            {
                source[i] = i;
            }

            long[] sourceStrides = PermutedStrides(shape, random);
            long[] destinationStrides = PermutedStrides(shape, random);
            int[] expected = new int[source.Length];
            long[] index = new long[rank];
            do
            {
                expected[Block.Offset(index, destinationStrides) / 4] = source[Block.Offset(index, sourceStrides) / 4];
            }
            while (Block.Next(index, shape));

            int[] actual = new int[source.Length];
            StridedCopy.Copy(ref source[0], sourceStrides, ref actual[0], destinationStrides, shape);
            Assert.Equal(expected, actual);
        }
    }

    /// <summary>The strides of a dense layout whose axes come in a random order.</summary>
    private static long[] PermutedStrides(long[] shape, Random random)
    {
        int[] order = [.. Enumerable.Range(0, shape.Length)];
        random.Shuffle(order);
        long[] strides = new long[shape.Length];
        long stride = 4;
        foreach (int axis in order)
        {
            strides[axis] = stride;
            stride *= shape[axis];
        }

        return strides;
    }
}
