using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

public sealed class Hdf5HeaderTests(Hdf5HeaderTests.Files files) : IClassFixture<Hdf5HeaderTests.Files>, IDisposable
{
    private readonly List<ArraySource> _opened = [];

    /// <summary>A file with names, attributes and every way to store chunks.</summary>
    public sealed class Files : IDisposable
    {
        private const string Script = """
            import sys, h5py, numpy as np
            with h5py.File(sys.argv[1], 'w', libver='latest') as f:
                d = f.create_dataset('labelled', (2, 3, 4), '>i2', fillvalue=-5)
                d.dims[0].label = 'time'
                d.dims[2].label = 'x'
                for name, length in (('lat', 5), ('lon', 6)):
                    f['grid/' + name] = np.arange(float(length))
                    f['grid/' + name].make_scale('a netCDF dimension')
                f['elsewhere/deep/depth'] = np.arange(3.0)
                f['elsewhere/deep/depth'].make_scale()
                f['elsewhere/loop'] = f['elsewhere']
                f['profile'] = np.zeros(3)
                f['profile'].dims[0].attach_scale(f['elsewhere/deep/depth'])
                d = f.create_dataset('grid/wind', (5, 6), chunks=(2, 6))
                d.dims[0].attach_scale(f['grid/lat'])
                d.dims[1].attach_scale(f['grid/lon'])
                d.dims[1].label = 'longitude'
                d.attrs['scale_factor'] = np.float32(0.5)
                d.attrs['add_offset'] = np.array([1.5, 2.5], '>f8')
                d.attrs['units'] = 'm/s'
                d.attrs['fixed'] = np.bytes_('abc')
                d.attrs['names'] = ['p', 'qq']
                d.attrs['matrix'] = np.zeros((2, 2))
                d.attrs['flag'] = np.bool_(True)
                d.attrs['count'] = np.int16(-3)
                d.attrs['self'] = d.ref
                d.attrs['pair'] = np.zeros(1, [('a', 'f8')])
                def bits(name, values, kind):
                    low = h5py.h5d.create(f.id, name, kind, h5py.h5s.create_simple(values.shape))
                    low.write(h5py.h5s.ALL, h5py.h5s.ALL, values, mtype=kind)
                    return h5py.Dataset(low)
                bits(b'bits', np.array([0, 1, 200], 'u1'), h5py.h5t.STD_B8LE)
                bits(b'wide_bits', np.array([0, 1, 51966], '>u2'), h5py.h5t.STD_B16BE)
                bits(b'flags', np.array([0, 1, 1], 'u1'), h5py.h5t.STD_B8LE).attrs['CLASS'] = np.bytes_('CARRAY')
                yes = h5py.h5t.enum_create(h5py.h5t.NATIVE_INT8)
                yes.enum_insert(b'TRUE', 1)
                yes.enum_insert(b'FALSE', 0)
                bits(b'truths', np.array([0, 1, 1], 'i1'), yes)
                f.create_dataset('packed', (5, 6), chunks=(2, 6), compression='gzip')
                f.create_dataset('many', (3000,), 'u1', chunks=(1,))[...] = 1
                f.create_dataset('growing', (3000,), 'u1', chunks=(10,), maxshape=(None,))[...] = 1
                plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
                plist.set_chunk((1,))
                plist.set_alloc_time(h5py.h5d.ALLOC_TIME_EARLY)
                h5py.Dataset(h5py.h5d.create(f.id, b'early', h5py.h5t.STD_U8LE, h5py.h5s.create_simple((3000,)), plist))[...] = np.arange(3000) % 251
            """;

        private readonly TemporaryFolder _folder = new();

        /// <summary>Writes the file.</summary>
        public Files() => Python.Run(Script, FilePath);

        /// <summary>The file.</summary>
        public string FilePath => _folder.PathOf("header.h5");

        /// <inheritdoc/>
        public void Dispose() => _folder.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose() => _opened.ForEach(source => source.Dispose());

    [Fact]
    public void Axes_have_their_labels_or_the_names_of_their_scales()
    {
        Assert.Equal(["time", null, "x"], Open("labelled").DimensionNames);
        Assert.Equal(["lat", "longitude"], Open("/grid/wind").DimensionNames);
        Assert.Equal(["lat"], Open("/grid/lat").DimensionNames);
        Assert.Equal(["depth"], Open("profile").DimensionNames);
        Assert.Empty(Open("many").DimensionNames);
    }

    [Fact]
    public void Attributes_are_numbers_texts_and_lists_of_them()
    {
        IReadOnlyDictionary<string, object> attributes = Open("grid/wind").Attributes;
        Assert.Equal(0.5f, attributes["scale_factor"]);
        Assert.Equal(new[] { 1.5, 2.5 }, attributes["add_offset"]);
        Assert.Equal("m/s", attributes["units"]);
        Assert.Equal("abc", attributes["fixed"]);
        Assert.Equal(new[] { "p", "qq" }, attributes["names"]);
        Assert.Equal(true, attributes["flag"]);
        Assert.Equal((short)-3, attributes["count"]);
        Assert.Equal(7, attributes.Count);
    }

    [Fact]
    public void Bit_fields_are_unsigned_integers_and_bools_where_PyTables_wrote_them()
    {
        Assert.Equal([0, 1, 200], Blocks.ReadAll((ArraySource<byte>)Open("bits")));
        Assert.Equal([0, 1, 51966], Blocks.ReadAll((ArraySource<ushort>)Open("wide_bits")));
        Assert.Equal([false, true, true], Blocks.ReadAll((ArraySource<bool>)Open("flags")));
        Assert.Equal([false, true, true], Blocks.ReadAll((ArraySource<bool>)Open("truths")));
    }

    [Fact]
    public void The_fill_value_and_the_grid_are_the_file_s()
    {
        ArraySource source = Open("labelled");
        Assert.Equal((short)-5, source.FillValue);
        Assert.True(source.ChunkShape.IsEmpty);
        Assert.Equal([2, 6], Open("grid/wind").ChunkShape);
        Assert.Equal($"dataset 'grid/wind' in '{files.FilePath}'", Open("grid/wind").Name);
    }

    [Theory]
    [InlineData("labelled", false)]
    [InlineData("grid/wind", false)]
    [InlineData("growing", false)]
    [InlineData("early", false)]
    [InlineData("many", false)]
    [InlineData("packed", true)]
    public void Only_filtered_chunks_are_fetched_whole(string dataset, bool whole) => Assert.Equal(whole, Open(dataset).ReadsWholeChunks);

    [Fact]
    public void Rows_of_plain_chunks_are_fetched_without_the_rest()
    {
        using ArraySource<byte> source = Hdf5.Open<byte>(files.FilePath, "early");
        byte[] block = new byte[5];
        Assert.Equal(5, source.ReadBlock([1000], [5], block, new byte[source.ScratchBytes]));
        Assert.Equal(Enumerable.Range(1000, 5).Select(i => (byte)(i % 251)), block);
    }

    [Fact]
    public void Threads_read_one_source_at_once()
    {
        using ArraySource<byte> plain = Hdf5.Open<byte>(files.FilePath, "early");
        using ArraySource<byte> locked = Hdf5.Open<byte>(files.FilePath, "many");
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
        {
            byte[] expected = [.. Enumerable.Range(i * 10, 50).Select(j => (byte)(j % 251))];
            Assert.Equal(expected, Blocks.Read(plain, [i * 10], [50]));
            Assert.All(Blocks.Read(locked, [i * 10], [50]), value => Assert.Equal(1, value));
            Assert.Throws<ArrayStorageException>(() => Hdf5.Open(files.FilePath, "nothing" + i));
        });
    }

    [Fact]
    public void Sources_of_one_file_close_each_for_itself()
    {
        using ArraySource<byte> kept = Hdf5.Open<byte>(files.FilePath, "many");
        using (ArraySource<byte> closed = Hdf5.Open<byte>(files.FilePath, "many"))
        {
            Assert.Equal([1], Blocks.Read(closed, [5], [1]));
        }

        Assert.Equal([1], Blocks.Read(kept, [7], [1]));
    }

    [Fact]
    public void Attributes_and_names_are_read_when_asked_for()
    {
        ArraySource source = Hdf5.Open(files.FilePath, "grid/wind");
        Assert.True(source.Attributes.TryGetValue("units", out object? units));
        Assert.Equal("m/s", units);
        Assert.False(source.Attributes.ContainsKey("no such"));
        Assert.Throws<KeyNotFoundException>(() => source.Attributes["no such"]);
        source.Dispose();
        Assert.Equal("m/s", source.Attributes["units"]);
        Assert.Contains("header.h5", Assert.Throws<ObjectDisposedException>(() => source.Attributes["names"]).Message, StringComparison.Ordinal);
        Assert.Contains("header.h5", Assert.Throws<ObjectDisposedException>(() => source.DimensionNames).Message, StringComparison.Ordinal);
    }

    private ArraySource Open(string dataset)
    {
        ArraySource source = Hdf5.Open(files.FilePath, dataset);
        _opened.Add(source);
        return source;
    }
}
