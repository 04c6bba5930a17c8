using System.Numerics;

namespace StaticGraph.Storage;

/// <summary>The chunk grid of a new array for which nobody named one.</summary>
internal static class DefaultChunks
{
    /// <summary>Large enough that a request is cheap beside its bytes, small enough that several fit a worker's cache and a plan's limit.</summary>
    internal const long TargetBytes = 1 << 20;

    /// <summary>
    /// Chunks of about <see cref="TargetBytes"/>, as near to a cube as powers of two allow, longest along the last axis:
    /// rows, columns and blocks of the array then all touch few of them.
    /// </summary>
    /// <param name="shape">The shape of the array; a negative length stands for one not known yet.</param>
    /// <param name="elementSize">Bytes of one element.</param>
    /// <returns>The shape of a chunk; empty for arrays without axes or elements.</returns>
    internal static long[] For(ReadOnlySpan<long> shape, int elementSize)
    {
        if (shape.Length == 0 || shape.Contains(0))
        {
            return [];
        }

        long[] chunk = new long[shape.Length];
        for (int axis = 0; axis < chunk.Length; axis++)
        {
            // No axis of a chunk is longer than a whole chunk of one row.
            chunk[axis] = shape[axis] < 0 ? TargetBytes : Math.Min(shape[axis], TargetBytes);
        }

        while (IsTooLarge(chunk, elementSize))
        {
            int longest = Array.IndexOf(chunk, chunk.Max());
            chunk[longest] = (long)(BitOperations.RoundUpToPowerOf2((ulong)chunk[longest]) / 2);
        }

        return chunk;
    }

    private static bool IsTooLarge(long[] chunk, int elementSize)
    {
        double bytes = elementSize;
        foreach (long length in chunk)
        {
            bytes *= length;
        }

        return bytes > TargetBytes;
    }
}
