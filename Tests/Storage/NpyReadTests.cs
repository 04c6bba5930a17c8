using System.Runtime.InteropServices;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>Files that NumPy wrote, compared with the bytes NumPy itself reads.</summary>
public sealed class NpyReadTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ReadsEveryElementTypeInBothByteOrders()
    {
        Python.Run(
            """
            import numpy as np, sys
            for code in 'b1 i1 u1 i2 u2 i4 u4 i8 u8 f2 f4 f8'.split():
                for order in '<>':
                    x = (np.arange(-11, 13) * 5).reshape(4, 6).astype(order + code)
                    np.save(f'{sys.argv[1]}/{code}{"le" if order == "<" else "be"}.npy', x)
            """,
            _folder.Path);
        CheckType<bool>("b1", i => i != 0);
        CheckType<sbyte>("i1", i => (sbyte)i);
        CheckType<byte>("u1", i => unchecked((byte)i));
        CheckType<short>("i2", i => (short)i);
        CheckType<ushort>("u2", i => unchecked((ushort)i));
        CheckType<int>("i4", i => i);
        CheckType<uint>("u4", i => unchecked((uint)i));
        CheckType<long>("i8", i => i);
        CheckType<ulong>("u8", i => unchecked((ulong)i));
        CheckType<Half>("f2", i => (Half)i);
        CheckType<float>("f4", i => i);
        CheckType<double>("f8", i => i);
    }

    /// <summary>Every version, order and rank; random blocks against slices by index arithmetic.</summary>
    [Theory]
    [InlineData(1, "C", "3, 5, 7")]
    [InlineData(2, "F", "3, 5, 7")]
    [InlineData(3, "F", "40, 90")]
    [InlineData(1, "F", "2, 3, 4, 5")]
    [InlineData(1, "C", "1000")]
    [InlineData(1, "F", "1000")]
    [InlineData(1, "C", "")]
    [InlineData(1, "F", "")]
    [InlineData(1, "C", "300, 700")]
    [InlineData(1, "F", "3000, 70")]
    [InlineData(1, "F", "70, 3000")]
    [InlineData(1, "C", "40, 5000")]
    public void ReadsBlocks(int version, string order, string shapeText)
    {
        Python.Run(
            """
            import numpy as np, sys
            from numpy.lib import format
            shape = tuple(int(n) for n in sys.argv[4].split(',') if n)
            x = np.asarray(np.arange(np.prod(shape, dtype=int), dtype='<i4').reshape(shape), order=sys.argv[3])
            with open(sys.argv[1], 'wb') as f:
                format.write_array(f, x, version=(int(sys.argv[2]), 0))
            """,
            _folder.PathOf("x.npy"),
            version.ToString(System.Globalization.CultureInfo.InvariantCulture),
            order,
            shapeText);
        using ArraySource<int> source = Npy.Open<int>(_folder.PathOf("x.npy"));
        long[] shape = source.Shape.ToArray();
        Assert.Equal(shapeText, string.Join(", ", shape));

        Random random = new(version);
        for (int trial = 0; trial < 20; trial++)
        {
            long[] start = [.. shape.Select(length => trial == 0 ? 0 : random.NextInt64(length))];
            long[] block = [.. shape.Zip(start, (length, first) => trial == 0 ? length : random.NextInt64(length - first + 1))];
            Assert.Equal(ViewTests.Expected(shape, start, block), MemoryTests.ReadBlock(source, start, block));
        }
    }

    [Fact]
    public void ReadsEmptyArrays()
    {
        Python.Run("import numpy as np, sys; np.save(sys.argv[1], np.zeros((3, 0, 2)))", _folder.PathOf("x.npy"));
        using ArraySource<double> source = Npy.Open<double>(_folder.PathOf("x.npy"));
        Assert.Equal([3, 0, 2], source.Shape.ToArray());
        Assert.Empty(MemoryTests.ReadBlock(source, [0, 0, 0], [3, 0, 2]));
    }

    /// <summary>The file is sparse: it is long without taking room.</summary>
    [Theory]
    [InlineData("C")]
    [InlineData("F")]
    public void ReadsBeyondTwoGigabytes(string order)
    {
        string path = _folder.PathOf("x.npy");
        Python.Run(
            """
            import numpy as np, sys
            x = np.lib.format.open_memmap(sys.argv[1], mode='w+', dtype='u1', shape=(3, 1500000001), fortran_order=sys.argv[2] == 'F')
            x[2, -3:] = [7, 8, 9]
            x[1, 1000000000] = 5
            """,
            path,
            order);
        using ArraySource<byte> source = Npy.Open<byte>(path);
        Assert.Equal([3, 1500000001], source.Shape.ToArray());
        Assert.Equal([0, 0, 0, 7, 8, 9], MemoryTests.ReadBlock(source, [1, 1499999998], [2, 3]));
        Assert.Equal([0, 0, 5, 0, 0, 0], MemoryTests.ReadBlock(source, [0, 1000000000], [3, 2]));
        Assert.Equal([8, 9], MemoryTests.ReadBlock(source.Reshape([4500000003]), [4500000001], [2]));
    }

    [Fact]
    public void OpensUntyped()
    {
        Python.Run("import numpy as np, sys; np.save(sys.argv[1], np.arange(4, dtype='u2'))", _folder.PathOf("x.npy"));
        using ArraySource source = Npy.Open(_folder.PathOf("x.npy"));
        Assert.Equal(typeof(ushort), source.ElementType);
        Assert.IsAssignableFrom<ArraySource<ushort>>(source);
    }

    [Fact]
    public void NoticesThatTheFileChanged()
    {
        string path = _folder.PathOf("x.npy");
        Python.Run("import numpy as np, sys; np.save(sys.argv[1], np.arange(1000.0))", path);
        using ArraySource<double> source = Npy.Open<double>(path);
        source.Validate();

        File.SetLastWriteTimeUtc(path, new DateTime(2001, 2, 3, 0, 0, 0, DateTimeKind.Utc));
        Assert.Contains("written to since it was opened", Assert.Throws<ArrayStorageException>(source.Validate).Message, StringComparison.Ordinal);

        using (FileStream cut = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            cut.SetLength(4000);
        }

        Assert.Contains("had 8128 bytes and has 4000", Assert.Throws<ArrayStorageException>(source.Validate).Message, StringComparison.Ordinal);
        ArrayStorageException error = Assert.Throws<ArrayStorageException>(() => MemoryTests.ReadBlock(source, [0], [1000]));
        Assert.Contains("expected 8000 bytes at 128, found 3872", error.Message, StringComparison.Ordinal);
    }

    /// <summary>As NumPy reads them from the open file, one by one; of the path alone it reads the first.</summary>
    [Fact]
    public void ReadsEachOfSeveralArraysThatWereSavedToOneOpenFile()
    {
        string path = _folder.PathOf("x.npy");
        Python.Run(
            """
            import numpy as np, sys
            with open(sys.argv[1], 'wb') as f:
                np.save(f, np.arange(6.0).reshape(2, 3))
                np.save(f, np.arange(5, dtype='>i2') * 3)
                np.save(f, np.zeros((0, 4), dtype='f4'))
                np.save(f, np.arange(20_000).reshape(100, 200).T)
            with open(sys.argv[1], 'rb') as f:
                for name in sys.argv[2:]:
                    x = np.load(f)
                    x.astype(x.dtype.newbyteorder('=')).tofile(name)
            np.testing.assert_array_equal(np.load(sys.argv[1]), np.arange(6.0).reshape(2, 3))
            """,
            [path, .. Enumerable.Range(0, 4).Select(i => _folder.PathOf($"{i}.raw"))]);
        using ArraySource<double> first = Npy.Open<double>(path);
        Assert.Equal([0, 1, 2, 3, 4, 5], Blocks.ReadAll(first));
        Assert.Equal($"'{path}'", first.Name);
        for (int i = 0; i < 4; i++)
        {
            using ArraySource source = Npy.Open(path, i);
            Assert.Equal(File.ReadAllBytes(_folder.PathOf($"{i}.raw")), Blocks.ReadAll(source));
        }

        Assert.Contains($"array 1 of '{path}' holds short, not double", Assert.Throws<ArrayStorageException>(() => Npy.Open<double>(path, 1)).Message, StringComparison.Ordinal);
        Assert.Equal($"'{path}' has no array 7: it holds 4, counted from 0.", Assert.Throws<ArrayStorageException>(() => Npy.Open(path, 7)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Npy.Open(path, -1));
        File.AppendAllBytes(path, [0]);
        Assert.Contains("is no other array", Assert.Throws<ArrayStorageException>(() => Npy.Open(path, 3)).Message, StringComparison.Ordinal);
    }

    /// <summary>What lies before it need not be read to know where it ends.</summary>
    [Fact]
    public void OpensAnArrayBehindOthersThatAreNotRead()
    {
        string path = _folder.PathOf("x.npy");
        Python.Run(
            """
            import numpy as np, sys
            with open(sys.argv[1], 'wb') as f:
                for x in (np.array(['a', 'texts']), np.array([b'abc', b'd']), np.array(['2020-01-01'] * 3, 'M8[ns]'), np.zeros(2, 'm8[25s]'), np.zeros((2, 3), '>c16'),
                          np.zeros(3, np.longdouble), np.zeros((3, 2), 'V7'), np.zeros((0, 2), 'U3'), np.array(['x'], '>U9'), np.array('lone'), np.arange(3.0), np.array([None])):
                    np.save(f, x, allow_pickle=True)
                np.save(f, np.arange(4.0))
            """,
            path);
        using ArraySource<double> source = Npy.Open<double>(path, 10);
        Assert.Equal([0, 1, 2], Blocks.ReadAll(source));
        Assert.Contains("text", Assert.Throws<ArrayStorageException>(() => Npy.Open(path, 0)).Message, StringComparison.Ordinal);
        string message = Assert.Throws<ArrayStorageException>(() => Npy.Open(path, 12)).Message;
        Assert.StartsWith($"Array 11 of '{path}', before the one that is wanted, has the element type '|O': Python objects", message, StringComparison.Ordinal);
        Assert.StartsWith($"'{path}' has the element type '<U5': text", Assert.Throws<ArrayStorageException>(() => Npy.Open(path, 0)).Message, StringComparison.Ordinal);
        Assert.StartsWith($"Array 2 of '{path}' has the element type '<M8[ns]': dates", Assert.Throws<ArrayStorageException>(() => Npy.Open(path, 2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MessagesSayWhichArrayOfAFileIsMeant()
    {
        string path = _folder.PathOf("x.npy");
        Python.Run(
            """
            import numpy as np, sys
            with open(sys.argv[1], 'wb') as f:
                np.save(f, np.arange(3.0))
                np.save(f, np.zeros(3, [('a', 'f4'), ('b', 'i4')]))
                np.save(f, np.arange(4.0))
            """,
            path);
        Assert.StartsWith($"Array 1 of '{path}' holds structured elements", Assert.Throws<ArrayStorageException>(() => Npy.Open(path, 1)).Message, StringComparison.Ordinal);
        Assert.StartsWith($"Array 1 of '{path}', before the one that is wanted, holds structured elements", Assert.Throws<ArrayStorageException>(() => Npy.Open(path, 2)).Message, StringComparison.Ordinal);
        Python.Run("import numpy as np, sys; np.save(open(sys.argv[1], 'wb'), np.arange(3.0)); f = open(sys.argv[1], 'ab'); np.save(f, np.arange(4.0)); f.truncate(f.tell() - 8)", path);
        string message = Assert.Throws<ArrayStorageException>(() => Npy.Open(path, 1)).Message;
        Assert.Equal($"'{path}' has 304 bytes; the header of array 1, for shape (4,) of '<f8', needs 312. It is probably an incomplete copy.", message);
    }

    [Fact]
    public void ADisposedSourceNamesItsFile()
    {
        string path = _folder.PathOf("x.npy");
        Python.Run("import numpy as np, sys; np.save(sys.argv[1], np.arange(3.0))", path);
        ArraySource<double> source = Npy.Open<double>(path);
        source.Dispose();
        Assert.Contains(path, Assert.Throws<ObjectDisposedException>(source.Validate).Message, StringComparison.Ordinal);
        Assert.Contains(path, Assert.Throws<ObjectDisposedException>(() => MemoryTests.ReadBlock(source, [0], [3])).Message, StringComparison.Ordinal);
    }

    private void CheckType<T>(string code, Func<int, T> convert)
        where T : unmanaged
    {
        T[] expected = [.. Enumerable.Range(-11, 24).Select(i => convert(i * 5))];
        foreach (string order in new[] { "le", "be" })
        {
            using ArraySource<T> source = Npy.Open<T>(_folder.PathOf($"{code}{order}.npy"));
            T[] actual = MemoryTests.ReadBlock(source, [0, 0], [4, 6]);
            Assert.True(MemoryMarshal.AsBytes<T>(expected).SequenceEqual(MemoryMarshal.AsBytes<T>(actual)), code + order);
        }
    }
}
