using Microsoft.Win32.SafeHandles;

namespace StaticGraph.Storage;

/// <summary>
/// A file without a name, its room reserved, whose contents end with it. Linux makes it so; where the file system cannot, it is deleted as soon as it is
/// open, so that not even a killed process leaves it behind. Windows deletes it when it is closed.
/// </summary>
internal sealed class ScratchFile : IPositionalInput, IPositionalOutput, IDisposable
{
    private readonly FileStream _stream;
    private readonly SafeFileHandle _handle;
    private readonly string _folder;
    private readonly string _array;

    private ScratchFile(FileStream stream, string folder, string array)
    {
        _stream = stream;
        _handle = stream.SafeFileHandle;
        _folder = folder;
        _array = array;
    }

    /// <summary>Refuses a folder that is missing or none, or whose disk has not that much room.</summary>
    /// <param name="folder">The full path.</param>
    /// <param name="plan">Who asks.</param>
    /// <param name="length">The bytes of all its files.</param>
    /// <exception cref="ArrayStorageException">The folder will not do; the message says why.</exception>
    public static void Validate(string folder, string plan, long length)
    {
        string remedy = $"make it, or set {nameof(RunOptions)}.{nameof(RunOptions.ScratchDirectory)} to another";
        switch (FileStatus.Of(folder))
        {
            case null:
                throw new ArrayStorageException($"The scratch directory '{folder}' does not exist{InputPath.NearestTo(folder)}; {remedy}.");
            case { Kind: not FileKind.Folder } status:
                throw new ArrayStorageException($"The scratch directory '{folder}' is {status.KindName}; {remedy}.");
        }

        long? free = FileTransfer.FreeIn(folder);
        if (length > free)
        {
            throw Refused(folder, plan, length, $"its disk has {free} free", null);
        }
    }

    /// <summary>Makes a file of <paramref name="length"/> bytes in <paramref name="folder"/>, for the array <paramref name="array"/>.</summary>
    /// <exception cref="ArrayStorageException">The folder is missing, may not be written to, or has not that much room.</exception>
    public static ScratchFile Create(string folder, string array, long length)
    {
        LibC.IgnoreFileSizeSignal();
        FileStream? stream = null;
        try
        {
            stream = Open(folder, length);
            Reserve(stream.SafeFileHandle, folder, array, length);
            return new ScratchFile(stream, folder, array);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            stream?.Dispose();
            throw error as ArrayStorageException ?? Refused(folder, array, length, error is UnauthorizedAccessException ? $"permission denied {OutputPath.Permissions(folder)}" : error.Message, error);
        }
    }

    public void Read(Span<byte> destination, long offset)
    {
        try
        {
            int read = FileTransfer.Read(_handle, destination, offset);
            if (read < destination.Length)
            {
                throw new ArrayStorageException($"The scratch file of {_array} in '{_folder}' ends too early: expected {destination.Length} bytes at {offset}, found {read}.");
            }
        }
        catch (Exception error) when (error is IOException and not ArrayStorageException or UnauthorizedAccessException)
        {
            throw new ArrayStorageException($"The scratch file of {_array} in '{_folder}' cannot be read (bytes {offset} to {offset + destination.Length}): {error.Message}", error);
        }
    }

    public void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        try
        {
            FileTransfer.Write(_handle, bytes, offset);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ArrayStorageException($"The scratch file of {_array} in '{_folder}' cannot be written (bytes {offset} to {offset + bytes.Length}): {FileTransfer.Reason(error, _folder)}", error);
        }
    }

    /// <summary>Gives the room back.</summary>
    public void Dispose() => _stream.Dispose();

    private static FileStream Open(string folder, long length)
    {
        if (OperatingSystem.IsLinux() && LibC.OpenUnnamed(folder) is { } handle)
        {
            return new FileStream(handle, FileAccess.ReadWrite, bufferSize: 0);
        }

        string path = Path.Combine(folder, $"staticgraph-{Guid.NewGuid():N}.scratch");
        var stream = new FileStream(path, Options(length));
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(path);
        }

        return stream;
    }

    private static FileStreamOptions Options(long length)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
            Options = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose | FileOptions.RandomAccess : FileOptions.None,
            PreallocationSize = OperatingSystem.IsLinux() ? 0 : length,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private static void Reserve(SafeFileHandle file, string folder, string array, long length)
    {
        if (OperatingSystem.IsLinux() && FileTransfer.Allocate(file, length) is { } reason)
        {
            throw Refused(folder, array, length, reason, null);
        }

        RandomAccess.SetLength(file, length);
    }

    private static ArrayStorageException Refused(string folder, string array, long length, string reason, Exception? cause)
        => new($"{array} needs {length} bytes in the scratch directory '{folder}': {reason}. {nameof(RunOptions)}.{nameof(RunOptions.ScratchDirectory)} may name another.", cause!);
}
