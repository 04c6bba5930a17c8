using StaticGraph.Execution.Contractions.Kernels;

namespace StaticGraph.Tests.Contractions;

/// <summary>Several axes are walked as if they were one.</summary>
public sealed class GroupWalkTests
{
    [Theory]
    [InlineData(new long[] { }, new long[] { }, true, new long[] { 0 })]
    [InlineData(new long[] { 3 }, new long[] { -8 }, true, new long[] { 0, -8, -16 })]
    [InlineData(new long[] { 2, 3 }, new long[] { 24, 8 }, true, new long[] { 0, 8, 16, 24, 32, 40 })]
    [InlineData(new long[] { 2, 3 }, new long[] { 8, 16 }, false, new long[] { 0, 16, 32, 8, 24, 40 })]
    [InlineData(new long[] { 2, 1, 2 }, new long[] { 8, 999, 4 }, true, new long[] { 0, 4, 8, 12 })]
    [InlineData(new long[] { 2, 2 }, new long[] { 0, 0 }, true, new long[] { 0, 0, 0, 0 })]
    [InlineData(new long[] { 2, 2 }, new long[] { 0, 4 }, false, new long[] { 0, 4, 0, 4 })]
    [InlineData(new long[] { 2, 0, 3 }, new long[] { 1, 2, 3 }, true, new long[] { })]
    public void EachIndexIsWhereItsAxesSay(long[] lengths, long[] strides, bool isEven, long[] offsets)
    {
        var walk = new GroupWalk(lengths, strides);

        Assert.Equal(isEven, walk.IsEven);
        Assert.Equal(offsets, Enumerable.Range(0, (int)walk.Count).Select(index => walk.Offset(index)));
        if (offsets.Length > 2)
        {
            GroupWalk part = walk.Slice(1, 2).Slice(1, 1);
            Assert.Equal((2, 1, offsets[2]), (part.First, part.Count, part.Offset(0)));
        }
    }
}
