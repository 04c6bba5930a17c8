using System.Numerics;
using StaticGraph.CompilerServices;
using StaticGraph.Tests.Reference;

namespace StaticGraph.Tests.Reductions;

/// <summary>Sums, products and squared deviations have the reference's bits whatever the blocks.</summary>
public class TreeReductionTests
{
    private static readonly long[] Cuts = [64, 700, 900, 512, 1000];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_short_length(bool alongRows)
    {
        var random = new Random(1);
        for (long length = 0; length <= 300; length++)
        {
            long cut = random.Next(1, (int)length + 2);
            CheckLine<double>(ReductionKind.Sum, alongRows, length, cut, (int)length);
            CheckLine<float>(ReductionKind.Sum, alongRows, length, cut, (int)length);
            CheckLine<double>(ReductionKind.Prod, alongRows, length, Math.Max(1, length), (int)length);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Long_lengths_at_common_cuts(bool alongRows)
    {
        foreach (long length in new long[] { 1000, 5000, 70000 })
        {
            foreach (long cut in Cuts.Append(length).Append(777))
            {
                CheckLine<double>(ReductionKind.Sum, alongRows, length, Math.Min(cut, length), (int)cut);
            }

            CheckLine<float>(ReductionKind.Sum, alongRows, length, 900, 3);
            CheckLine<double>(ReductionKind.Prod, alongRows, length, 700, 4);
        }
    }

    [Fact]
    public void Every_subset_of_three_axes_in_random_blocks()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            long[] shape = [random.Next(1, 150), random.Next(1, 20), random.Next(1, 150)];
            double[] data = ReductionCase.Numbers<double>(shape.Aggregate((a, b) => a * b), random);
            for (int subset = 1; subset < 8; subset++)
            {
                int[][] levels = [.. Enumerable.Range(0, 3).Where(axis => (subset >> axis & 1) == 1).Select(axis => new[] { axis })];
                double[] expected = ReferenceTree.Reduce<double>(ReductionKind.Sum, data, shape, levels);
                for (int run = 0; run < 3; run++)
                {
                    ReductionCase.Check(ReductionKind.Sum, data, shape, RandomBlock(shape, random), levels, random.Next(), expected);
                }
            }
        }
    }

    private static void CheckLine<T>(ReductionKind kind, bool alongRows, long length, long cut, int seed)
        where T : unmanaged, INumber<T>
    {
        var random = new Random(seed);
        const long Others = 3;
        long[] shape = alongRows ? [Others, length] : [length, Others];
        long[] block = alongRows ? [random.Next(1, 4), cut] : [cut, random.Next(1, 4)];
        ReductionCase.Check(kind, ReductionCase.Numbers<T>(length * Others, random), shape, block, [[alongRows ? 1 : 0]], seed);
    }

    private static long[] RandomBlock(long[] shape, Random random)
        => [.. shape.Select(length => random.Next(3) == 0 ? length : random.NextInt64(1, length + 1))];
}
