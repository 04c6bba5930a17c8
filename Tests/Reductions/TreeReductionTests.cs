using System.Numerics;
using StaticGraph.CompilerServices;
using StaticGraph.Tests.Reference;

namespace StaticGraph.Tests.Reductions;

/// <summary>Sums, products and squared deviations have the reference's bits whatever the blocks.</summary>
public class TreeReductionTests
{
    private static readonly ReductionKind[] Kinds = [ReductionKind.Sum, ReductionKind.Prod, ReductionKind.SquaredDeviations];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_short_length(bool alongRows)
    {
        for (long length = 0; length <= 300; length++)
        {
            var random = new Random((int)length);
            foreach (ReductionKind kind in Kinds)
            {
                CheckLine<double>(kind, alongRows, length, random.Next(1, (int)length + 2), random.Next());
                CheckLine<float>(kind, alongRows, length, random.Next(1, (int)length + 2), random.Next());
                CheckLine<float>(kind, alongRows, length, Math.Max(1, length), random.Next());
                CheckLine<double>(kind, alongRows, length, Math.Max(1, length), random.Next());
            }
        }
    }

    [Theory]
    [InlineData(1000, false)]
    [InlineData(1000, true)]
    [InlineData(5000, false)]
    [InlineData(5000, true)]
    [InlineData(70000, false)]
    [InlineData(70000, true)]
    public void Long_lengths_at_common_cuts(long length, bool alongRows)
    {
        long[] shape = alongRows ? [1, length] : [length, 1];
        double[] data = ReductionCase.Numbers<double>(length, new Random(1));
        foreach (ReductionKind kind in Kinds)
        {
            double[] expected = ReferenceTree.Reduce<double>(kind, data, shape, [[alongRows ? 1 : 0]]);
            foreach (long cut in new long[] { 64, 512, 700, 900, 1000, 1024, 777, length })
            {
                ReductionCase.Check(kind, data, shape, alongRows ? [1, cut] : [cut, 1], [[alongRows ? 1 : 0]], (int)cut, expected);
            }
        }
    }

    [Fact]
    public void Rows_side_by_side()
    {
        var random = new Random(8);
        foreach (long cut in new long[] { 64, 65, 700, 777, 1024, 3000 })
        {
            foreach (ReductionKind kind in Kinds)
            {
                ReductionCase.Check(kind, ReductionCase.Numbers<double>(13 * 3000, random), [13, 3000], [random.Next(1, 14), cut], [[1]], (int)cut);
                ReductionCase.Check(kind, ReductionCase.Numbers<float>(13 * 3000, random), [13, 3000], [random.Next(1, 14), cut], [[0], [1]], (int)cut);
            }
        }
    }

    [Fact]
    public void Every_subset_of_three_axes_in_random_blocks()
    {
        for (int seed = 0; seed < 12; seed++)
        {
            var random = new Random(seed);
            CheckEverySubset([random.Next(1, 150), random.Next(1, 12), random.Next(1, 90)], random);
            CheckEverySubset([random.Next(1, 12), random.Next(1, 150), random.Next(1, 20)], random);
        }
    }

    [Fact]
    public void Levels_of_several_axes_count_as_one_index()
    {
        int[][][] levelings = [[[0, 1]], [[1, 2]], [[0, 2]], [[0, 1, 2]], [[0], [1, 2]], [[0, 1], [2]], [[1, 3]], [[0, 3]], [[0, 1], [2, 3]], [[0], [1, 3]], [[0, 2], [3]]];
        for (int seed = 0; seed < 8; seed++)
        {
            foreach (int[][] levels in levelings)
            {
                var random = new Random(seed);
                long[] shape = [random.Next(1, 12), random.Next(1, 9), random.Next(1, 14), random.Next(1, seed < 4 ? 9 : 40)];
                CheckEveryKind(ReductionCase.Numbers<double>(shape.Aggregate((a, b) => a * b), random), shape, levels, random);
                CheckEveryKind(ReductionCase.Numbers<float>(shape.Aggregate((a, b) => a * b), random), shape, levels, random);
            }
        }
    }

    [Fact]
    public void Rows_longer_than_a_strip_merge_with_the_axis_before()
    {
        var random = new Random(5);
        long[] shape = [2, 30, 250];
        CheckEveryKind(ReductionCase.Numbers<double>(15000, random), shape, [[1, 2]], random);
        CheckEveryKind(ReductionCase.Numbers<double>(15000, random), shape, [[0, 2]], random);
    }

    [Fact]
    public void Nested_levels_merge_left_to_right_over_many_outer_indices()
    {
        var random = new Random(6);
        CheckEveryKind(ReductionCase.Numbers<double>(20000, random), [2000, 10], [[0], [1]], random);
        CheckEveryKind(ReductionCase.Numbers<double>(20000, random), [2000, 5, 2], [[0], [1]], random);
    }

    [Fact]
    public void Floats_in_wide_blocks_fold_as_doubles()
    {
        var random = new Random(7);
        float[] data = ReductionCase.Numbers<float>(40000, random);
        CheckEveryKind(data, [200, 200], [[0]], random);
        CheckEveryKind(data, [200, 200], [[1]], random);
        CheckEveryKind(data, [200, 200], [[0, 1]], random);
        CheckEveryKind(data, [40, 10, 100], [[0], [2]], random);
    }

    [Fact]
    public void Signed_zeros_infinities_and_nan()
    {
        double[] special = [0.0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, double.MaxValue, 1.5];
        for (int seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            int choices = random.Next(1, special.Length + 1), first = random.Next(special.Length);
            long[] shape = [random.Next(1, 200), random.Next(1, 40)];
            double[] data = [.. Enumerable.Range(0, (int)(shape[0] * shape[1])).Select(_ => special[(first + random.Next(choices)) % special.Length])];
            foreach (int[][] levels in new int[][][] { [[0]], [[1]], [[0], [1]], [[0, 1]] })
            {
                CheckEveryKind(data, shape, levels, random);
            }
        }
    }

    [Fact]
    public void A_sum_of_negative_zeros_is_negative_and_an_empty_sum_positive()
    {
        double[] Sum(double[] data, long[] shape, int[][] levels)
            => new BlockRun<double, double>(ReductionKind.Sum, DType.Double, shape, [64, 64], levels, new Random(1)).Run(data);
        Assert.All(Sum([-0.0, -0.0, -0.0, -0.0], [2, 2], [[1]]), value => Assert.Equal(BitConverter.DoubleToInt64Bits(-0.0), BitConverter.DoubleToInt64Bits(value)));
        Assert.Equal([0L, 0L], Sum([], [2, 0], [[1]]).Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal([0L], Sum([], [2, 0], [[0], [1]]).Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal([0L], Sum([], [0, 2], [[0], [1]]).Select(BitConverter.DoubleToInt64Bits));
        Assert.Empty(Sum([], [2, 0], [[0]]));
    }

    [Theory]
    [InlineData(ReductionKind.Prod, 1.0)]
    [InlineData(ReductionKind.SquaredDeviations, 0.0)]
    public void Other_empty_axes(ReductionKind kind, double expected)
        => Assert.Equal([expected, expected], new BlockRun<double, double>(kind, DType.Double, [0, 2], [64, 64], [[0]], new Random(1)).Run([]));

    [Fact]
    public void A_repeated_element_folds_like_a_row_of_copies()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            long[] shape = [random.Next(1, 90), random.Next(1, 400)];
            double[] rows = ReductionCase.Numbers<double>(shape[0], random);
            double[] data = [.. Enumerable.Range(0, (int)(shape[0] * shape[1])).Select(i => rows[i / shape[1]])];
            foreach (ReductionKind kind in Kinds)
            {
                foreach (int[][] levels in new int[][][] { [[0]], [[1]], [[0], [1]], [[0, 1]] })
                {
                    double[] actual = new BlockRun<double, double>(kind, DType.Double, shape, ReductionCase.RandomBlock(shape, levels, random), levels, random) { IsRepeated = true }.Run(rows);
                    ReductionCase.AssertSameBits(ReferenceTree.Reduce<double>(kind, data, shape, levels), actual, $"{kind} of repeated elements, seed {seed}");
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

    private static void CheckEverySubset(long[] shape, Random random)
    {
        double[] data = ReductionCase.Numbers<double>(shape.Aggregate((a, b) => a * b), random);
        for (int subset = 1; subset < 1 << shape.Length; subset++)
        {
            CheckEveryKind(data, shape, [.. Enumerable.Range(0, shape.Length).Where(axis => (subset >> axis & 1) == 1).Select(axis => new[] { axis })], random);
        }
    }

    private static void CheckEveryKind<T>(T[] data, long[] shape, int[][] levels, Random random)
        where T : unmanaged, INumber<T>
    {
        foreach (ReductionKind kind in Kinds)
        {
            double[] expected = ReductionCase.Reference(kind, data, shape, levels);
            ReductionCase.Check(kind, data, shape, shape, levels, random.Next(), expected);
            ReductionCase.Check(kind, data, shape, ReductionCase.RandomBlock(shape, levels, random), levels, random.Next(), expected);
            ReductionCase.Check(kind, data, shape, ReductionCase.RandomBlock(shape, levels, random), levels, random.Next(), expected);
        }
    }
}
