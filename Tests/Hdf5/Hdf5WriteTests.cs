using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

public sealed class Hdf5WriteTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, StorageOptions> Layouts => new()
    {
        { "(None, None, None, False)", new StorageOptions() },
        { "(4, None, None, False)", new StorageOptions { ChunkShape = [4, 5, 2] } },
        { "(4, 'gzip', 4, True)", new StorageOptions { ChunkShape = [4, 5, 2], Compression = Compression.Gzip() } },
        { "(4, 'gzip', 0, True)", new StorageOptions { ChunkShape = [4, 5, 2], Compression = Compression.Gzip(0) } },
        { "(4, 'gzip', 9, False)", new StorageOptions { ChunkShape = [4, 5, 2], Compression = Compression.Gzip(9) with { Shuffle = false } } },
        { "(4, None, None, True)", new StorageOptions { ChunkShape = [4, 5, 2], Compression = Compression.None with { Shuffle = true } } },
        { "(9, 'gzip', 4, True)", new StorageOptions { Compression = Compression.Gzip() } },
        { "(9, None, None, False)", new StorageOptions { ChunkShape = [100, 100, 100] } },
    };

    [Theory]
    [MemberData(nameof(Layouts))]
    public void H5py_reads_every_layout(string layout, StorageOptions options)
    {
        var random = new Random(5);
        double[] elements = [.. Enumerable.Range(0, 9 * 11 * 3).Select(i => i % 7 == 0 ? random.NextDouble() : i)];
        string path = _folder.PathOf("y.h5");
        Hdf5Output.Write(Hdf5.Create<double>(path, "/group/y", options), elements, [9, 11, 3]);
        string found = Python.Run(
            """
            import sys, h5py, numpy as np
            d = h5py.File(sys.argv[1])['group/y']
            print((d.chunks and d.chunks[0], d.compression, d.compression_opts, d.shuffle))
            print(d.dtype, d.shape)
            sys.stdout.write(','.join(float.hex(float(v)) for v in d[...].ravel()))
            """,
            path);
        string[] lines = found.Split('\n');
        Assert.Equal(layout, lines[0]);
        Assert.Equal("float64 (9, 11, 3)", lines[1]);
        Assert.Equal(Python.Run("import sys, numpy as np\nsys.stdout.write(','.join(float.hex(float(v)) for v in np.fromfile(sys.argv[1])))", Dump(elements)), lines[2]);
        Assert.Equal(["y.h5", "y.h5.raw"], _folder.Names);

        using ArraySource<double> back = Hdf5.Open<double>(path, "group/y");
        Assert.Equal(elements, Blocks.ReadAll(back));
    }

    [Fact]
    public void A_file_does_not_tell_when_it_was_written()
    {
        double[] elements = [1, 2, 3];
        Hdf5Output.Write(Hdf5.Create<double>(_folder.PathOf("first.h5"), "/a//b/c/y"), elements, [3]);
        Thread.Sleep(TimeSpan.FromSeconds(1.1));
        Hdf5Output.Write(Hdf5.Create<double>(_folder.PathOf("second.h5"), "/a//b/c/y"), elements, [3]);
        Assert.Equal(File.ReadAllBytes(_folder.PathOf("first.h5")), File.ReadAllBytes(_folder.PathOf("second.h5")));
        using ArraySource<double> back = Hdf5.Open<double>(_folder.PathOf("second.h5"), "/a/b/c/y");
        Assert.Equal(elements, Blocks.ReadAll(back));
    }

    [Fact]
    public void H5py_reads_every_element_type()
    {
        Write<double>("f8", [1.5, -2]);
        Write<float>("f4", [1.5f, -2]);
        Write("f2", [(Half)1.5, (Half)(-2)]);
        Write<long>("i8", [long.MinValue, 3]);
        Write<int>("i4", [int.MinValue, 3]);
        Write<short>("i2", [short.MinValue, 3]);
        Write<sbyte>("i1", [sbyte.MinValue, 3]);
        Write("u8", [ulong.MaxValue, 3ul]);
        Write("u4", [uint.MaxValue, 3u]);
        Write<ushort>("u2", [ushort.MaxValue, 3]);
        Write<byte>("u1", [255, 3]);
        Write("bool", [true, false]);
        string found = Python.Run(
            """
            import sys, h5py
            for t in 'f8 f4 f2 i8 i4 i2 i1 u8 u4 u2 u1 bool'.split():
                d = h5py.File(sys.argv[1] + '/' + t + '.h5')['x']
                print(t, d.dtype, d[0], d[1])
            """,
            _folder.Path);
        Assert.Equal(
            """
            f8 float64 1.5 -2.0
            f4 float32 1.5 -2.0
            f2 float16 1.5 -2.0
            i8 int64 -9223372036854775808 3
            i4 int32 -2147483648 3
            i2 int16 -32768 3
            i1 int8 -128 3
            u8 uint64 18446744073709551615 3
            u4 uint32 4294967295 3
            u2 uint16 65535 3
            u1 uint8 255 3
            bool bool True False

            """,
            found);
    }

    [Fact]
    public void Attributes_and_axis_names_arrive()
    {
        var options = new StorageOptions
        {
            Attributes = new Dictionary<string, object>
            {
                ["units"] = "m/s, größer",
                ["scale"] = 0.25,
                ["count"] = 7L,
                ["flag"] = true,
                ["range"] = new float[] { 1, 2.5f },
                ["bits"] = new uint[] { 1, uint.MaxValue },
                ["names"] = new[] { "a", "bb" },
            },
        };
        string path = _folder.PathOf("y.h5");
        Hdf5Output.Write(Hdf5.Create<int>(path, "y", options), [1, 2, 3, 4, 5, 6], [3, 2, 1], "time", null, "x");
        string found = Python.Run(
            """
            import sys, h5py
            d = h5py.File(sys.argv[1])['y']
            print([a.label for a in d.dims])
            for k in ('units', 'scale', 'count', 'flag', 'range', 'bits', 'names'):
                v = d.attrs[k]
                print(k, v.tolist() if hasattr(v, 'tolist') else v, getattr(v, 'dtype', ''))
            """,
            path);
        Assert.Equal(
            """
            ['time', '', 'x']
            units m/s, größer 
            scale 0.25 float64
            count 7 int64
            flag True bool
            range [1.0, 2.5] float32
            bits [1, 4294967295] uint32
            names ['a', 'bb'] object

            """,
            found);
        using ArraySource<int> back = Hdf5.Open<int>(path, "y");
        Assert.Equal(["time", null, "x"], back.DimensionNames);
        Assert.Equal(options.Attributes.Count, back.Attributes.Count);
        Assert.All(options.Attributes, attribute => Assert.Equal(attribute.Value, back.Attributes[attribute.Key]));
    }

    [Fact]
    public void Attributes_are_those_at_the_time_they_were_given()
    {
        var given = new Dictionary<string, object> { ["units"] = "m" };
        var options = new StorageOptions { Attributes = given };
        given["units"] = "feet";
        given["more"] = 1;
        Hdf5Output.Write(Hdf5.Create<int>(_folder.PathOf("y.h5"), "y", options), [1, 2], [2]);
        using (ArraySource<int> source = Hdf5.Open<int>(_folder.PathOf("y.h5"), "y"))
        {
            options = new StorageOptions { Attributes = source.Attributes };
        }

        Hdf5Output.Write(Hdf5.Create<int>(_folder.PathOf("z.h5"), "z", options), [1, 2], [2]);
        Assert.Equal("{'units': 'm'}\n", Python.Run("import sys, h5py; print(dict(h5py.File(sys.argv[1])['z'].attrs))", _folder.PathOf("z.h5")));
    }

    [Fact]
    public void Scalars_and_empty_arrays_are_written()
    {
        Write<double>("scalar", [42.5], []);
        Write<double>("empty", [], [0, 4]);
        string found = Python.Run(
            "import sys, h5py\nfor n in ('scalar', 'empty'):\n    d = h5py.File(sys.argv[1] + '/' + n + '.h5')['x']; print(d.shape, d[...].tolist())", _folder.Path);
        Assert.Equal("() 42.5\n(0, 4) []\n", found);
    }

    [Fact]
    public void Sinks_of_one_path_make_one_file()
    {
        string path = _folder.PathOf("both.h5");
        var packed = new StorageOptions { Compression = Compression.Gzip(), ChunkShape = [50] };
        ArraySink<double> a = Hdf5.Create<double>(path, "/g/a");
        ArraySink<long> b = Hdf5.Create<long>(path, "/g/b", packed);
        ArraySink<float> c = Hdf5.Create<float>(path, "/c", new StorageOptions { ChunkShape = [2, 2] });
        double[] first = [.. Enumerable.Range(0, 1000).Select(i => i / 3.0)];
        long[] second = [.. Enumerable.Range(0, 777).Select(i => (long)i * i)];
        float[] third = [.. Enumerable.Range(0, 15).Select(i => (float)i)];
        using (var transaction = new SinkTransaction())
        {
            // The last two begin after the library has closed the file for the first.
            ArrayWriter<double> writer = a.Begin(transaction, [1000], []);
            Hdf5Output.WriteBlocks(a, writer, first, [1000]);
            ArrayWriter<float> late = c.Begin(transaction, [5, 3], []);
            ArrayWriter<long> later = b.Begin(transaction, [777], []);
            Hdf5Output.WriteBlocks(c, late, third, [5, 3]);
            Hdf5Output.WriteBlocks(b, later, second, [777]);
            Assert.Equal(["both.h5.sg-lock", "both.h5.sg-new"], _folder.Names);
            transaction.Commit();
        }

        Assert.Equal(["both.h5"], _folder.Names);
        using ArraySource<double> x = Hdf5.Open<double>(path, "/g/a");
        using ArraySource<long> y = Hdf5.Open<long>(path, "/g/b");
        using ArraySource<float> z = Hdf5.Open<float>(path, "/c");
        Assert.Equal(first, Blocks.ReadAll(x));
        Assert.Equal(second, Blocks.ReadAll(y));
        Assert.Equal(third, Blocks.ReadAll(z));
        Assert.Equal("True True True", Python.Run(
            "import sys, h5py, numpy as np\nf = h5py.File(sys.argv[1])\nsys.stdout.write(' '.join(str(bool(v)) for v in ((f['g/a'][...] == np.arange(1000) / 3).all(), (f['g/b'][...] == np.arange(777) ** 2).all(), (f['c'][...].ravel() == np.arange(15)).all())))", path));
    }

    public void Dispose() => _folder.Dispose();

    private void Write<T>(string name, T[] elements, long[]? shape = null)
        where T : unmanaged => Hdf5Output.Write(Hdf5.Create<T>(_folder.PathOf(name + ".h5"), "x"), elements, shape ?? [elements.Length]);

    private string Dump(double[] elements)
    {
        string path = _folder.PathOf("y.h5.raw");
        File.WriteAllBytes(path, System.Runtime.InteropServices.MemoryMarshal.AsBytes(elements.AsSpan()));
        return path;
    }
}
