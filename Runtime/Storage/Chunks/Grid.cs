namespace StaticGraph.Storage;

/// <summary>Chunk grids as a whole.</summary>
internal static class Grid
{
    /// <summary>The number of chunks along one axis.</summary>
    internal static long Along(long length, long chunk) => length == 0 ? 0 : ((length - 1) / chunk) + 1;

    /// <summary>The number of chunks.</summary>
    internal static long Count(ReadOnlySpan<long> shape, ReadOnlySpan<long> chunk)
    {
        long count = 1;
        for (int axis = 0; axis < shape.Length; axis++)
        {
            count *= Along(shape[axis], chunk[axis]);
        }

        return count;
    }
}
