using System.Buffers;
using System.Numerics.Tensors;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>Whole plans over .npy files, views and joins, against NumPy; and what a failed run leaves behind: nothing.</summary>
public sealed class StoragePlanTests : IDisposable
{
    private static readonly CompiledKernels Kernels = CompiledKernels.FromMethods("""
        [ArrayKernel]
        static NDArray<double> Normalize([Shape("n", "n")] NDArray<double> b) => (b - b.Mean(axis: 0)) + (b.T / b.Std());

        [ArrayKernel]
        static NDArray<double> Twice([Shape("n", "m")] NDArray<double> x) => x * 2.0;

        [ArrayKernel]
        static (NDArray<double>, NDArray<double>) Both([Shape("n", "m")] NDArray<double> x) => (x * 2.0, x.Sum(axis: 1));
        """);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void BothOrdersGiveTheSameBitsWithinASmallLimit()
    {
        Python.Run(
            """
            import sys, numpy as np
            b = np.random.default_rng(1).standard_normal((500, 500)) * 3 + 1
            np.save(sys.argv[1] + '/C.npy', b)
            np.save(sys.argv[1] + '/F.npy', np.asfortranarray(b))
            np.save(sys.argv[1] + '/B.npy', b.astype('>f8'))
            """,
            _folder.Path);
        foreach (string name in new[] { "C", "F", "B" })
        {
            using ArraySource<double> source = Npy.Open<double>(_folder.PathOf(name + ".npy"));
            RunReport report = ((Plan<double>)Kernels.Bind("Normalize", source))
                .WriteTo(Npy.Create<double>(_folder.PathOf($"y{name}.npy")), new RunOptions { MemoryLimit = 3 << 20, MaxDegreeOfParallelism = 2 });
            Assert.InRange(report.PeakBytes, 1, 3 << 20);
            Assert.Equal(File.ReadAllBytes(_folder.PathOf("yC.npy")), File.ReadAllBytes(_folder.PathOf($"y{name}.npy")));
        }

        Python.Run(
            """
            import sys, numpy as np
            b, y = np.load(sys.argv[1] + '/C.npy'), np.load(sys.argv[1] + '/yC.npy')
            assert np.allclose(y, (b - b.mean(axis=0)) + (b.T / b.std()), rtol=1e-12, atol=1e-12)
            """,
            _folder.Path);
    }

    [Fact]
    public void ManyPackedFilesAreOneArray()
    {
        Python.Run(
            """
            import sys, numpy as np
            rng = np.random.default_rng(2)
            parts = [rng.integers(-1000, 1000, (n, 3, 50)).astype('i2') for n in (31, 28, 31, 30)]
            for i, part in enumerate(parts):
                np.save(f'{sys.argv[1]}/{i}.npy', part)
            x = np.concatenate(parts).astype(float)
            x[x == 7] = np.nan
            np.save(sys.argv[1] + '/want.npy', ((x * 0.01 + 273.15)[10:110].reshape(100, 150) * 2.0))
            """,
            _folder.Path);
        ArraySource[] files = [.. Enumerable.Range(0, 4).Select(i => Npy.Open(_folder.PathOf($"{i}.npy")))];
        ArraySource<double> x = ArraySource.Concatenate(files.Select(file => file.Unpack<double>(0.01, 273.15, (short)7))).Slice([10, 0, 0], [100, 3, 50]).Reshape([100, 150]);
        ((Plan<double>)Kernels.Bind("Twice", x)).WriteTo(Npy.Create<double>(_folder.PathOf("y.npy")), new RunOptions { MemoryLimit = 4 << 20 });
        Python.Run("import sys, numpy as np; np.testing.assert_array_equal(np.load(sys.argv[1] + '/y.npy'), np.load(sys.argv[1] + '/want.npy'))", _folder.Path);

        ArrayStorageException error = Assert.Throws<ArrayStorageException>(() =>
            ((Plan<double>)Kernels.Bind("Twice", x)).WriteTo(Npy.Create<double>(_folder.PathOf("2.npy"), new StorageOptions { Overwrite = true })));
        Assert.Contains("they are one file", error.Message, StringComparison.Ordinal);
        Array.ForEach(files, file => file.Dispose());
    }

    [Fact]
    public void SlicedTensorsAreReadAndWrittenInPlace()
    {
        double[] counting = [.. Enumerable.Range(0, 30).Select(i => (double)i)];
        Tensor<double> source = Tensor.Create(counting, [5, 6]).Slice([new NRange(1, 4), new NRange(2, 5)]);
        Tensor<double> whole = Tensor.CreateFromShape<double>([5, 5]);
        ((Plan<double>)Kernels.Bind("Twice", source)).WriteTo(whole.Slice([new NRange(2, 5), new NRange(1, 4)]));
        double[] expected = new double[25];
        for (int i = 0; i < 9; i++)
        {
            expected[((2 + (i / 3)) * 5) + 1 + (i % 3)] = 2 * (((1 + (i / 3)) * 6) + 2 + (i % 3));
        }

        Assert.Equal(expected, MemoryTests.Flatten(whole));
    }

    [Fact]
    public void RefusesToReplaceWhatItReadsUnderAnyName()
    {
        string path = _folder.PathOf("x.npy");
        Python.Run("import numpy as np, os, sys; np.save(sys.argv[1], np.ones((4, 4))); os.link(sys.argv[1], sys.argv[1] + '.hard')", path);
        File.CreateSymbolicLink(_folder.PathOf("soft"), path);
        byte[] before = File.ReadAllBytes(path);
        using ArraySource<double> source = Npy.Open<double>(path);
        StorageOptions overwrite = new() { Overwrite = true };
        foreach (string name in new[] { "x.npy", "x.npy.hard", "soft" })
        {
            Plan<double> plan = (Plan<double>)Kernels.Bind("Twice", source);
            Assert.Contains("they are one file", Assert.Throws<ArrayStorageException>(() => plan.WriteTo(Npy.Create<double>(_folder.PathOf(name), overwrite))).Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal(["soft", "x.npy", "x.npy.hard"], _folder.Names);
    }

    [Fact]
    public void AFailingSourceLeavesNothing()
    {
        ArraySource<double> source = ArraySource.Create<double>([300, 300], (start, _, destination) =>
        {
            destination.Clear();
            if (start[0] > 0)
            {
                throw new IOException("the instrument is gone");
            }
        });
        Plan<double> plan = (Plan<double>)Kernels.Bind("Twice", source);
        Exception error = Assert.ThrowsAny<Exception>(() => plan.WriteTo(Npy.Create<double>(_folder.PathOf("y.npy")), new RunOptions { MemoryLimit = 1 << 19 }));
        Assert.Contains("the instrument is gone", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void AFileCutDuringTheRunLeavesNothing()
    {
        string path = _folder.PathOf("x.npy");
        Python.Run("import numpy as np, sys; np.save(sys.argv[1], np.ones((400, 400)))", path);
        using ArraySource<double> file = Npy.Open<double>(path);
        ArraySource<double> cutting = ArraySource.Create<double>([400, 400], (start, shape, destination) =>
        {
            using (FileStream writer = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            {
                writer.SetLength(1000);
            }

            file.ReadBlock(start, shape, destination, new byte[file.ScratchBytes]);
        });
        Plan<double> plan = (Plan<double>)Kernels.Bind("Twice", cutting);
        ArrayStorageException error = Assert.Throws<ArrayStorageException>(() => plan.WriteTo(Npy.Create<double>(_folder.PathOf("y.npy"))));
        Assert.Contains("ends too early", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["x.npy"], _folder.Names);
    }

    [Fact]
    public void AChangedInputIsRefusedBeforeAnythingIsMade()
    {
        string path = _folder.PathOf("x.npy");
        Python.Run("import numpy as np, sys; np.save(sys.argv[1], np.ones((4, 4)))", path);
        using ArraySource<double> source = Npy.Open<double>(path);
        Plan<double> plan = (Plan<double>)Kernels.Bind("Twice", source);
        File.SetLastWriteTimeUtc(path, new DateTime(2001, 2, 3, 0, 0, 0, DateTimeKind.Utc));
        Assert.Contains("open it again", Assert.Throws<ArrayStorageException>(() => plan.WriteTo(Npy.Create<double>(_folder.PathOf("y.npy")))).Message, StringComparison.Ordinal);
        Assert.Equal(["x.npy"], _folder.Names);
    }

    [Fact]
    public void TwoResultsUnderOneNameAreRefused()
    {
        Plan<double, double> plan = (Plan<double, double>)Kernels.Bind("Both", new double[3, 4]);
        Assert.Throws<ArrayStorageException>(() => plan.WriteTo(Npy.Create<double>(_folder.PathOf("y.npy")), Npy.Create<double>(_folder.PathOf("y.npy"))));
        Assert.Empty(_folder.Names);

        plan.WriteTo(Npy.Create<double>(_folder.PathOf("a.npy")), Npy.Create<double>(_folder.PathOf("b.npy")));
        Assert.Equal(["a.npy", "b.npy"], _folder.Names);
    }

    [Fact]
    public void EmptyArraysAreWritten()
    {
        ((Plan<double>)Kernels.Bind("Twice", new double[0, 4])).WriteTo(Npy.Create<double>(_folder.PathOf("y.npy")));
        Python.Run("import sys, numpy as np; assert np.load(sys.argv[1]).shape == (0, 4)", _folder.PathOf("y.npy"));
    }

    [Fact]
    public void AShapeAloneIsExplainedNotRun()
    {
        Plan<double> plan = (Plan<double>)Kernels.Bind("Twice", ArraySource.OfShape<double>([1_000_000, 100_000]));
        Assert.Contains("peak", plan.Explain(), StringComparison.OrdinalIgnoreCase);
        Assert.Throws<InvalidOperationException>(() => plan.WriteTo(Npy.Create<double>(_folder.PathOf("y.npy"))));
        Assert.Empty(_folder.Names);
    }
}
