using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Execution;

/// <summary>What a list takes of an array, in memory, in one piece and in chunks, of any block: the elements that C# finds by its indices, in as many bytes as were said.</summary>
public sealed class ListTests
{
    private static readonly Lazy<CompiledKernels> Kernels = new(() => CompiledKernels.FromMethods(
        """
        [ArrayKernel] public static NDArray<double> Columns([Shape("n", "m")] NDArray<double> x) => x[.., [10, 1, 5, 30, 1, -2]];
        [ArrayKernel] public static NDArray<double> Rows([Shape("n", "m")] NDArray<double> x) => x[[30, 1, -1, 7, 1]];
        [ArrayKernel] public static NDArray<double> Turned([Shape("n", "m")] NDArray<double> x) => x[[30, 1, -1, 7, 1]].T + 1;
        [ArrayKernel] public static NDArray<double> Together([Shape("n", "m")] NDArray<double> x) => x[[30, 2, 2, -1], [0, 7, 31, -3]];
        [ArrayKernel] public static NDArray<double> Crossed([Shape("n", "m")] NDArray<double> x) => x[[3, 30, 0]][.., [-1, 4, 4, 9, 30]];
        [ArrayKernel] public static NDArray<double> Both([Shape("n", "m")] NDArray<double> x) => x[[3, 30, 0]][.., Slice(null, null, 2)] - x[[30, 2, -5], Slice(null, null, 2)];
        [ArrayKernel] public static (NDArray<double>, NDArray<double>) Folds([Shape("n", "m")] NDArray<double> x) => (x[[30, 1, 5, 1]].Mean(0), Abs(x[.., [9, 31, 0]]).Max(1));
        [ArrayKernel] public static NDArray<double> Held([Shape("n", "m")] NDArray<double> x) => x.Mean(1)[[30, -1, 2]] - x.Mean(0)[[0, 31, 31]];
        [ArrayKernel] public static NDArray<double> Deviations([Shape("n", "m")] NDArray<double> x) { var d = x - x.Mean(1, keepDims: true); return d[.., [12, 0, 12]] / (1 + d[.., [12, 0, 12]].Max()); }
        [ArrayKernel] public static NDArray<double> Sums([Shape("n", "m")] NDArray<double> x) => x.CumSum(0)[[31, 0, -1]] + x[.., 0].CumSum(0)[[31, 0, 5]].Sum();
        [ArrayKernel] public static NDArray<double> Scans([Shape("n", "m")] NDArray<double> x) => x[[31, 0, -1, 4], [5, 6, 7, -1]].CumSum(0) + x.CumSum(1)[[31, 0, -1, 4], 3];
        """));

    public static TheoryData<string> Names => [.. new[] { "Columns", "Rows", "Turned", "Together", "Crossed", "Both", "Folds", "Held", "Deviations", "Sums", "Scans" }];

    [Theory]
    [MemberData(nameof(Names))]
    public void BytesAreSaidBeforeAndBitsAreThoseOfArraysInMemory(string kernel)
    {
        var random = new Random(11);
        foreach ((int n, int m) in ((int, int)[])[(211, 140), (40, 3000), (3000, 33)])
        {
            double[,] numbers = Table(n, m);
            double[][] expected = [.. PlanRunner.Compute(Kernels.Value.Bind(kernel, numbers)).Results.Select(result => result.Numbers)];
            for (int i = 0; i < 8; i++)
            {
                using StoredSource x = i % 4 == 0 ? StoredSource.Of(numbers) : StoredSource.Of(numbers, [random.Next(1, n), random.Next(1, m)], wholeChunks: i % 2 == 1);
                Plan plan = Kernels.Value.Bind(kernel, x);
                var options = new RunOptions { MemoryLimit = Least(plan) + random.Next(400_000), MaxDegreeOfParallelism = random.Next(1, 4) };
                PlanSummary said = PlanRunner.Summarize(plan, options);

                (ReferenceArray[] results, RunReport report) = PlanRunner.Run(plan, options);

                Assert.Equal(expected, results.Select(result => result.Numbers));
                // What was kept in a file was read besides.
                Assert.True(kernel is "Sums" or "Scans" ? x.ReadBytes <= report.ReadBytes : x.ReadBytes == report.ReadBytes);
                Assert.Equal(said.ReadBytes, report.ReadBytes);
                Assert.InRange(report.PeakBytes, 0, said.PeakBytes);
            }
        }
    }

    [Fact]
    public void ElementsAreThoseThatAreListed()
    {
        double[,] x = Table(211, 140);
        int[] columns = [10, 1, 5, 30, 1, 138], rows = [30, 1, 210, 7, 1];

        Assert.Equal(Enumerable.Range(0, 211).SelectMany(row => columns.Select(column => x[row, column])), Computed("Columns", x));
        Assert.Equal(rows.SelectMany(row => Enumerable.Range(0, 140).Select(column => x[row, column])), Computed("Rows", x));
        Assert.Equal(Enumerable.Range(0, 140).SelectMany(column => rows.Select(row => x[row, column] + 1)), Computed("Turned", x));
        Assert.Equal([x[30, 0], x[2, 7], x[2, 31], x[210, 137]], Computed("Together", x));
    }

    [Theory]
    [InlineData(new[] { 1, 6 })]
    [InlineData(new[] { 50, 2 })]
    [InlineData(new[] { 211, 1 })]
    [InlineData(new[] { 7, 4 })]
    public void BlocksThatCutAListReadAllOfItAgain(int[] block)
    {
        double[,] numbers = Table(211, 140);
        using StoredSource x = StoredSource.Of(numbers), chunked = StoredSource.Of(numbers, [16, 32], wholeChunks: true);
        var options = new RunOptions { BlockShapes = [[block[0], block[1]]], MaxDegreeOfParallelism = 2 };
        long blocks = (6 + block[1] - 1) / block[1];

        // Columns 1 to 138 in one piece; in chunks of 32 those from 0 on to the last chunk, of 16 rows or those that blocks cut.
        (ReferenceArray[] results, RunReport report) = PlanRunner.Run(Kernels.Value.Bind("Columns", x), options);
        (ReferenceArray[] others, RunReport other) = PlanRunner.Run(Kernels.Value.Bind("Columns", chunked), options);
        long touched = Enumerable.Range(0, (211 + block[0] - 1) / block[0]).Sum(i => ((Math.Min(211, (i + 1) * block[0]) - 1) / 16) - (i * block[0] / 16) + 1L);

        Assert.Equal(Computed("Columns", numbers), results[0].Numbers);
        Assert.Equal(results[0].Numbers, others[0].Numbers);
        Assert.Equal(8 * 211 * 138 * blocks, report.ReadBytes);
        Assert.Equal(8 * touched * 16 * 160 * blocks, other.ReadBytes);
    }

    [Theory]
    [InlineData(4000, 5 * 4000)]
    [InlineData(20, 210 * 20)]
    public void LongRowsAreReadEachForItselfAndShortOnesWithWhatLiesBetween(int m, long elements)
    {
        using StoredSource x = StoredSource.Of(Table(211, m));
        RunReport report = PlanRunner.Run(Kernels.Value.Bind("Rows", x), new RunOptions { MemoryLimit = 64 << 20, MaxDegreeOfParallelism = 1 }).Report;

        Assert.Equal(8 * elements, report.ReadBytes);
        Assert.Equal(8 * elements, x.ReadBytes);
    }

    [Fact]
    public void WhatIsListedFromBothEndsOfALongAxisIsReadAlone()
    {
        using StoredSource x = StoredSource.Of(Table(3, 40_000)), chunked = StoredSource.Of(Table(3, 40_000), [2, 100], wholeChunks: true);
        CompiledKernels kernels = CompiledKernels.FromMethods(
            """
            [ArrayKernel] public static NDArray<double> Ends([Shape("n", "m")] NDArray<double> x) => x[.., [0, -1]];
            [ArrayKernel] public static NDArray<double> Corners([Shape("n", "m")] NDArray<double> x) => x[[0, 0, -1], [0, -1, -1]].T;
            [ArrayKernel] public static NDArray<double> Crossed([Shape("n", "m")] NDArray<double> x) => x[[2, 0]][.., [-1, 0, 5]].T;
            """);
        double Of(int row, int column) => Math.Sin((row * 40_000) + column) * 100;
        foreach ((string name, long bytes, long whole, double[] expected) in ((string, long, long, double[])[])
        [
            ("Ends", 3 * 2, 4 * 200, [Of(0, 0), Of(0, 39_999), Of(1, 0), Of(1, 39_999), Of(2, 0), Of(2, 39_999)]),
            ("Corners", 3, 3 * 200, [Of(0, 0), Of(0, 39_999), Of(2, 39_999)]),
            ("Crossed", 2 * 3, 4 * 300, [Of(2, 39_999), Of(0, 39_999), Of(2, 0), Of(0, 0), Of(2, 5), Of(0, 5)]),
        ])
        {
            (ReferenceArray[] results, RunReport report) = PlanRunner.Run(kernels.Bind(name, x), new RunOptions { MaxDegreeOfParallelism = 1 });
            (ReferenceArray[] others, RunReport other) = PlanRunner.Run(kernels.Bind(name, chunked), new RunOptions { MaxDegreeOfParallelism = 1 });

            Assert.Equal(expected, results[0].Numbers);
            Assert.Equal(expected, others[0].Numbers);
            Assert.Equal((name, 8 * bytes), (name, report.ReadBytes));
            Assert.Equal((name, 8 * whole), (name, other.ReadBytes));
        }
    }

    [Fact]
    public void FilesGiveWhatArraysInMemoryGive()
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("x.h5"), npy = folder.PathOf("x.npy"), turned = folder.PathOf("f.npy");
        Python.Run(
            """
            import sys, h5py, numpy as np
            x = np.sin(np.arange(211 * 140)).reshape(211, 140) * 100
            with h5py.File(sys.argv[1], 'w') as f:
                f.create_dataset('whole', data=x)
                f.create_dataset('chunked', data=x, chunks=(16, 20))
                f.create_dataset('packed', data=x, chunks=(7, 33), compression='gzip', shuffle=True)
            np.save(sys.argv[2], x)
            np.save(sys.argv[3], np.asfortranarray(x))
            """,
            path, npy, turned);
        using ArraySource<double> whole = Hdf5.Open<double>(path, "whole"), chunked = Hdf5.Open<double>(path, "chunked"), packed = Hdf5.Open<double>(path, "packed"), row = Npy.Open<double>(npy), column = Npy.Open<double>(turned);
        double[,] numbers = new double[211, 140];
        whole.Read().FlattenTo(System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref numbers[0, 0], numbers.Length));
        foreach (string kernel in Names)
        {
            double[][] expected = [.. PlanRunner.Compute(Kernels.Value.Bind(kernel, numbers)).Results.Select(result => result.Numbers)];
            foreach (ArraySource<double> source in (ArraySource<double>[])[whole, chunked, packed, row, column])
            {
                Plan plan = Kernels.Value.Bind(kernel, source);
                foreach (long more in (long[])[0, 30_000, 8 << 20])
                {
                    var options = new RunOptions { MemoryLimit = Least(plan) + more, MaxDegreeOfParallelism = 2 };
                    PlanSummary said = PlanRunner.Summarize(plan, options);
                    (ReferenceArray[] results, RunReport report) = PlanRunner.Run(plan, options);

                    Assert.Equal(expected, results.Select(result => result.Numbers));
                    Assert.True(said.ReadBytes == report.ReadBytes, $"{kernel} of {source}, within {options.MemoryLimit}: {said.ReadBytes} bytes were said, {report.ReadBytes} read");
                    Assert.InRange(report.PeakBytes, 0, said.PeakBytes);
                }
            }
        }
    }

    [Fact]
    public void AFailureNamesTheElement()
    {
        CompiledKernels kernels = CompiledKernels.FromMethods("[ArrayKernel] public static NDArray<int> F([Shape(\"n\", \"m\")] NDArray<int> x) => 1 / x[.., [2, 0]];");
        int[,] numbers = { { 1, 0, 1 }, { 1, 0, 1 }, { 0, 0, 1 } };

        Assert.Contains("[2, 1]", Assert.Throws<DivideByZeroException>(() => PlanRunner.Compute(kernels.Bind("F", numbers))).Message, StringComparison.Ordinal);
    }

    private static double[] Computed(string kernel, double[,] x) => PlanRunner.Compute(Kernels.Value.Bind(kernel, x)).Results[0].Numbers;

    private static long Least(Plan plan) => Assert.Throws<MemoryLimitException>(() => PlanRunner.Summarize(plan, new RunOptions { MemoryLimit = 1, MaxDegreeOfParallelism = 1 })).SmallestLimit;

    private static double[,] Table(int n, int m)
    {
        var table = new double[n, m];
        for (int i = 0; i < n * m; i++)
        {
            table[i / m, i % m] = Math.Sin(i) * 100;
        }

        return table;
    }
}
