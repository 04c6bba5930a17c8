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
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("compression", "'lzf'", "in.h5", "/g/x")]
    [InlineData("compression", "'lzf'", "Bob's $(touch run) \"in\".h5", "/g/it's `touch run` $(touch run)\"; touch run; \"")]
    [InlineData("scaleoffset", "0", "in.h5", "/g/x")]
    [InlineData("scaleoffset", "0", "Bob's $(touch run) \"in\".h5", "/g/x")]
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
}
