using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>
/// The room of a dataset that is replaced, and all else in the file: what is said to lie in it as well is not lost, and what honestly lies beside it does not keep the room from being given back.
/// The oracle is h5py.
/// </summary>
public sealed class Hdf5SharedRoomTests : IDisposable
{
    // Writes the file, then says of one object that it lies where another does; in the newer format with the checksum that fits.
    private const string Shared = """
        import sys, struct, ctypes, h5py, numpy as np
        path, kind = sys.argv[1:]
        new = kind in ('links', 'tree of links', 'attributes', 'new header', 'new data')
        with h5py.File(path, 'w', libver='latest' if new else 'earliest') as f:
            x = f.create_dataset('x', data=np.arange(1024.))
            if kind in ('type', 'new header'):
                f['type'] = np.dtype('<i8')
                f.create_dataset('typed', data=np.arange(5), dtype=f['type'])
            other = f.create_dataset('g/other', data=np.arange(1024.) * 3, chunks=(128,) if kind in ('chunk', 'node') else None)
            for i in range(30):
                f['many/%d' % i] = i
                other.attrs['a%d' % i] = i
            if kind == 'texts':
                f['texts'] = np.array(['one', 'two'] * 100, dtype=h5py.string_dtype())
            offset, header, place = x.id.get_offset(), h5py.h5o.get_info(x.id).addr, h5py.h5o.get_info(other.id).addr
            theirs = other.id.get_chunk_info(3).byte_offset if other.chunks else other.id.get_offset()
            kept = h5py.h5o.get_info(f['type'].id).addr if 'type' in f else 0
            if kept:
                del f['type']
        data = bytearray(open(path, 'rb').read())
        lookup3 = ctypes.CDLL('libhdf5_serial.so.103').H5_checksum_lookup3
        lookup3.restype = ctypes.c_uint32
        def say(at, header, address, bytes):
            end = next((end for end in range(at, len(data)) if data[header:header + 4] == b'OHDR' and data[end:end + 4] == checksum(header, end)), 0)
            struct.pack_into('<QQ', data, at, address, bytes)
            if end:
                data[end:end + 4] = checksum(header, end)
        def checksum(start, end):
            return struct.pack('<I', lookup3(bytes(data[start:end]), ctypes.c_size_t(end - start), ctypes.c_uint32(0)))
        at = data.index(struct.pack('<QQ', offset, 8192))
        if kind in ('data', 'new data'):
            say(data.index(struct.pack('<QQ', theirs, 8192)), place, offset + 4096, 8192)
        elif kind == 'chunk':
            struct.pack_into('<Q', data, data.index(struct.pack('<Q', theirs)), offset + 1024)
        elif kind == 'name':
            heap = data.index(b'other\0')
            struct.pack_into('<Q', data, data.index(struct.pack('<Q', place), data.index(b'SNOD')), header)
        else:
            there = {
                'node': lambda: data.index(b'TREE\1'), 'header': lambda: place + 16, 'type': lambda: kept, 'new header': lambda: kept, 'table': lambda: data.index(b'SNOD', place), 'tree': lambda: data.index(b'TREE\0', 1000),
                'names': lambda: data.index(b'other\0'), 'links': lambda: data.index(b'FHDB'), 'tree of links': lambda: data.index(b'BTLF'), 'attributes': lambda: data.rindex(b'FHDB'), 'texts': lambda: data.index(b'GCOL') + 100,
            }[kind]()
            say(at, header, there, 16)
        open(path, 'wb').write(data)
        """;

    // All that h5py reads of every object but the one that is replaced.
    private const string All = """
        import sys, h5py, numpy as np
        lines = []
        def tell(value):
            return value.tolist() if isinstance(value, np.ndarray) else str(value)
        with h5py.File(sys.argv[1]) as f:
            def look(name, item):
                if name != 'x':
                    lines.append((name, sorted((n, tell(item.attrs[n])) for n in item.attrs if n not in ('DIMENSION_LIST', 'REFERENCE_LIST')), tell(item[()]) if isinstance(item, h5py.Dataset) and item.shape is not None else ''))
            f.visititems(look)
            lines.append(('/', sorted((n, tell(f.attrs[n])) for n in f.attrs)))
        print(sorted(lines), end='')
        """;

    private static readonly StorageOptions Replace = new() { AddToFile = true, Overwrite = true };

    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.PathOf("file.h5");

    [Theory]
    [InlineData("data", "'/g/other' is said to lie where it does as well (its data, at ")]
    [InlineData("new data", "'/g/other' is said to lie where it does as well (its data, at ")]
    [InlineData("chunk", "'/g/other' is said to lie where it does as well (a chunk of it, at ")]
    [InlineData("node", "'/g/other' is said to lie where it does as well (a node of its index of chunks, at ")]
    [InlineData("header", "'/g/other' is said to lie where it does as well (a part of its header, at ")]
    [InlineData("type", "'a type of /typed' is said to lie where it does as well (a part of its header, at ")]
    [InlineData("new header", "'a type of /typed' is said to lie where it does as well (a part of its header, at ")]
    [InlineData("table", " is said to lie where it does as well (a table of its links, at ")]
    [InlineData("tree", " is said to lie where it does as well (a node of the tree of its links, at ")]
    [InlineData("names", " is said to lie where it does as well (the heap of the names of its links, at ")]
    [InlineData("links", " is said to lie where it does as well (a block of the heap of its links or attributes, at ")]
    [InlineData("tree of links", " is said to lie where it does as well (a node of the index of its links or attributes, at ")]
    [InlineData("attributes", " is said to lie where it does as well (a block of the heap of its links or attributes, at ")]
    [InlineData("name", "'/g/other' is another name of it, which it does not count")]
    public void What_lies_in_the_room_of_a_dataset_as_well_is_not_lost(string kind, string part)
    {
        Python.Run(Shared, FilePath, kind);
        byte[] before = File.ReadAllBytes(FilePath);
        ArraySink<double> sink = Hdf5.Create<double>(FilePath, "x", Replace);
        string message = Assert.Throws<ArrayStorageException>(() => sink.Validate([2])).Message;
        Assert.StartsWith($"dataset '/x' in '{FilePath}' cannot be replaced: ", message, StringComparison.Ordinal);
        Assert.Contains(part, message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(FilePath));
        Assert.Equal(["file.h5"], _folder.Names);
    }

    /// <summary>Which elements lead to texts nobody can tell without reading all: the room stays.</summary>
    [Fact]
    public void Texts_in_the_room_of_a_dataset_are_not_lost()
    {
        Python.Run(Shared, FilePath, "texts");
        string before = Python.Run(All, FilePath);
        long length = new FileInfo(FilePath).Length;
        Hdf5Output.Write(Hdf5.Create<double>(FilePath, "x", Replace), [.. Enumerable.Range(0, 8).Select(n => (double)n)], [8]);
        Assert.Equal(before, Python.Run(All, FilePath));
        Assert.True(new FileInfo(FilePath).Length > length);
    }

    [Theory]
    [InlineData("earliest", "", true)]
    [InlineData("latest", "", true)]
    [InlineData("v110", "", true)]
    [InlineData("latest", "virtual", true)]
    [InlineData("earliest", "external", true)]
    [InlineData("latest", "growing", false)]
    [InlineData("latest", "large attribute", false)]
    [InlineData("latest", "free list", false)]
    public void All_else_is_looked_at_and_left_alone_and_the_room_serves_again(string format, string further, bool serves)
    {
        Python.Run(
            """
            import sys, h5py, numpy as np
            path, libver, further = sys.argv[1:]
            options = dict(fs_strategy='fsm', fs_persist=True) if further == 'free list' else {}
            with h5py.File(path, 'w', libver=('earliest', 'v110') if libver == 'v110' else libver, **options) as f:
                x = f.create_dataset('x', data=np.arange(20_000.))
                f['texts'] = np.array(['one', 'zwei', ''], dtype=h5py.string_dtype())
                f.attrs['list'] = np.array(['a', 'bcd'], dtype=h5py.string_dtype())
                f.create_dataset('packed', data=np.arange(30_000).reshape(300, 100), chunks=(7, 30), compression='gzip', fletcher32=True)
                f.create_dataset('plain', data=np.arange(3000.), chunks=(10,))
                f.create_dataset('one', data=np.arange(9.), chunks=(9,), compression='gzip')
                f.create_dataset('nothing', (5, 6), chunks=(2, 2))
                f['scalar'] = 3.5
                f['type'] = np.dtype('>i4')
                f.create_dataset('typed', data=np.arange(3), dtype=f['type'])
                f['typed'].attrs.create('typed', 3, dtype=f['type'])
                for i in range(700):
                    f['many/name%d' % i] = i
                for i in range(200):
                    f['typed'].attrs['a%d' % i] = 'text' * (i % 9)
                f['other'] = f['many']
                f['many/up'] = f['/']
                f['soft'] = h5py.SoftLink('/x')
                f['away'] = h5py.ExternalLink('other.h5', '/y')
                if further == 'virtual':
                    layout = h5py.VirtualLayout((10,), 'f8')
                    layout[:] = h5py.VirtualSource('.', 'plain', (3000,))[:10]
                    f.create_virtual_dataset('virtual', layout)
                if further == 'external':
                    f.create_dataset('external', (4,), 'f8', external=[(path + '.raw', 0, 32)])[...] = 1
                if further == 'growing':
                    f.create_dataset('growing', data=np.arange(10.), chunks=(2,), maxshape=(None,))
                if further == 'large attribute':
                    f['typed'].attrs['large'] = np.arange(20_000.)
            """,
            FilePath,
            format,
            further);
        string before = Python.Run(All, FilePath);
        long length = new FileInfo(FilePath).Length;
        Hdf5Output.Write(Hdf5.Create<double>(FilePath, "x", Replace), [.. Enumerable.Range(0, 20_000).Select(n => n * 2.0)], [20_000]);
        Assert.Equal(before, Python.Run(All, FilePath));
        long growth = new FileInfo(FilePath).Length - length;
        Assert.True(serves ? growth < 100_000 : growth > 100_000, $"{growth}");
        Assert.Equal("True", Python.Run("import sys, h5py, numpy as np; print((h5py.File(sys.argv[1])['x'][...] == np.arange(20_000.) * 2).all(), end='')", FilePath));
    }

    /// <summary>Where something refers to objects, the old dataset lives on for it: what took its place in the file would be another thing.</summary>
    [Theory]
    [InlineData("f.create_dataset('refs', data=[f['x'].ref], dtype=h5py.ref_dtype)", "f[f['refs'][0]]")]
    [InlineData("f.create_dataset('refs', data=np.array([(1, f['x'].ref)], dtype=[('n', 'i4'), ('r', h5py.ref_dtype)]))", "f[f['refs'][0]['r']]")]
    [InlineData("f.create_dataset('refs', data=[f['x'].regionref[:]], dtype=h5py.regionref_dtype)", "f[f['refs'][0]]")]
    [InlineData("f['g'] = 1; f['g'].attrs['ref'] = f['x'].ref", "f[f['g'].attrs['ref']]")]
    public void References_lead_to_the_dataset_that_they_led_to(string refers, string referred)
    {
        Python.Run($"import sys, h5py, numpy as np\nwith h5py.File(sys.argv[1], 'w') as f:\n    f.create_dataset('x', data=np.arange(90.) * 3, chunks=(10,), compression='gzip')\n    {refers}", FilePath);
        Hdf5Output.Write(Hdf5.Create<double>(FilePath, "x", Replace with { Compression = Compression.Gzip(4) }), [7, 8], [2], "n");
        Assert.Equal("True True", Python.Run($"import sys, h5py, numpy as np; f = h5py.File(sys.argv[1]); print(np.array_equal({referred}[...], np.arange(90.) * 3), f['x'][...].tolist() == [7, 8], end='')", FilePath));
    }

    /// <summary>Records, named values and lists of other things refer to nothing.</summary>
    [Fact]
    public void Types_that_refer_to_nothing_keep_no_room()
    {
        Python.Run(
            """
            import sys, h5py, numpy as np
            for libver in 'earliest', 'latest':
                with h5py.File(sys.argv[1] + libver, 'w', libver=libver) as f:
                    f['x'] = np.arange(20_000.)
                    f['record'] = np.zeros(2, dtype=[('a', 'i4'), ('long name', 'f8', (2, 3)), ('c', [('d', 'S7'), ('e', '>u2')]), ('v', 'V3')])
                    f['named'] = np.array([0, 1], dtype=h5py.enum_dtype({'RED': 0, 'GREENISH': 1}, 'i2'))
                    f.create_dataset('lists', (2,), dtype=h5py.vlen_dtype(np.dtype('f4')))
                    f['bool'] = True
                    f['texts'] = ['a']
                    f['bool'].attrs['record'] = f['record'][0]
            """,
            FilePath);
        foreach (string format in new[] { "earliest", "latest" })
        {
            long length = new FileInfo(FilePath + format).Length;
            Hdf5Output.Write(Hdf5.Create<double>(FilePath + format, "x", Replace), [.. Enumerable.Range(0, 20_000).Select(n => n * 2.0)], [20_000]);
            Assert.InRange(new FileInfo(FilePath + format).Length - length, 0, 100_000);
        }
    }

    public void Dispose() => _folder.Dispose();
}
