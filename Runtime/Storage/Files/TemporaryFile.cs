using Microsoft.Win32.SafeHandles;

namespace StaticGraph.Storage;

/// <summary>
/// The file an output is written to, <c>name.sg-new</c> beside it, readable by its owner only until it gets its name. On Linux a library opens it
/// by descriptor: whatever somebody puts under the temporary name meanwhile is neither read nor written.
/// </summary>
internal sealed class TemporaryFile
{
    private readonly FileIdentity _identity;
    private readonly int _mode;

    private TemporaryFile(string path, SafeFileHandle handle)
    {
        FileStatus status = FileStatus.Of(handle);
        Path = path;
        Handle = handle;
        _identity = status.Identity;
        _mode = status.Mode;
        if (!OperatingSystem.IsWindows())
        {
            SetMode(0x180);
        }
    }

    /// <summary>Its name.</summary>
    public string Path { get; }

    /// <summary>The open file. It carries no lock: a library may open it beside us, even truncate it.</summary>
    public SafeFileHandle Handle { get; private set; }

    /// <summary>The name under which a library opens this very file.</summary>
    public string LibraryPath
    {
        get
        {
            string descriptor = $"/proc/self/fd/{Handle.DangerousGetHandle()}";
            return OperatingSystem.IsLinux() && File.Exists(descriptor) ? descriptor : Path;
        }
    }

    /// <summary>True while the name is this file's.</summary>
    public bool HasItsName => FileStatus.Of(Path)?.Identity == _identity;

    /// <summary>Makes an empty file; one left by a killed process is replaced.</summary>
    public static TemporaryFile Create(string path)
    {
        File.Delete(path);
        SafeFileHandle? handle = null;
        try
        {
            handle = Open(path, FileMode.CreateNew, 0);
            return new TemporaryFile(path, handle);
        }
        catch (Exception error) when (error.HResult != LibC.Exists)
        {
            // .NET may have made the file, and failed at what it does with it next.
            handle?.Dispose();
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Opens it anew with room for <paramref name="length"/> bytes, where the system takes room only so.</summary>
    public void Reopen(long length)
    {
        Handle.Dispose();
        Handle = Open(Path, FileMode.Create, length);
    }

    /// <summary>Gives it the permissions of the file it replaces, or those of a new file.</summary>
    public void Admit(FileStatus? replaced)
    {
        if (!OperatingSystem.IsWindows())
        {
            SetMode(replaced?.Mode ?? _mode);
        }
    }

    /// <summary>Copies all bytes to another file and closes this one.</summary>
    public void MoveTo(TemporaryFile other)
    {
        using SafeFileHandle from = Handle;
        byte[] piece = new byte[1 << 20];
        for (long done = 0, length = RandomAccess.GetLength(from); done < length;)
        {
            int count = FileTransfer.Read(from, piece.AsSpan(0, (int)Math.Min(piece.Length, length - done)), done);
            FileTransfer.Write(other.Handle, piece.AsSpan(0, count), done);
            done += count > 0 ? count : throw new IOException($"it ends at {done} of {length} bytes.");
        }
    }

    /// <summary>Deletes its name, unless that is another's by now; the file stays open. Never throws.</summary>
    public void RemoveName()
    {
        try
        {
            if (HasItsName)
            {
                File.Delete(Path);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The file stays; the next run replaces it.
        }
    }

    private static SafeFileHandle Open(string path, FileMode mode, long reserve)
    {
        SafeFileHandle file = File.OpenHandle(path, mode, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, FileOptions.None, reserve);
        LibC.Unlock(file);
        return file;
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private void SetMode(int mode)
    {
        try
        {
            File.SetUnixFileMode(Handle, (UnixFileMode)mode);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A file system without permissions.
        }
    }
}
