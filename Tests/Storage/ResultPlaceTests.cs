using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>Two results that would meet in one place are refused before the run, however the place is spelled.</summary>
public sealed class ResultPlaceTests : IDisposable
{
    private static readonly CompiledKernels Kernels = CompiledKernels.FromMethods("""
        [ArrayKernel]
        public static (NDArray<double>, NDArray<double>) Both([Shape("n")] NDArray<double> x) => (x + 1.0, x * 2.0);
        """);

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("/a/b", "/a/b", "a place of its own")]
    [InlineData("/a/b", "a//b/", "a place of its own")]
    [InlineData("./a/./b", "a/b", "a place of its own")]
    [InlineData("/a", "/a/b", "'/a' cannot be a dataset and the group of '/a/b'")]
    [InlineData("/a/b/c", "a", "'/a' cannot be a dataset and the group of '/a/b/c'")]
    public void Datasets_that_meet_are_refused(string first, string second, string part) => AssertRefused(part, Sink("y.h5", first), Sink("y.h5", second));

    [Fact]
    public void A_file_is_one_file_by_every_path()
    {
        Directory.CreateDirectory(_folder.PathOf("real"));
        Directory.CreateSymbolicLink(_folder.PathOf("link"), _folder.PathOf("real"));
        AssertRefused("a place of its own", Sink("real/y.h5", "a"), Sink("real/../real/y.h5", "a"));
        AssertRefused("a place of its own", Sink("real/y.h5", "a"), Sink("link/y.h5", "a"));
        AssertRefused("by two paths", Sink("real/y.h5", "a"), Sink("link/y.h5", "b"));
        AssertRefused("in one format", Sink("real/y.h5", "a"), Npy.Create<double>(_folder.PathOf("real", "y.h5")));
        AssertRefused("a place of its own", Npy.Create<double>(_folder.PathOf("real", "y.npy")), Npy.Create<double>(_folder.PathOf("link", "y.npy")));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.PathOf("real")));
    }

    [Fact]
    public void Others_are_written()
    {
        Plan().WriteTo(Sink("y.h5", "a"), Sink("y.h5", "ab"));
        Plan().WriteTo(Sink("z.h5", "a/a"), Sink("z.h5", "a/b"));
        Assert.Equal(["y.h5", "z.h5"], _folder.Names);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("//")]
    [InlineData("/./")]
    [InlineData("a\0b")]
    public void What_is_no_name_is_refused(string dataset)
        => Assert.Contains("is no dataset's name", Assert.Throws<ArrayStorageException>(() => Sink("y.h5", dataset)).Message, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private static Plan<double, double> Plan() => (Plan<double, double>)Kernels.Bind("Both", new[] { 1.0, 2 });

    private static void AssertRefused(string part, ArraySink<double> first, ArraySink<double> second)
        => Assert.Contains(part, Assert.Throws<ArrayStorageException>(() => Plan().WriteTo(first, second)).Message, StringComparison.Ordinal);

    private ArraySink<double> Sink(string file, string dataset) => Hdf5.Create<double>(_folder.PathOf(file), dataset);
}
