extern alias generator;

using generator::StaticGraph.CompilerServices;
using StaticGraph.Storage;
using StaticGraph.Tests.Ops;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Corpus;

/// <summary>
/// Every kernel over small arrays under any limit: it runs within it with the right numbers, or it is refused with a limit that is enough, and the least that is.
/// </summary>
public sealed class CorpusLimitTests
{
    private const int Shapes = 3;
    private const int Limits = 3;

    public static TheoryData<string> Kernels => [.. CorpusRuns.Kernels.Keys];

    [Theory]
    [MemberData(nameof(Kernels))]
    public void RunsWithinItsLimitOrSaysWhichOneIsEnough(string kernel)
    {
        var random = new Random(kernel.Sum(letter => letter));
        for (int shape = 0; shape < Shapes; shape++)
        {
            ReferenceArray[] arrays = Arrays(CorpusRuns.Kernels[kernel], random);
            ReferenceArray[] expected = PlanRunner.Compute(Bind(kernel, arrays, inMemory: true)).Results;
            Check(Bind(kernel, arrays, inMemory: true), PlanRunner.Compute, expected, random);
            Check(Bind(kernel, arrays, inMemory: false), PlanRunner.Compute, expected, random);
            Check(Bind(kernel, arrays, inMemory: false), PlanRunner.Run, expected, random);
        }
    }

    private static void Check(Plan plan, Func<Plan, RunOptions, (ReferenceArray[] Results, RunReport Report)> run, ReferenceArray[] expected, Random random)
    {
        int workers = random.Next(1, 5);
        long smallest = Refused(1)?.SmallestLimit ?? 1;
        Assert.Null(Refused(smallest));
        if (smallest > 1)
        {
            Assert.Equal(smallest, Refused(smallest - 1)?.SmallestLimit);
        }

        for (int i = 0; i < Limits; i++)
        {
            long limit = random.NextInt64(1, 3 * smallest);
            Assert.Equal(limit < smallest ? smallest : null, Refused(limit)?.SmallestLimit);
        }

        MemoryLimitException? Refused(long limit)
        {
            string what = $"{plan} of {string.Join(" and ", plan.Bound.Sources.Select(source => Block.Format(source.Shape)))} within {limit} bytes by {workers}";
            try
            {
                (ReferenceArray[] results, RunReport report) = run(plan, new RunOptions { MemoryLimit = limit, MaxDegreeOfParallelism = workers });
                Assert.True(expected.SequenceEqual(results), $"{what} gives other numbers");
                Assert.True(report.PeakBytes <= limit, $"{what} takes {report.PeakBytes} bytes");
                return null;
            }
            catch (MemoryLimitException refused)
            {
                Assert.Equal(limit, refused.Limit);
                Assert.True(refused.Needed > limit && refused.Needed == refused.SmallestLimit, $"{what} is said to need {refused.Needed} and to run from {refused.SmallestLimit}");
                Assert.NotEmpty(refused.Term);
                return refused;
            }
        }
    }

    private static Plan Bind(string kernel, ReferenceArray[] arrays, bool inMemory)
        => CorpusRuns.Bind(kernel, [.. arrays.Select(array => inMemory ? PlanRunner.Memory(array) : PlanRunner.Blocks(array))]);

    private static ReferenceArray[] Arrays(CorpusKernel kernel, Random random)
    {
        Dictionary<string, long> dims = kernel.Draw(() => random.NextInt64(1, 15));
        return [.. kernel.Arrays.Select((array, i) => Draw(array.Type, kernel.ShapeOf(i, dims), random.Next()))];
    }

    private static ReferenceArray Draw(DType type, long[] shape, int seed)
    {
        int count = (int)shape.Aggregate(1L, (product, length) => product * length);
        Domain domain = type.IsFloating() || type == DType.Complex ? new(-1, 3, Special: false) : new(0, 100, Special: false);
        return ReferenceArray.Of(Operands.Draw(type.Twin(), domain, count, seed), shape);
    }
}
