using Microsoft.Win32.SafeHandles;

namespace StaticGraph.Storage;

/// <summary>A file open for positional reads from several threads, that notices when the file changes under it.</summary>
internal sealed class PositionalReader : IPositionalInput, IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly FileStatus _opened;

    private PositionalReader(string path, SafeFileHandle file)
    {
        Path = path;
        _file = file;
        _opened = FileStatus.Of(file);
    }

    /// <summary>The path as the user gave it.</summary>
    public string Path { get; }

    /// <summary>The length when it was opened, in bytes.</summary>
    public long Length => _opened.Length;

    /// <summary>Device and inode.</summary>
    public FileIdentity Identity => _opened.Identity;

    /// <summary>Opens <paramref name="path"/>.</summary>
    /// <exception cref="ArrayStorageException">It is missing, no regular file, or may not be read.</exception>
    public static PositionalReader Open(string path) => new(path, InputPath.Open(path));

    /// <summary>Refuses a file that changed since it was opened: what was planned from its header may be wrong now.</summary>
    /// <exception cref="ObjectDisposedException">The reader was disposed.</exception>
    /// <exception cref="ArrayStorageException">Length or time stamp moved.</exception>
    public void Validate()
    {
        if (_file.IsClosed)
        {
            throw Closed();
        }

        FileStatus now = FileStatus.Of(_file);
        if (!now.IsUnchangedSince(_opened))
        {
            throw new ArrayStorageException(
                now.Length == Length
                    ? $"'{Path}' was written to since it was opened; open it again."
                    : $"'{Path}' changed since it was opened: it had {Length} bytes and has {now.Length}; open it again.");
        }
    }

    /// <summary>Fills <paramref name="destination"/> from <paramref name="offset"/> on.</summary>
    /// <exception cref="ArrayStorageException">The file ends before, or cannot be read.</exception>
    public void Read(Span<byte> destination, long offset)
    {
        try
        {
            int read = FileTransfer.Read(_file, destination, offset);
            if (read < destination.Length)
            {
                throw new ArrayStorageException($"'{Path}' ends too early: expected {destination.Length} bytes at {offset}, found {read}. It was cut since it was opened.");
            }
        }
        catch (ObjectDisposedException)
        {
            throw Closed();
        }
        catch (Exception error) when (error is IOException and not ArrayStorageException or UnauthorizedAccessException)
        {
            throw new ArrayStorageException($"'{Path}' cannot be read (bytes {offset} to {offset + destination.Length}): {error.Message}", error);
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary>The error of whoever reads on. It names no object: that would stand behind the message once more.</summary>
    public ObjectDisposedException Closed() => new(objectName: null, $"'{Path}' was closed: its source was disposed.");
}
