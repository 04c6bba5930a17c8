using StaticGraph.Tests.Processes;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>Chunks of filters that are not read: the command in the message makes a file that is.</summary>
public sealed class OtherFilterTests : IDisposable
{
    private const string Script = """
        import sys, h5py, numpy as np
        with h5py.File(sys.argv[1], 'w') as f:
            x = f.create_dataset(sys.argv[4], data=np.arange(100, dtype='i4'), chunks=(30,), **{sys.argv[2]: eval(sys.argv[3])})
            x.attrs['units'] = 'm'
            f['plain'] = np.zeros(3)
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("compression", "'lzf'", "in.h5", "/g/x")]
    [InlineData("compression", "'lzf'", "Bob's $(touch run) \"in\".h5", "/g/it's `touch run` $(touch run)\"; touch run; \"")]
    [InlineData("scaleoffset", "0", "in.h5", "/g/x")]
    [InlineData("scaleoffset", "0", "Bob's $(touch run) \"in\".h5", "/g/it's `touch run` $(touch run)\"; touch run; \"")]
    [InlineData("scaleoffset", "0", "in.h5", "/g/x: 1, 2")]
    public void The_command_in_the_message_converts_them(string option, string value, string file, string name)
    {
        Python.Run(Script, _folder.PathOf(file), option, value, name);
        string message = Assert.Throws<ArrayStorageException>(() => Hdf5.Open<int>(_folder.PathOf(file), name)).Message;
        string command = message[Math.Max(message.LastIndexOf(": h5repack ", StringComparison.Ordinal), message.LastIndexOf(": python3 ", StringComparison.Ordinal))..][2..];

        new Command("sh", "-c", command) { Folder = _folder.Path, Environment = new() { ["PATH"] = "/usr/bin:/bin" } }.RunSuccessfully();

        using ArraySource<int> converted = Hdf5.Open<int>(_folder.PathOf("out.h5"), name);
        Assert.Equal(Enumerable.Range(0, 100), Blocks.ReadAll(converted));
        Assert.Equal("m", converted.Attributes["units"]);
        Assert.Equal(new[] { file, "out.h5" }.Order(StringComparer.Ordinal), _folder.Names.Order(StringComparer.Ordinal));
    }

    /// <summary>What else is in the file stays as it is; some of it (an axis of length 0) h5repack could not store in chunks.</summary>
    [Theory]
    [InlineData("x", "scaleoffset=0")]
    [InlineData("x", "external=[('raw', 0, 400)]")]
    public void Other_datasets_stay_as_they_are(string name, string how)
    {
        Python.Run(
            """
            import os, sys, h5py, numpy as np
            os.chdir(sys.argv[1])
            np.arange(100, dtype='i4').tofile('raw')
            with h5py.File('in.h5', 'w') as f:
                options = eval(f'dict({sys.argv[3]})')
                x = f.create_dataset(sys.argv[2], shape=(100,), dtype='i4', chunks=None if 'external' in options else (30,), **options)
                x[...] = np.arange(100)
                f['none'] = np.zeros((0, 5))
                f.create_dataset('packed', data=np.arange(50.0), chunks=(10,), compression='gzip')
            """,
            _folder.Path,
            name,
            how);
        string message = Assert.Throws<ArrayStorageException>(() => Hdf5.Open<int>(_folder.PathOf("in.h5"), name)).Message;

        new Command("sh", "-c", message[message.LastIndexOf("h5repack ", StringComparison.Ordinal)..]) { Folder = _folder.Path, Environment = new() { ["PATH"] = "/usr/bin:/bin" } }.RunSuccessfully();

        using ArraySource<int> converted = Hdf5.Open<int>(_folder.PathOf("out.h5"), name);
        Assert.Equal(Enumerable.Range(0, 100), Blocks.ReadAll(converted));
        using ArraySource<double> packed = Hdf5.Open<double>(_folder.PathOf("out.h5"), "packed");
        Assert.Equal([10], packed.ChunkShape.ToArray());
        using ArraySource<double> none = Hdf5.Open<double>(_folder.PathOf("out.h5"), "none");
        Assert.Equal([0, 5], none.Shape.ToArray());
    }
}
