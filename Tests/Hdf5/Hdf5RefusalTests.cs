using System.Diagnostics;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>What cannot be read is refused when opened, by name, with a way out.</summary>
public sealed class Hdf5RefusalTests(Hdf5RefusalTests.Files files) : IClassFixture<Hdf5RefusalTests.Files>
{
    /// <summary>Files full of what StaticGraph does not read.</summary>
    public sealed class Files : IDisposable
    {
        private const string Script = """
            import sys, h5py, numpy as np
            folder = sys.argv[1]
            h5py.File(folder + '/other.h5', 'w')['z'] = np.arange(3.0)
            open(folder + '/outside.bin', 'wb').write(np.arange(6.0).tobytes())
            with h5py.File(folder + '/a.h5', 'w') as f:
                f['temperature'] = np.arange(6.0)
                f['group/velocity'] = np.arange(6, dtype='f4')
                f.create_dataset('lzf', (100,), chunks=(10,), compression='lzf')[...] = 1
                f.create_dataset('scaled', (100,), 'i4', chunks=(10,), scaleoffset=4)[...] = 1
                f['link_out'] = h5py.ExternalLink('other.h5', '/z')
                f['link_soft'] = h5py.SoftLink('/group/velocity')
                f['link_dead'] = h5py.SoftLink('/nowhere')
                f['link_far'] = h5py.SoftLink('/link_out')
                f['type'] = np.dtype('f8')
                f.create_dataset('external', (6,), 'f8', external=[(folder + '/outside.bin', 0, 48)])
                layout = h5py.VirtualLayout((3,), 'f8')
                layout[...] = h5py.VirtualSource(folder + '/other.h5', 'z', (3,))
                f.create_virtual_dataset('virtual', layout)
                f['compound'] = np.zeros(3, [('a', 'f8'), ('b', 'i4')])
                f['complex'] = np.zeros(3, 'c8')
                f['complex_turned'] = np.zeros(3, [('i', 'f8'), ('r', 'f8')])
                f['complex_halves'] = np.zeros(3, [('r', 'f4'), ('i', 'f8')])
                f.create_dataset('vlen', (3,), h5py.vlen_dtype('f8'))
                f.create_dataset('text', (3,), h5py.string_dtype())
                f['fixed_text'] = np.array([b'ab', b'c'])
                f.create_dataset('reference', (3,), h5py.ref_dtype)
                f['opaque'] = np.zeros(3, 'V5')
                f.create_dataset('enumeration', (3,), h5py.enum_dtype({'RED': 0, 'BLUE': 1}, 'i4'))
                f.create_dataset('array', (3,), h5py.h5t.array_create(h5py.h5t.IEEE_F64LE, (2,)))
                f['extended'] = np.zeros(3, np.longdouble)
                f['null'] = h5py.Empty('f8')
                twelve = h5py.h5t.STD_I16LE.copy()
                twelve.set_precision(12)
                h5py.h5d.create(f.id, b'twelve', twelve, h5py.h5s.create_simple((3,)))
                deep = f
                for i in range(2000):
                    deep = deep.create_group('g')
                deep['x'] = np.arange(3.0)
                f.create_dataset('huge', (2**31, 2**31), 'f8', chunks=(1000, 1000), fillvalue=9)
            data = open(folder + '/a.h5', 'rb').read()
            open(folder + '/cut.h5', 'wb').write(data[:len(data) // 2])
            open(folder + '/text.h5', 'w').write('no HDF5 in here, however long one looks for it' * 100)
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
    [InlineData("lzf", "HDF5 filter 32000 (lzf)", "import sys, h5py; ")]
    [InlineData("scaled", "HDF5 filter 6 (scale-offset)", "h5repack -f '/scaled:SHUF' -f '/scaled:GZIP=4'")]
    [InlineData("link_out", "external link")]
    [InlineData("link_far", "leads to nothing in this file")]
    [InlineData("link_dead", "soft link '/link_dead'", "leads to nothing")]
    [InlineData("type", "named type")]
    [InlineData("group", "is a group", "'velocity'")]
    [InlineData("external", "external storage")]
    [InlineData("virtual", "virtual dataset", "ArraySource.Concatenate")]
    [InlineData("compound", "a compound type")]
    [InlineData("complex", "complex numbers made of r as Single at 0, i as Single at 4", "astype('c16')")]
    [InlineData("complex_turned", "complex numbers made of i as Double at 0, r as Double at 8")]
    [InlineData("complex_halves", "complex numbers made of r as Single at 0, i as Double at 4")]
    [InlineData("vlen", "a variable-length type")]
    [InlineData("text", "a string type")]
    [InlineData("fixed_text", "a string type")]
    [InlineData("reference", "a reference type")]
    [InlineData("opaque", "an opaque type")]
    [InlineData("enumeration", "an enumeration type other than FALSE/TRUE", "RED", "BLUE")]
    [InlineData("twelve", "12-bit integers (in 16 bits each)")]
    [InlineData("array", "an array type")]
    [InlineData("extended", "floating-point numbers of 128 bits")]
    [InlineData("null", "null dataspace")]
    [InlineData("temprature", "There is no dataset 'temprature'", "did you mean '/temperature'?")]
    [InlineData("group/velocty", "did you mean '/group/velocity'?")]
    [InlineData("grop/velocity", "did you mean '/group/velocity'?")]
    [InlineData("Group/velocty", "did you mean '/group/velocity'?")]
    [InlineData("grop/something", "did you mean '/group'?")]
    [InlineData("temperature/x", "There is no dataset 'temperature/x'", "'/temperature' is a dataset, which holds no others.")]
    [InlineData("/", "is no dataset's name")]
    public void A_dataset_is_refused_by_name(string dataset, params string[] parts)
    {
        var error = Assert.Throws<ArrayStorageException>(() => Hdf5.Open(files.PathOf("a.h5"), dataset));
        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Files_that_are_none_are_refused()
    {
        long whole = new FileInfo(files.PathOf("a.h5")).Length;
        AssertRefused("cut.h5", "truncated file", $"{whole / 2} bytes", $"{whole}", "incomplete copy");
        AssertRefused("text.h5", "is a text file");
        AssertRefused("othr.h5", "did you mean 'other.h5'?");
        AssertRefused(".", "is a folder");
    }

    [Fact]
    public void The_element_type_is_the_file_s()
    {
        var error = Assert.Throws<ArrayStorageException>(() => Hdf5.Open<double>(files.PathOf("a.h5"), "group/velocity"));
        Assert.Contains("holds float, not double; open it with Hdf5.Open<float>", error.Message, StringComparison.Ordinal);
        using ArraySource<float> source = Hdf5.Open<float>(files.PathOf("a.h5"), "link_soft");
        Assert.Equal([0, 1, 2, 3, 4, 5], Blocks.ReadAll(source));
    }

    [Fact]
    public void An_absurd_shape_with_nothing_stored_opens_and_reads_its_fill()
    {
        using ArraySource<double> source = Hdf5.Open<double>(files.PathOf("a.h5"), "huge");
        Assert.Equal([1L << 31, 1L << 31], source.Shape);
        byte[] corner = Blocks.Read(source, [(1L << 31) - 2, (1L << 31) - 2], [2, 2]);
        Assert.All(System.Runtime.InteropServices.MemoryMarshal.Cast<byte, double>(corner).ToArray(), value => Assert.Equal(9, value));
    }

    [Fact]
    public void A_file_being_written_says_so()
    {
        using Process writer = Python.Start("import sys, h5py\nf = h5py.File(sys.argv[1], 'w')\nf['x'] = 1.0\nf.flush()\nprint('ready', flush=True)\nsys.stdin.read()", files.PathOf("busy.h5"));
        Assert.Equal("ready", writer.StandardOutput.ReadLine());
        AssertRefused("busy.h5", "used by another process");
        writer.StandardInput.Close();
        writer.WaitForExit();
    }

    [Fact]
    public void Groups_are_followed_however_deep()
    {
        string path = string.Concat(Enumerable.Repeat("/g", 2000));
        using ArraySource<double> source = Hdf5.Open<double>(files.PathOf("a.h5"), path + "/x");
        Assert.Equal([0, 1, 2], Blocks.ReadAll(source));
        var error = Assert.Throws<ArrayStorageException>(() => Hdf5.Open(files.PathOf("a.h5"), path + "/xy"));
        Assert.EndsWith($"did you mean '{path}/x'?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_s_message_has_the_folder_a_relative_name_was_looked_for_in()
    {
        var error = Assert.Throws<ArrayStorageException>(() => Hdf5.Open("no such.h5", "x"));
        Assert.Contains($"there is no such file in '{Environment.CurrentDirectory}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_source_names_its_file_and_a_changed_one_is_refused()
    {
        File.Copy(files.PathOf("a.h5"), files.PathOf("copy.h5"));
        ArraySource<double> source = Hdf5.Open<double>(files.PathOf("copy.h5"), "temperature");
        source.Validate();
        File.AppendAllText(files.PathOf("copy.h5"), "more");
        Assert.Contains("changed since it was opened", Assert.Throws<ArrayStorageException>(source.Validate).Message, StringComparison.Ordinal);
        source.Dispose();
        source.Dispose();
        Assert.Contains("copy.h5", Assert.Throws<ObjectDisposedException>(source.Validate).Message, StringComparison.Ordinal);
        Assert.Contains("copy.h5", Assert.Throws<ObjectDisposedException>(() => Blocks.ReadAll(source)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_block_outside_the_array_is_refused()
    {
        using ArraySource<double> source = Hdf5.Open<double>(files.PathOf("a.h5"), "temperature");
        Assert.ThrowsAny<ArgumentException>(() => Blocks.Read(source, [4], [3]));
        Assert.ThrowsAny<ArgumentException>(() => Blocks.Read(source, [-1], [3]));
        Assert.ThrowsAny<ArgumentException>(() => Blocks.Read(source, [0, 0], [1, 1]));
    }

    private void AssertRefused(string file, params string[] parts)
    {
        var error = Assert.Throws<ArrayStorageException>(() => Hdf5.Open(files.PathOf(file), "x"));
        Assert.All(parts.Append(file), part => Assert.True(error.Message.Contains(part, StringComparison.Ordinal), $"no '{part}' in: {error.Message}"));
    }
}
