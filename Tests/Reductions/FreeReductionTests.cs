using System.Numerics;
using StaticGraph.CompilerServices;
using StaticGraph.Tests.Reference;

namespace StaticGraph.Tests.Reductions;

/// <summary>Order-free reductions: integers wrap, minima and maxima follow IEEE 754-2019, bool folds to any and all.</summary>
public class FreeReductionTests
{
    private static readonly ReductionKind[] Kinds = [ReductionKind.Sum, ReductionKind.Prod, ReductionKind.Min, ReductionKind.Max];
    private static readonly int[][][] Levelings = [[[0]], [[1]], [[2]], [[0], [1]], [[1], [2]], [[0], [2]], [[0], [1], [2]], [[1, 2]], [[0, 1, 2]]];

    [Fact]
    public void Integers_wrap()
    {
        Check(DType.Int64, Kinds, random => random.NextInt64(long.MinValue, long.MaxValue));
        Check(DType.Int32, Kinds, random => random.Next(int.MinValue, int.MaxValue));
        Check(DType.Byte, Kinds, random => (byte)random.Next(256));
        Check(DType.UInt64, Kinds, random => (ulong)random.NextInt64(long.MinValue, long.MaxValue));
        Check(DType.UInt32, Kinds, random => (uint)random.NextInt64());
        Check(DType.Int16, Kinds, random => (short)random.Next());
        Check(DType.UInt16, Kinds, random => (ushort)random.Next());
        Check(DType.SByte, Kinds, random => (sbyte)random.Next());
    }

    [Fact]
    public void Minimum_and_maximum_of_floating_point()
    {
        double[] special = [0.0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity];
        Check(DType.Double, Kinds[2..], random => random.Next(40) == 0 ? special[random.Next(special.Length)] : random.NextDouble() - 0.5);
        Check(DType.Single, Kinds[2..], random => random.Next(40) == 0 ? (float)special[random.Next(special.Length)] : random.NextSingle() - 0.5f);
        Check(DType.Double, Kinds[2..], random => special[random.Next(2)]);
        Check(DType.Single, Kinds[2..], random => (float)special[random.Next(2)]);
    }

    [Fact]
    public void Any_and_all()
    {
        Check(DType.Boolean, Kinds[2..], random => (byte)random.Next(2));
        Check(DType.Boolean, Kinds[2..], random => (byte)(random.Next(60) == 0 ? 1 : 0));
        Check(DType.Boolean, Kinds[2..], random => (byte)(random.Next(60) == 0 ? 0 : 1));
    }

    [Fact]
    public void Counts_of_what_is_not_zero()
    {
        double[] special = [0.0, -0.0, double.NaN, double.Epsilon, double.NegativeInfinity];
        CheckCounts(DType.Double, random => special[random.Next(5)]);
        CheckCounts(DType.Single, random => (float)special[random.Next(5)]);
        CheckCounts(DType.Int64, random => random.Next(2) * long.MinValue);
        CheckCounts(DType.Int32, random => random.Next(-1, 2));
        CheckCounts(DType.Byte, random => (byte)(random.Next(3) * 127));
        CheckCounts(DType.UInt64, random => (ulong)random.Next(2) << 63);
        CheckCounts(DType.UInt16, random => (ushort)(random.Next(3) * 32767));
        CheckCounts<short>(DType.Int16, _ => -1);
        CheckCounts(DType.SByte, random => (sbyte)random.Next(-1, 2));
        CheckCounts(DType.Boolean, random => (byte)random.Next(2));
        CheckCounts(DType.Byte, _ => (byte)255);
    }

    [Fact]
    public void Places_of_minima_and_maxima()
    {
        double[] special = [0.0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity];
        CheckPlaces(DType.Double, random => random.Next(40) == 0 ? special[random.Next(special.Length)] : random.NextDouble() - 0.5);
        CheckPlaces(DType.Single, random => random.Next(40) == 0 ? (float)special[random.Next(special.Length)] : random.NextSingle() - 0.5f);
        CheckPlaces(DType.Double, random => special[random.Next(2)]);
        CheckPlaces<double>(DType.Double, random => random.Next(-3, 3));
        CheckPlaces(DType.Single, _ => float.NegativeInfinity);
        CheckPlaces(DType.Single, _ => float.PositiveInfinity);
        CheckPlaces(DType.Int64, random => random.Next(3) == 0 ? long.MaxValue : long.MinValue);
        CheckPlaces(DType.Int32, random => random.Next(1000));
        CheckPlaces(DType.Byte, random => (byte)random.Next(256));
        CheckPlaces(DType.UInt64, random => random.Next(3) == 0 ? ulong.MaxValue : long.MaxValue);
        CheckPlaces(DType.UInt32, random => (uint)random.NextInt64());
        CheckPlaces(DType.Int16, random => (short)random.Next());
        CheckPlaces(DType.UInt16, random => (ushort)random.Next());
        CheckPlaces(DType.SByte, random => (sbyte)random.Next());
        CheckPlaces(DType.Boolean, random => (byte)(random.Next(60) == 0 ? 1 : 0));
    }

    [Fact]
    public void Medians_of_all_elements()
    {
        double[] special = [0.0, -0.0, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue];
        CheckMedians(DType.Double, random => (random.NextDouble() - 0.5) * Math.Pow(2, random.Next(-60, 60)), sorted => sorted);
        CheckMedians(DType.Double, random => special[random.Next(special.Length)], sorted => sorted);
        CheckMedians(DType.Double, random => special[random.Next(2)], sorted => sorted);
        CheckMedians(DType.Double, random => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(1.5) + random.Next(-3, 3)), sorted => sorted);
        CheckMedians(DType.Double, random => random.Next(500) == 0 ? double.NaN : random.Next(3), sorted => sorted);
        CheckMedians(DType.Double, _ => -1e-300, sorted => sorted);
        CheckMedians<long, double>(DType.Int64, random => random.NextInt64(long.MinValue, long.MaxValue), sorted => sorted);
        CheckMedians<long, double>(DType.Int64, random => random.Next(2) == 0 ? long.MaxValue : long.MinValue, sorted => sorted);
        CheckMedians<long, double>(DType.Int64, random => random.Next(-70_000, 70_000), sorted => sorted);
        CheckMedians<int, double>(DType.Int32, random => random.Next(int.MinValue, int.MaxValue), sorted => sorted);
        CheckMedians<int, double>(DType.Int32, random => random.Next(2) == 0 ? int.MaxValue : int.MinValue, sorted => sorted);
        CheckMedians<byte, double>(DType.Byte, random => (byte)random.Next(256), sorted => sorted);
        CheckMedians<byte, double>(DType.Byte, random => (byte)(random.Next(2) * 255), sorted => sorted);
        CheckMedians<ulong, double>(DType.UInt64, random => (ulong)random.NextInt64(long.MinValue, long.MaxValue), sorted => sorted);
        CheckMedians<ulong, double>(DType.UInt64, random => random.Next(2) == 0 ? ulong.MaxValue : (ulong)random.Next(2) << 63, sorted => sorted);
        CheckMedians<uint, double>(DType.UInt32, random => (uint)random.NextInt64(), sorted => sorted);
        CheckMedians<uint, double>(DType.UInt32, random => random.Next(2) == 0 ? uint.MaxValue : (uint)random.Next(2) << 31, sorted => sorted);
        CheckMedians<short, double>(DType.Int16, random => (short)random.Next(), sorted => sorted);
        CheckMedians<ushort, double>(DType.UInt16, random => (ushort)random.Next(), sorted => sorted);
        CheckMedians<sbyte, double>(DType.SByte, random => (sbyte)random.Next(), sorted => sorted);
        CheckMedians<byte, double>(DType.Boolean, random => (byte)random.Next(2), sorted => sorted);
        CheckMedians(DType.Single, random => (random.NextSingle() - 0.5f) * MathF.Pow(2, random.Next(-60, 60)), sorted => (float)sorted);
        CheckMedians(DType.Single, random => (float)special[random.Next(special.Length)], sorted => (float)sorted);
        CheckMedians(DType.Single, random => random.Next(500) == 0 ? float.NaN : random.Next(3), sorted => (float)sorted);
    }

    [Fact]
    public void The_median_of_nothing_is_no_number()
        => Assert.Equal([double.NaN], new BlockRun<double, double>(ReductionKind.Median, DType.Double, [0, 2], [8, 8], [[0], [1]], new Random(1)).Run([]));

    [Theory]
    [InlineData(DType.Int64, ReductionKind.Sum, 0)]
    [InlineData(DType.Int64, ReductionKind.Prod, 1)]
    public void Empty_integer_axes(DType type, ReductionKind kind, long expected)
        => Assert.Equal([expected, expected], new BlockRun<long, long>(kind, type, [0, 2], [8, 8], [[0]], new Random(1)).Run([]));

    [Theory]
    [InlineData(ReductionKind.Min, 1)]
    [InlineData(ReductionKind.Max, 0)]
    public void All_of_nothing_is_true_and_any_is_false(ReductionKind kind, byte expected)
        => Assert.Equal([expected], new BlockRun<byte, byte>(kind, DType.Boolean, [0, 2], [8, 8], [[0], [1]], new Random(1)).Run([]));

    // Of shapes with an odd and an even number of elements; and of a row whose element is repeated. Both zeros are one number, and as NumPy adds to 0, a zero is +0.
    private static void CheckMedians<T, TResult>(DType type, Func<Random, T> element, Func<double, TResult> round)
        where T : unmanaged, INumber<T>
        where TResult : unmanaged, IFloatingPointIeee754<TResult>
    {
        int[][][] levelings = [[[0], [1], [2]], [[0, 1, 2]], [[0], [1, 2]], [[0, 1], [2]]];
        for (int seed = 0; seed < 8; seed++)
        {
            var random = new Random(seed);
            long[] shape = seed < 2 ? [1, 1, 1 + seed] : [random.Next(1, 6), random.Next(1, 20), random.Next(1, 250)];
            int[][] levels = levelings[seed % 4];
            T[] data = [.. Enumerable.Range(0, (int)(shape[0] * shape[1] * shape[2])).Select(_ => element(random))];
            long[] block = ReductionCase.RandomBlock(shape, levels, random);
            TResult[] actual = new BlockRun<T, TResult>(ReductionKind.Median, type, shape, block, levels, random).Run(data);
            ReductionCase.AssertSameBits([Median(data, round)], actual, $"median of {type}, seed {seed}");

            T[] once = data[..(int)(shape[0] * shape[1])];
            T[] repeated = [.. once.SelectMany(value => Enumerable.Repeat(value, (int)shape[2]))];
            actual = new BlockRun<T, TResult>(ReductionKind.Median, type, shape, block, levels, random) { IsRepeated = true }.Run(once);
            ReductionCase.AssertSameBits([Median(repeated, round)], actual, $"median of {type}, repeated, seed {seed}");
        }
    }

    private static TResult Median<T, TResult>(T[] data, Func<double, TResult> round)
        where T : unmanaged, INumber<T>
        where TResult : unmanaged, IFloatingPointIeee754<TResult>
    {
        TResult[] sorted = [.. data.Select(double.CreateChecked).Order().Select(round)];
        TResult zero = TResult.Zero, lower = sorted[(sorted.Length - 1) / 2], upper = sorted[sorted.Length / 2];
        return TResult.IsNaN(sorted[0]) ? TResult.NaN : sorted.Length % 2 == 1 ? zero + lower : (zero + lower + upper) / (TResult.One + TResult.One);
    }

    private static void CheckCounts<T>(DType type, Func<Random, T> element)
        where T : unmanaged, INumber<T>
        => CheckLongs(ReductionKind.CountNonZero, type, element, (data, shape, levels) => Fold(ReductionKind.Sum, [.. data.Select(value => value != T.Zero ? 1L : 0)], shape, levels));

    private static void CheckLongs<T>(ReductionKind kind, DType type, Func<Random, T> element, Func<T[], long[], int[][], long[]> expected)
        where T : unmanaged, INumber<T>
    {
        for (int seed = 0; seed < 4; seed++)
        {
            var random = new Random(seed);
            long[] shape = [random.Next(1, 6), random.Next(1, 20), random.Next(1, 250)];
            T[] data = [.. Enumerable.Range(0, (int)(shape[0] * shape[1] * shape[2])).Select(_ => element(random))];
            foreach (int[][] levels in Levelings)
            {
                long[] actual = new BlockRun<T, long>(kind, type, shape, ReductionCase.RandomBlock(shape, levels, random), levels, random).Run(data);
                Assert.Equal(expected(data, shape, levels), actual);
            }
        }
    }

    private static void CheckPlaces<T>(DType type, Func<Random, T> element)
        where T : unmanaged, INumber<T>
    {
        foreach (ReductionKind kind in new[] { ReductionKind.ArgMin, ReductionKind.ArgMax })
        {
            CheckLongs(kind, type, element, (data, shape, levels) => Places(kind, data, shape, levels));
        }
    }

    // The element and its index on the folded axes, row by row; the first of the best ones.
    private static long[] Places<T>(ReductionKind kind, T[] data, long[] shape, int[][] levels)
        where T : unmanaged, INumber<T>
    {
        int[] reduced = [.. levels.SelectMany(level => level)];
        var results = new Dictionary<string, (T Best, long Place)>();
        for (int i = 0; i < data.Length; i++)
        {
            long[] at = [i / (shape[1] * shape[2]), i / shape[2] % shape[1], i % shape[2]];
            string output = string.Join(",", Enumerable.Range(0, 3).Except(reduced).Select(axis => at[axis]));
            long place = reduced.Aggregate(0L, (index, axis) => (index * shape[axis]) + at[axis]);
            bool isFirst = !results.TryGetValue(output, out (T Best, long Place) left);
            if (isFirst || (!T.IsNaN(left.Best) && (T.IsNaN(data[i]) || (kind == ReductionKind.ArgMax ? data[i] > left.Best : data[i] < left.Best))))
            {
                results[output] = (data[i], place);
            }
        }

        return [.. results.Values.Select(result => result.Place)];
    }

    private static void Check<T>(DType type, ReductionKind[] kinds, Func<Random, T> element)
        where T : unmanaged, INumber<T>
    {
        for (int seed = 0; seed < 4; seed++)
        {
            var random = new Random(seed);
            long[] shape = [random.Next(1, 6), random.Next(1, 20), random.Next(1, 250)];
            T[] data = [.. Enumerable.Range(0, (int)(shape[0] * shape[1] * shape[2])).Select(_ => element(random))];
            foreach (int[][] levels in Levelings)
            {
                foreach (ReductionKind kind in kinds)
                {
                    T[] expected = Fold(kind, data, shape, levels);
                    T[] actual = new BlockRun<T, T>(kind, type, shape, ReductionCase.RandomBlock(shape, levels, random), levels, random).Run(data);
                    ReductionCase.AssertSameBits(expected, actual, $"{kind} of {type} over {ReductionCase.Text(levels)}, seed {seed}");
                }
            }
        }
    }

    // In order-free folds any order will do; this one is as plain as can be.
    private static T[] Fold<T>(ReductionKind kind, T[] data, long[] shape, int[][] levels)
        where T : unmanaged, INumber<T>
    {
        var results = new Dictionary<string, T>();
        for (int i = 0; i < data.Length; i++)
        {
            long[] at = [i / (shape[1] * shape[2]), i / shape[2] % shape[1], i % shape[2]];
            string output = string.Join(",", Enumerable.Range(0, 3).Where(axis => !levels.Any(level => level.Contains(axis))).Select(axis => at[axis]));
            results[output] = !results.TryGetValue(output, out T left) ? data[i] : kind switch
            {
                ReductionKind.Sum => left + data[i],
                ReductionKind.Prod => left * data[i],
                ReductionKind.Min => T.Min(left, data[i]),
                _ => T.Max(left, data[i]),
            };
        }

        // Outputs were first met in row-major order.
        return [.. results.Values];
    }
}
