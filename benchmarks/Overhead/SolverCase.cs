using System.Diagnostics;
using System.Globalization;
using StaticGraph.CompilerServices;

namespace StaticGraph.Overhead;

/// <summary>A problem to time the block solver with.</summary>
internal sealed record SolverCase(string Name, Func<BlockProblem> Problem)
{
    private const int Rounds = 200;

    /// <summary>What plans ask for.</summary>
    public static SolverCase[] All =>
    [
        new("one axis", () => Of([100_000_000], [], In(0), Out(0))),
        new("rows of a plane", () => Of([100_000, 100_000], [], In(0, 1), Out(0, 1))),
        new("column fold of compressed chunks", () => Of([100_000, 100_000], [[0]], Chunked([1000, 1000], 0, 1))),
        new("transposed compressed chunks", () => Of([100_000, 100_000], [], Chunked([1000, 700], 0, 1), Chunked([1000, 700], 1, 0), Out(0, 1))),
        new("cube", () => Of([2000, 2000, 2000], [], In(0, 1, 2), In(2, 1, 0), Out(0, 1, 2))),
        new("four axes", () => Of([300, 400, 500, 600], [[3]], In(0, 1, 2, 3), Chunked([10, 20, 30, 40], 0, 1, 2, 3))),
    ];

    /// <summary>The median time of one solution and what it allocates.</summary>
    public string Measure()
    {
        var times = new double[Rounds];
        long allocated = 0;
        for (int round = 0; round < Rounds; round++)
        {
            BlockProblem problem = Problem();
            long before = GC.GetAllocatedBytesForCurrentThread();
            long began = Stopwatch.GetTimestamp();
            BlockSolver.Solve(problem);
            times[round] = Stopwatch.GetElapsedTime(began).TotalMicroseconds;
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Array.Sort(times);
        return string.Create(CultureInfo.InvariantCulture, $"solver   {Name}: median {times[Rounds / 2]:F0} us, best {times[0]:F0} us, {allocated} bytes allocated");
    }

    private static BlockArray In(params int[] axes) => new(Access.Walk(axes), 8, [], wholeChunks: false, isWritten: false);

    private static BlockArray Out(params int[] axes) => new(Access.Walk(axes), 8, [], wholeChunks: false, isWritten: true);

    private static BlockArray Chunked(long[] chunk, params int[] axes) => new(Access.Walk(axes), 8, chunk, wholeChunks: true, isWritten: false);

    private static BlockProblem Of(long[] lengths, int[][] levels, params BlockArray[] arrays) => new(lengths, arrays, levels)
    {
        Workers = 2,
        ReadAhead = 1,
        Limit = 256 << 20,
        Peak = (block, sets) => Peak(arrays, block, sets),
    };

    private static long Peak(BlockArray[] arrays, long[] block, int sets)
    {
        long bytes = 20_000;
        foreach (BlockArray array in arrays)
        {
            bytes = NumericMemory.SaturatingAdd(bytes, NumericMemory.SaturatingMultiply(array.ElementSize, array.Access.Elements(block)));
        }

        return NumericMemory.SaturatingMultiply(sets, bytes);
    }
}
