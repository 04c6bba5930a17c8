using StaticGraph.CompilerServices;

namespace StaticGraph.Execution;

/// <summary>What a sweep or a whole plan moves between storage and its buffers.</summary>
/// <param name="Read">Bytes read.</param>
/// <param name="Written">Bytes written.</param>
/// <param name="Requests">Runs of neighbouring bytes asked for or handed over.</param>
/// <param name="Overhead">What calls and runs count for, in bytes.</param>
internal readonly record struct MovedBytes(long Read, long Written, long Requests, double Overhead)
{
    /// <summary>Bytes in both directions.</summary>
    public long Bytes => NumericMemory.SaturatingAdd(Read, Written);

    /// <summary>What plans are compared by: bytes, and more for every call and every run.</summary>
    public double Cost => Bytes + Overhead;

    /// <summary>What the blocks of a problem move.</summary>
    public static MovedBytes Of(BlockProblem problem, BlockTraffic traffic)
    {
        (long read, long written) = traffic.Bytes();
        long requests = 0;
        double overhead = 0;
        foreach (BlockArray array in problem.Arrays)
        {
            requests = NumericMemory.SaturatingAdd(requests, traffic.Requests(array));
            overhead += BlockCost.Overhead(traffic, array);
        }

        return new MovedBytes(read, written, requests, overhead);
    }

    /// <summary>Both together.</summary>
    public static MovedBytes operator +(MovedBytes left, MovedBytes right) => new(
        NumericMemory.SaturatingAdd(left.Read, right.Read),
        NumericMemory.SaturatingAdd(left.Written, right.Written),
        NumericMemory.SaturatingAdd(left.Requests, right.Requests),
        left.Overhead + right.Overhead);
}
