using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>Headers that lie though their checksums fit, as somebody with bad intentions writes them: the library would follow them into memory that is nobody's, or for ever.</summary>
public sealed class Hdf5StructureTests : IDisposable
{
    private const string Script = """
        import sys, struct, ctypes, h5py, numpy as np
        path, kind = sys.argv[1:]
        with h5py.File(path, 'w', libver='latest') as f:
            growing = kind in ('endless', 'other', 'empty')
            x = f.create_dataset('x', data=np.arange(20.), chunks=(2,), maxshape=(None,) if growing else None, compression='gzip' if kind == 'empty' else None)
            empty = x.id.get_chunk_info(1)
            if kind == 'empty':
                x.resize((24,))
            if kind in ('behind', 'reachable'):
                evil = f.create_group('evil')
                evil['x'] = x
                for i in range(20):
                    evil['y%d' % i] = i
                evil['back'] = h5py.SoftLink('/inner/x')
                f['inner/x'] = h5py.SoftLink('/far')
                f['far'] = h5py.SoftLink('near')
                f['near'] = h5py.SoftLink('./evil//x/')
                f['group'] = h5py.SoftLink('evil')
            if kind == 'links':
                for i in range(20):
                    f['y%d' % i] = i
            if kind in ('attributes', 'heap', 'tree'):
                for i in range(20):
                    x.attrs['a%d' % i] = i
        data = bytearray(open(path, 'rb').read())
        lookup3 = ctypes.CDLL('libhdf5_serial.so.103').H5_checksum_lookup3
        lookup3.restype = ctypes.c_uint32

        def checksum(start, end):
            return struct.pack('<I', lookup3(bytes(data[start:end]), ctypes.c_size_t(end - start), ctypes.c_uint32(0)))

        def change(start, at, old, new, form='<Q'):
            end = next(end for end in range(start + 8, len(data)) if data[end:end + 4] == checksum(start, end))
            assert start < at < end and struct.unpack_from(form, data, at)[0] == old
            struct.pack_into(form, data, at, new)
            data[end:end + 4] = checksum(start, end)

        def lose(part, target):
            place = data.index(target)
            at = data.index(struct.pack('<Q', place))
            change(data.rindex(part, 0, at), at, place, 2**64 - 1)

        if kind in ('links', 'attributes', 'behind'):
            lose(b'OHDR', b'BTHD')
        elif kind == 'heap':
            lose(b'FRHP', b'FHDB')
        elif kind == 'tree':
            lose(b'BTHD', b'BTLF')
        elif kind == 'fixed':
            at = data.index(b'FAHD')
            change(at, at + 8, 10, 1)
        elif kind == 'large':
            at = data.index(b'FAHD')
            change(at, at + 8, 10, 2**40)
        elif growing:
            at = data.index(b'EAHD')
            change(at, at + (52 if kind == 'other' else 44), struct.unpack_from('<Q', data, at + 52)[0] if kind == 'other' else 10, 2**40)
        if kind == 'empty':
            change(data.index(b'EAIB'), data.index(struct.pack('<QH', empty.byte_offset, empty.size)) + 8, empty.size, 0, '<H')
        open(path, 'wb').write(data)
        """;

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("links", "'/' in")]
    [InlineData("attributes", "the index of its links or attributes lies nowhere")]
    [InlineData("heap", "the root of the heap of its links or attributes lies nowhere")]
    [InlineData("tree", "the root of the index of its links or attributes lies nowhere")]
    [InlineData("fixed", "its index has 1 entries for 10 chunks")]
    [InlineData("large", "more than the")]
    [InlineData("other", "more than the")]
    public void What_lies_nowhere_is_not_followed(string kind, string part)
    {
        var error = Assert.Throws<ArrayStorageException>(() => Hdf5.Open<double>(Make(kind), "x"));
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.EndsWith("the file is damaged or hostile.", error.Message, StringComparison.Ordinal);
    }

    /// <summary>The library would walk through what lies behind a soft link by itself.</summary>
    [Theory]
    [InlineData("evil/x")]
    [InlineData("group/x")]
    [InlineData("near")]
    [InlineData("far")]
    [InlineData("inner/x")]
    [InlineData("group/back")]
    public void What_lies_behind_soft_links_is_looked_at_as_well(string name)
    {
        using (ArraySource<double> source = Hdf5.Open<double>(Make("reachable"), name))
        {
            Assert.Equal(Enumerable.Range(0, 20).Select(i => (double)i), Blocks.ReadAll(source));
        }

        string path = Make("behind");
        AssertIsDamaged(() => Hdf5.Open<double>(path, name));
        AssertIsNotAddedTo(path, name, AssertIsDamaged);
        AssertIsNotAddedTo(path, $"{name}/new", AssertIsDamaged);

        static void AssertIsDamaged(Action action)
            => Assert.Contains("'/evil' in", Assert.Throws<ArrayStorageException>(action).Message, StringComparison.Ordinal);
    }

    /// <summary>Nothing is added to a file through what the library must not look into, nor where it comes to be behind the first check.</summary>
    [Theory]
    [InlineData("links", "new", "the index of its links or attributes lies nowhere")]
    [InlineData("attributes", "x", "the index of its links or attributes lies nowhere")]
    [InlineData("heap", "x", "the root of the heap of its links or attributes lies nowhere")]
    [InlineData("tree", "x", "the root of the index of its links or attributes lies nowhere")]
    public void What_lies_nowhere_is_not_followed_to_add_to_a_file(string kind, string name, string part)
        => AssertIsNotAddedTo(Make(kind), name, action => Assert.Contains(part, Assert.Throws<ArrayStorageException>(action).Message, StringComparison.Ordinal));

    [Theory]
    [InlineData("a")]
    [InlineData("a/x")]
    [InlineData("itself")]
    public void Soft_links_that_lead_to_each_other_are_refused(string name)
    {
        string path = _folder.PathOf("file.h5");
        Python.Run("import sys, h5py\nwith h5py.File(sys.argv[1], 'w') as f:\n    for n, to in ('a', '/b'), ('b', 'a'), ('itself', 'itself/x'):\n        f[n] = h5py.SoftLink(to)", path);
        AssertIsCircle(() => Hdf5.Open<double>(path, name));
        AssertIsNotAddedTo(path, name, AssertIsCircle);

        static void AssertIsCircle(Action action)
            => Assert.Contains("more than 16 soft links", Assert.Throws<ArrayStorageException>(action).Message, StringComparison.Ordinal);
    }

    /// <summary>The library takes the list into memory, to its end.</summary>
    [Theory]
    [InlineData("circle", "x", "the free pieces of the heap of the names of its links lead to each other")]
    [InlineData("behind", "x", "the free pieces of the heap of the names of its links lead behind its 88 bytes")]
    [InlineData("last", "x", "the free pieces of the heap of the names of its links lead behind its 88 bytes")]
    [InlineData("circle", "new", "the free pieces of the heap of the names of its links lead to each other")]
    [InlineData("long circle", "x", "the free pieces of the heap of the names of its links lead to each other, or are more than 1048576")]
    [InlineData("size", "x", "the heap of the names of its links claims 4611686018427387904 bytes at ")]
    [InlineData("size", "new", "the heap of the names of its links claims 4611686018427387904 bytes at ")]
    [InlineData("data", "x", "the heap of the names of its links claims 88 bytes at 1152921504606846976, behind the end of the file")]
    [InlineData("both", "x", "the heap of the names of its links claims 4611686018427387904 bytes at 1152921504606846976, behind the end of the file")]
    public void Free_pieces_of_a_classic_group_without_an_end_are_refused(string kind, string name, string part)
    {
        string path = _folder.PathOf("file.h5");
        Python.Run(
            """
            import sys, struct, h5py, numpy as np
            path, kind = sys.argv[1:]
            with h5py.File(path, 'w') as f:
                for n in 'x', 'y', 'z':
                    f[n] = [1.0]
                del f['y']
                pieces = 3_000_000
                if kind == 'long circle':
                    f.create_dataset('behind', data=np.full((pieces, 2), 16))
                    room = f['behind'].id.get_offset()
            data = bytearray(open(path, 'rb').read())
            head = data.index(b'HEAP') + 8
            size, free, place = struct.unpack_from('<QQQ', data, head)
            assert size == 88 and struct.unpack_from('<Q', data, place + free)[0] == 1
            if kind == 'long circle':
                links = np.arange(16, 16 * (pieces + 1), 16)
                links[-1] = 0
                data[room:room + 16 * pieces:] = np.stack([links, np.full(pieces, 16)], 1).tobytes()
                struct.pack_into('<QQQ', data, head, 16 * pieces, 0, room)
            elif kind in ('circle', 'behind', 'last'):
                struct.pack_into('<Q', data, place + free, free if kind == 'circle' else 2**40 if kind == 'behind' else size - 8)
            if kind in ('size', 'both'):
                struct.pack_into('<Q', data, head, 2**62)
            if kind in ('data', 'both'):
                struct.pack_into('<Q', data, head + 16, 2**60)
            open(path, 'wb').write(data)
            """,
            path,
            kind);
        if (name == "x")
        {
            AssertIsDamaged(() => Hdf5.Open(path, name));
        }

        AssertIsNotAddedTo(path, name, AssertIsDamaged);

        void AssertIsDamaged(Action action)
        {
            string message = Assert.Throws<ArrayStorageException>(action).Message;
            Assert.StartsWith($"'/' in '{path}' cannot be read: {part}", message, StringComparison.Ordinal);
        }
    }

    /// <summary>Sizes in headers of the classic format, which the library copies by.</summary>
    [Theory]
    [InlineData("enum", "the 2 values of its type claim 200000 bytes")]
    [InlineData("fill", "its fill value claims 100000 bytes")]
    [InlineData("compact", "its elements claim 65535 bytes")]
    [InlineData("small", "it has 8 bytes for elements of 160")]
    [InlineData("contiguous", "it has 8 bytes for elements of 160")]
    [InlineData("newer", "has a layout of version 5")]
    public void A_header_that_claims_more_than_it_has_is_refused(string kind, string part)
    {
        string path = _folder.PathOf("file.h5");
        Python.Run(
            """
            import sys, struct, h5py, numpy as np
            path, kind = sys.argv[1:]
            with h5py.File(path, 'w') as f:
                plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
                plist.set_layout(h5py.h5d.COMPACT if kind in ('compact', 'small') else h5py.h5d.CONTIGUOUS)
                plist.set_fill_value(np.array(-12345.678))
                f['flags'] = [True, False]
                low = h5py.h5d.create(f.id, b'x', h5py.h5t.NATIVE_DOUBLE, h5py.h5s.create_simple((20,)), plist)
                h5py.Dataset(low)[...] = np.arange(20.)
                offset = low.get_offset()
            data = bytearray(open(path, 'rb').read())
            if kind == 'fill':
                at = data.index(struct.pack('<d', -12345.678)) - 4
                old, new = struct.pack('<I', 8), struct.pack('<I', 100000)
            elif kind == 'enum':
                # Before the names lies the type behind them, of one byte: its head, its size, and four bytes of properties.
                at = data.index(b'FALSE\0') - 8
                old, new = struct.pack('<I', 1), struct.pack('<I', 100000)
            elif kind in ('compact', 'small'):
                at = data.index(np.arange(20.).tobytes()) - 2
                old, new = struct.pack('<H', 160), b'\xff\xff' if kind == 'compact' else b'\x08\0'
            elif kind == 'newer':
                # Version and class before the address.
                at = data.index(struct.pack('<QQ', offset, 160)) - 2
                old, new = b'\3\1', b'\5\1'
            else:
                at = data.index(struct.pack('<QQ', offset, 160)) + 8
                old, new = struct.pack('<Q', 160), struct.pack('<Q', 8)
            assert data[at:at + len(old)] == old
            data[at:at + len(old)] = new
            open(path, 'wb').write(data)
            """,
            path,
            kind);
        Assert.Contains(part, Assert.Throws<ArrayStorageException>(() => Hdf5.Open(path, kind == "enum" ? "flags" : "x")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sound")]
    [InlineData("endless")]
    public void An_index_that_claims_to_be_endless_is_not_walked(string kind)
    {
        using ArraySource<double> source = Hdf5.Open<double>(Make(kind), "x");
        Assert.Equal(Enumerable.Range(0, 20).Select(i => (double)i), Blocks.ReadAll(source));
    }

    /// <summary>Where an index is long nothing but its own word says whether a chunk is stored; one that is not is the fill value.</summary>
    [Fact]
    public void A_chunk_of_no_bytes_is_damage_however_long_the_index_is()
    {
        using ArraySource<double> source = Hdf5.Open<double>(Make("empty"), "x");
        Assert.Equal(new[] { 0.0, 1.0 }.SelectMany(BitConverter.GetBytes), Blocks.Read(source, [0], [2]));
        Assert.Equal(new[] { 19.0, 0.0, 0.0, 0.0 }.SelectMany(BitConverter.GetBytes), Blocks.Read(source, [19], [4]));
        var error = Assert.Throws<ArrayStorageException>(() => Blocks.ReadAll(source));
        Assert.Contains("The chunk at [2] of dataset 'x' in", error.Message, StringComparison.Ordinal);
        Assert.Contains("claims 0 stored bytes for 16", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Where the library lists attributes it frees what it never made when one is damaged.</summary>
    [Theory]
    [InlineData(1, "cannot be listed: one of them is damaged")]
    [InlineData(2, "cannot be read: ")]
    public void A_damaged_attribute_is_an_error_of_the_attributes_alone(int into, string part)
    {
        string path = _folder.PathOf("file.h5");
        Python.Run(
            """
            import sys, h5py
            path, into = sys.argv[1], int(sys.argv[2])
            with h5py.File(path, 'w') as f:
                f['x'] = [1.0, 2.0]
                for n in 'first', 'second', 'third':
                    f['x'].attrs[n] = 1.5
            data = bytearray(open(path, 'rb').read())
            # Version, reserved, three sizes of two bytes, then the name in eight and the version of the type.
            message = data.index(b'second\0\0') - 8
            data[message + (0 if into == 1 else 16)] = 0xFF
            open(path, 'wb').write(data)
            """,
            path,
            into.ToString(System.Globalization.CultureInfo.InvariantCulture));
        using ArraySource<double> source = Hdf5.Open<double>(path, "x");
        Assert.Equal([1, 2], Blocks.ReadAll(source));
        Assert.Contains(part, Assert.Throws<ArrayStorageException>(() => source.Attributes.Count).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void AssertIsNotAddedTo(string path, string name, Action<Action> assert)
    {
        byte[] before = File.ReadAllBytes(path);
        ArraySink<double> sink = Hdf5.Create<double>(path, name, new StorageOptions { AddToFile = true, Overwrite = true });
        assert(() => sink.Validate([2]));
        using (var transaction = new SinkTransaction())
        {
            assert(() => sink.Begin(transaction, [2], ["n"]));
        }

        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal(["file.h5"], _folder.Names);
    }

    private string Make(string kind)
    {
        string path = _folder.PathOf("file.h5");
        Python.Run(Script, path, kind);
        return path;
    }
}
