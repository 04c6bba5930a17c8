using StaticGraph.Storage;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>What a message says of a full disk.</summary>
public sealed class FileTransferTests
{
    /// <summary>What is free is not known of a folder that is gone; the error of the write is not lost over it.</summary>
    [Fact]
    public void The_reason_is_the_system_s_own_where_the_folder_is_gone()
    {
        var full = new IOException("No space left on device", LibC.NoSpace);
        var quota = new IOException("Disk quota exceeded", LibC.Quota);
        using var folder = new TemporaryFolder();
        Assert.Matches("^No space left on device; its disk has [0-9]+ bytes free for this user$", FileTransfer.Reason(full, folder.Path));
        Assert.Matches("^Disk quota exceeded; its disk has [0-9]+ bytes free for this user$", FileTransfer.Reason(quota, folder.Path));

        Assert.Equal("No space left on device", FileTransfer.Reason(full, folder.PathOf("gone")));
        Assert.Equal("Input/output error", FileTransfer.Reason(new IOException("Input/output error", LibC.InputOutputError), folder.Path));
    }
}
