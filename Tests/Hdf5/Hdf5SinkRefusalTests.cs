using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>Nothing is made before what can be checked is checked, and nothing is left of a run that failed.</summary>
public sealed class Hdf5SinkRefusalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void An_existing_file_is_kept_unless_told_otherwise()
    {
        string path = _folder.PathOf("y.h5");
        File.WriteAllText(path, "precious");
        var error = Assert.Throws<ArrayStorageException>(() => Hdf5.Create<double>(path, "x").Validate([3]));
        Assert.Contains("exists. Set StorageOptions.AddToFile to add /x to it, or StorageOptions.Overwrite to replace the whole file", error.Message, StringComparison.Ordinal);
        Assert.Equal("precious", File.ReadAllText(path));

        Hdf5Output.Write(Hdf5.Create<double>(path, "x", new StorageOptions { Overwrite = true }), [1, 2, 3], [3]);
        using ArraySource<double> back = Hdf5.Open<double>(path, "x");
        Assert.Equal([1, 2, 3], Blocks.ReadAll(back));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_abandoned_run_leaves_nothing(bool compressed)
    {
        string path = _folder.PathOf("y.h5");
        var options = new StorageOptions { Compression = compressed ? Compression.Gzip() : Compression.None };
        ArraySink<double> sink = Hdf5.Create<double>(path, "x", options);
        using (var transaction = new SinkTransaction())
        {
            ArrayWriter<double> writer = sink.Begin(transaction, [100], []);
            Hdf5Output.WriteBlocks(sink, writer, new double[100], [100]);
            Assert.Contains("y.h5.sg-new", _folder.Names);
            Assert.False(File.Exists(path));
        }

        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void A_process_started_meanwhile_does_not_keep_the_result_locked()
    {
        string path = _folder.PathOf("y.h5");
        ArraySink<double> sink = Hdf5.Create<double>(path, "x", new StorageOptions { Compression = Compression.Gzip() });
        using var transaction = new SinkTransaction();
        ArrayWriter<double> writer = sink.Begin(transaction, [100], []);
        using System.Diagnostics.Process child = Python.Start("import sys\nsys.stdin.read()");
        Hdf5Output.WriteBlocks(sink, writer, new double[100], [100]);
        transaction.Commit();
        using (ArraySource<double> back = Hdf5.Open<double>(path, "x"))
        {
            Assert.Equal(new double[100], Blocks.ReadAll(back));
        }

        child.StandardInput.Close();
        child.WaitForExit();
    }

    [Fact]
    public void A_dataset_named_twice_fails_and_leaves_nothing()
    {
        string path = _folder.PathOf("y.h5");
        using (var transaction = new SinkTransaction())
        {
            _ = Hdf5.Create<double>(path, "x").Begin(transaction, [3], []);
            var error = Assert.Throws<ArrayStorageException>(() => Hdf5.Create<double>(path, "x").Begin(transaction, [3], []));
            Assert.Contains("has a dataset '/x' already", error.Message, StringComparison.Ordinal);
        }

        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void More_than_the_disk_holds_is_refused_before_work()
    {
        using (var transaction = new SinkTransaction())
        {
            ArraySink<double> sink = Hdf5.Create<double>(_folder.PathOf("y.h5"), "x");
            var error = Assert.Throws<ArrayStorageException>(() => sink.Begin(transaction, [1L << 25, 1L << 25], []));
            Assert.Contains("free", error.Message, StringComparison.Ordinal);
        }

        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void What_no_file_can_hold_is_refused()
    {
        Assert.Throws<ArrayShapeException>(() => Validate(null, 1L << 40, 1L << 40));
        Assert.Throws<ArrayShapeException>(() => Validate([2], 5, 5));
        Assert.Throws<ArrayShapeException>(() => Validate([2, 0], 5, 5));
        Assert.Throws<ArrayShapeException>(() => Validate([1 << 20, 1 << 20], 1 << 20, 1 << 20));
        Assert.Throws<ArrayStorageException>(() => Hdf5.Create<double>(_folder.PathOf("y.h5"), "/"));
        Assert.Throws<ArrayStorageException>(() => Hdf5.Create<decimal>(_folder.PathOf("y.h5"), "x").Validate([3]));
        Assert.Throws<ArrayStorageException>(() => Hdf5.Create<double>(_folder.PathOf("missing/y.h5"), "x").Validate([3]));
        var options = new StorageOptions { Attributes = new Dictionary<string, object> { ["when"] = DateTime.UnixEpoch } };
        var error = Assert.Throws<ArrayStorageException>(() => Hdf5.Create<double>(_folder.PathOf("y.h5"), "x", options).Validate([3]));
        Assert.Contains("attribute 'when' is a DateTime", error.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void Attributes_that_are_nothing_are_refused()
    {
        foreach ((object? value, string message) in new (object?, string)[] { (null, "The attribute 'unit' is null"), (new[] { "K", null }, "The attribute 'unit' holds null") })
        {
            var options = new StorageOptions { Attributes = new Dictionary<string, object> { ["unit"] = value! } };
            Assert.StartsWith(message, Assert.Throws<ArrayStorageException>(() => Hdf5.Create<double>(_folder.PathOf("y.h5"), "x", options).Validate([3])).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void One_piece_is_not_compressed()
    {
        var options = new StorageOptions { ChunkShape = [], Compression = Compression.Gzip() };
        var error = Assert.Throws<ArrayShapeException>(() => Hdf5.Create<double>(_folder.PathOf("y.h5"), "x", options).Validate([3]));
        Assert.EndsWith("is to be compressed, and what is compressed lies in chunks: leave ChunkShape out, or give it one length an axis.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_of_a_compressed_chunk_is_refused()
    {
        using var transaction = new SinkTransaction();
        ArraySink<double> sink = Hdf5.Create<double>(_folder.PathOf("y.h5"), "x", new StorageOptions { ChunkShape = [10], Compression = Compression.Gzip() });
        ArrayWriter<double> writer = sink.Begin(transaction, [20], []);
        Assert.Throws<InvalidOperationException>(() => writer.WriteBlock([5], [10], new double[10], new byte[sink.GetScratchBytes([20])]));
    }

    [Fact]
    public void A_block_outside_the_array_or_without_scratch_is_refused()
    {
        using var transaction = new SinkTransaction();
        ArraySink<double> sink = Hdf5.Create<double>(_folder.PathOf("y.h5"), "x", new StorageOptions { ChunkShape = [10] });
        ArrayWriter<double> writer = sink.Begin(transaction, [20], []);
        byte[] scratch = new byte[sink.GetScratchBytes([20])];
        Assert.Throws<ArrayShapeException>(() => writer.WriteBlock([15], [10], new double[10], scratch));
        Assert.Throws<ArrayShapeException>(() => writer.WriteBlock([0], [10], new double[9], scratch));
        Assert.Throws<ArgumentException>(() => writer.WriteBlock([0], [10], new double[10], scratch.AsSpan(1)));
    }

    public void Dispose() => _folder.Dispose();

    private void Validate(long[]? chunk, params long[] shape) =>
        Hdf5.Create<double>(_folder.PathOf("y.h5"), "x", new StorageOptions { ChunkShape = chunk }).Validate(shape);
}
