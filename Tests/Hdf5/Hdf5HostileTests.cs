using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>Damaged and hostile files end in an error that says where, never in wrong numbers.</summary>
public sealed class Hdf5HostileTests(Hdf5HostileTests.Files files) : IClassFixture<Hdf5HostileTests.Files>
{
    /// <summary>Files that lie.</summary>
    public sealed class Files : IDisposable
    {
        private const string Script = """
            import sys, ctypes, h5py, zlib, numpy as np
            folder = sys.argv[1]
            with h5py.File(folder + '/sound.h5', 'w', libver='latest') as f:
                d = f.create_dataset('x', (40, 10), 'i4', chunks=(7, 10), compression='gzip', shuffle=True, fletcher32=True)
                d[...] = np.arange(400).reshape(40, 10)
                d.attrs['units'] = 'm'
            with h5py.File(folder + '/lies.h5', 'w') as f:
                def put(name, chunk, **options):
                    d = f.create_dataset(name, (64,), 'i4', chunks=(16,), **options)
                    d[...] = np.arange(64)
                    d.id.write_direct_chunk((32,), chunk, 0)
                good = zlib.compress(np.arange(16, dtype='i4').tobytes())
                put('bomb', zlib.compress(bytes(3_500_000), 9), compression='gzip')
                put('small_bomb', zlib.compress(bytes(4000)), compression='gzip')
                put('long', bytes(60_000), shuffle=True)
                put('longer', bytes(65), shuffle=True)
                put('short', bytes(60), shuffle=True)
                put('cut', good[:-9], compression='gzip')
                put('cut_checksum', good[:-2], compression='gzip')
                put('wrong_checksum', good[:-1] + bytes([good[-1] ^ 1]), compression='gzip')
                put('noise', bytes(range(1, 60)), compression='gzip')
                put('fletcher', bytes(64) + b'abcd', fletcher32=True)
                put('fletcher_short', b'abc', fletcher32=True)
                for name, filters in (('undefined', False), ('undefined_packed', True)):
                    plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
                    plist.set_chunk((16,))
                    if filters:
                        plist.set_deflate(4)
                    library = ctypes.CDLL('libhdf5_serial.so.103')
                    assert library.H5Pset_fill_value(ctypes.c_int64(plist.id), ctypes.c_int64(h5py.h5t.NATIVE_INT32.id), None) >= 0
                    low = h5py.h5d.create(f.id, name.encode(), h5py.h5t.NATIVE_INT32, h5py.h5s.create_simple((64,)), plist)
                    h5py.Dataset(low)[:16] = np.arange(16)
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
    [InlineData("bomb", "does not end after 64 bytes", "hostile")]
    [InlineData("small_bomb", "does not end after 64 bytes", "hostile")]
    [InlineData("long", "claims 60000 stored bytes for 64", "hostile")]
    [InlineData("longer", "has 65 bytes where a chunk has 64")]
    [InlineData("short", "has 60 bytes where a chunk has 64")]
    [InlineData("cut", "ends after", "of 64 bytes")]
    [InlineData("cut_checksum", "ends inside its checksum")]
    [InlineData("wrong_checksum", "is damaged")]
    [InlineData("noise", "is damaged")]
    [InlineData("fletcher", "checksum (fletcher32) does not fit")]
    [InlineData("fletcher_short", "checksum (fletcher32) does not fit")]
    public void A_lying_chunk_is_named(string dataset, params string[] parts)
    {
        using ArraySource<int> source = Hdf5.Open<int>(files.PathOf("lies.h5"), dataset);
        Assert.Equal(Enumerable.Range(0, 32).SelectMany(BitConverter.GetBytes), Blocks.Read(source, [0], [32]));
        var error = Assert.Throws<ArrayStorageException>(() => Blocks.Read(source, [20], [30]));
        Assert.All(parts.Append($"The chunk at [32] of dataset '{dataset}'"), part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("undefined")]
    [InlineData("undefined_packed")]
    public void What_was_never_written_and_has_no_fill_value_is_no_number(string dataset)
    {
        using ArraySource<int> source = Hdf5.Open<int>(files.PathOf("lies.h5"), dataset);
        Assert.Null(source.FillValue);
        Assert.Equal(Enumerable.Range(0, 16).SelectMany(BitConverter.GetBytes), Blocks.Read(source, [0], [16]));
        var error = Assert.Throws<ArrayStorageException>(() => Blocks.Read(source, [10], [30]));
        Assert.Contains("leaves its fill value undefined", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flipped_byte_is_an_error_or_changes_nothing()
    {
        byte[] sound = File.ReadAllBytes(files.PathOf("sound.h5"));
        byte[] expected = [.. Enumerable.Range(0, 400).SelectMany(BitConverter.GetBytes)];
        var random = new Random(11);
        int refused = 0;
        for (int i = 0; i < 400; i++)
        {
            byte[] damaged = [.. sound];
            damaged[random.Next(sound.Length)] ^= (byte)(1 << random.Next(8));
            refused += TryRead(damaged, expected) ? 0 : 1;
        }

        Assert.InRange(refused, 40, 399);
    }

    [Fact]
    public void A_cut_file_is_an_error()
    {
        byte[] sound = File.ReadAllBytes(files.PathOf("sound.h5"));
        for (int length = 0; length < sound.Length; length += sound.Length / 60)
        {
            Assert.False(TryRead(sound[..length], []), $"cut to {length} bytes");
        }
    }

    private bool TryRead(byte[] contents, byte[] expected)
    {
        string path = files.PathOf("damaged.h5");
        File.WriteAllBytes(path, contents);
        try
        {
            using ArraySource source = Hdf5.Open(path, "x");
            Assert.Equal(expected, Blocks.ReadAll(source));
            return true;
        }
        catch (ArrayStorageException)
        {
            return false;
        }
    }
}
