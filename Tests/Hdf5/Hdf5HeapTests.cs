using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>The global heap, where texts of variable length lie, has no checksum: nothing in it is believed, and a file that lies there still opens and reads.</summary>
public sealed class Hdf5HeapTests(Hdf5HeapTests.Files files) : IClassFixture<Hdf5HeapTests.Files>
{
    /// <summary>Files whose heap lies.</summary>
    public sealed class Files : IDisposable
    {
        private const string Script = """
            import sys, struct, h5py, numpy as np
            folder = sys.argv[1]

            def write(name, userblock=0, **options):
                with h5py.File(folder + '/' + name, 'w', userblock_size=userblock, **options) as f:
                    f['lat'] = np.arange(3.0)
                    f['lat'].make_scale()
                    f['x'] = np.arange(3.0)
                    f['x'].dims[0].attach_scale(f['lat'])
                    f['x'].attrs['units'] = 'metre'
                    f['x'].attrs['scale_factor'] = 0.5
                    f['x'].attrs['names'] = ['p', '', 'q' * 9000, 'é']
                    f['y'] = np.arange(2.0)
                    f['y'].dims[0].label = 'time'

            def patch(name, change):
                data = bytearray(open(folder + '/sound.h5', 'rb').read())
                heap = data.index(b'GCOL')
                change(data, heap)
                open(folder + '/' + name, 'wb').write(data)

            def put(data, at, text, *values):
                struct.pack_into(text, data, at, *values)

            write('sound.h5')
            write('new.h5', libver='latest')
            write('block.h5', 512)
            patch('large_object.h5', lambda d, heap: put(d, heap + 24, '<Q', 1 << 24))
            patch('huge_object.h5', lambda d, heap: put(d, heap + 24, '<Q', (1 << 64) - 8))
            patch('free_of_nothing.h5', lambda d, heap: put(d, heap + 16, '<HHIQ', 0, 0, 0, 0))
            patch('large_collection.h5', lambda d, heap: put(d, heap + 8, '<Q', 1 << 40))
            patch('small_collection.h5', lambda d, heap: put(d, heap + 8, '<Q', 0))
            patch('no_collection.h5', lambda d, heap: put(d, heap, '<I', 0))

            with h5py.File(folder + '/many.h5', 'w') as f:
                f['x'] = np.arange(3.0)
                f['x'].attrs['texts'] = ['a' * 200_000] + ['b'] * 3_999
            data = bytearray(open(folder + '/many.h5', 'rb').read())
            first = data.index(struct.pack('<I', 200_000))
            for i in range(4_000):
                data[first + 16 * i:first + 16 * i + 16] = data[first:first + 16]
            open(folder + '/many.h5', 'wb').write(data)

            with h5py.File(folder + '/labels.h5', 'w', libver='latest') as f:
                f['x'] = np.zeros((2, 2))
                f['x'].attrs.create('DIMENSION_LABELS', np.array([b'a', b'b'], 'S2000000'))
                f['x'].attrs.create('large', np.zeros(300_000))
                f['x'].attrs.create('blank', np.array([b'a  ', b'bcd'], 'S3'))
            """;

        private readonly TemporaryFolder _folder = new();

        /// <summary>Writes the files.</summary>
        public Files() => Python.Run(Script, _folder.Path);

        /// <summary>The path of a file.</summary>
        public string PathOf(string name) => _folder.PathOf(name);

        /// <inheritdoc/>
        public void Dispose() => _folder.Dispose();
    }

    [Theory]
    [InlineData("sound.h5")]
    [InlineData("new.h5")]
    [InlineData("block.h5")]
    public void Texts_of_any_length_are_those_that_were_written(string file)
    {
        using ArraySource<double> source = Hdf5.Open<double>(files.PathOf(file), "x");
        Assert.Equal("metre", source.Attributes["units"]);
        Assert.Equal(new[] { "p", "", new string('q', 9000), "é" }, source.Attributes["names"]);
        Assert.Equal(0.5, source.Attributes["scale_factor"]);
        Assert.Equal(["lat"], source.DimensionNames);
        using ArraySource<double> labelled = Hdf5.Open<double>(files.PathOf(file), "y");
        Assert.Equal(["time"], labelled.DimensionNames);
    }

    [Theory]
    [InlineData("large_object.h5", "claims 16777216 bytes")]
    [InlineData("huge_object.h5", "claims 18446744073709551608 bytes")]
    [InlineData("free_of_nothing.h5", "object 0 at", "claims 0 bytes")]
    [InlineData("large_collection.h5", "claims 1099511627776 bytes")]
    [InlineData("small_collection.h5", "claims 0 bytes")]
    [InlineData("no_collection.h5", "no collection begins at")]
    public void A_heap_that_lies_is_named_and_spares_all_else(string file, params string[] parts)
    {
        using ArraySource<double> source = Hdf5.Open<double>(files.PathOf(file), "x");
        Assert.Equal([0, 1, 2], Blocks.ReadAll(source));
        Assert.Equal(0.5, source.Attributes["scale_factor"]);
        var error = Assert.Throws<ArrayStorageException>(() => source.DimensionNames);
        Assert.All(parts.Append("The names of the axes of dataset 'x' in"), part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
        error = Assert.Throws<ArrayStorageException>(() => source.Attributes["units"]);
        Assert.All(parts.Append("The attribute 'units' of dataset 'x' in"), part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Texts_that_all_name_one_object_are_not_multiplied()
    {
        using ArraySource<double> source = Hdf5.Open<double>(files.PathOf("many.h5"), "x");
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.False(source.Attributes.ContainsKey("texts"));
        Assert.Empty(source.Attributes);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Fact]
    public void Attributes_above_a_mebibyte_are_left_out_before_they_are_read()
    {
        using ArraySource<double> source = Hdf5.Open<double>(files.PathOf("labels.h5"), "x");
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Empty(source.DimensionNames);
        Assert.Equal(["blank"], source.Attributes.Keys);
        Assert.Equal(new[] { "a", "bcd" }, source.Attributes["blank"]);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }
}
