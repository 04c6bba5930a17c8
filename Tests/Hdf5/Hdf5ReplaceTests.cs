using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>Datasets that take the place of others in existing files, and names that lead through links: only what has the name goes, and nothing outside the file.</summary>
public sealed class Hdf5ReplaceTests : IDisposable
{
    private static readonly CompiledKernels Kernels = CompiledKernels.FromMethods("""
        [ArrayKernel]
        public static (NDArray<double>, NDArray<double>) Both([Shape("n", "m")] NDArray<double> x) => (x + 1.0, x.Sum(1));
        """);

    private static readonly StorageOptions Replace = new() { AddToFile = true, Overwrite = true };

    private readonly TemporaryFolder _folder = new();

    /// <summary>What has other names lives on under them, with its scales; a link gives its name away and nothing else.</summary>
    [Theory]
    [InlineData("x", "True True")]
    [InlineData("hard", "True True")]
    [InlineData("soft", "True True")]
    [InlineData("inner/soft", "True True")]
    [InlineData("time_too", "True True")]
    [InlineData("alone", "True False")]
    public void Replacing_a_name_leaves_the_other_names_of_an_object_alone(string name, string expected)
    {
        string path = _folder.PathOf("file.h5");
        Python.Run(
            """
            import sys, h5py, numpy as np
            with h5py.File(sys.argv[1], 'w') as f:
                f['time'] = np.arange(3.)
                f['second'] = np.arange(3.) * 2
                f['time'].make_scale('time')
                f['second'].make_scale('second')
                for n in 'x', 'alone':
                    f[n] = np.arange(12.).reshape(3, 4)
                    f[n].dims[0].attach_scale(f['time'])
                    f[n].dims[0].attach_scale(f['second'])
                f['hard'] = f['x']
                f['time_too'] = f['time']
                f['soft'] = h5py.SoftLink('/x')
                f['inner/soft'] = h5py.SoftLink('/hard')
            """,
            path);
        Hdf5Output.Write(Hdf5.Create<double>(path, name, Replace), [7, 8], [2]);
        Assert.Equal([7, 8], Read(name));
        Assert.Equal(expected, Python.Run(
            """
            import sys, h5py, numpy as np
            f = h5py.File(sys.argv[1])
            x = f['hard' if sys.argv[2] == 'x' else 'x']
            lives = (x[...] == np.arange(12.).reshape(3, 4)).all() and all(h5py.h5ds.is_attached(x.id, f[n].id, 0) for n in ('time', 'second'))
            uses = [[f[r].name for r, _ in f[n].attrs['REFERENCE_LIST']] for n in ('time', 'second')]
            print(lives, all(len(u) == 2 and None not in u for u in uses), end='')
            """,
            path,
            name));
    }

    /// <summary>A link to a link to another file is one to another file, wherever it stands in a name.</summary>
    [Theory]
    [InlineData("soft/y")]
    [InlineData("soft/new/y")]
    [InlineData("deep/y")]
    [InlineData("external/y")]
    [InlineData("x")]
    [InlineData("last")]
    [InlineData("nothing")]
    public void Nothing_is_written_to_files_that_links_lead_to(string dataset)
    {
        string path = _folder.PathOf("file.h5");
        string other = _folder.PathOf("other.h5");
        Python.Run(
            """
            import sys, h5py
            with h5py.File(sys.argv[2], 'w') as f:
                f['a/b/x'] = [1.0]
            with h5py.File(sys.argv[1], 'w') as f:
                f['external'] = h5py.ExternalLink('other.h5', '/a')
                f['soft'] = h5py.SoftLink('/external')
                f['deep'] = h5py.SoftLink('soft/b')
                f['x'] = h5py.ExternalLink('other.h5', '/a/b/x')
                f['last'] = h5py.SoftLink('/deep/x')
                f['nothing'] = h5py.SoftLink('/deep/new')
            """,
            path,
            other);
        byte[][] before = [File.ReadAllBytes(path), File.ReadAllBytes(other)];
        ArraySink<double> sink = Hdf5.Create<double>(path, dataset, Replace);
        Assert.Contains("another", Assert.Throws<ArrayStorageException>(() => sink.Validate([2])).Message, StringComparison.Ordinal);

        // Nor where the links appear behind the check.
        using (var transaction = new SinkTransaction())
        {
            Assert.Throws<ArrayStorageException>(() => sink.Begin(transaction, [2], ["n"]));
        }

        Assert.Equal(before, [File.ReadAllBytes(path), File.ReadAllBytes(other)]);
    }

    [Fact]
    public void Results_that_meet_behind_links_are_refused_and_neighbours_share_scales()
    {
        string path = _folder.PathOf("file.h5");
        Python.Run("import sys, h5py\nwith h5py.File(sys.argv[1], 'w') as f:\n    f['g/y'] = [1.0]\n    f['link'] = h5py.SoftLink('/g')", path);
        var plan = (Plan<double, double>)Kernels.Bind("Both", new double[3, 4]);
        var error = Assert.Throws<ArrayStorageException>(() => plan.WriteTo(Hdf5.Create<double>(path, "g/y", Replace), Hdf5.Create<double>(path, "link/y", Replace)));
        Assert.Contains("a name of its own", error.Message, StringComparison.Ordinal);
        Assert.Equal([1], Read("g/y"));
        plan.WriteTo(Hdf5.Create<double>(path, "g/y", Replace), Hdf5.Create<double>(path, "link/z", Replace));
        Assert.Equal("True True", Python.Run(
            "import sys, h5py; f = h5py.File(sys.argv[1]); print(h5py.h5ds.is_attached(f['g/y'].id, f['g/n'].id, 0), h5py.h5ds.is_attached(f['g/z'].id, f['g/n'].id, 0), end='')",
            path));
    }

    public void Dispose() => _folder.Dispose();

    private double[] Read(string dataset)
    {
        using ArraySource<double> source = Hdf5.Open<double>(_folder.PathOf("file.h5"), dataset);
        return Blocks.ReadAll(source);
    }
}
