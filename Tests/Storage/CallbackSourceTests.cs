namespace StaticGraph.Tests.Storage;

public sealed class CallbackSourceTests
{
    [Fact]
    public void AMethodMakesTheBlocks()
    {
        ArraySource<long> source = ArraySource.Create<long>([1L << 40, 3], Fill, [1024, 3]);
        Assert.Equal([1024, 3], source.ChunkShape.ToArray());
        Assert.Equal([3_000_000_000_001, 3_000_000_000_002, 3_000_000_000_004, 3_000_000_000_005], MemoryTests.ReadBlock(source, [1_000_000_000_000, 1], [2, 2]));
        Assert.Throws<ArrayShapeException>(() => MemoryTests.ReadBlock(source, [0, 2], [1, 2]));

        static void Fill(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<long> destination)
        {
            for (int i = 0; i < destination.Length; i++)
            {
                destination[i] = ((start[0] + (i / shape[1])) * 3) + start[1] + (i % shape[1]);
            }
        }
    }

    [Fact]
    public void AShapeAloneCannotBeRead()
    {
        ArraySource<double> source = ArraySource.OfShape<double>([10, 20], [5, 5]);
        Assert.Equal([10, 20], source.Shape.ToArray());
        Assert.Equal([5, 5], source.ChunkShape.ToArray());
        Assert.Contains("without data", Assert.Throws<InvalidOperationException>(source.Validate).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => MemoryTests.ReadBlock(source, [0, 0], [1, 1]));
    }

    [Fact]
    public void RefusesShapesThatCannotBe()
    {
        Assert.Throws<ArrayShapeException>(() => ArraySource.OfShape<double>([-1]));
        Assert.Throws<ArrayShapeException>(() => ArraySource.OfShape<double>([10], [2, 2]));
        Assert.Throws<ArrayShapeException>(() => ArraySource.OfShape<double>([10], [0]));
        Assert.Throws<ArrayShapeException>(() => ArraySource.OfShape<double>([1L << 32, 1L << 32]));
        Assert.Throws<ArrayShapeException>(() => ArraySource.OfShape<double>(new long[33]));
        Assert.Throws<ArgumentNullException>(() => ArraySource.Create<double>([1], null!));
    }
}
