using Microsoft.Win32.SafeHandles;

namespace StaticGraph.Storage;

/// <summary>What lies under a path.</summary>
internal enum FileKind
{
    Regular,
    Folder,
    Pipe,
    Socket,
    Device,
}

/// <summary>What the file system says about a file: what it is, who may use it, and whether it changed.</summary>
/// <param name="Identity">Device and inode.</param>
/// <param name="Kind">What lies there, links followed.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Modified">When the contents last changed: nanoseconds, or ticks on Windows.</param>
/// <param name="Mode">The permission bits; 0 on Windows.</param>
/// <param name="Owner">The owner's user id; 0 on Windows.</param>
/// <param name="Links">How many names the file has; 0 when the last one was deleted.</param>
internal readonly record struct FileStatus(FileIdentity Identity, FileKind Kind, long Length, long Modified, int Mode, uint Owner, uint Links)
{
    /// <summary>The status of what <paramref name="path"/> names, links followed, or null when there is nothing or it may not be asked.</summary>
    public static FileStatus? Of(string path) => OperatingSystem.IsWindows() ? WindowsFileStatus.Of(path) : UnixFileStatus.Of(path);

    /// <summary>The status of an open file.</summary>
    public static FileStatus Of(SafeFileHandle file) => OperatingSystem.IsWindows() ? WindowsFileStatus.Of(file) : UnixFileStatus.Of(file);

    /// <summary>True when the file is the same and neither its length nor its time stamp moved.</summary>
    public bool IsUnchangedSince(FileStatus earlier)
        => Identity == earlier.Identity && Length == earlier.Length && Modified == earlier.Modified;

    /// <summary>How a message calls what lies there.</summary>
    public string KindName => Kind switch
    {
        FileKind.Regular => "a file",
        FileKind.Folder => "a folder",
        FileKind.Pipe => "a pipe",
        FileKind.Socket => "a socket",
        FileKind.Device => "a device",
    };
}
