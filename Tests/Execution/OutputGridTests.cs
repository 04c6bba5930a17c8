using StaticGraph.Tests.Storage;
using StaticGraph.Tests.Support;
using static StaticGraph.Tests.Execution.HandWritten;

namespace StaticGraph.Tests.Execution;

/// <summary>The chunk grids of results: the user's, else that of an input of the same shape, else the default; a matter of the limit only where it is tiny.</summary>
public sealed class OutputGridTests : IDisposable
{
    private static readonly StorageOptions Compressed = new() { Compression = Compression.Gzip(1) };

    private static readonly double[] Elements = [.. Enumerable.Range(0, 640 * 530).Select(i => i % 1000 / 8.0)];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(new long[] { 100, 120 }, "(100, 120)")]
    [InlineData(new long[] { 300, 7 }, "(256, 512)")]
    public void ACompressedResultTakesOverChunksWorthRepeating(long[] inputChunk, string expected)
    {
        using ArraySource<double> x = Input(inputChunk);

        Bind(Cube("n", "m"), [new CubeBody()], x).WriteTo(Hdf5.Create<double>(_folder.PathOf("y.h5"), "/y", Compressed));

        Assert.Equal(expected, ChunksByH5py());
    }

    [Fact]
    public void TheUsersGridIsHonoured()
    {
        using ArraySource<double> x = Input([100, 120]);

        Bind(Cube("n", "m"), [new CubeBody()], x).WriteTo(Hdf5.Create<double>(_folder.PathOf("y.h5"), "/y", Compressed with { ChunkShape = [90, 50] }));

        Assert.Equal("(90, 50)", ChunksByH5py());
    }

    [Fact]
    public void AnUncompressedResultTakesThemOverToo()
    {
        using ArraySource<double> x = Input([100, 120]);

        RunReport report = Bind(Cube("n", "m"), [new CubeBody()], x).WriteTo(Hdf5.Create<double>(_folder.PathOf("y.h5"), "/y"));

        Assert.Equal("(100, 120)", ChunksByH5py());
        Assert.Equal(640 * 530 * sizeof(double), report.WriteBytes);
        AssertCubes();
    }

    [Fact]
    public void LargeChunksAreDividedEvenly()
    {
        using ArraySource<double> x = Input([640, 530]);

        Bind(Cube("n", "m"), [new CubeBody()], x).WriteTo(Hdf5.Create<double>(_folder.PathOf("y.h5"), "/y"));

        // 640 x 530 x 8 bytes are more than 1 MiB, 320 x 265 x 8 are less: first 640 is halved, then 530.
        Assert.Equal("(320, 265)", ChunksByH5py());
        AssertCubes();
    }

    [Fact]
    public void AnEmptyChunkShapeAsksForOnePiece()
    {
        using ArraySource<double> x = Input([100, 120]);

        Bind(Cube("n", "m"), [new CubeBody()], x).WriteTo(Hdf5.Create<double>(_folder.PathOf("y.h5"), "/y", new StorageOptions { ChunkShape = [] }));

        Assert.Equal("None", ChunksByH5py());
        AssertCubes();
    }

    [Fact]
    public void ALimitWithoutRoomForChunksDoesWithoutThem()
    {
        using ArraySource<double> x = Uncompressed([320, 530]);

        Bind(Cube("n", "m"), [new CubeBody()], x).WriteTo(Hdf5.Create<double>(_folder.PathOf("y.h5"), "/y"), new RunOptions { MemoryLimit = 300_000 });

        Assert.Equal("None", ChunksByH5py());
        AssertCubes();
    }

    [Theory]
    [InlineData(4 << 20)]
    [InlineData(400 << 20)]
    public void TheLimitDoesNotChangeTheGrid(long limit)
    {
        using ArraySource<double> x = Input([100, 120]);

        Bind(Cube("n", "m"), [new CubeBody()], x).WriteTo(Hdf5.Create<double>(_folder.PathOf("y.h5"), "/y", Compressed), new RunOptions { MemoryLimit = limit });

        Assert.Equal("(100, 120)", ChunksByH5py());
    }

    [Fact]
    public void AlignedGridsDecodeEveryChunkOnce()
    {
        using ArraySource<double> x = Input([100, 120]);

        RunReport report = Bind(Cube("n", "m"), [new CubeBody()], x)
            .WriteTo(Hdf5.Create<double>(_folder.PathOf("y.h5"), "/y", Compressed), new RunOptions { MemoryLimit = 4 << 20 });

        // Whole chunks are decoded, those at the edges too.
        Assert.Equal(7 * 100 * 5 * 120 * sizeof(double), report.ReadBytes);
    }

    private ArraySource<double> Input(long[] chunk) => Input(Compressed with { ChunkShape = chunk });

    private ArraySource<double> Uncompressed(long[] chunk) => Input(new StorageOptions { ChunkShape = chunk });

    private ArraySource<double> Input(StorageOptions options)
    {
        string path = _folder.PathOf("x.h5");
        Hdf5Output.Write(Hdf5.Create<double>(path, "/x", options), [.. Elements], [640, 530]);
        return Hdf5.Open<double>(path, "/x");
    }

    private void AssertCubes()
    {
        using ArraySource<double> y = Hdf5.Open<double>(_folder.PathOf("y.h5"), "/y");
        Assert.Equal(Elements.Select(x => ((2 * x) + 1) * ((2 * x) + 1) * ((2 * x) + 1)), y.Read());
    }

    private string ChunksByH5py() => Python.Run("import sys, h5py\nprint(h5py.File(sys.argv[1])['y'].chunks)", _folder.PathOf("y.h5")).Trim();
}
