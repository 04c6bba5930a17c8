namespace StaticGraph.Execution.Reductions.Tree;

/// <summary>
/// Where the coordinates of a sweep lie in one level: the logical index, the output's state and its tokens. All are linear;
/// keys of a block count from the block's start.
/// </summary>
/// <param name="indexStrides">Steps of the logical index.</param>
/// <param name="keyStrides">Steps of the state.</param>
/// <param name="tokenStrides">Steps of the tokens.</param>
/// <param name="isRelative">For each axis, whether <paramref name="keyStrides"/> count from the block's start; tokens always do.</param>
internal sealed class LevelMap(long[] indexStrides, long[] keyStrides, long[] tokenStrides, bool[] isRelative)
{
    private long _keyBase;
    private long _tokenBase;

    /// <summary>The origin of keys for a block.</summary>
    public void Begin(ReadOnlySpan<long> start)
    {
        (_keyBase, _tokenBase) = (0, -Dot(tokenStrides, start));
        for (int axis = 0; axis < start.Length; axis++)
        {
            _keyBase -= isRelative[axis] ? keyStrides[axis] * start[axis] : 0;
        }
    }

    public long Index(ReadOnlySpan<long> coordinates) => Dot(indexStrides, coordinates);

    /// <summary>How far one step along an axis moves the logical index; 0 for an axis outside the level.</summary>
    public long IndexStride(int axis) => indexStrides[axis];

    /// <summary><paramref name="count"/> outputs from the given coordinates on.</summary>
    public Strip At(ReadOnlySpan<long> coordinates, long count)
        => new(_keyBase + Dot(keyStrides, coordinates), _tokenBase + Dot(tokenStrides, coordinates), count);

    private static long Dot(long[] strides, ReadOnlySpan<long> coordinates)
    {
        long sum = 0;
        for (int axis = 0; axis < coordinates.Length; axis++)
        {
            sum += strides[axis] * coordinates[axis];
        }

        return sum;
    }
}
