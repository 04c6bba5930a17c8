using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>
/// The room of a dataset that is replaced: the library walks it and lets others be written over it, so it is given back where all of it was looked at, and else left lying. The oracle is h5py.
/// </summary>
public sealed class Hdf5ReplacedRoomTests : IDisposable
{
    private const string Sound = """
        import sys, h5py, numpy as np
        path, kind, libver = sys.argv[1:4]
        options = {
            'contiguous': {}, 'chunks': dict(chunks=(10, 9)), 'packed': dict(chunks=(10, 9), compression='gzip', shuffle=True), 'growing': dict(chunks=(10, 9), maxshape=(None, 90)),
            'growing2': dict(chunks=(10, 9), maxshape=(None, None), compression='gzip'), 'one': dict(chunks=(100, 90), compression='gzip'), 'pages': dict(chunks=(1, 3)),
        }.get(kind, {})
        with h5py.File(path, 'w', libver=libver) as f:
            f['before'] = np.arange(5000.)
            shared = kind == 'shared'
            if shared:
                f['type'] = np.dtype('<f8')
            x = f.create_dataset('x', data=np.random.default_rng(1).standard_normal((100, 90)), dtype=f['type'] if shared else None, **options)
            for i in range(20 if kind == 'attributes' else 2):
                x.attrs['a%d' % i] = 'text' * i
            f['behind'] = np.arange(5000.) + 1
            if shared:
                f.create_dataset('other', data=np.arange(3.), dtype=f['type'])
        """;

    private const string Damaged = """
        import sys, struct, ctypes, h5py, numpy as np
        path, kind = sys.argv[1:]
        new = kind.startswith('array')
        with h5py.File(path, 'w', libver='latest' if new else 'earliest') as f:
            f['before'] = np.arange(50.)
            shape = (20, 20) if kind == 'array axes' else (400,)
            x = f.create_dataset('x', data=np.arange(400.).reshape(shape), chunks=(1, 2) if len(shape) > 1 else (2,), compression='gzip' if kind.endswith('size') else None)
            chunks = [x.id.get_chunk_info(i) for i in range(200)]
            f['behind'] = np.arange(50.)
            header = h5py.h5o.get_info(x.id).addr
        data = bytearray(open(path, 'rb').read())
        if new:
            lookup3 = ctypes.CDLL('libhdf5_serial.so.103').H5_checksum_lookup3
            lookup3.restype = ctypes.c_uint32
            start = data.index(b'FADB')
            end = start + 14 + 200 * (14 if kind.endswith('size') else 8)
            assert data[end:end + 4] == struct.pack('<I', lookup3(bytes(data[start:end]), ctypes.c_size_t(end - start), ctypes.c_uint32(0)))
            if kind == 'array axes':
                start = header
                at = data.index(bytes([2, 2, 1, 1]) + struct.pack('<QQ', 20, 20), start)
                end = next(end for end in range(at, len(data)) if data[end:end + 4] == struct.pack('<I', lookup3(bytes(data[start:end]), ctypes.c_size_t(end - start), ctypes.c_uint32(0))))
                data[at + 1] = 1
            elif kind == 'array':
                struct.pack_into('<Q', data, start + 14 + 8 * 7, 2**40)
            else:
                at = start + 14 + 14 * 7 + 8
                assert data[at] == chunks[7].size
                data[at] = 250
            data[end:end + 4] = struct.pack('<I', lookup3(bytes(data[start:end]), ctypes.c_size_t(end - start), ctypes.c_uint32(0)))
        else:
            leaf = data.index(struct.pack('<Q', chunks[0].byte_offset)) - 24 - 24
            root = next(i for i in range(len(data)) if data[i:i + 6] == b'TREE\1\1')
            assert data[leaf:leaf + 6] == b'TREE\1\0'
            if kind == 'chunk':
                struct.pack_into('<Q', data, leaf + 24 + 24, 2**40)
            elif kind == 'twice':
                struct.pack_into('<Q', data, leaf + 24 + 24, chunks[1].byte_offset)
            elif kind == 'size':
                struct.pack_into('<I', data, leaf + 24, 2**31)
            elif kind == 'circle':
                struct.pack_into('<Q', data, root + 24 + 24, root)
            elif kind == 'level':
                data[root + 5] = 2
            elif kind == 'nowhere':
                struct.pack_into('<Q', data, root + 24 + 24, 2**64 - 1)
            elif kind == 'other':
                struct.pack_into('<Q', data, root + 24 + 24, chunks[9].byte_offset)
        open(path, 'wb').write(data)
        """;

    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.PathOf("file.h5");

    [Theory]
    [InlineData("contiguous", "earliest", true)]
    [InlineData("contiguous", "latest", true)]
    [InlineData("chunks", "earliest", true)]
    [InlineData("chunks", "latest", true)]
    [InlineData("packed", "earliest", true)]
    [InlineData("packed", "latest", true)]
    [InlineData("pages", "earliest", true)]
    [InlineData("pages", "latest", true)]
    [InlineData("one", "latest", true)]
    [InlineData("growing", "earliest", true)]
    [InlineData("growing2", "earliest", true)]
    [InlineData("growing", "latest", false)]
    [InlineData("growing2", "latest", false)]
    [InlineData("attributes", "latest", false)]
    [InlineData("shared", "earliest", false)]
    [InlineData("shared", "latest", false)]
    public void It_serves_again_where_all_of_it_was_looked_at_and_else_stays_without_a_name(string kind, string format, bool serves)
    {
        Python.Run(Sound, FilePath, kind, format);
        long before = new FileInfo(FilePath).Length;
        for (int i = 1; i <= 2; i++)
        {
            double[] values = [.. Enumerable.Range(0, 5000).Select(n => (double)(n * i))];
            Hdf5Output.Write(Hdf5.Create<double>(FilePath, "x", new StorageOptions { AddToFile = true, Overwrite = true }), values, [5000]);
            Assert.Equal("True True True True", Python.Run(
                """
                import sys, h5py, numpy as np
                f = h5py.File(sys.argv[1])
                other = 'other' not in f or f['other'].id.get_type().committed() and (f['other'][...] == np.arange(3.)).all() and f['type'].dtype == '<f8'
                print((f['x'][...] == np.arange(5000.) * int(sys.argv[2])).all(), (f['before'][...] == np.arange(5000.)).all(), (f['behind'][...] == np.arange(5000.) + 1).all(), other, end='')
                """,
                FilePath,
                i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        // What replaced it the first time is replaced itself.
        long growth = new FileInfo(FilePath).Length - before;
        Assert.True(serves ? growth < 5000 * 8 : growth is > 5000 * 8 - 20_000 and < 2 * 5000 * 8, $"{growth}");
    }

    /// <summary>Every attribute in the header: their heap would be the library's to walk.</summary>
    [Fact]
    public void A_result_with_many_attributes_can_be_replaced_again_and_again()
    {
        var options = new StorageOptions { AddToFile = true, Overwrite = true, Attributes = Enumerable.Range(0, 30).ToDictionary(i => $"a{i}", object (i) => Enumerable.Range(0, 50 * (i + 1)).Select(n => (double)n).ToArray()) };
        long[] lengths = new long[4];
        for (int i = 0; i < lengths.Length; i++)
        {
            Hdf5Output.Write(Hdf5.Create<double>(FilePath, "x", options), [.. Enumerable.Range(0, 20_000).Select(n => (double)n)], [20_000]);
            lengths[i] = new FileInfo(FilePath).Length;
        }

        Assert.Equal("30 1499.0", Python.Run("import sys, h5py; a = h5py.File(sys.argv[1])['x'].attrs; print(len([n for n in a if n != 'DIMENSION_LABELS']), a['a29'][-1], end='')", FilePath));
        Assert.Equal(lengths[1], lengths[3]);
    }

    [Theory]
    [InlineData("chunk", "a chunk of it is said to lie at 1099511627776")]
    [InlineData("twice", "two parts of it")]
    [InlineData("size", "with 2147483648 bytes, behind the end")]
    [InlineData("circle", "where another thing is")]
    [InlineData("level", "where another thing is")]
    [InlineData("nowhere", "where another thing is")]
    [InlineData("other", "where another thing is")]
    [InlineData("array", "a chunk of it is said to lie at 1099511627776")]
    [InlineData("array size", "two parts of it")]
    public void A_damaged_one_is_not_walked_and_the_file_stays(string kind, string part)
    {
        Python.Run(Damaged, FilePath, kind);
        byte[] before = File.ReadAllBytes(FilePath);
        ArraySink<double> sink = Hdf5.Create<double>(FilePath, "x", new StorageOptions { AddToFile = true, Overwrite = true });
        AssertRefused(() => sink.Validate([2]));

        // Nor where it comes to be damaged behind the first check.
        using (var transaction = new SinkTransaction())
        {
            AssertRefused(() => sink.Begin(transaction, [2], ["n"]));
        }

        Assert.Equal(before, File.ReadAllBytes(FilePath));
        Assert.Equal(["file.h5"], _folder.Names);

        // What is added beside it does not touch it.
        Hdf5Output.Write(Hdf5.Create<double>(FilePath, "y", new StorageOptions { AddToFile = true }), [7, 8], [2]);
        Assert.Equal("[7.0, 8.0] 49.0", Python.Run("import sys, h5py; f = h5py.File(sys.argv[1]); print(f['y'][...].tolist(), f['behind'][-1], end='')", FilePath));

        void AssertRefused(Action action)
        {
            string message = Assert.Throws<ArrayStorageException>(action).Message;
            Assert.StartsWith($"dataset '/x' in '{FilePath}' cannot be replaced: ", message, StringComparison.Ordinal);
            Assert.Contains(part, message, StringComparison.Ordinal);
            Assert.Contains("stays as it is", message, StringComparison.Ordinal);
        }
    }

    /// <summary>The lengths of axes that it has not would be read from memory that is nobody's.</summary>
    [Fact]
    public void One_whose_chunks_have_more_axes_than_it_is_refused()
    {
        Python.Run(Damaged, FilePath, "array axes");
        byte[] before = File.ReadAllBytes(FilePath);
        ArraySink<double> sink = Hdf5.Create<double>(FilePath, "x", new StorageOptions { AddToFile = true, Overwrite = true });
        Assert.Contains("its chunks have 2 axes and its array 1", Assert.Throws<ArrayStorageException>(() => sink.Validate([2])).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(FilePath));
    }

    /// <summary>Data in one piece has no word about itself where it lies.</summary>
    [Theory]
    [InlineData("head", "earliest")]
    [InlineData("head", "latest")]
    [InlineData("header", "earliest")]
    [InlineData("behind header", "earliest")]
    public void One_that_is_said_to_lie_over_the_head_of_the_file_or_its_own_header_is_refused(string kind, string format)
    {
        Python.Run(
            """
            import sys, struct, ctypes, h5py, numpy as np
            path, kind, libver = sys.argv[1:]
            with h5py.File(path, 'w', libver=libver) as f:
                f['before'] = np.arange(50.)
                x = f.create_dataset('x', data=np.arange(4.))
                for i in range(20 if kind == 'behind header' else 0):
                    x.attrs['a%d' % i] = np.bytes_('text')
                offset, header = x.id.get_offset(), h5py.h5o.get_info(x.id).addr
                f['last'] = np.arange(50.)
            data = bytearray(open(path, 'rb').read())
            at = data.index(struct.pack('<QQ', offset, 32))
            place = 8 if kind == 'head' and libver == 'latest' else 88 if kind == 'head' else header + 40 if kind == 'header' else data.index(b'text', header + 1024)
            lookup3 = ctypes.CDLL('libhdf5_serial.so.103').H5_checksum_lookup3
            lookup3.restype = ctypes.c_uint32
            checksum = lambda end: struct.pack('<I', lookup3(bytes(data[header:end]), ctypes.c_size_t(end - header), ctypes.c_uint32(0)))
            end = next(end for end in range(at, len(data)) if data[end:end + 4] == checksum(end)) if libver == 'latest' else 0
            struct.pack_into('<Q', data, at, place)
            if end:
                data[end:end + 4] = checksum(end)
            open(path, 'wb').write(data)
            """,
            FilePath,
            kind,
            format);
        byte[] before = File.ReadAllBytes(FilePath);
        ArraySink<double> sink = Hdf5.Create<double>(FilePath, "x", new StorageOptions { AddToFile = true, Overwrite = true });
        Assert.Contains("or one and the head of the file, are said to lie at", Assert.Throws<ArrayStorageException>(() => sink.Validate([2])).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(FilePath));
        Assert.Equal(["file.h5"], _folder.Names);
    }

    /// <summary>The index is read a part at a time.</summary>
    [Theory]
    [InlineData(20_000, true)]
    [InlineData(140_000, false)]
    public void The_room_of_many_chunks_serves_again_where_their_places_fit_into_little_memory(int chunks, bool serves)
    {
        Python.Run("import sys, h5py, numpy as np; h5py.File(sys.argv[1], 'w', libver='latest').create_dataset('x', data=np.zeros(int(sys.argv[2]) * 10), chunks=(10,))", FilePath, chunks.ToString(System.Globalization.CultureInfo.InvariantCulture));
        long before = new FileInfo(FilePath).Length;
        double[] values = [.. Enumerable.Range(0, chunks * 9).Select(n => (double)n)];
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        ArraySink<double> sink = Hdf5.Create<double>(FilePath, "x", new StorageOptions { AddToFile = true, Overwrite = true, ChunkShape = [10] });
        sink.Validate([values.Length]);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 8 << 20);
        Hdf5Output.Write(sink, values, [values.Length]);
        Assert.Equal(serves, new FileInfo(FilePath).Length - before < values.Length * 4);
        Assert.Equal("True", Python.Run("import sys, h5py, numpy as np; x = h5py.File(sys.argv[1])['x'][...]; print((x == np.arange(len(x))).all(), end='')", FilePath));
    }

    public void Dispose() => _folder.Dispose();
}
