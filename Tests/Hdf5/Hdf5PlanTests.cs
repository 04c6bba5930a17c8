using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>Whole plans from HDF5 to HDF5, larger than their memory limit, against NumPy.</summary>
public sealed class Hdf5PlanTests : IDisposable
{
    private static readonly CompiledKernels Kernels = CompiledKernels.FromMethods("""
        [ArrayKernel]
        static NDArray<double> Normalize([Shape("n", "n")] NDArray<double> b) => (b - b.Mean(axis: 0)) + (b.T / b.Std());

        [ArrayKernel]
        static (NDArray<double>, NDArray<double>) Both([Shape("n", "m")] NDArray<double> x) => (x * 2.0, x.Sum(axis: 1));

        [ArrayKernel]
        static (NDArray<double>, NDArray<double>) Running([Shape("n", "m")] NDArray<double> x) => (x.CumSum(axis: 0), NDArray.Flip(x.CumSum(axis: 1), 1));
        """);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Every_layout_gives_the_same_bits_and_what_NumPy_gives()
    {
        string input = _folder.PathOf("b.h5");
        Python.Run(
            """
            import sys, h5py, numpy as np
            b = np.random.default_rng(1).standard_normal((601, 601)) * 3 + 1
            with h5py.File(sys.argv[1], 'w') as f:
                f['plain'] = b
                f.create_dataset('big', data=b, dtype='>f8')
                f.create_dataset('chunked', data=b, chunks=(64, 100))
                f.create_dataset('packed', data=b, chunks=(64, 100), compression='gzip', compression_opts=1, shuffle=True, fletcher32=True)
            """,
            input);
        byte[]? expected = null;
        var plain = new StorageOptions { Overwrite = true };
        (string Dataset, StorageOptions Options)[] runs =
        [
            ("plain", plain),
            ("big", plain with { ChunkShape = [50, 70] }),
            ("chunked", plain with { ChunkShape = [64, 64], Compression = Compression.Gzip(1) }),
            ("packed", plain),
        ];
        foreach ((string dataset, StorageOptions options) in runs)
        {
            string path = _folder.PathOf("y.h5");
            using ArraySource<double> source = Hdf5.Open<double>(input, dataset);
            RunReport report = ((Plan<double>)Kernels.Bind("Normalize", source))
                .WriteTo(Hdf5.Create<double>(path, "y", options), new RunOptions { MemoryLimit = 2 << 20, MaxDegreeOfParallelism = 2 });
            Assert.InRange(report.PeakBytes, 1, 2 << 20);
            using ArraySource<double> result = Hdf5.Open<double>(path, "y");
            byte[] bytes = Blocks.ReadAll((ArraySource)result);
            Assert.True(bytes.AsSpan().SequenceEqual(expected ??= bytes), dataset);
        }

        Assert.Equal("True", Python.Run(
            """
            import sys, h5py, numpy as np
            b = h5py.File(sys.argv[1])['plain'][...]
            y = h5py.File(sys.argv[2])['y']
            sys.stdout.write(str(np.allclose(y[...], (b - b.mean(axis=0)) + (b.T / b.std()), rtol=1e-12, atol=1e-12)))
            """,
            input,
            _folder.PathOf("y.h5")));
    }

    [Fact]
    public void Running_sums_from_chunks_to_chunks_are_those_of_NumPy()
    {
        string input = _folder.PathOf("x.h5"), output = _folder.PathOf("y.h5");
        Python.Run(
            """
            import sys, h5py, numpy as np
            x = np.random.default_rng(2).standard_normal((801, 403)) * 1000
            h5py.File(sys.argv[1], 'w').create_dataset('x', data=x, chunks=(64, 100), compression='gzip', compression_opts=1, shuffle=True)
            """,
            input);
        using ArraySource<double> source = Hdf5.Open<double>(input, "x");
        RunReport report = ((Plan<double, double>)Kernels.Bind("Running", source)).WriteTo(
            Hdf5.Create<double>(output, "down", new StorageOptions { ChunkShape = [50, 70], Compression = Compression.Gzip(1) }),
            Hdf5.Create<double>(output, "back"),
            new RunOptions { MemoryLimit = 2 << 20, MaxDegreeOfParallelism = 3 });

        Assert.InRange(report.PeakBytes, 1, 2 << 20);
        Assert.Equal("True True", Python.Run(
            """
            import sys, h5py, numpy as np
            x, y = h5py.File(sys.argv[1])['x'][...], h5py.File(sys.argv[2])
            sys.stdout.write(f"{np.array_equal(y['down'], np.cumsum(x, axis=0))} {np.array_equal(y['back'], np.cumsum(x, axis=1)[:, ::-1])}")
            """,
            input,
            output));
    }

    [Fact]
    public void Two_results_of_one_run_share_a_file_with_their_axes_named()
    {
        double[,] x = new double[40, 30];
        for (int i = 0; i < x.Length; i++)
        {
            x[i / 30, i % 30] = i;
        }

        string path = _folder.PathOf("y.h5");
        var plan = (Plan<double, double>)Kernels.Bind("Both", x);
        plan.WriteTo(Hdf5.Create<double>(path, "/a/twice"), Hdf5.Create<double>(path, "/a/sums", new StorageOptions { Compression = Compression.Gzip() }));
        Assert.Equal("True True ['n', 'm'] ['n']", Python.Run(
            """
            import sys, h5py, numpy as np
            x = np.arange(1200.0).reshape(40, 30)
            f = h5py.File(sys.argv[1])
            t, s = f['a/twice'], f['a/sums']
            sys.stdout.write(f'{(t[...] == 2 * x).all()} {(s[...] == x.sum(axis=1)).all()} {[d.label for d in t.dims]} {[d.label for d in s.dims]}')
            """,
            path));
        Assert.Equal(["y.h5"], _folder.Names);
    }

    public void Dispose() => _folder.Dispose();
}
