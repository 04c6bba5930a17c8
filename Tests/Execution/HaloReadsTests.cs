using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Execution;

/// <summary>Arrays that several sweeps of a nest read with different halos: the widest reading of a part has what the others look at, and what is read is what was said.</summary>
public sealed class HaloReadsTests
{
    private const string Relaxed = "(Stencil(u, w => w[-1, 0] + w[1, 0] + w[0, -1] + w[0, 1], PadMode.{0}) + q) / 4";

    private static readonly Lazy<CompiledKernels> Kernels = new(() => CompiledKernels.FromMethods(string.Concat(
        $"[ArrayKernel] public static NDArray<double> Poisson([Shape(\"n\", \"m\")] NDArray<double> u, [Shape(\"n\", \"m\")] NDArray<double> q, [Shape(\"n\", \"m\")] NDArray<bool> isFixed) {{ var first = u; {string.Concat(Enumerable.Repeat($"u = Where(isFixed, first, {Step("Edge")}); ", 20))}return u; }}",
        Kernel("Edges", string.Concat(Enumerable.Repeat($"u = {Step("Edge")}; ", 4)) + "return u;"),
        Kernel("Mirrors", string.Concat(Enumerable.Repeat($"u = {Step("Reflect")}; ", 3)) + "return u * q;"),
        Kernel("Zeros", string.Concat(Enumerable.Repeat($"u = {Step("Constant")} - u; ", 3)) + "return u + q;"),
        Kernel("Around", string.Concat(Enumerable.Repeat("u = Stencil(u, w => w[-2, 0] + w[1, 2], PadMode.Symmetric) * Stencil(q, w => w[1, 1] - w[-1, 0], PadMode.Edge); ", 3)) + "return u - q;"),
        Kernel("Inside", string.Concat(Enumerable.Range(1, 3).Select(i => $"u = u[1..^1, 2..] * 0.5 + q[{i}..^{i}, {2 * i}..] + u[2.., 1..^1] * u[..^2, ..^2]; ")) + "return u;"),
        Kernel("Rows", string.Concat(Enumerable.Repeat($"u = {Step("Edge")}; ", 3)) + "return (u * q).Sum(1);"))));

    private static readonly string[] All = ["Edges", "Mirrors", "Zeros", "Around", "Inside", "Rows"];

    public static TheoryData<string> Names => [.. All];

    /// <summary>A Poisson solver with a right-hand side and cells that stay as they are.</summary>
    [Theory]
    [InlineData(6 << 20, 1)]
    [InlineData(8 << 20, 2)]
    public void ARightHandSideAndAMaskAreReadOnceAndTheirHalo(long limit, int threads)
    {
        const int Rows = 1500, Columns = 300;
        double[] u = Numbers(Rows * Columns, 0.7), q = Numbers(Rows * Columns, 0.3);
        bool[] isFixed = [.. Enumerable.Range(0, Rows * Columns).Select(i => i % 11 == 3)];
        using CountedSource<double> first = new(u, [Rows, Columns], [], false), second = new(q, [Rows, Columns], [], false);
        using CountedSource<bool> third = new(isFixed, [Rows, Columns], [], false);
        Plan plan = Kernels.Value.Bind("Poisson", first, second, third);
        var options = new RunOptions { MemoryLimit = limit, MaxDegreeOfParallelism = threads };
        PlanSummary said = PlanRunner.Summarize(plan, options);

        (ReferenceArray[] results, RunReport report) = PlanRunner.Run(plan, options);

        Assert.Equal(Solved(u, q, isFixed, Rows, Columns, 20), results[0].Numbers);
        Assert.Equal(0, said.ScratchBytes);
        Assert.Equal(said.ReadBytes, report.ReadBytes);
        Assert.Equal(report.ReadBytes, first.ReadBytes + second.ReadBytes + third.ReadBytes);
        Assert.InRange(report.ReadBytes, Rows * Columns * 17L, 1.6 * Rows * Columns * 17);
        Assert.InRange(report.PeakBytes, 1, said.PeakBytes);
    }

    /// <summary>The same from HDF5 files in one piece, in chunks and compressed, to NumPy's bits.</summary>
    [Fact]
    public void SoTheyAreInFiles()
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("x.h5");
        Python.Run(
            """
            import sys, h5py, numpy as np
            n, m = 1600, 320
            u, q = np.sin(np.arange(n * m) * 0.7).reshape(n, m), np.sin(np.arange(n * m) * 0.3).reshape(n, m)
            fixed = (np.arange(n * m) % 11 == 3).reshape(n, m)
            y = u
            for step in range(20):
                p = np.pad(y, 1, mode='edge')
                y = np.where(fixed, u, (p[:-2, 1:-1] + p[2:, 1:-1] + p[1:-1, :-2] + p[1:-1, 2:] + q) / 4)
            with h5py.File(sys.argv[1], 'w') as f:
                for kind, options in (('whole', {}), ('chunked', dict(chunks=(40, 160))), ('packed', dict(chunks=(20, 320), compression='gzip', compression_opts=1))):
                    for name, x in (('u', u), ('q', q), ('fixed', fixed)):
                        f.create_dataset(kind + '/' + name, data=x, **options)
                f['y'] = y
            """,
            path);
        using ArraySource<double> y = Hdf5.Open<double>(path, "y");
        double[] expected = new double[1600 * 320];
        y.Read().FlattenTo(expected);
        foreach (string kind in (string[])["whole", "chunked", "packed"])
        {
            using ArraySource<double> u = Hdf5.Open<double>(path, kind + "/u"), q = Hdf5.Open<double>(path, kind + "/q");
            using ArraySource<bool> isFixed = Hdf5.Open<bool>(path, kind + "/fixed");
            Plan plan = Kernels.Value.Bind("Poisson", u, q, isFixed);
            var options = new RunOptions { MemoryLimit = 8 << 20, MaxDegreeOfParallelism = 2 };
            PlanSummary said = PlanRunner.Summarize(plan, options);
            (ReferenceArray[] results, RunReport report) = PlanRunner.Run(plan, options);

            Assert.Equal(expected, results[0].Numbers);
            Assert.Equal(said.ReadBytes, report.ReadBytes);
            Assert.InRange(report.ReadBytes, 1600 * 320 * 17, 1.6 * 1600 * 320 * 17);
            Assert.InRange(report.PeakBytes, 1, said.PeakBytes);
        }
    }

    /// <summary>However small parts and blocks are, elements are those that memory without a limit gives.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void LimitsAndThreadsDoNotMatter(string name)
    {
        const int Rows = 47, Columns = 29;
        double[] u = Numbers(Rows * Columns, 0.7), q = Numbers(Rows * Columns, 0.3);
        double[] expected = PlanRunner.Run(Kernels.Value.Bind(name, PlanRunner.Memory(ReferenceArray.Of(u, Rows, Columns)), PlanRunner.Memory(ReferenceArray.Of(q, Rows, Columns)))).Results[0].Numbers;
        foreach (long[] chunks in new long[][] { [], [10, 7] })
        {
            using StoredSource first = new(u, [Rows, Columns], chunks, chunks.Length > 0), second = new(q, [Rows, Columns], chunks, chunks.Length > 0);
            Plan plan = Kernels.Value.Bind(name, first, second);
            long least = PlanRunner.LeastMemory(plan).MemoryLimit!.Value;
            foreach ((long limit, int threads) in new[] { (least, 1), (least, 3), (least + 3000, 1), (least + 9000, 2), (2 * least, 1), (4 * least, 2) })
            {
                var options = new RunOptions { MemoryLimit = limit, MaxDegreeOfParallelism = threads };
                PlanSummary said = PlanRunner.Summarize(plan, options);
                long before = first.ReadBytes + second.ReadBytes;
                (ReferenceArray[] results, RunReport report) = PlanRunner.Run(plan, options);

                Assert.Equal(expected, results[0].Numbers);
                Assert.Equal(said.ReadBytes, report.ReadBytes);
                Assert.True(said.ScratchBytes > 0 || report.ReadBytes == first.ReadBytes + second.ReadBytes - before);
                Assert.InRange(report.PeakBytes, 1, limit);
            }
        }
    }

    /// <summary>Readings that have each other's elements share one buffer: four steps have two, and not five.</summary>
    [Theory]
    [InlineData("Edges")]
    [InlineData("Mirrors")]
    [InlineData("Zeros")]
    public void EachArrayIsReadOnceAndItsHalo(string name)
    {
        const int Rows = 2000, Columns = 100;
        using StoredSource first = new(Numbers(Rows * Columns, 0.7), [Rows, Columns]), second = new(Numbers(Rows * Columns, 0.3), [Rows, Columns]);
        Plan plan = Kernels.Value.Bind(name, first, second);
        var options = new RunOptions { MemoryLimit = 1 << 20, MaxDegreeOfParallelism = 1 };

        RunReport report = PlanRunner.Run(plan, options).Report;

        Assert.InRange(report.ReadBytes, 16L * Rows * Columns, 1.2 * 16 * Rows * Columns);
        Assert.Equal(PlanRunner.Summarize(plan, options).ReadBytes, report.ReadBytes);
    }

    private static string Step(string mode) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Relaxed, mode);

    private static string Kernel(string name, string body) => $"[ArrayKernel] public static NDArray<double> {name}([Shape(\"n\", \"m\")] NDArray<double> u, [Shape(\"n\", \"m\")] NDArray<double> q) {{ {body} }}";

    private static double[] Numbers(int count, double by) => [.. Enumerable.Range(0, count).Select(i => Math.Sin(i * by))];

    private static double[] Solved(double[] u, double[] q, bool[] isFixed, int rows, int columns, int steps)
    {
        double[] first = u;
        for (int step = 0; step < steps; step++)
        {
            double[] last = u;
            double At(int i, int j) => last[(Math.Clamp(i, 0, rows - 1) * columns) + Math.Clamp(j, 0, columns - 1)];
            u = [.. Enumerable.Range(0, u.Length).Select(k => isFixed[k] ? first[k] : (At((k / columns) - 1, k % columns) + At((k / columns) + 1, k % columns) + At(k / columns, (k % columns) - 1) + At(k / columns, (k % columns) + 1) + q[k]) / 4)];
        }

        return u;
    }
}
