namespace StaticGraph.Samples.Normalize;

/// <summary>Made data in [0, 1): every element is a function of its position, so it need not be kept to be known again.</summary>
internal static class Noise
{
    /// <summary>A square array that is computed where it is read.</summary>
    internal static ArraySource<double> Source(int length) => ArraySource.Create<double>([length, length], Read);

    /// <summary>The element at a position: the top bits of a mixed counter (splitmix64).</summary>
    internal static double At(long row, long column)
    {
        ulong x = ((ulong)row << 32) + (ulong)column + 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return ((x ^ (x >> 31)) >> 11) / (double)(1L << 53);
    }

    private static void Read(ReadOnlySpan<long> start, ReadOnlySpan<long> shape, Span<double> destination)
    {
        int next = 0;
        for (long row = start[0]; row < start[0] + shape[0]; row++)
        {
            for (long column = start[1]; column < start[1] + shape[1]; column++)
            {
                destination[next++] = At(row, column);
            }
        }
    }
}
