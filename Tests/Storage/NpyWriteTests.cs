using StaticGraph.Storage;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>Files written block by block, as NumPy reads them.</summary>
public sealed class NpyWriteTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void NumPyReadsWhatBlocksWrote()
    {
        string path = _folder.PathOf("x.npy");
        using (SinkTransaction transaction = new())
        {
            ArraySink<int> sink = Npy.Create<int>(path);
            sink.Validate([5, 7]);
            ArrayWriter<int> writer = sink.Begin(transaction, [5, 7], ["t", "x"]);
            WriteBlocks(writer, [5, 7], [2, 3]);
            Assert.Equal(["x.npy.sg-lock", "x.npy.sg-new"], _folder.Names);
            transaction.Commit();
        }

        Assert.Equal(["x.npy"], _folder.Names);
        Python.Run(
            """
            import numpy as np, sys
            x = np.load(sys.argv[1])
            assert x.dtype == np.dtype('<i4') and x.flags.c_contiguous, x.dtype
            assert (x == np.arange(35).reshape(5, 7)).all(), x
            with open(sys.argv[1], 'rb') as f:
                np.lib.format.read_magic(f)
                np.lib.format.read_array_header_1_0(f)
                assert f.tell() % 64 == 0
            """,
            path);
    }

    [Fact]
    public void NumPyReadsEveryElementTypeScalarsAndEmptyArrays()
    {
        WriteOne<bool>("b1", [2], [true, false]);
        WriteOne<sbyte>("i1", [2], [-1, 2]);
        WriteOne<byte>("u1", [2], [255, 2]);
        WriteOne<short>("i2", [2], [-1, 2]);
        WriteOne<ushort>("u2", [2], [65535, 2]);
        WriteOne<int>("i4", [2], [-1, 2]);
        WriteOne<uint>("u4", [2], [uint.MaxValue, 2]);
        WriteOne<long>("i8", [2], [-1, 2]);
        WriteOne<ulong>("u8", [2], [ulong.MaxValue, 2]);
        WriteOne<Half>("f2", [2], [(Half)(-1), (Half)2]);
        WriteOne<float>("f4", [2], [-1, 2]);
        WriteOne<double>("f8", [2], [-1, 2]);
        WriteOne<double>("scalar", [], [3.5]);
        WriteOne<double>("empty", [0, 4], []);
        Python.Run(
            """
            import numpy as np, sys
            load = lambda name: np.load(f'{sys.argv[1]}/{name}.npy')
            for code in 'b1 i1 u1 i2 u2 i4 u4 i8 u8 f2 f4 f8'.split():
                x = load(code)
                want = np.array([1, 0] if code == 'b1' else [-1, 2]).astype(code)
                assert x.dtype == want.dtype and (x == want).all(), (code, x)
            assert load('scalar').shape == () and load('scalar') == 3.5
            assert load('empty').shape == (0, 4)
            """,
            _folder.Path);
    }

    [Fact]
    public void NothingIsLeftWhenTheRunFails()
    {
        using (SinkTransaction transaction = new())
        {
            ArrayWriter<int> writer = Npy.Create<int>(_folder.PathOf("x.npy")).Begin(transaction, [2], []);
            writer.WriteBlock([0], [1], [1], []);
        }

        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void ADamagedRunLeavesTheOldFileAsItWas()
    {
        string path = _folder.PathOf("x.npy");
        File.WriteAllText(path, "old");
        using (SinkTransaction transaction = new())
        {
            Npy.Create<int>(path, new StorageOptions { Overwrite = true }).Begin(transaction, [2], []);
        }

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["x.npy"], _folder.Names);
    }

    [Fact]
    public void RefusesTwoResultsUnderOneName()
    {
        using SinkTransaction transaction = new();
        Npy.Create<int>(_folder.PathOf("x.npy")).Begin(transaction, [2], []);
        ArraySink<int> again = Npy.Create<int>(Path.Combine(_folder.Path, ".", "x.npy"));
        Assert.Contains("holds one array", Assert.Throws<ArrayStorageException>(() => again.Begin(transaction, [2], [])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefusesMoreThanTheDiskHasAndLeavesNothing()
    {
        using (SinkTransaction transaction = new())
        {
            ArraySink<double> sink = Npy.Create<double>(_folder.PathOf("x.npy"));
            Assert.Contains("free", Assert.Throws<ArrayStorageException>(() => sink.Begin(transaction, [1L << 31, 1L << 31], [])).Message, StringComparison.Ordinal);
            Assert.Throws<ArrayShapeException>(() => sink.Begin(transaction, [1L << 32, 1L << 32], []));
        }

        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void RefusesOptionsAndTypesTheFormatDoesNotHave()
    {
        Assert.Throws<ArgumentException>(() => Npy.Create<int>("x.npy", new StorageOptions { ChunkShape = [3] }));
        Assert.Throws<ArgumentException>(() => Npy.Create<int>("x.npy", new StorageOptions { Compression = Compression.Gzip() }));
        Assert.Throws<ArgumentException>(() => Npy.Create<int>("x.npy", new StorageOptions { Attributes = new Dictionary<string, object> { ["a"] = 1 } }));
        Assert.Throws<ArrayStorageException>(() => Npy.Create<Int128>("x.npy"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Compression.Gzip(10));
    }

    [Fact]
    public void KnowsItsFileByAnyName()
    {
        string path = _folder.PathOf("x.npy");
        Python.Run("import numpy as np, os, sys; np.save(sys.argv[1], np.arange(3)); os.link(sys.argv[1], sys.argv[1] + '.hard')", path);
        File.CreateSymbolicLink(_folder.PathOf("soft"), path);
        using ArraySource<long> source = Npy.Open<long>(path);
        FileIdentity identity = source.Identity!.Value;
        Assert.Equal(identity, Npy.Create<long>(path + ".hard").Identity);
        Assert.Equal(identity, Npy.Create<long>(_folder.PathOf("soft")).Identity);
        Assert.Null(Npy.Create<long>(_folder.PathOf("other")).Identity);
    }

    /// <summary>Writes 0, 1, 2, ... in blocks, last block first.</summary>
    private static void WriteBlocks(ArrayWriter<int> writer, long[] shape, long[] block)
    {
        for (long row = (shape[0] - 1) / block[0] * block[0]; row >= 0; row -= block[0])
        {
            for (long column = (shape[1] - 1) / block[1] * block[1]; column >= 0; column -= block[1])
            {
                long rows = Math.Min(block[0], shape[0] - row);
                long columns = Math.Min(block[1], shape[1] - column);
                int[] elements = new int[rows * columns];
                for (int i = 0; i < elements.Length; i++)
                {
                    elements[i] = (int)(((row + (i / columns)) * shape[1]) + column + (i % columns));
                }

                writer.WriteBlock([row, column], [rows, columns], elements, []);
            }
        }
    }

    private void WriteOne<T>(string name, long[] shape, T[] elements)
        where T : unmanaged
    {
        using SinkTransaction transaction = new();
        ArrayWriter<T> writer = Npy.Create<T>(_folder.PathOf(name + ".npy")).Begin(transaction, shape, []);
        writer.WriteBlock(new long[shape.Length], shape, elements, []);
        transaction.Commit();
    }
}
