using Microsoft.Win32.SafeHandles;

namespace StaticGraph.Storage;

/// <summary>
/// A file that appears under its name complete or not at all: written as <c>name.sg-new</c> beside it, renamed at the end.
/// Writes may come from several threads. One process at a time writes one name.
/// </summary>
internal sealed class AtomicFile : IPositionalOutput
{
    private readonly FinalName _name;
    private bool _overwrite;
    private WriteLock _lock;
    private TemporaryFile _file;
    private volatile bool _isNameless;
    private bool _isDone;

    private AtomicFile(string path, bool overwrite, bool durable, WriteLock writeLock, TemporaryFile file)
    {
        Path = path;
        _name = new FinalName(path);
        _file = file;
        _overwrite = overwrite;
        IsDurable = durable;
        _lock = writeLock;
    }

    /// <summary>The final name.</summary>
    public string Path { get; }

    /// <summary>The name under which a library opens the file until <see cref="Publish"/>. It may be taken away at any moment, see <see cref="IsNameless"/>; then this makes another.</summary>
    public string TemporaryPath
    {
        get
        {
            if (IsNameless)
            {
                Restore();
            }

            return _file.LibraryPath;
        }
    }

    /// <summary>True when the process was told to end and the temporary name is gone.</summary>
    public bool IsNameless => _isNameless;

    /// <summary>True when its bytes and its name are to be on the disk, power loss or not, before it counts as published.</summary>
    public bool IsDurable { get; private set; }

    /// <summary>The open temporary file.</summary>
    public SafeFileHandle Handle => _file.Handle;

    /// <summary>Makes the empty temporary file; one left by a killed process is replaced.</summary>
    /// <param name="path">The final name, from <see cref="OutputPath.Resolve"/>.</param>
    /// <param name="overwrite">True to replace an existing file when published.</param>
    /// <param name="durable">True to have its bytes and its name on the disk, power loss or not, before it counts as published.</param>
    /// <exception cref="ArrayStorageException">The file exists, another process writes it, or its folder does not let us.</exception>
    public static AtomicFile Create(string path, bool overwrite, bool durable = true)
    {
        OutputPath.Validate(path, overwrite);
        LibC.IgnoreFileSizeSignal();
        return OpenOutputs.Add(() =>
        {
            WriteLock writeLock = WriteLock.Take(path);
            try
            {
                FinalName.ClearAway(path);
                return new AtomicFile(path, overwrite, durable, writeLock, TemporaryFile.Create(path + ".sg-new"));
            }
            catch (Exception error)
            {
                writeLock.Dispose();
                throw error is IOException or UnauthorizedAccessException ? OutputPath.Refused(path, error) : error;
            }
        });
    }

    /// <summary>Another result goes to the file: it replaces a file only if all may, and is durable if one has to be.</summary>
    public void Join(bool overwrite, bool durable)
    {
        _overwrite &= overwrite;
        IsDurable |= durable;
    }

    /// <summary>Makes the file at least <paramref name="length"/> bytes long, for more may have been written to it by now, and takes the room on the disk now, so that a full disk stops the run before its work.</summary>
    /// <exception cref="ArrayStorageException">There is not enough room; the message has both numbers.</exception>
    public void Reserve(long length)
    {
        long? free = FileTransfer.FreeIn(System.IO.Path.GetDirectoryName(Path)!);
        if (length - RandomAccess.GetLength(Handle) > free)
        {
            throw new ArrayStorageException($"'{Path}' needs {length} bytes and its disk has {free} free.");
        }

        try
        {
            if (!OperatingSystem.IsLinux())
            {
                _file.Reopen(length);
            }
            else if (FileTransfer.Allocate(Handle, length) is { } reason)
            {
                throw new ArrayStorageException($"'{Path}' cannot be given its {length} bytes: {reason}{(free is null ? "" : $"; its disk has {free} free")}.");
            }

            RandomAccess.SetLength(Handle, Math.Max(length, RandomAccess.GetLength(Handle)));
        }
        catch (Exception error) when (error is IOException and not ArrayStorageException or UnauthorizedAccessException)
        {
            throw new ArrayStorageException($"'{Path}' cannot be given its {length} bytes: {error.Message}", error);
        }
    }

    /// <summary>Writes all of <paramref name="bytes"/> at <paramref name="offset"/>.</summary>
    /// <exception cref="ArrayStorageException">The disk is full or failed; the message names the file and the bytes.</exception>
    public void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        try
        {
            FileTransfer.Write(Handle, bytes, offset);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ArrayStorageException($"'{Path}' cannot be written (bytes {offset} to {offset + bytes.Length}): {FileTransfer.Reason(error, System.IO.Path.GetDirectoryName(Path)!)}", error);
        }
    }

    /// <summary>Completes the file under its temporary name: every error its writes have left behind comes out here. Refuses when it could not be published.</summary>
    /// <exception cref="ArrayStorageException">The disk is full or failed, or the final name cannot be had.</exception>
    public void Close()
    {
        try
        {
            if (_isNameless)
            {
                Restore();
            }

            Sync();
        }
        catch (Exception error) when (error is IOException and not ArrayStorageException or UnauthorizedAccessException)
        {
            throw new ArrayStorageException($"'{Path}' cannot be completed, not all of it reached the disk: {FileTransfer.Reason(error, System.IO.Path.GetDirectoryName(Path)!)}", error);
        }

        OutputPath.Validate(Path, _overwrite);
    }

    /// <summary>Gives the closed file its final name. A file it replaces passes on its permissions, and can come back until <see cref="Confirm"/>.</summary>
    /// <exception cref="ArrayStorageException">Meanwhile a file appeared under the name, or the folder changed.</exception>
    public void Publish()
    {
        try
        {
            if (_isNameless || !_file.HasItsName)
            {
                throw new IOException("its temporary name was taken away.");
            }

            _name.GiveTo(_file, _overwrite);
            if (IsDurable && !OperatingSystem.IsWindows())
            {
                LibC.SyncFolder(System.IO.Path.GetDirectoryName(Path)!);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ArrayStorageException($"'{Path}' is complete but cannot be given its name: {error.Message}", error);
        }
    }

    /// <summary>Takes back what <see cref="Publish"/> did: what lay under the name before lies there again. Never throws.</summary>
    public void Withdraw() => _name.TakeBack();

    /// <summary>Ends what <see cref="Publish"/> began: the replaced file is gone for good.</summary>
    public void Confirm()
    {
        _name.Confirm();
        Handle.Dispose();
        _lock.Dispose();
        _isDone = true;
        OpenOutputs.Remove(this);
    }

    /// <summary>Closes and deletes the temporary file, unless it was published. Never throws.</summary>
    public void Abandon()
    {
        if (_isDone)
        {
            return;
        }

        if (!_name.IsGiven)
        {
            _file.RemoveName();
            Empty();
        }

        Confirm();
    }

    /// <summary>Takes the names away, for the process is about to end. Should it go on after all, the file is still there, without them.</summary>
    public void RemoveNames()
    {
        _isNameless = true;
        _file.RemoveName();
        _lock.RemoveName();
    }

    /// <summary>Gives the room back, even where a library that failed to close the file still has it open.</summary>
    public void Empty()
    {
        try
        {
            if (!Handle.IsClosed)
            {
                RandomAccess.SetLength(Handle, 0);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It goes with the last descriptor.
        }
    }

    // The process was told to end and did not: its handlers wanted the run to finish. The file cannot be given its name again, its bytes can.
    private void Restore()
    {
        TemporaryFile nameless = _file;
        OpenOutputs.Add(() =>
        {
            _lock.Dispose();
            _lock = WriteLock.Take(Path);
            _file = TemporaryFile.Create(nameless.Path);
            _isNameless = false;
            return this;
        });
        nameless.MoveTo(_file);
    }

    private void Sync()
    {
        if (IsDurable)
        {
            LibC.Sync(Handle);
        }

        if (!OperatingSystem.IsWindows())
        {
            LibC.CheckClose(Handle);
        }
    }
}
