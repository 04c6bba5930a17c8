using System.Numerics;
using StaticGraph.CompilerServices;
using StaticGraph.Execution.Reductions;
using StaticGraph.Tests.Reference;

namespace StaticGraph.Tests.Reductions;

/// <summary>Sums of products have the reference's bits whatever the blocks, and whichever factor is one number a row.</summary>
public class ProductFoldTests
{
    private static readonly int[][][] Levelings = [[[0]], [[1]], [[2]], [[0], [1]], [[1], [2]], [[0], [2]], [[0], [1], [2]], [[0, 1]], [[1, 2]], [[0, 2]], [[0, 1, 2]], [[0], [1, 2]]];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_short_length(bool alongRows)
    {
        for (long length = 0; length <= 300; length++)
        {
            var random = new Random((int)length);
            long[] shape = alongRows ? [3, length] : [length, 3];
            foreach (long cut in new[] { random.NextInt64(1, length + 2), Math.Max(1, length) })
            {
                long[] block = alongRows ? [random.Next(1, 4), cut] : [cut, random.Next(1, 4)];
                Check<double>(shape, block, [[alongRows ? 1 : 0]], random);
                Check<float>(shape, block, [[alongRows ? 1 : 0]], random);
            }
        }
    }

    [Theory]
    [InlineData(5000, 20)]
    [InlineData(70000, 2)]
    public void Long_lengths_at_common_cuts(long length, long others)
    {
        var random = new Random(1);
        foreach (long cut in new[] { 64, 512, 700, 900, 1000, 1024, 777, length })
        {
            Check<double>([others, length], [random.NextInt64(1, others + 1), cut], [[1]], random);
            Check<double>([length, others], [cut, others], [[0]], random);
        }
    }

    [Fact]
    public void Random_blocks_of_three_axes()
    {
        for (int seed = 0; seed < 12; seed++)
        {
            var random = new Random(seed);
            foreach (int[][] levels in Levelings)
            {
                long[] shape = [random.Next(1, seed % 3 == 0 ? 150 : 12), random.Next(1, seed % 3 == 1 ? 150 : 12), random.Next(1, seed % 3 == 2 ? 300 : 40)];
                Check<double>(shape, ReductionCase.RandomBlock(shape, levels, random), levels, random);
                Check<float>(shape, ReductionCase.RandomBlock(shape, levels, random), levels, random);
            }
        }
    }

    [Fact]
    public void A_product_is_rounded_with_its_sum_alone()
    {
        // (1 + e) (1 - e) - 1 is -e e, and 0 where the product is rounded before. Elements 0 and 8 are of one lane, 0 and 1 of one chain.
        double e = Math.Pow(2, -30);
        double[] a = [-1, 0, 0, 0, 0, 0, 0, 0, 1 + e], b = [1, 0, 0, 0, 0, 0, 0, 0, 1 - e];
        Assert.Equal([-e * e], Run([1, 9], [1, 9], [[1]], a, b));
        Assert.Equal([-e * e], Run([1, 9], [1, 5], [[1]], a, b));
        Assert.Equal([-e * e], Run([9, 1], [9, 1], [[0]], a, b));
        Assert.Equal([-e * e], Run([9, 1], [4, 1], [[0]], a, b));
    }

    [Fact]
    public void Elements_wait_with_both_factors()
    {
        // 700 of 10000 rows, 50 of 200 columns: 3 heights, 126 + 60 tokens of two factors.
        BlockReducer reducer = ReducerFactory.Create(ReductionKind.SumOfProducts, DType.Double, [10000, 200], [700, 50], [[0]]);
        Assert.Equal(8 * 50 * (3 + (2 * 186)), reducer.PartialBytes);
        Assert.Equal(8 * 200 * 3, reducer.SharedBytes);
        Assert.True(reducer.IsOrdered);
    }

    [Fact]
    public void A_sum_of_nothing_is_0() => Assert.Equal([0L, 0L], Run([0, 2], [1, 2], [[0]], [], []).Select(BitConverter.DoubleToInt64Bits));

    private static double[] Run(long[] shape, long[] block, int[][] levels, double[] a, double[] b) =>
        new BlockRun<double, double>(ReductionKind.SumOfProducts, DType.Double, shape, block, levels, new Random(1)) { Others = b }.Run(a);

    // Both factors whole, then either one number a row, then both.
    private static void Check<T>(long[] shape, long[] block, int[][] levels, Random random)
        where T : unmanaged, INumber<T>
    {
        long count = shape.Aggregate(1L, (product, length) => product * length), rows = shape[..^1].Aggregate(1L, (product, length) => product * length);
        int repeats = random.Next(4), seed = random.Next();
        bool ofA = (repeats & 1) == 1, ofB = (repeats & 2) == 2;
        T[] a = ReductionCase.Numbers<T>(ofA ? rows : count, random), b = ReductionCase.Numbers<T>(ofB ? rows : count, random);
        double[] expected = ReferenceTree.Products<double>(Whole(a, ofA), Whole(b, ofB), shape, levels);
        var run = new BlockRun<T, double>(ReductionKind.SumOfProducts, ReductionCase.TypeOf<T>(), shape, block, levels, new Random(seed)) { IsRepeated = ofA, Others = b, OthersAreRepeated = ofB };
        ReductionCase.AssertSameBits(expected, run.Run(a), $"{typeof(T).Name}[{string.Join(", ", shape)}] in blocks [{string.Join(", ", block)}] over {ReductionCase.Text(levels)}, repeated: {ofA}, {ofB}, seed {seed}");

        double[] Whole(T[] elements, bool isRepeated) => [.. Enumerable.Range(0, (int)count).Select(i => double.CreateChecked(elements[isRepeated ? i / shape[^1] : i]))];
    }
}
