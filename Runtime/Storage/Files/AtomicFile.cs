using Microsoft.Win32.SafeHandles;

namespace StaticGraph.Storage;

/// <summary>
/// A file that appears under its name complete or not at all: written as <c>name.sg-new</c> beside it, renamed at the end.
/// Writes may come from several threads. One process at a time writes one name.
/// </summary>
internal sealed class AtomicFile : IPositionalOutput
{
    private readonly WriteLock _lock;
    private readonly bool _overwrite;
    private bool _published;

    private AtomicFile(string path, bool overwrite, WriteLock writeLock, SafeFileHandle file)
    {
        Path = path;
        Handle = file;
        _overwrite = overwrite;
        _lock = writeLock;
    }

    /// <summary>The final name.</summary>
    public string Path { get; }

    /// <summary>The name until <see cref="Publish"/>.</summary>
    public string TemporaryPath => Path + ".sg-new";

    /// <summary>The open temporary file. It carries no lock: a library may open <see cref="TemporaryPath"/> beside it, even truncate it.</summary>
    public SafeFileHandle Handle { get; private set; }

    /// <summary>Makes the empty temporary file; one left by a killed process is replaced.</summary>
    /// <param name="path">The final name, from <see cref="OutputPath.Resolve"/>.</param>
    /// <param name="overwrite">True to replace an existing file when published.</param>
    /// <exception cref="ArrayStorageException">The file exists, another process writes it, or its folder does not let us.</exception>
    public static AtomicFile Create(string path, bool overwrite)
    {
        OutputPath.Validate(path, overwrite);
        LibC.IgnoreFileSizeSignal();
        WriteLock writeLock = WriteLock.Take(path);
        try
        {
            string temporary = path + ".sg-new";
            File.Delete(temporary);
            return new AtomicFile(path, overwrite, writeLock, Open(temporary, FileMode.CreateNew, 0));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            writeLock.Dispose();
            throw OutputPath.Refused(path, error);
        }
    }

    /// <summary>Makes the file <paramref name="length"/> bytes long and takes the room on the disk now, so that a full disk stops the run before its work.</summary>
    /// <exception cref="ArrayStorageException">There is not enough room; the message has both numbers.</exception>
    public void Reserve(long length)
    {
        long free = FileTransfer.FreeIn(System.IO.Path.GetDirectoryName(Path)!);
        if (length - RandomAccess.GetLength(Handle) > free)
        {
            throw new ArrayStorageException($"'{Path}' needs {length} bytes and its disk has {free} free.");
        }

        try
        {
            if (!OperatingSystem.IsLinux())
            {
                Handle.Dispose();
                Handle = Open(TemporaryPath, FileMode.Create, length);
            }
            else if (FileTransfer.Allocate(Handle, length) is { } reason)
            {
                throw new ArrayStorageException($"'{Path}' cannot be given its {length} bytes: {reason}.");
            }

            RandomAccess.SetLength(Handle, length);
        }
        catch (IOException error) when (error is not ArrayStorageException)
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
            throw new ArrayStorageException($"'{Path}' cannot be written (bytes {offset} to {offset + bytes.Length}): {error.Message}", error);
        }
    }

    /// <summary>Closes the file under its temporary name; with <paramref name="durable"/> its bytes are on the disk first, power loss or not.</summary>
    public void Close(bool durable = false)
    {
        if (durable && !Handle.IsClosed)
        {
            RandomAccess.FlushToDisk(Handle);
        }

        Handle.Dispose();
    }

    /// <summary>Gives the closed file its final name. A file it replaces passes on its permissions.</summary>
    /// <exception cref="ArrayStorageException">Meanwhile a file appeared under the name, or the folder changed.</exception>
    public void Publish()
    {
        try
        {
            if (!OperatingSystem.IsWindows() && _overwrite && File.Exists(Path))
            {
                File.SetUnixFileMode(TemporaryPath, File.GetUnixFileMode(Path));
            }

            File.Move(TemporaryPath, Path, _overwrite);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ArrayStorageException($"'{TemporaryPath}' is complete but cannot be renamed to '{Path}': {error.Message}", error);
        }

        _published = true;
        _lock.Dispose();
    }

    /// <summary>Closes and deletes the temporary file, unless it was published. Never throws.</summary>
    public void Abandon()
    {
        if (_published)
        {
            return;
        }

        Handle.Dispose();
        try
        {
            File.Delete(TemporaryPath);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The temporary file stays; the next run replaces it.
        }

        _lock.Dispose();
    }

    private static SafeFileHandle Open(string path, FileMode mode, long reserve)
    {
        SafeFileHandle file = File.OpenHandle(path, mode, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, FileOptions.None, reserve);
        LibC.Unlock(file);
        return file;
    }
}
