using System.Runtime.Intrinsics;
using StaticGraph.CompilerServices;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Ops;

/// <summary>Random numbers: the paper's known answers, what they depend on, and what statistics say of them.</summary>
public sealed class RandomGeneratorTests
{
    private const int Count = 1_000_000;

    private static readonly Lazy<CompiledKernels> Compiled = new(() => CompiledKernels.FromMethods("""
        [ArrayKernel] public static NDArray<double> Uniform(Length n, long seed, int sequence) => new RandomGenerator(seed, sequence).Uniform<double>(n);
        [ArrayKernel] public static NDArray<double> Rows(Length n, long seed) { var random = new RandomGenerator(seed); return random.Uniform<double>([n, 1000]); }
        [ArrayKernel] public static NDArray<double> Sum(Length n, long seed) => new RandomGenerator(seed).Uniform<double>(n).Sum();
        [ArrayKernel] public static NDArray<double> Normal(Length n, long seed) => new RandomGenerator(seed).Normal<double>(n);
        [ArrayKernel] public static NDArray<double> Exponential(Length n, long seed) => new RandomGenerator(seed).Exponential<double>(n, 2);
        [ArrayKernel] public static NDArray<long> Integers(Length n, long seed) => new RandomGenerator(seed).Integers<long>(n, -3, 7);
        [ArrayKernel] public static NDArray<long> Great(Length n, long low, long high) => new RandomGenerator(9).Integers<long>(n, low, high);
        [ArrayKernel] public static NDArray<long> Turned(Length n, long seed) => Roll(new RandomGenerator(seed).Permutation<long>(n), 1);
        [ArrayKernel] public static NDArray<long> Framed(Length n, long seed) => Pad(new RandomGenerator(seed).Permutation<long>(n), 2);
        [ArrayKernel] public static NDArray<long> Poisson(Length n, long seed, double mean) => new RandomGenerator(seed).Poisson<long>(n, mean);
        [ArrayKernel] public static NDArray<long> Permutation(Length n, long seed) => new RandomGenerator(seed).Permutation<long>(n);
        [ArrayKernel] public static NDArray<double> Noisy([Shape("n", "m")] NDArray<double> x) => x + new RandomGenerator(3).Uniform<double>([x.GetLength(0), x.GetLength(1)], -1, 1);
        """));

    // The test vectors that come with the paper's Random123 library: counter, key, and what ten rounds make of them.
    public static TheoryData<uint[], uint[], uint[]> KnownAnswers => new()
    {
        { [0, 0, 0, 0], [0, 0], [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8] },
        { [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff], [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd] },
        { [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0], [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1] },
    };

    [Theory]
    [MemberData(nameof(KnownAnswers))]
    public void WordsAreThoseOfThePaper(uint[] counter, uint[] key, uint[] words)
    {
        long index = Join(counter[0], counter[1]), sequence = Join(counter[2], counter[3]), seed = Join(key[0], key[1]);
        double first = Fraction(words[0], words[1]), second = Fraction(words[2], words[3]);

        Assert.Equal(words, ReferencePhilox.Words(counter, key));
        Assert.Equal(Vector128.Create(first), VectorMath.PhiloxFirst(Vector128.Create(index), Vector128.Create(seed), Vector128.Create(sequence)));
        Assert.Equal(Vector256.Create(first), VectorMath.PhiloxFirst(Vector256.Create(index), Vector256.Create(seed), Vector256.Create(sequence)));
        Assert.Equal(Vector512.Create(first), VectorMath.PhiloxFirst(Vector512.Create(index), Vector512.Create(seed), Vector512.Create(sequence)));
        Assert.Equal(Vector128.Create(second), VectorMath.PhiloxSecond(Vector128.Create(index), Vector128.Create(seed), Vector128.Create(sequence)));
        Assert.Equal(Vector256.Create(second), VectorMath.PhiloxSecond(Vector256.Create(index), Vector256.Create(seed), Vector256.Create(sequence)));
        Assert.Equal(Vector512.Create(second), VectorMath.PhiloxSecond(Vector512.Create(index), Vector512.Create(seed), Vector512.Create(sequence)));
    }

    [Fact]
    public void AnElementDependsOnItsIndexAlone()
    {
        double[] whole = Draw("Uniform", 100_000L, 42L, 0), half = Draw("Uniform", 50_000L, 42L, 0), rows = Draw("Rows", 100L, 42L);

        Assert.Equal(whole.Take(half.Length), half);
        Assert.Equal(whole, rows);
        Assert.Equal(whole[77_777], ReferencePhilox.Fraction(77_777, 42, 0, isSecond: false));
        Assert.NotEqual(whole, Draw("Uniform", 100_000L, 42L, 1));
        Assert.NotEqual(whole, Draw("Uniform", 100_000L, 43L, 0));
    }

    [Fact]
    public void BlocksThreadsAndLimitsChangeNothing()
    {
        double[] x = new double[300 * 1003];
        Plan Noisy() => Compiled.Value.Bind("Noisy", PlanRunner.Ragged(ReferenceArray.Of(x, 300, 1003)));
        ReferenceArray once = PlanRunner.Run(Noisy(), new RunOptions { MaxDegreeOfParallelism = 1 }).Results[0];

        Assert.Equal(once, PlanRunner.Run(Noisy(), PlanRunner.LeastMemory(Noisy())).Results[0]);
        Assert.Equal(once.Numbers[5], (ReferencePhilox.Fraction(5, 3, 0, isSecond: false) * 2) - 1);
        ScalarPlan<double> sum = (ScalarPlan<double>)Compiled.Value.Bind("Sum", 3_000_000L, 9L);
        Assert.Equal(sum.Compute(), sum.Compute(new RunOptions { MaxDegreeOfParallelism = 1 }));
    }

    [Fact]
    public void UniformNumbersFillTheirBinsEvenly()
    {
        double[] u = Draw("Uniform", (long)Count, 2026L, 0);
        int[] bins = new int[100], pairs = new int[100];
        for (int i = 0; i < Count; i++)
        {
            bins[(int)(u[i] * 100)]++;
            pairs[((int)(u[i] * 10) * 10) + (int)(u[(i + 1) % Count] * 10)]++;
        }

        Assert.InRange(ChiSquare(bins, Count / 100.0), 50, 160);
        Assert.InRange(ChiSquare(pairs, Count / 100.0), 50, 160);
        Assert.InRange(u.Average(), 0.5 - 0.0012, 0.5 + 0.0012);
        Assert.True(u.Min() >= 0 && u.Max() < 1);
    }

    [Fact]
    public void SequencesAndSeedsAreNotCorrelated()
    {
        double[] u = Draw("Uniform", (long)Count, 5L, 0), v = Draw("Uniform", (long)Count, 5L, 1), w = Draw("Uniform", (long)Count, 6L, 0);

        Assert.InRange(Correlation(u, v), -0.004, 0.004);
        Assert.InRange(Correlation(u, w), -0.004, 0.004);
        Assert.InRange(Correlation(u[..^1], u[1..]), -0.004, 0.004);
    }

    [Fact]
    public void NormalNumbersHaveTheirMoments()
    {
        double[] z = Draw("Normal", (long)Count, 11L);

        Assert.InRange(z.Average(), -0.004, 0.004);
        Assert.InRange(z.Average(x => x * x), 1 - 0.006, 1 + 0.006);
        Assert.InRange(z.Average(x => x * x * x), -0.016, 0.016);
        Assert.InRange(z.Average(x => x * x * x * x), 3 - 0.04, 3 + 0.04);
        Assert.InRange(z.Count(x => Math.Abs(x) > 1.959963984540054) / (double)Count, 0.049, 0.051);
    }

    [Fact]
    public void ExponentialNumbersHaveTheirMoments()
    {
        double[] e = Draw("Exponential", (long)Count, 12L);

        Assert.InRange(e.Average(), 2 - 0.009, 2 + 0.009);
        Assert.InRange(e.Count(x => x > 2) / (double)Count, Math.Exp(-1) - 0.002, Math.Exp(-1) + 0.002);
        Assert.True(e.Min() >= 0);
    }

    [Fact]
    public void WholeNumbersAreEquallyLikely()
    {
        long[] k = ((Plan<long>)Compiled.Value.Bind("Integers", (long)Count, 13L)).Compute().ToArray();
        int[] counts = new int[10];
        Array.ForEach(k, value => counts[value + 3]++);

        Assert.InRange(ChiSquare(counts, Count / 10.0), 0.5, 30);
    }

    // A double has no number of its own for each of them.
    [Theory]
    [InlineData((1L << 60) + 1, (1L << 60) + 11)]
    [InlineData(long.MinValue, long.MinValue + 10)]
    [InlineData(long.MaxValue - 10, long.MaxValue)]
    public void GreatNumbersAreWithinTheirRange(long low, long high)
    {
        long[] k = ((Plan<long>)Compiled.Value.Bind("Great", 1000L, low, high)).Compute().ToArray();

        Assert.Equal(Enumerable.Range(0, 10).Select(i => low + i), k.Distinct().Order());
    }

    // Lanes that are not used have indices outside of the order.
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(64)]
    [InlineData(69)]
    public void APermutationThatIsMovedIsTheSame(long n)
    {
        long[] order = ReferencePhilox.Permutation(n, 7, 0);

        Assert.Equal([order[^1], .. order[..^1]], ((Plan<long>)Compiled.Value.Bind("Turned", n, 7L)).Compute().ToArray());
        Assert.Equal([0, 0, .. order, 0, 0], ((Plan<long>)Compiled.Value.Bind("Framed", n, 7L)).Compute().ToArray());
    }

    [Theory]
    [InlineData(0.7)]
    [InlineData(20.0)]
    [InlineData(650.0)]
    public void CountsHaveTheMeanAndTheVarianceOfPoisson(double mean)
    {
        long[] k = ((Plan<long>)Compiled.Value.Bind("Poisson", 200_000L, 14L, mean)).Compute().ToArray();
        double average = k.Average(), variance = k.Average(value => (value - mean) * (value - mean));

        Assert.InRange(average, mean - (5 * Math.Sqrt(mean / k.Length)), mean + (5 * Math.Sqrt(mean / k.Length)));
        Assert.InRange(variance / mean, 0.97, 1.03);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(1000)]
    [InlineData(4097)]
    [InlineData(100_003)]
    public void APermutationHasEveryIndexOnce(long n)
    {
        long[] order = ((Plan<long>)Compiled.Value.Bind("Permutation", n, 21L)).Compute().ToArray();

        Assert.Equal(Enumerable.Range(0, (int)n).Select(i => (long)i), order.Order());
    }

    [Fact]
    public void EveryIndexIsAsLikelyInEveryPlace()
    {
        int[] first = new int[10], both = new int[100];
        for (long seed = 0; seed < 4000; seed++)
        {
            long[] order = ReferencePhilox.Permutation(10, seed, 0);
            first[order[0]]++;
            both[(order[3] * 10) + order[7]]++;
        }

        Assert.InRange(ChiSquare(first, 400), 0.5, 30);
        Assert.InRange(ChiSquare([.. both.Where((_, i) => i / 10 != i % 10)], 4000.0 / 90), 50, 140);
    }

    [Fact]
    public void OfNoMeanThereAreNoCounts()
    {
        Assert.Equal([0L, 0], ((Plan<long>)Compiled.Value.Bind("Poisson", 2L, 1L, 701.0)).Compute().ToArray());
        Assert.Equal([0L, 0], ((Plan<long>)Compiled.Value.Bind("Poisson", 2L, 1L, 0.0)).Compute().ToArray());
    }

    private static double[] Draw(string kernel, params object[] arguments) => [.. ((Plan<double>)Compiled.Value.Bind(kernel, arguments)).Compute()];

    private static long Join(uint low, uint high) => (long)(((ulong)high << 32) | low);

    private static double Fraction(uint low, uint high) => ((((ulong)high << 32) | low) >> 11) * Math.ScaleB(1, -53);

    private static double ChiSquare(int[] counts, double expected) => counts.Sum(count => (count - expected) * (count - expected) / expected);

    private static double Correlation(double[] x, double[] y)
    {
        double meanX = x.Average(), meanY = y.Average(), sum = 0, squaresX = 0, squaresY = 0;
        for (int i = 0; i < x.Length; i++)
        {
            (double dx, double dy) = (x[i] - meanX, y[i] - meanY);
            (sum, squaresX, squaresY) = (sum + (dx * dy), squaresX + (dx * dx), squaresY + (dy * dy));
        }

        return sum / Math.Sqrt(squaresX * squaresY);
    }
}
