using StaticGraph.Tests.Processes;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>Chunks of filters that are not read: the command in the message makes a file that is.</summary>
public sealed class OtherFilterTests : IDisposable
{
    private const string Script = """
        import sys, h5py, numpy as np
        with h5py.File(sys.argv[1], 'w') as f:
            x = f.create_dataset('g/x', data=np.arange(100, dtype='i4'), chunks=(30,), **{sys.argv[2]: eval(sys.argv[3])})
            x.attrs['units'] = 'm'
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("compression", "'lzf'")]
    [InlineData("scaleoffset", "0")]
    public void The_command_in_the_message_converts_them(string option, string value)
    {
        Python.Run(Script, _folder.PathOf("in.h5"), option, value);
        string message = Assert.Throws<ArrayStorageException>(() => Hdf5.Open<int>(_folder.PathOf("in.h5"), "/g/x")).Message;
        string command = message[Math.Max(message.LastIndexOf(": h5repack ", StringComparison.Ordinal), message.LastIndexOf(": python3 ", StringComparison.Ordinal))..][2..];

        new Command("sh", "-c", command) { Folder = _folder.Path, Environment = new() { ["PATH"] = "/usr/bin:/bin" } }.RunSuccessfully();

        using ArraySource<int> converted = Hdf5.Open<int>(_folder.PathOf("out.h5"), "/g/x");
        Assert.Equal(Enumerable.Range(0, 100), Blocks.ReadAll(converted));
        Assert.Equal("m", converted.Attributes["units"]);
    }
}
