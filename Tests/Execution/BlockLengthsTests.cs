using StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Execution;

/// <summary>The block lengths worth trying on an axis of any length: few, ascending, and ending with the whole.</summary>
public sealed class BlockLengthsTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(1 << 20, 128)]
    [InlineData(1L << 48, 1)]
    [InlineData((1L << 62) - 1, 1)]
    [InlineData(1L << 62, 1)]
    [InlineData(long.MaxValue, 1)]
    [InlineData(long.MaxValue, 128)]
    [InlineData(long.MaxValue, long.MaxValue)]
    public void They_end(long whole, long unit)
    {
        long[] lengths = new BlockLengths(new SolverMemory(), whole, [unit]).Lengths.ToArray();

        Assert.InRange(lengths.Length, 1, 150);
        Assert.Equal(whole, lengths[^1]);
        Assert.Equal(lengths.Distinct().Order(), lengths);
        Assert.All(lengths, length => Assert.True(length == whole || (length > 0 && length % unit == 0), $"{length} of {whole} is no multiple of {unit}"));
    }
}
