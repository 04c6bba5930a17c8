using StaticGraph.Storage;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>Datasets added to existing files: whatever the file had stays, and it is the old file until the new one is complete.</summary>
public sealed class Hdf5AddTests : IDisposable
{
    private const string Rich = """
        import sys, h5py, numpy as np
        kind, path = sys.argv[1], sys.argv[2]
        with h5py.File(path, 'w', libver=kind if kind in ('earliest', 'latest') else None, userblock_size=512 if kind == 'block' else 0, track_order=kind == 'ordered') as f:
            f.attrs['title'] = 'all kinds'
            x = f.create_dataset('x', data=np.arange(12.0).reshape(3, 4))
            f['time'] = np.array([10., 20., 30.])
            f['time'].attrs['units'] = 'h'
            f['time'].make_scale('time')
            x.dims[0].attach_scale(f['time'])
            f.create_dataset('g/packed', data=np.arange(1000, dtype='>i2'), chunks=(100,), compression='gzip', shuffle=True, fletcher32=True)
            f.create_dataset('g/growing', data=np.arange(20), maxshape=(None,), chunks=(7,))
            f.create_dataset('text', data=['a', 'bb'], dtype=h5py.string_dtype())
            f.create_dataset('record', data=np.zeros(3, dtype=[('a', 'i4'), ('b', 'f8')]))
            f.create_dataset('ref', data=[x.ref], dtype=h5py.ref_dtype)
            f.create_dataset('region', data=[x.regionref[1:, :2]], dtype=h5py.regionref_dtype)
            f['type'] = np.dtype('f4')
            f.create_group('empty').attrs['n'] = [1, 2]
            f['hard'] = x
            f['soft'] = h5py.SoftLink('/g/packed')
            f['nowhere'] = h5py.ExternalLink('missing.h5', '/a')
            v = h5py.VirtualLayout((3, 4), 'f8')
            v[...] = h5py.VirtualSource(x)
            f.create_virtual_dataset('virtual', v)
        """;

    private const string Dump = """
        import sys, h5py, numpy as np
        def values(a):
            return [(k, str(v)) for k, v in sorted(a.items()) if k not in ('REFERENCE_LIST', 'DIMENSION_LIST')]
        def dump(path):
            out = []
            with h5py.File(path) as f:
                def visit(name, link):
                    if isinstance(link, (h5py.SoftLink, h5py.ExternalLink)):
                        out.append((name, type(link).__name__, link.path))
                        return
                    o = f[name]
                    out.append((name, type(o).__name__, values(o.attrs)))
                    if isinstance(o, h5py.Dataset):
                        d = [[str(s) for s in a.values()] for a in o.dims]
                        kept = o[...].tobytes() if o.dtype.kind in 'fiuV' else str([f[r].name for r in o] if name in ('ref', 'region') else o[...])
                        out.append((str(o.dtype), o.shape, o.maxshape, o.chunks, o.compression, o.shuffle, o.fletcher32, d, kept))
                def walk(group):
                    for n in group:
                        name = (group.name + '/' + n).lstrip('/')
                        if name != 'new':
                            visit(name, group.get(n, getlink=True))
                            if isinstance(group.get(n, getlink=True), h5py.HardLink) and isinstance(group[n], h5py.Group):
                                walk(group[n])
                out.append(values(f.attrs))
                walk(f)
            return out
        before, after = dump(sys.argv[1]), dump(sys.argv[2])
        """;

    private static readonly CompiledKernels Kernels = CompiledKernels.FromMethods("""
        [ArrayKernel]
        public static NDArray<double> Twice([Shape("n", "m")] NDArray<double> x) => x * 2.0;

        [ArrayKernel]
        public static (NDArray<double>, NDArray<double>) Both([Shape("n", "m")] NDArray<double> x) => (x + 1.0, x.Sum(1));
        """);

    private static readonly StorageOptions Add = new() { AddToFile = true };

    private readonly TemporaryFolder _folder = new();

    /// <summary>The input lies in the same file: it is read from the old one while the new one is made.</summary>
    [Theory]
    [InlineData("earliest")]
    [InlineData("latest")]
    [InlineData("ordered")]
    [InlineData("block")]
    public void Everything_a_file_has_stays(string kind)
    {
        string path = Make(kind);
        string old = _folder.PathOf("old.h5");
        File.Copy(path, old);
        using ArraySource<double> x = Hdf5.Open<double>(path, "x");
        ((Plan<double>)Kernels.Bind("Twice", x)).WriteTo(Hdf5.Create<double>(path, "/new/y", Add));
        ((Plan<double>)Kernels.Bind("Twice", x)).WriteTo(Hdf5.Create<double>(path, "/new/packed", Add with { Compression = Compression.Gzip() }));
        Assert.Equal(kind == "block", Throws("user block", () => Hdf5.Create<double>(path, "/new/z", Add with { ChunkShape = [2, 2] }).Validate([3, 4])));
        Assert.Equal(["file.h5", "old.h5"], _folder.Names);
        Assert.Equal("True True True", Python.Run(
            Dump + """

            f = h5py.File(sys.argv[2])
            same = [(f['new/' + n][...] == np.arange(12.).reshape(3, 4) * 2).all() for n in ('y', 'packed')]
            sys.stdout.write(f'{before == after} {same[0]} {same[1]}')
            """,
            old,
            path));
    }

    [Fact]
    public void A_file_that_is_not_there_yet_is_made()
    {
        Hdf5Output.Write(Hdf5.Create<double>(_folder.PathOf("file.h5"), "a", Add), [1, 2], [2]);
        Hdf5Output.Write(Hdf5.Create<double>(_folder.PathOf("file.h5"), "b", Add with { ChunkShape = [1] }), [3, 4], [2]);
        Assert.Equal([1, 2], Read("a"));
        Assert.Equal([3, 4], Read("b"));
    }

    [Fact]
    public void Several_results_are_added_at_once()
    {
        string path = Make("earliest");
        using ArraySource<double> x = Hdf5.Open<double>(path, "x");
        var plan = (Plan<double, double>)Kernels.Bind("Both", x);
        plan.WriteTo(Hdf5.Create<double>(path, "/new/more", Add), Hdf5.Create<double>(path, "/new/sums", Add));
        Assert.Equal([6, 22, 38], Read("new/sums"));
        Assert.Equal(12, Read("new/more").Length);
        var error = Assert.Throws<ArrayStorageException>(() => plan.WriteTo(Hdf5.Create<double>(path, "/p", Add), Hdf5.Create<double>(path, "/q", new StorageOptions { Overwrite = true })));
        Assert.Contains("AddToFile", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dataset_of_that_name_is_kept_unless_told_otherwise()
    {
        string path = Make("earliest");
        Assert.True(Throws("has a dataset '/x' already. Set StorageOptions.Overwrite beside AddToFile", () => Hdf5.Create<double>(path, "x", Add).Validate([2])));
        StorageOptions replace = Add with { Overwrite = true };
        Hdf5Output.Write(Hdf5.Create<double>(path, "x", replace), [7, 8], [2]);
        Assert.Equal([7, 8], Read("x"));
    }

    [Fact]
    public void A_file_that_was_replaced_meanwhile_is_not_added_to()
    {
        string path = Make("earliest");
        ArraySink<double> sink = Hdf5.Create<double>(path, "new/y", Add);
        using (var transaction = new SinkTransaction())
        {
            ArrayWriter<double> writer = sink.Begin(transaction, [100], []);
            Python.Run("import h5py, os, sys\nwith h5py.File(sys.argv[1] + '2', 'w') as f:\n    f['late'] = [1.0, 2.0]\nos.replace(sys.argv[1] + '2', sys.argv[1])", path);
            Hdf5Output.WriteBlocks(sink, writer, new double[100], [100]);
            Assert.Contains("was replaced by another file", Assert.Throws<ArrayStorageException>(transaction.Commit).Message, StringComparison.Ordinal);
        }

        Assert.Equal([1, 2], Read("late"));
        Assert.Equal(["file.h5"], _folder.Names);
    }

    [Fact]
    public void Names_that_are_taken_by_other_things_are_refused()
    {
        string path = Make("earliest");
        StorageOptions replace = Add with { Overwrite = true };
        Assert.True(Throws("'/g' in", () => Hdf5.Create<double>(path, "g", replace).Validate([2])));
        Assert.True(Throws("is a group", () => Hdf5.Create<double>(path, "g", replace).Validate([2])));
        Assert.True(Throws("'/x' in", () => Hdf5.Create<double>(path, "x/y", replace).Validate([2])));
        Assert.True(Throws("is no group", () => Hdf5.Create<double>(path, "x/y", replace).Validate([2])));
        Assert.True(Throws("a named type", () => Hdf5.Create<double>(path, "type", replace).Validate([2])));
        Assert.True(Throws("link to another file", () => Hdf5.Create<double>(path, "nowhere/y", replace).Validate([2])));
        Assert.True(Throws("scale that other datasets are attached to", () => Hdf5.Create<double>(path, "time", replace).Validate([2])));
        Assert.True(Throws("one array", () => Npy.Create<double>(_folder.PathOf("y.npy"), Add).Validate([2])));
        File.WriteAllText(_folder.PathOf("text.h5"), "precious");
        Assert.True(Throws("is a text file", () => Hdf5.Create<double>(_folder.PathOf("text.h5"), "x", Add).Validate([2])));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_run_that_fails_leaves_the_file_as_it_was(bool isCompressed)
    {
        string path = Make("earliest");
        byte[] before = File.ReadAllBytes(path);
        ArraySink<double> sink = Hdf5.Create<double>(path, "new/y", Add with { Compression = isCompressed ? Compression.Gzip() : Compression.None });
        using (var transaction = new SinkTransaction())
        {
            ArrayWriter<double> writer = sink.Begin(transaction, [100], ["n"]);
            Hdf5Output.WriteBlocks(sink, writer, new double[100], [100]);
        }

        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal(["file.h5"], _folder.Names);
    }

    /// <summary>Of options that differ the stricter holds, in whatever order.</summary>
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void A_file_is_durable_if_one_of_its_sinks_says_so(bool first, bool second)
    {
        using var transaction = new SinkTransaction();
        string path = _folder.PathOf("file.h5");
        var options = new StorageOptions { Overwrite = true };
        Hdf5.Create<double>(path, "a", options with { Durable = first }).Begin(transaction, [2], []);
        Hdf5.Create<double>(path, "b", options with { Durable = second, Overwrite = false }).Begin(transaction, [2], []);
        Assert.True(transaction.GetOrAdd<Hdf5Container>(path, null!).OpenForData().IsDurable);

        // Nor does it replace what only one of them may.
        File.WriteAllText(path, "meanwhile");
        Assert.Throws<ArrayStorageException>(transaction.Commit);
        Assert.Equal("meanwhile", File.ReadAllText(path));
    }

    /// <summary>HDF5 itself lets nobody write meanwhile; who goes past its locks is noticed, and what was written is kept.</summary>
    [Fact]
    public void What_others_write_meanwhile_is_not_lost()
    {
        string path = Make("earliest");
        ArraySink<double> sink = Hdf5.Create<double>(path, "new/y", Add);
        using (var transaction = new SinkTransaction())
        {
            ArrayWriter<double> writer = sink.Begin(transaction, [100], []);
            using (System.Diagnostics.Process other = Python.Start("import h5py, sys\ntry:\n    h5py.File(sys.argv[1], 'r+')\nexcept BlockingIOError:\n    print('locked', end='')", path))
            {
                Assert.Equal("locked", other.StandardOutput.ReadToEnd());
                other.WaitForExit();
            }

            Python.Run("import h5py, sys\nwith h5py.File(sys.argv[1], 'r+') as f:\n    f['late'] = [1.0, 2.0]", path);
            Hdf5Output.WriteBlocks(sink, writer, new double[100], [100]);
            Assert.Contains("since it was opened", Assert.Throws<ArrayStorageException>(transaction.Commit).Message, StringComparison.Ordinal);
        }

        Assert.Equal([1, 2], Read("late"));
        Assert.Equal(["file.h5"], _folder.Names);
    }

    /// <summary>The library would write over it, and cut off the rest.</summary>
    [Theory]
    [InlineData("earliest", false)]
    [InlineData("latest", false)]
    [InlineData("earliest", true)]
    public void What_lies_behind_the_end_of_the_HDF5_part_is_not_lost(string format, bool isHeadDamaged)
    {
        string path = _folder.PathOf("file.h5");
        Python.Run("import sys, h5py, numpy as np\nwith h5py.File(sys.argv[1], 'w', libver=sys.argv[2]) as f:\n    f['x'] = np.arange(5000.)\n    f['last'] = np.arange(5000.)", path, format);
        long end = new FileInfo(path).Length;
        if (isHeadDamaged)
        {
            Python.Run("import sys, struct; f = open(sys.argv[1], 'r+b'); f.seek(40); end, = struct.unpack('<Q', f.read(8)); f.seek(40); f.write(struct.pack('<Q', end - 30_000))", path);
        }
        else
        {
            File.AppendAllText(path, "a signature");
        }

        byte[] before = File.ReadAllBytes(path);
        string expected = $"'{path}' has {before.Length} bytes and ends at {(isHeadDamaged ? end - 30_000 : end)} by its own head";
        ArraySink<double> sink = Hdf5.Create<double>(path, "new", new StorageOptions { AddToFile = true });
        Assert.StartsWith(expected, Assert.Throws<ArrayStorageException>(() => sink.Validate([2])).Message, StringComparison.Ordinal);
        using (var transaction = new SinkTransaction())
        {
            Assert.StartsWith(expected, Assert.Throws<ArrayStorageException>(() => sink.Begin(transaction, [2], ["n"])).Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal(["file.h5"], _folder.Names);
    }

    public void Dispose() => _folder.Dispose();

    private static bool Throws(string part, Action action)
    {
        try
        {
            action();
            return false;
        }
        catch (ArrayStorageException error)
        {
            Assert.Contains(part, error.Message, StringComparison.Ordinal);
            return true;
        }
    }

    private string Make(string kind)
    {
        string path = _folder.PathOf("file.h5");
        Python.Run(Rich, kind, path);
        return path;
    }

    private double[] Read(string dataset)
    {
        using ArraySource<double> source = Hdf5.Open<double>(_folder.PathOf("file.h5"), dataset);
        return Blocks.ReadAll(source);
    }
}
