using StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Execution;

/// <summary>Small problems of every kind a solver meets: small enough that all their block shapes can be tried.</summary>
internal static class BlockCorpus
{
    // What one element stands for: a number, or so much that workers and large buffers matter.
    private static readonly int[] s_elementSizes = [8, 3000, 60_000];

    /// <summary>All problems by name.</summary>
    public static IEnumerable<(string Name, BlockProblem Problem)> Problems()
    {
        foreach (int size in s_elementSizes)
        {
            foreach ((string name, BlockProblem problem) in Flat(size).Concat(Folds(size)).Concat(Transposed(size)).Concat(Nests(size)).Concat(Grids(size)).Concat(Deep(size)))
            {
                yield return ($"{name}, {size} bytes", problem);
            }
        }
    }

    private static IEnumerable<(string Name, BlockProblem Problem)> Flat(int size)
    {
        yield return ("line", Of([400], [In(size, 0), Out(size, 0)]));
        yield return ("line of prime length", Of([397], [In(size, 0), In(size, 0), Out(size, 0)]));
        yield return ("plane", Of([50, 40], [In(size, 0, 1), Out(size, 0, 1)]));
        yield return ("narrow plane", Of([300, 7], [In(size, 0, 1), Out(size, 0, 1)]));
        yield return ("wide plane", Of([5, 500], [In(size, 0, 1), Out(size, 0, 1)]));
        yield return ("row broadcast", Of([40, 60], [In(size, 0, 1), In(size, 1), Out(size, 0, 1)]));
        yield return ("column broadcast", Of([60, 40], [In(size, 0, 1), In(size, 0), Out(size, 0, 1)]));
        yield return ("outer product", Of([45, 45], [In(size, 0), In(size, 1), Out(size, 0, 1)]));
        yield return ("diagonal", Of([50, 30], [In(size, 0, 0, 1), Out(size, 0, 1)]));
    }

    private static IEnumerable<(string Name, BlockProblem Problem)> Folds(int size)
    {
        yield return ("column fold", Of([200, 12], [In(size, 0, 1)], [[0]]));
        yield return ("row fold", Of([12, 200], [In(size, 0, 1)], [[1]]));
        yield return ("full fold", Of([150, 20], [In(size, 0, 1)], [[0, 1]]));
        yield return ("nested fold", Of([150, 20], [In(size, 0, 1)], [[1], [0]]));
        yield return ("fold of compressed chunks", Of([150, 20], [Chunked(size, [48, 7], 0, 1)], [[0]]));
        yield return ("fold of a product", Of([100, 30], [In(size, 0, 1), In(size, 1, 0)], [[0, 1]]));
    }

    private static IEnumerable<(string Name, BlockProblem Problem)> Transposed(int size)
    {
        yield return ("transposed", Gathered(Of([50, 50], [In(size, 1, 0), Out(size, 0, 1)])));
        yield return ("transposed, oblong", Gathered(Of([90, 25], [In(size, 1, 0), Out(size, 0, 1)])));
        yield return ("transposed with result chunks", Gathered(Of([50, 50], [In(size, 1, 0), Out(size, [8, 16], 0, 1)])));
        yield return ("pair", Paired(Of([48, 48], [In(size, 0, 1), Partner(In(size, 1, 0)), Out(size, 0, 1)])));
        yield return ("pair of prime length", Paired(Of([47, 47], [In(size, 0, 1), Partner(In(size, 1, 0)), Out(size, 0, 1)])));
        yield return ("pair of compressed chunks", Paired(Of([48, 48], [Chunked(size, [8, 8], 0, 1), Partner(Chunked(size, [8, 8], 1, 0)), Out(size, 0, 1)])));
        yield return ("pair of oblong chunks", Paired(Of([48, 48], [Chunked(size, [4, 12], 0, 1), Partner(Chunked(size, [4, 12], 1, 0)), Out(size, 0, 1)])));
        yield return ("pair with result chunks", Paired(Of([48, 48], [In(size, 0, 1), Partner(In(size, 1, 0)), Out(size, [6, 10], 0, 1)])));
        yield return ("pair with a third array", Paired(Of([40, 40], [In(size, 0, 1), Partner(In(size, 1, 0)), In(size, 1, 0), Out(size, 0, 1)])));
    }

    private static IEnumerable<(string Name, BlockProblem Problem)> Nests(int size)
    {
        yield return ("nest", Nested(Of([40, 50], [Passes(2, In(size, 0, 1)), Out(size, 0, 1)], [[1]]), 1));
        yield return ("nest of long rows", Nested(Of([6, 400], [Passes(2, In(size, 0, 1)), Out(size, 0, 1)], [[1]]), 1));
        yield return ("nest of compressed chunks", Nested(Of([40, 50], [Passes(3, Chunked(size, [7, 9], 0, 1)), Out(size, 0, 1)], [[1]]), 1));
        yield return ("nest with result chunks", Nested(Of([40, 50], [Passes(2, In(size, 0, 1)), Out(size, [6, 16], 0, 1)], [[1]]), 1));
        yield return ("nest of two tiled axes", Nested(Of([9, 10, 30], [Passes(2, In(size, 0, 1, 2)), In(size, 2), Out(size, 0, 1, 2)], [[2]]), 2));
        yield return ("nest of two inner axes", Nested(Of([12, 9, 20], [Passes(2, In(size, 0, 1, 2)), Out(size, 0, 1, 2)], [[1, 2]]), 1));
        yield return ("nest along columns", Nested(Of([30, 40], [Passes(2, In(size, 1, 0)), Out(size, 1, 0)], [[1]]), 1));
        yield return ("nest with one pass of a second array", Nested(Of([30, 40], [Passes(2, In(size, 0, 1)), In(size, 0, 1), Out(size, 0, 1)], [[1]]), 1));
    }

    private static IEnumerable<(string Name, BlockProblem Problem)> Grids(int size)
    {
        yield return ("compressed chunks", Of([60, 50], [Chunked(size, [16, 12], 0, 1), Out(size, 0, 1)]));
        yield return ("two compressed grids", Of([60, 50], [Chunked(size, [16, 12], 0, 1), Chunked(size, [10, 15], 0, 1), Out(size, 0, 1)]));
        yield return ("compressed grid and its transpose", Gathered(Of([48, 48], [Chunked(size, [6, 16], 0, 1), Chunked(size, [6, 16], 1, 0), Out(size, 0, 1)])));
        yield return ("compressed chunks to others", Of([60, 50], [Chunked(size, [16, 12], 0, 1), Out(size, [9, 20], 0, 1)]));
        yield return ("chunks in parts", Of([60, 50], [Parts(size, [16, 12], 0, 1), Out(size, 0, 1)]));
        yield return ("chunks in parts to others", Of([60, 50], [Parts(size, [16, 12], 0, 1), Out(size, [25, 8], 0, 1)]));
        yield return ("one long chunk a column", Of([60, 50], [Chunked(size, [60, 1], 0, 1), Out(size, 0, 1)]));
        yield return ("result chunks of a prime", Of([55, 47], [In(size, 0, 1), Out(size, [13, 11], 0, 1)]));
        yield return ("two result grids", Of([60, 50], [In(size, 0, 1), Out(size, [4, 10], 0, 1), Out(size, [6, 25], 0, 1)]));
        yield return ("a line of chunks", Of([500], [Chunked(size, [33], 0), Out(size, [20], 0)]));
    }

    private static IEnumerable<(string Name, BlockProblem Problem)> Deep(int size)
    {
        yield return ("cube", Of([14, 12, 15], [In(size, 0, 1, 2), Out(size, 0, 1, 2)]));
        yield return ("cube, axes turned", Gathered(Of([14, 12, 15], [In(size, 2, 0, 1), Out(size, 0, 1, 2)])));
        yield return ("cube of chunks", Of([14, 12, 15], [Chunked(size, [4, 5, 6], 0, 1, 2), Out(size, 0, 1, 2)]));
        yield return ("cube of chunks to others", Of([14, 12, 15], [Chunked(size, [4, 5, 6], 0, 1, 2), Out(size, [3, 4, 15], 0, 1, 2)]));
        yield return ("fold of a cube", Of([100, 5, 6], [In(size, 0, 1, 2)], [[0]]));
        yield return ("product of matrices", Of([12, 14, 16], [In(size, 0, 2), In(size, 2, 1)], [[2]]));
        yield return ("planes broadcast", Of([14, 12, 15], [In(size, 0, 1, 2), In(size, 1, 2), In(size, 0), Out(size, 0, 1, 2)]));
        yield return ("cube of pairs", Paired(Of([13, 13, 10], [In(size, 0, 1, 2), Partner(In(size, 1, 0, 2)), Out(size, 0, 1, 2)])));
    }

    private static BlockArray In(int size, params int[] axes) => new(Access.Walk(axes), size, [], wholeChunks: false, isWritten: false);

    private static BlockArray Parts(int size, long[] chunk, params int[] axes) => new(Access.Walk(axes), size, chunk, wholeChunks: false, isWritten: false);

    private static BlockArray Chunked(int size, long[] chunk, params int[] axes) => new(Access.Walk(axes), size, chunk, wholeChunks: true, isWritten: false);

    private static BlockArray Out(int size, params int[] axes) => new(Access.Walk(axes), size, [], wholeChunks: false, isWritten: true);

    private static BlockArray Out(int size, long[] chunk, params int[] axes) => new(Access.Walk(axes), size, chunk, wholeChunks: false, isWritten: true);

    private static BlockArray Passes(int passes, BlockArray array)
    {
        array.Passes = passes;
        return array;
    }

    private static BlockArray Partner(BlockArray array)
    {
        array.IsPartner = true;
        return array;
    }

    private static BlockProblem Gathered(BlockProblem problem)
    {
        problem.HasGathers = true;
        return problem;
    }

    private static BlockProblem Paired(BlockProblem problem)
    {
        problem.HasGathers = true;
        problem.Pair = [0, 1];
        return problem;
    }

    private static BlockProblem Nested(BlockProblem problem, int tiled)
    {
        problem.Split = tiled;
        return problem;
    }

    // Buffers as the memory formula counts them, tiles of 20 kB, and partials of what a fold keeps.
    private static BlockProblem Of(long[] lengths, BlockArray[] arrays, int[][]? levels = null) => new(lengths, arrays, levels ?? [])
    {
        Workers = 2,
        ReadAhead = 1,
        Peak = (block, sets) => (sets * (20_000 + arrays.Sum(array => 64 + (array.ElementSize * array.Access.Elements(block))))) + (levels is null ? 0 : Kept(block, levels, sets)),
    };

    private static long Kept(long[] block, int[][] levels, int sets)
    {
        long kept = 8;
        for (int axis = 0; axis < block.Length; axis++)
        {
            kept *= Array.Exists(levels, level => level.Contains(axis)) ? 1 : block[axis];
        }

        return kept * (1 + sets);
    }
}
