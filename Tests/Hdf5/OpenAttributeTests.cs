using StaticGraph.Storage;

namespace StaticGraph.Tests.Storage;

/// <summary>What an attribute may take: both factors come from a file.</summary>
public sealed class OpenAttributeTests
{
    /// <summary>4 elements of 0x40000001 bytes are 4 bytes in 32 bits, and 2^61 of 8 none in 64.</summary>
    [Theory]
    [InlineData(0, 8, 0L)]
    [InlineData(1 << 17, 8, 1L << 20)]
    [InlineData((1 << 17) + 1, 8, null)]
    [InlineData(4, 0x40000001, null)]
    [InlineData(1L << 61, 8, null)]
    [InlineData(3, 0, null)]
    [InlineData(-1, 8, null)]
    public void Elements_too_many_or_of_no_size_have_no_bytes(long count, long size, long? expected) => Assert.Equal(expected, OpenAttribute.BytesOf(count, size));
}
