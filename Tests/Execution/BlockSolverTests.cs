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
        var sink = new BlockArray(Access.Walk(0, 1), 8, [100, 130], wholeChunks: false, isWritten: true);
        BlockChoice choice = Solve(Problem([10_001, 10_001], [Contiguous(0, 1), sink], limit: 64 << 20));

        Assert.True(choice.Block[0] % 100 == 0 || choice.Block[0] == 10_001);
        Assert.True(choice.Block[1] % 130 == 0 || choice.Block[1] == 10_001);
    }

    [Fact]
    public void FetchesCompressedChunksOnceWhereTheLimitAllows()
    {
        var source = new BlockArray(Access.Walk(0, 1), 8, [300, 700], wholeChunks: true, isWritten: false);
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
        var sink = new BlockArray(Access.Walk(0, 1), 8, [64, 64], wholeChunks: false, isWritten: true);
        BlockProblem problem = Problem([1000, 1000], [Contiguous(0, 1), sink], limit: 0);
        long smallest = BlockSolver.Smallest(problem).Peak;

        problem.Limit = smallest;
        Assert.Equal(smallest, Solve(problem).Peak);
        problem.Limit = smallest - 1;
        Assert.Null(BlockSolver.Solve(problem));
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(20_000)]
    [InlineData(1 << 20)]
    public void NeverCutsAChunkOfAResult(long limit)
    {
        // Neither grid divides the array, the other grid, or the source's.
        BlockArray[] sinks = [new(Access.Walk(0, 1), 8, [13, 7], wholeChunks: false, isWritten: true), new(Access.Walk(0, 1), 4, [5, 22], wholeChunks: false, isWritten: true)];
        var source = new BlockArray(Access.Walk(0, 1), 8, [16, 16], wholeChunks: true, isWritten: false);
        BlockProblem problem = Problem([1009, 997], [source, .. sinks], limit);
        problem.Limit = Math.Max(limit, BlockSolver.Smallest(problem).Peak);

        BlockChoice choice = Solve(problem);

        Assert.True(choice.Block[0] % 65 == 0 || choice.Block[0] == 1009);
        Assert.True(choice.Block[1] % 154 == 0 || choice.Block[1] == 997);
    }

    [Fact]
    public void RefusesBlocksOfWhichTwoWriteToOneChunk()
    {
        var sink = new BlockArray(Access.Walk(0, 1), 8, [13, 7], wholeChunks: false, isWritten: true);
        BlockProblem problem = Problem([100, 100], [sink], 1 << 20);

        Assert.NotNull(BlockSolver.Take(problem, [26, 100]));
        var error = Assert.Throws<InvalidOperationException>(() => BlockSolver.Take(problem, [26, 50]));

        Assert.Contains("Blocks of 50 cut the chunks of 7 that axis 1", error.Message);
    }

    [Fact]
    public void ReadsTheRowsOfANestOnceWhereTheyFit()
    {
        BlockArray rows = Contiguous(0, 1);
        rows.Passes = 2;
        BlockProblem problem = Problem([1000, 100_000], [rows], limit: 64 << 20, levels: [[1]]);
        problem.Split = 1;

        Assert.Equal(100_000, Solve(problem).Block[1]);

        // Of a longer row only a part fits: it is read twice.
        problem = Problem([1000, 100_000_000], [rows], limit: 64 << 20, levels: [[1]]);
        problem.Split = 1;
        BlockChoice cut = Solve(problem);

        Assert.Equal(1, cut.Block[0]);
        Assert.Equal(2L * 1000 * 100_000_000 * 8, new BlockTraffic(problem).Choose(cut.Block).Bytes(rows));
    }

    [Fact]
    public void TakesSquaresForPairs()
    {
        BlockArray partner = Contiguous(1, 0);
        partner.IsPartner = true;
        BlockProblem problem = Problem([10_000, 10_000], [Contiguous(0, 1), partner, Contiguous(0, 1)], limit: 64 << 20);
        problem.Pair = [0, 1];

        BlockChoice choice = Solve(problem);

        Assert.Equal(choice.Block[0], choice.Block[1]);
        Assert.Equal(0, new BlockTraffic(problem).Choose(choice.Block).Bytes(partner));
    }

    private static BlockArray Contiguous(params int[] axes) => new(Access.Walk(axes), 8, [], wholeChunks: false, isWritten: false);

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
        Peak = (block, sets) => sets * arrays.Sum(array => array.ElementSize * array.Access.Elements(block)),
    };
}
