using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace StaticGraph.Storage;

/// <summary>
/// Keeps a second run, of this process or another, off the same output: a small file <c>name.sg-lock</c> beside it,
/// locked while the run lasts, that holds the process id. The system drops the lock of a killed process, so a stale file
/// is simply taken over. The data file itself carries no lock, because the HDF5 library wants its own there.
/// </summary>
internal sealed class WriteLock : IDisposable
{
    private readonly string _path;
    private readonly SafeFileHandle _file;

    private WriteLock(string path, SafeFileHandle file) => (_path, _file) = (path, file);

    /// <summary>Takes the lock for the output at <paramref name="target"/>.</summary>
    /// <exception cref="ArrayStorageException">Another run holds it, or the folder cannot be written.</exception>
    public static WriteLock Take(string target)
    {
        string path = target + ".sg-lock";
        while (true)
        {
            SafeFileHandle file = Open(target, path);

            // Between our opening and our locking, the holder may have finished and removed the file: then we locked a ghost.
            if (FileStatus.Of(path)?.Identity == FileStatus.Of(file).Identity)
            {
                RandomAccess.SetLength(file, 0);
                RandomAccess.Write(file, Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)), 0);
                return new WriteLock(path, file);
            }

            file.Dispose();
        }
    }

    /// <summary>Removes the lock file and gives up the lock, in that order: a waiting process then sees a ghost and tries again.</summary>
    public void Dispose()
    {
        if (OperatingSystem.IsWindows())
        {
            _file.Dispose();
        }

        try
        {
            File.Delete(_path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The file stays behind; the next run takes it over.
        }

        _file.Dispose();
    }

    private static SafeFileHandle Open(string target, string path)
    {
        // On Unix FileShare.None is an exclusive advisory lock; on Windows sharing lets the next process read our id.
        FileShare share = OperatingSystem.IsWindows() ? FileShare.Read : FileShare.None;
        try
        {
            return File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (ReadHolder(path) is string holder)
            {
                throw new ArrayStorageException($"'{target}' is being written by {holder}; wait for it, or write somewhere else.", error);
            }

            throw OutputPath.Refused(target, error);
        }
    }

    private static string? ReadHolder(string path)
    {
        try
        {
            using SafeFileHandle file = OpenShared(path);
            Span<byte> text = stackalloc byte[20];
            int length = RandomAccess.Read(file, text, 0);
            return int.TryParse(text[..length], NumberStyles.None, CultureInfo.InvariantCulture, out int id)
                ? id == Environment.ProcessId ? $"another run of this process ({id})" : $"process {id}"
                : "another process";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static SafeFileHandle OpenShared(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }

        int descriptor = LibC.OpenForReading(path, 0);
        return descriptor >= 0
            ? new SafeFileHandle(descriptor, ownsHandle: true)
            : throw new IOException(LibC.Message(Marshal.GetLastPInvokeError()));
    }
}
