using StaticGraph.Tests.Execution;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Contractions;

/// <summary>An array that is a factor, and that the other factor is computed from, is read once: the part of it that the one was computed from is still there for the other.</summary>
public sealed class FactorReadsTests
{
    private const int N = 2000, M = 150;

    private static readonly (string Name, string Kernel, Func<double[,], double[], int, int, double> Factor)[] Cases =
    [
        ("Masked", "Where(a > 0, a, 0).T.Dot(a)", (a, _, n, i) => Math.Max(a[n, i], 0)),
        ("Weighted", "(a * w[.., NewAxis]).T.Dot(a)", (a, w, n, i) => a[n, i] * w[n]),
        ("Shifted", "(a - w[.., NewAxis]).T.Dot(a)", (a, w, n, i) => a[n, i] - w[n]),
        ("ByRows", "(a * a.Max(1, keepDims: true)).T.Dot(a)", (a, _, n, i) => a[n, i] * Enumerable.Range(0, M).Max(j => a[n, j])),
    ];

    private static readonly Lazy<CompiledKernels> Kernels = new(() => CompiledKernels.FromMethods(string.Concat(Cases.Select(row =>
        $"[ArrayKernel, Dim(\"m\", Max = 1000)] public static NDArray<double> {row.Name}([Shape(\"n\", \"m\")] NDArray<double> a, [Shape(\"n\")] NDArray<double> w) => {row.Kernel};\n"))));

    public static TheoryData<string> Names => [.. Cases.Select(row => row.Name)];

    // Elements are small whole numbers, so that no sum is rounded.
    [Theory]
    [MemberData(nameof(Names))]
    public void AFactorIsReadOnce(string name)
    {
        var random = new Random(1);
        double[] w = Draw(random, N), elements = Draw(random, N * M);
        var a = new double[N, M];
        Buffer.BlockCopy(elements, 0, a, 0, sizeof(double) * elements.Length);
        var (stored, weights) = (new StoredSource(elements, [N, M]), new StoredSource(w, [N]));
        Plan plan = Kernels.Value.Bind(name, stored, weights);

        // Of 2.3 MiB less than a quarter may be read at a time.
        (ReferenceArray[] results, RunReport report) = PlanRunner.Run(plan, new RunOptions { MemoryLimit = 3L << 20, MaxDegreeOfParallelism = 2 });

        Assert.Equal(Products(a, w, Cases.Single(row => row.Name == name).Factor), results[0].Numbers);
        Assert.Equal(8 * elements.Length, stored.ReadBytes);
        Assert.Equal(stored.ReadBytes + weights.ReadBytes, report.ReadBytes);
        Assert.True(report.Blocks > 8, $"{report.Blocks} blocks");
    }

    private static double[] Draw(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (double)random.Next(-9, 10))];

    private static double[] Products(double[,] a, double[] w, Func<double[,], double[], int, int, double> factor)
    {
        var sums = new double[M * M];
        for (int n = 0; n < N; n++)
        {
            for (int i = 0; i < M; i++)
            {
                double left = factor(a, w, n, i);
                for (int j = 0; j < M; j++)
                {
                    sums[(i * M) + j] += left * a[n, j];
                }
            }
        }

        return sums;
    }
}
