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

    private TemporaryFile(string path, SafeFileHandle handle, int mode)
    {
        Path = path;
        Handle = handle;
        _identity = FileStatus.Of(handle).Identity;
        _mode = mode;
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
            int mode = ModeOfNewFiles(path);
            handle = Open(path, FileMode.CreateNew, 0);
            return new TemporaryFile(path, handle, mode);
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

    // What the process and the folder give to new files, seen on an empty one under the name: ours is its owner's alone from its first moment on.
    private static int ModeOfNewFiles(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return 0;
        }

        using SafeFileHandle empty = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        File.Delete(path);
        return FileStatus.Of(empty).Mode;
    }

    private static SafeFileHandle Open(string path, FileMode mode, long reserve)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
            PreallocationSize = reserve,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // Only streams are made with a mode. This one has no buffer, and never closes its handle unless it is told to.
        SafeFileHandle file = new FileStream(path, options).SafeFileHandle;
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
