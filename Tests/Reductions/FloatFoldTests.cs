using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Reductions;

/// <summary>Folds of floats are folded in double and rounded once, whatever else a kernel asks for.</summary>
public sealed class FloatFoldTests
{
    private const int Rows = 3000, Columns = 5;

    private static readonly Lazy<CompiledKernels> Kernels = new(() => CompiledKernels.FromMethods(
        """
            [ArrayKernel] public static NDArray<float> Mean([Shape("n")] NDArray<float> x) => x.Mean();
            [ArrayKernel] public static NDArray<float> Sum0([Shape("n", "m")] NDArray<float> x) => x.Sum(0);
            [ArrayKernel] public static NDArray<float> Mean0([Shape("n", "m")] NDArray<float> x) => x.Mean(0);
            [ArrayKernel] public static NDArray<float> Var0([Shape("n", "m")] NDArray<float> x) => x.Var(0);
            [ArrayKernel] public static NDArray<float> Std1([Shape("n", "m")] NDArray<float> x) => x.T.Std(1, ddof: 1);
            [ArrayKernel] public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>) Together([Shape("n", "m")] NDArray<float> x)
                => (x.Sum(0), x.Mean(0), x.Var(0), x.Std(0, ddof: 1));
            [ArrayKernel] public static NDArray<float> Scores([Shape("n", "m")] NDArray<float> x) => (x - x.Mean(0)) / x.Std(0);
        """));

    [Fact]
    public void A_mean_counts_elements_that_a_float_cannot_count()
    {
        var x = new float[(1 << 24) + 1];
        x.AsSpan(0, (1 << 24) - 1).Fill(1);
        Assert.Equal(0.99999988079071f, ((ScalarPlan<float>)Kernels.Value.Bind("Mean", x)).Compute());
    }

    [Fact]
    public void Every_result_is_the_exact_one_rounded_once()
    {
        foreach ((double mean, double spread) in new[] { (0.0, 1.0), (1e6, 1.0), (16777210.0, 3.0), (-1e6, 1e-3) })
        {
            float[,] x = Draw(mean, spread);
            double[][] columns = [.. Enumerable.Range(0, Columns).Select(j => Enumerable.Range(0, Rows).Select(i => (double)x[i, j]).ToArray())];
            double[] sums = [.. columns.Select(column => column.Sum())], deviations = [.. columns.Select(ExactDeviations.Of)];
            AssertRounded(sums, Run("Sum0", x)[0]);
            AssertRounded([.. sums.Select(sum => sum / Rows)], Run("Mean0", x)[0]);
            AssertRounded([.. deviations.Select(sum => sum / Rows)], Run("Var0", x)[0]);
            AssertRounded([.. deviations.Select(sum => Math.Sqrt(sum / (Rows - 1)))], Run("Std1", x)[0]);
        }
    }

    [Fact]
    public void Results_do_not_depend_on_what_is_asked_beside_them()
    {
        float[,] x = Draw(1e6, 1);
        Assert.Equal([.. Run("Sum0", x), .. Run("Mean0", x), .. Run("Var0", x), .. Run("Std1", x)], Run("Together", x));
        double[] means = Run("Mean0", x)[0].Numbers;
        float[] deviations = [.. Enumerable.Range(0, Columns).Select(j => Deviation(x, j))];
        float[] scores = [.. Enumerable.Range(0, Rows * Columns).Select(i => (x[i / Columns, i % Columns] - (float)means[i % Columns]) / deviations[i % Columns])];
        Assert.Equal(ReferenceArray.Of(scores, Rows, Columns), Run("Scores", x)[0]);
    }

    private static float Deviation(float[,] x, int column)
        => (float)Math.Sqrt(ExactDeviations.Of(Enumerable.Range(0, Rows).Select(i => (double)x[i, column])) / Rows);

    private static ReferenceArray[] Run(string kernel, float[,] x) => PlanRunner.Compute(Kernels.Value.Bind(kernel, x)).Results;

    // A number exactly between two floats is too rare to meet: the sums in double are right to much more than a float holds.
    private static void AssertRounded(double[] exact, ReferenceArray actual)
        => Assert.Equal([.. exact.Select(value => (float)value)], actual.Numbers.Select(number => (float)number).ToArray());

    private static float[,] Draw(double mean, double spread)
    {
        var random = new Random(1);
        var x = new float[Rows, Columns];
        for (int i = 0; i < Rows * Columns; i++)
        {
            x[i / Columns, i % Columns] = (float)(mean + (spread * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())));
        }

        return x;
    }
}
