using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>A file that is written to while a run reads it: the results would be of neither version, and are not kept.</summary>
public sealed class ChangedInputTests : IDisposable
{
    private static readonly Lazy<CompiledKernels> Kernels = new(() => CompiledKernels.FromMethods(
        """[ArrayKernel] public static NDArray<double> Sum([Shape("n")] NDArray<double> x, [Shape("n")] NDArray<double> y) => x + y;"""));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("x.npy")]
    [InlineData("x.h5")]
    public void IsNoticedBeforeTheOutputHasItsName(string input)
    {
        string path = _folder.PathOf(input);
        Python.Run(
            """
            import h5py, numpy, sys
            x = numpy.arange(100.0)
            if sys.argv[1].endswith('.npy'):
                numpy.save(sys.argv[1], x)
            else:
                with h5py.File(sys.argv[1], 'w') as f: f['x'] = x
            """,
            path);
        using ArraySource<double> x = input.EndsWith(".npy", StringComparison.Ordinal) ? Npy.Open<double>(path) : Hdf5.Open<double>(path, "x");
        var plan = (Plan<double>)Kernels.Value.Bind("Sum", x, Meanwhile(() => Overwrite(path)));

        string message = Assert.Throws<ArrayStorageException>(() => plan.WriteTo(Npy.Create<double>(_folder.PathOf("y.npy")))).Message;

        Assert.Contains(path, message, StringComparison.Ordinal);
        Assert.Contains("was written to since it was opened", message, StringComparison.Ordinal);
        Assert.Equal([input], _folder.Names);
        Assert.Throws<ArrayStorageException>(() => plan.Compute());
    }

    [Fact]
    public void AFileThatIsReplacedIsReadToItsEnd()
    {
        // What was opened is still there, whatever its name leads to by now.
        string path = _folder.PathOf("x.npy");
        Python.Run("import numpy, sys; numpy.save(sys.argv[1], numpy.arange(100.0)); numpy.save(sys.argv[2], numpy.ones(100))", path, _folder.PathOf("other.npy"));
        using ArraySource<double> x = Npy.Open<double>(path);
        var plan = (Plan<double>)Kernels.Value.Bind("Sum", x, Meanwhile(() => File.Move(_folder.PathOf("other.npy"), path, overwrite: true)));
        Assert.Equal(99, plan.Compute()[99]);
    }

    private static ArraySource<double> Meanwhile(Action action) => ArraySource.Create<double>([100], (_, _, block) =>
    {
        action();
        block.Clear();
    });

    // A later time stamp, whatever the grain of the file system's clock.
    private static void Overwrite(string path)
    {
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.Seek(-1, SeekOrigin.End);
            file.WriteByte(1);
        }

        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddSeconds(2));
    }
}
