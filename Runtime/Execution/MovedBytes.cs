using StaticGraph.CompilerServices;

namespace StaticGraph.Execution;

/// <summary>What a sweep or a whole plan moves between storage and its buffers.</summary>
/// <param name="Read">Bytes read.</param>
/// <param name="Written">Bytes written.</param>
/// <param name="Requests">Runs of neighbouring bytes asked for or handed over.</param>
internal readonly record struct MovedBytes(long Read, long Written, long Requests)
{
    /// <summary>Bytes in both directions.</summary>
    public long Bytes => NumericMemory.SaturatingAdd(Read, Written);

    /// <summary>What plans are compared by: bytes, and more for every request.</summary>
    public double Cost => Bytes + (BlockCost.RequestBytes * Requests);

    /// <summary>What the blocks of a problem move.</summary>
    public static MovedBytes Of(BlockProblem problem, long[] block)
    {
        BlockTraffic traffic = new BlockTraffic(problem).Choose(block);
        (long read, long written) = traffic.Bytes();
        long requests = 0;
        foreach (BlockArray array in problem.Arrays)
        {
            requests = NumericMemory.SaturatingAdd(requests, traffic.Requests(array));
        }

        return new MovedBytes(read, written, requests);
    }

    /// <summary>Both together.</summary>
    public static MovedBytes operator +(MovedBytes left, MovedBytes right) => new(
        NumericMemory.SaturatingAdd(left.Read, right.Read),
        NumericMemory.SaturatingAdd(left.Written, right.Written),
        NumericMemory.SaturatingAdd(left.Requests, right.Requests));
}
