using StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Execution;

/// <summary>The choice of blocks: rules always kept, and no shape of a small problem does better.</summary>
public class BlockSolverTests
{
    [Fact]
    public void TakesWholeRowsOfContiguousArrays()
    {
        BlockChoice choice = Solve(Problem([10_000, 10_000], [Contiguous(0, 1)], limit: 1 << 30));

        Assert.Equal(10_000, choice.Block[1]);
        Assert.InRange(choice.Block[0] * 10_000 * 8, 1 << 20, 8 << 20);
        Assert.Equal(4, choice.Sets);
    }

    [Fact]
    public void CutsOnChunksOfResults()
    {
        var sink = new BlockArray([0, 1], 8, [100, 130], wholeChunks: false, isWritten: true);
        BlockChoice choice = Solve(Problem([10_001, 10_001], [Contiguous(0, 1), sink], limit: 64 << 20));

        Assert.True(choice.Block[0] % 100 == 0 || choice.Block[0] == 10_001);
        Assert.True(choice.Block[1] % 130 == 0 || choice.Block[1] == 10_001);
    }

    [Fact]
    public void FetchesCompressedChunksOnceWhereTheLimitAllows()
    {
        var source = new BlockArray([0, 1], 8, [300, 700], wholeChunks: true, isWritten: false);
        BlockProblem problem = Problem([3000, 70_000], [source], limit: 64 << 20);
        BlockChoice choice = Solve(problem);

        Assert.Equal(3000L * 70_000 * 8, new BlockTraffic(problem).Choose(choice.Block).Bytes(source));
    }

    [Fact]
    public void CutsReducedAxesOnLeaves()
    {
        BlockChoice streamed = Solve(Problem([100_000, 1000], [Contiguous(0, 1)], limit: 64 << 20, levels: [[0]]));
        BlockChoice inPlace = Solve(Problem([100_000, 9000], [], limit: 64 << 20, levels: [[0]]));

        Assert.Equal(0, streamed.Block[0] % 64);
        Assert.Equal(0, inPlace.Block[0] % 64);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(5_000)]
    [InlineData(200_000)]
    public void KeepsMergedLevelsContiguous(long limit)
    {
        BlockChoice choice = Solve(Problem([20, 30, 40], [Contiguous(0, 1, 2)], limit, levels: [[0, 1, 2]]));

        Assert.True(choice.Block[1] == 1 || choice.Block[2] == 40);
        Assert.True(choice.Block[0] == 1 || (choice.Block[1] == 30 && choice.Block[2] == 40));
        Assert.InRange(choice.Peak, 1, limit);
    }

    [Fact]
    public void SharesTransposedArraysInNearSquares()
    {
        BlockProblem problem = Problem([20_000, 20_000], [Contiguous(0, 1), Contiguous(1, 0)], limit: 1 << 30);
        problem.HasGathers = true;
        BlockChoice choice = Solve(problem);

        Assert.InRange((double)choice.Block[0] / choice.Block[1], 0.4, 2.5);
    }

    [Fact]
    public void GivesUpOnlyWhereTheSmallestBlockDoes()
    {
        var sink = new BlockArray([0, 1], 8, [64, 64], wholeChunks: false, isWritten: true);
        BlockProblem problem = Problem([1000, 1000], [Contiguous(0, 1), sink], limit: 0);
        long smallest = BlockSolver.Smallest(problem).Peak;

        problem.Limit = smallest;
        Assert.Equal(smallest, Solve(problem).Peak);
        problem.Limit = smallest - 1;
        Assert.Null(BlockSolver.Solve(problem));
    }

    [Theory]
    [InlineData(64, 48, 20_000)]
    [InlineData(100, 7, 4_000)]
    [InlineData(5, 900, 30_000)]
    public void CostsLittleMoreThanTheBestOfAllShapes(int n, int m, long limit)
    {
        BlockProblem problem = Problem([n, m], [Contiguous(0, 1)], limit);
        var cost = new BlockCost(problem);
        double best = double.MaxValue;
        for (long rows = 1; rows <= n; rows++)
        {
            for (long columns = 1; columns <= m; columns++)
            {
                for (int sets = 1; sets <= 4; sets++)
                {
                    long[] block = [rows, columns];
                    best = problem.Peak(block, sets) <= limit ? Math.Min(best, cost.Score(block, sets)) : best;
                }
            }
        }

        BlockChoice choice = Solve(problem);

        Assert.InRange(choice.Peak, 1, limit);
        Assert.InRange(cost.Score(choice.Block, choice.Sets), best, 2 * best);
    }

    private static BlockArray Contiguous(params int[] axes) => new(axes, 8, [], wholeChunks: false, isWritten: false);

    private static BlockChoice Solve(BlockProblem problem)
    {
        BlockChoice? choice = BlockSolver.Solve(problem);
        Assert.NotNull(choice);
        return choice;
    }

    // The peak is what the buffers need, without padding.
    private static BlockProblem Problem(long[] lengths, BlockArray[] arrays, long limit, int[][]? levels = null) => new(lengths, arrays, levels ?? [])
    {
        Workers = 2,
        ReadAhead = 1,
        Limit = limit,
        Peak = (block, sets) => sets * arrays.Sum(array => array.ElementSize * array.Axes.Aggregate(1L, (product, axis) => product * block[axis])),
    };
}
