using StaticGraph.CompilerServices;
using StaticGraph.Execution.Tiles;

namespace StaticGraph.Tests.Execution;

/// <summary>Indices of a tile, far beyond those that a test can walk to: each is the cast of the whole index.</summary>
public sealed unsafe class TilePositionTests
{
    private const int Count = 133;

    [Theory]
    [InlineData(0)]
    [InlineData(250)]
    [InlineData((1L << 24) - 60)]
    [InlineData((1L << 31) - 7)]
    [InlineData((1L << 47) + 1)]
    [InlineData((1L << 53) - 60)]
    [InlineData((1L << 55) - 3)]
    public void EveryIndexIsCastOnce(long first)
    {
        Check(DType.Double, first, index => (double)index);
        Check(DType.Single, first, index => (float)index);
        Check(DType.Int64, first, index => index);
        Check(DType.Int32, first, index => unchecked((int)index));
        Check(DType.Byte, first, index => unchecked((byte)index));
        Check(DType.SByte, first, index => unchecked((sbyte)index));
        Check(DType.Int16, first, index => unchecked((short)index));
        Check(DType.UInt16, first, index => unchecked((ushort)index));
        Check(DType.UInt32, first, index => unchecked((uint)index));
        Check(DType.UInt64, first, index => unchecked((ulong)index));
    }

    private static void Check<T>(DType type, long first, Func<long, T> cast)
        where T : unmanaged
    {
        Check(type, first, 1, cast);
        Check(type, first + Count, -1, cast);
    }

    private static void Check<T>(DType type, long first, long step, Func<long, T> cast)
        where T : unmanaged
    {
        var row = new T[Count];
        fixed (T* pointer = row)
        {
            TilePosition.Fill(type, first, step, (byte*)pointer, Count);
        }

        Assert.Equal(Enumerable.Range(0, Count).Select(i => cast(first + (i * step))), row);
    }
}
