namespace StaticGraph.Tests.Storage;

public sealed class Hdf5ReadTests(Hdf5Cases cases) : IClassFixture<Hdf5Cases>
{
    [Theory]
    [InlineData("old")]
    [InlineData("new")]
    [InlineData("block")]
    public void Every_dataset_reads_as_in_NumPy_whole_and_in_blocks(string file)
    {
        var random = new Random(3);
        string[] datasets = cases.DatasetsOf(file);
        Assert.True(datasets.Length > 80);
        foreach (string dataset in datasets)
        {
            byte[] expected = cases.ExpectedBytes(file, dataset);
            using ArraySource source = Hdf5.Open(cases.PathOf(file), dataset);
            source.Validate();
            Assert.True(expected.AsSpan().SequenceEqual(Blocks.ReadAll(source)), $"{file} {dataset}");
            for (int i = 0; i < 8 && expected.Length > 0; i++)
            {
                (long[] start, long[] shape) = RandomBlock(source.Shape, random);
                int size = System.Runtime.InteropServices.Marshal.SizeOf(source.ElementType == typeof(bool) ? typeof(byte) : source.ElementType);
                byte[] block = Blocks.Cut(expected, source.Shape, start, shape, size);
                Assert.True(block.AsSpan().SequenceEqual(Blocks.Read(source, start, shape)), $"{file} {dataset} ({string.Join(", ", start)}) ({string.Join(", ", shape)})");
            }
        }
    }

    private static (long[] Start, long[] Shape) RandomBlock(ReadOnlySpan<long> array, Random random)
    {
        long[] start = new long[array.Length];
        long[] shape = new long[array.Length];
        for (int axis = 0; axis < array.Length; axis++)
        {
            start[axis] = random.NextInt64(array[axis]);
            shape[axis] = random.NextInt64(0, array[axis] - start[axis] + 1);
        }

        return (start, shape);
    }
}
