using StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Execution;

/// <summary>The solver against all block shapes there are.</summary>
public class BlockSolverQualityTests
{
    /// <summary>Every problem of the corpus.</summary>
    public static TheoryData<string> Names => [.. BlockCorpus.Problems().Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void CostsAtMostAnEighthMoreThanTheBestOfAllShapes(string name)
    {
        BlockProblem problem = BlockCorpus.Problems().Single(each => each.Name == name).Problem;
        long least = BlockSolver.Smallest(problem).Peak;
        long most = problem.Peak(problem.Lengths, 4);
        List<Shape> shapes = All(problem);
        foreach (long limit in (long[])[least, least + (most / 100), least + (most / 20), least + (most / 7), most / 2, most * 2])
        {
            problem.Limit = Math.Max(least, limit);
            long bytes = BytesOfOneWorker(problem);
            Shape best = shapes.Where(shape => shape.Peak <= problem.Limit && shape.Bytes <= bytes).MinBy(shape => shape.Score)!;
            BlockChoice choice = BlockSolver.Solve(problem)!;
            double score = new BlockCost(problem).Score(choice.Block, choice.Sets);

            Assert.Equal(problem.Peak(choice.Block, choice.Sets), choice.Peak);
            Assert.InRange(choice.Peak, 0, problem.Limit);
            Assert.True(score <= 1.125 * best.Score, $"{name}, limit {problem.Limit}: ({string.Join(", ", choice.Block)}) x {choice.Sets} costs {score / best.Score:F3} times ({string.Join(", ", best.Block)})");
        }
    }

    // More workers may move little more.
    private static long BytesOfOneWorker(BlockProblem problem)
    {
        int workers = problem.Workers;
        problem.Workers = 1;
        long bytes = BlockSolver.MostBytes(new BlockTraffic(problem).Choose(BlockSolver.Solve(problem)!.Block).AllBytes());
        problem.Workers = workers;
        return bytes;
    }

    // All legal shapes with all numbers of buffer sets.
    private static List<Shape> All(BlockProblem problem)
    {
        var cost = new BlockCost(problem);
        var traffic = new BlockTraffic(problem);
        var shapes = new List<Shape>();
        long[] block = [.. problem.Lengths.Select(_ => 1L)];
        do
        {
            if (IsLegal(problem, block))
            {
                for (int sets = 1; sets <= problem.Workers * (1 + problem.ReadAhead); sets++)
                {
                    shapes.Add(new Shape([.. block], problem.Peak(block, sets), cost.Score(block, sets), traffic.Choose(block).AllBytes()));
                }
            }
        }
        while (Next(block, problem.Lengths));

        return shapes;
    }

    private static bool Next(long[] block, long[] lengths)
    {
        for (int axis = block.Length - 1; axis >= 0; axis--)
        {
            if (++block[axis] <= lengths[axis])
            {
                return true;
            }

            block[axis] = 1;
        }

        return false;
    }

    // Results are cut on chunk edges; the axes of a level make one run of logical indices.
    private static bool IsLegal(BlockProblem problem, long[] block)
    {
        foreach (BlockArray array in problem.Arrays.Where(array => array.IsWritten && array.Chunk.Length > 0))
        {
            for (int i = 0; i < array.Access.Rank; i++)
            {
                int axis = array.Access.AxisOf(i);
                if (block[axis] % array.Chunk[i] != 0 && block[axis] != problem.Lengths[axis])
                {
                    return false;
                }
            }
        }

        return problem.Runs.All(level => Enumerable.Range(0, level.Length - 1).All(i => block[level[i]] == 1 || level.Skip(i + 1).All(axis => block[axis] == problem.Lengths[axis])));
    }

    private sealed record Shape(long[] Block, long Peak, double Score, long Bytes);
}
