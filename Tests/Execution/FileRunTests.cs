using StaticGraph.Tests.Support;
using static StaticGraph.Tests.Execution.HandWritten;

namespace StaticGraph.Tests.Execution;

/// <summary>Whole runs from file to file in little memory, checked by NumPy and h5py.</summary>
public class FileRunTests
{
    [Fact]
    public void SubtractsColumnSumsOfAnNpyFile()
    {
        using var folder = new TemporaryFolder();
        string input = folder.PathOf("x.npy"), output = folder.PathOf("y.npy");
        Python.Run("import numpy, sys; numpy.save(sys.argv[1], numpy.arange(3000 * 77, dtype=float).reshape(3000, 77) % 1000)", input);

        using ArraySource<double> x = Npy.Open<double>(input);
        RunReport report = Bind(ReductionPlanTests.MinusColumnSums, [new NoBody(), new SubtractBody()], x).WriteTo(Npy.Create<double>(output), StreamingTests.Options(300_000, 2));

        Assert.Equal(2L * 3000 * 77 * 8, report.ReadBytes);
        Assert.Equal("True", Python.Run("import numpy, sys; x, y = map(numpy.load, sys.argv[1:]); print(numpy.array_equal(y, x - x.sum(0)))", input, output).Trim());
    }

    [Fact]
    public void CubesACompressedDatasetIntoOtherChunks()
    {
        using var folder = new TemporaryFolder();
        string input = folder.PathOf("x.h5"), output = folder.PathOf("y.h5");
        Python.Run(
            """
            import h5py, numpy, sys
            with h5py.File(sys.argv[1], "w") as f:
                f.create_dataset("x", data=numpy.random.default_rng(1).random((503, 401)), chunks=(60, 90), compression="gzip", shuffle=True)
            """,
            input);

        using ArraySource<double> x = Hdf5.Open<double>(input, "/x");
        var options = new StorageOptions { ChunkShape = [50, 128] };
        Bind(Cube("n", "m"), [new CubeBody()], x).WriteTo(Hdf5.Create<double>(output, "/y", options), StreamingTests.Options(2 << 20, 2));

        Assert.Equal("(50, 128) True", Python.Run(
            """
            import h5py, numpy, sys
            with h5py.File(sys.argv[1]) as f, h5py.File(sys.argv[2]) as g:
                v = f["x"][:] * 2.0 + 1.0
                print(g["y"].chunks, numpy.array_equal(v * v * v, g["y"][:]))
            """,
            input,
            output).Trim());
    }

    [Fact]
    public void RefusesToReplaceTheFileItReads()
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("x.npy"), link = folder.PathOf("link.npy");
        Python.Run("import numpy, os, sys; numpy.save(sys.argv[1], numpy.zeros(10)); os.link(sys.argv[1], sys.argv[2])", path, link);
        using ArraySource<double> x = Npy.Open<double>(path);

        var error = Assert.Throws<ArrayStorageException>(() => Bind(Cube("n"), [new CubeBody()], x).WriteTo(Npy.Create<double>(link, new StorageOptions { Overwrite = true })));

        Assert.Contains("they are one file", error.Message);
    }
}
