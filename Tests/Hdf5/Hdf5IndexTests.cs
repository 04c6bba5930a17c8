using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>Chunk indices that lie about sizes and places never write past a buffer, and never pass off what lay in memory as elements.</summary>
public sealed class Hdf5IndexTests(Hdf5IndexTests.Files files) : IClassFixture<Hdf5IndexTests.Files>
{
    /// <summary>Files of the classic format, whose chunk index has no checksum.</summary>
    public sealed class Files : IDisposable
    {
        private const string Script = """
            import sys, struct, h5py, numpy as np
            folder = sys.argv[1]

            def write(name, chunks, **options):
                with h5py.File(folder + '/' + name, 'w') as f:
                    f.create_dataset('x', (10 * chunks,), 'f8', chunks=(10,), **options)[...] = np.arange(10.0 * chunks)
                data = bytearray(open(folder + '/' + name, 'rb').read())
                # The first record of the first leaf: size, filter mask, place, address.
                return data, data.index(b'TREE\x01\x00') + 24

            for name, chunks, options in ('few', 5, {}), ('many', 1500, {}), ('packed', 5, dict(compression='gzip')):
                data, record = write(name + '.h5', chunks, **options)
                stored, = struct.unpack_from('<I', data, record)
                assert name == 'packed' or stored == 80
                for size in 0, 8, 64, 8000, 100_000, 0xFFFFFFFF:
                    struct.pack_into('<I', data, record, size)
                    open(f'{folder}/{name}_{size}.h5', 'wb').write(data)
                struct.pack_into('<I', data, record, stored)
                # The second chunk takes the first one's place.
                struct.pack_into('<Q', data, record + 8 + 8 * 2 + 8 + 8, 0)
                open(f'{folder}/{name}_twice.h5', 'wb').write(data)

            # Chunks without an index, of an array that claims more bytes than 64 bits count; the checksum of its header fits.
            import ctypes
            with h5py.File(folder + '/endless_3000.h5', 'w', libver='latest') as f:
                plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
                plist.set_chunk((1000,))
                plist.set_alloc_time(h5py.h5d.ALLOC_TIME_EARLY)
                low = h5py.h5d.create(f.id, b'x', h5py.h5t.NATIVE_DOUBLE, h5py.h5s.create_simple((3000,)), plist)
                h5py.Dataset(low)[...] = np.arange(3000.)
            sound = open(folder + '/endless_3000.h5', 'rb').read()
            data = bytearray(sound)
            length = struct.pack('<Q', 3000)
            start = data.rindex(b'OHDR', 0, data.index(length))
            lookup3 = ctypes.CDLL('libhdf5_serial.so.103').H5_checksum_lookup3
            lookup3.restype = ctypes.c_uint32
            of = lambda end: lookup3(bytes(data[start:end]), ctypes.c_size_t(end - start), ctypes.c_uint32(0))
            end = next(end for end in range(start + 8, len(data)) if struct.unpack_from('<I', data, end)[0] == of(end))
            for other in 4000, 1 << 40, 1 << 61, (1 << 62) + 1:
                data[start:end] = sound[start:end].replace(length, struct.pack('<Q', other))
                struct.pack_into('<I', data, end, of(end))
                open(f'{folder}/endless_{other}.h5', 'wb').write(data)
            """;

        private readonly TemporaryFolder _folder = new();

        /// <summary>Writes the files.</summary>
        public Files() => Python.Run(Script, _folder.Path);

        /// <summary>The path of a file.</summary>
        public string PathOf(string name) => _folder.PathOf(name);

        /// <inheritdoc/>
        public void Dispose() => _folder.Dispose();
    }

    public static TheoryData<uint> Sizes => [0, 8, 64, 8000, 100_000, uint.MaxValue];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_record_of_another_size_than_the_chunk_s_is_refused(uint size)
    {
        var error = Assert.Throws<ArrayStorageException>(() => Hdf5.Open<double>(files.PathOf($"few_{size}.h5"), "x"));
        Assert.Contains($"The chunk at [0] of dataset 'x' in", error.Message, StringComparison.Ordinal);
        Assert.Contains($"claims {size} stored bytes", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Plain_chunks_too_many_to_be_asked_for_have_the_size_of_the_layout_whatever_their_records_say(uint size)
    {
        using ArraySource<double> source = Hdf5.Open<double>(files.PathOf($"many_{size}.h5"), "x");
        Assert.Equal(Enumerable.Range(0, 15_000).Select(i => (double)i), Blocks.ReadAll(source));
    }

    [Theory]
    [InlineData(0, "claims 0 stored bytes for 80")]
    [InlineData(8, "its deflated data")]
    [InlineData(8000, "claims 8000 stored bytes for 80")]
    [InlineData(100_000, "claims 100000 stored bytes for 80")]
    [InlineData(uint.MaxValue, "claims 4294967295 stored bytes for 80")]
    public void A_filtered_chunk_is_read_when_its_record_can_be_true(uint size, string part)
    {
        using ArraySource<double> source = Hdf5.Open<double>(files.PathOf($"packed_{size}.h5"), "x");
        Assert.Equal(Enumerable.Range(10, 40).SelectMany(i => BitConverter.GetBytes((double)i)), Blocks.Read(source, [10], [40]));
        var error = Assert.Throws<ArrayStorageException>(() => Blocks.Read(source, [5], [10]));
        Assert.Contains("The chunk at [0] of dataset 'x' in", error.Message, StringComparison.Ordinal);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    /// <summary>Deflated data says itself where it ends.</summary>
    [Fact]
    public void What_a_record_claims_beyond_deflated_data_is_no_part_of_it()
    {
        using ArraySource<double> source = Hdf5.Open<double>(files.PathOf("packed_64.h5"), "x");
        Assert.Equal(Enumerable.Range(0, 50).Select(i => (double)i), Blocks.ReadAll(source));
    }

    [Fact]
    public void Chunks_behind_the_end_of_the_file_are_refused_however_far_they_lie()
    {
        Assert.Equal(2999, Blocks.ReadAll(Opened(3000))[^1]);
        Assert.All([4000, 1L << 40, 1L << 61, (1L << 62) + 1], length => Assert.Contains("end behind the", Assert.Throws<ArrayStorageException>(() => Opened(length)).Message, StringComparison.Ordinal));

        ArraySource<double> Opened(long length) => Hdf5.Open<double>(files.PathOf($"endless_{length}.h5"), "x");
    }

    [Fact]
    public void A_chunk_that_is_stored_twice_is_refused()
    {
        var error = Assert.Throws<ArrayStorageException>(() => Hdf5.Open<double>(files.PathOf("few_twice.h5"), "x"));
        Assert.Contains("is stored twice", error.Message, StringComparison.Ordinal);
    }
}
