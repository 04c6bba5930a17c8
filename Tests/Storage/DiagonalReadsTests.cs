using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>A diagonal of a file: its blocks are squares, which chunks and pieces cut on each side; what is read, with what lies between short rows, is what the plan says, to the byte.</summary>
public sealed class DiagonalReadsTests
{
    private const int M = 90;

    private static readonly (string Name, string Kernel)[] Cases =
    [
        ("main", "x.Diagonal() * 2"),
        ("above", "x.Diagonal(7) + 1"),
        ("below", "x[.., 3..].Diagonal(-2) * 2"),
        ("square", "x[5..65, 20..80].Diagonal() * 2"),
        ("sum", "x.Diagonal().Sum()"),
        ("differences", "Diff(Exp(Sin(Exp(Sin(Exp(Sin(Exp(Sin(Exp(Sin(Exp(Sin(x.Diagonal() * 0.01)))))))))))))"),
        ("beside", "x[..70, ..70].Diagonal() + x[.., 0]"),
    ];

    private const string TwoKernels = """
        [ArrayKernel] public static NDArray<double> TwoDiagonals([Shape("9", "9", "12", "4", "12")] NDArray<double> x) => Einsum("aabcb->acb", x);
        [ArrayKernel] public static NDArray<double> SumOfTwo([Shape("9", "9", "12", "4", "12")] NDArray<double> x) => Einsum("aabcb->", x);

        """;

    private static readonly Lazy<CompiledKernels> Kernels = new(() => CompiledKernels.FromMethods(string.Concat(Cases.Select(row =>
        $"[ArrayKernel] public static NDArray<double> K_{row.Name}([Shape(\"70\", \"90\")] NDArray<double> x) => {row.Kernel};\n")) + TwoKernels));

    public static TheoryData<string, int, int> Chunks => new()
    {
        { "rows", 0, 0 }, { "columns", 0, 0 },
        { "parts", 35, 40 }, { "parts", 7, 13 }, { "parts", 70, 1 }, { "parts", 1, 90 }, { "parts", 64, 64 },
        { "packed", 35, 40 }, { "packed", 7, 13 },
    };

    [Theory]
    [MemberData(nameof(Chunks))]
    public void WhatIsReadIsWhatIsSaid(string form, int rows, int columns)
    {
        using var folder = new TemporaryFolder();
        Python.Run(
            """
            import sys, h5py, numpy as np
            x = np.arange(70 * 90.).reshape(70, 90)
            form, chunks = sys.argv[3], (int(sys.argv[4]), int(sys.argv[5]))
            with h5py.File(sys.argv[1], 'w') as f:
                f.create_dataset('x', data=x, chunks=chunks if chunks[0] else None, compression='gzip' if form == 'packed' else None)
            np.save(sys.argv[2], np.asfortranarray(x))
            """,
            folder.PathOf("x.h5"), folder.PathOf("x.npy"), form, $"{rows}", $"{columns}");
        var random = new Random(rows + columns);
        foreach ((string name, _) in Cases)
        {
            for (int i = 0; i < 8; i++)
            {
                using ArraySource<double> source = form == "columns" ? Npy.Open<double>(folder.PathOf("x.npy")) : Hdf5.Open<double>(folder.PathOf("x.h5"), "x");
                Plan plan = Kernels.Value.Bind($"K_{name}", source);
                var options = new RunOptions { MemoryLimit = PlanRunner.LeastMemory(plan).MemoryLimit + random.Next(60_000), MaxDegreeOfParallelism = random.Next(1, 4) };
                PlanSummary said = PlanRunner.Summarize(plan, options);
                (ReferenceArray[] results, RunReport report) = PlanRunner.Run(plan, options);

                Assert.Equal(name == "differences" ? InMemory(name) : Expected(name), results[0].Numbers);
                Assert.Equal(said.ReadBytes, report.ReadBytes);
                Assert.InRange(report.PeakBytes, 0, said.PeakBytes);
            }
        }
    }

    // The blocks of two diagonals are squares of squares: each diagonal is cut by itself.
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(4, 5, 3)]
    [InlineData(2, 7, 1)]
    [InlineData(9, 12, 4)]
    public void WhatIsReadOfTwoDiagonalsIsWhatIsSaid(int a, int b, int c)
    {
        using var folder = new TemporaryFolder();
        Python.Run(
            """
            import sys, h5py, numpy as np
            chunks = tuple(int(sys.argv[i]) for i in (2, 2, 3, 4, 3))
            with h5py.File(sys.argv[1], 'w') as f:
                f.create_dataset('x', data=np.arange(9 * 9 * 12 * 4 * 12.).reshape(9, 9, 12, 4, 12), chunks=chunks if chunks[0] else None)
            """,
            folder.PathOf("x.h5"), $"{a}", $"{b}", $"{c}");
        var random = new Random(a + b);
        foreach ((string name, double[] expected) in (IEnumerable<(string, double[])>)[("TwoDiagonals", TwoDiagonals()), ("SumOfTwo", [TwoDiagonals().Sum()])])
        {
            for (int i = 0; i < 8; i++)
            {
                using ArraySource<double> source = Hdf5.Open<double>(folder.PathOf("x.h5"), "x");
                Plan plan = Kernels.Value.Bind(name, source);
                var options = new RunOptions { MemoryLimit = PlanRunner.LeastMemory(plan).MemoryLimit + random.Next(8_000), MaxDegreeOfParallelism = random.Next(1, 4) };
                PlanSummary said = PlanRunner.Summarize(plan, options);
                (ReferenceArray[] results, RunReport report) = PlanRunner.Run(plan, options);

                Assert.Equal(expected, results[0].Numbers);
                Assert.Equal(said.ReadBytes, report.ReadBytes);
                Assert.InRange(report.PeakBytes, 0, said.PeakBytes);
            }
        }
    }

    private static double[] TwoDiagonals() => [.. Enumerable.Range(0, 9 * 4 * 12).Select(i => (i / 48, i / 12 % 4, i % 12)).Select(at => ((((((at.Item1 * 9.0) + at.Item1) * 12) + at.Item3) * 4) + at.Item2) * 12 + at.Item3)];

    private static double[] InMemory(string name)
    {
        var x = new double[70, M];
        foreach (int i in Enumerable.Range(0, x.Length))
        {
            x[i / M, i % M] = i;
        }

        return PlanRunner.Run(Kernels.Value.Bind($"K_{name}", x)).Results[0].Numbers;
    }

    private static double[] Expected(string name) => name switch
    {
        "main" => [.. Along(70, i => X(i, i) * 2)],
        "above" => [.. Along(70, i => X(i, i + 7) + 1)],
        "below" => [.. Along(68, i => X(i + 2, i + 3) * 2)],
        "square" => [.. Along(60, i => X(i + 5, i + 20) * 2)],
        "sum" => [Along(70, i => X(i, i)).Sum()],
        _ => [.. Along(70, i => X(i, i) + X(i, 0))],
    };

    private static IEnumerable<double> Along(int length, Func<int, double> number) => Enumerable.Range(0, length).Select(number);

    private static double X(int i, int j) => (i * M) + j;
}
