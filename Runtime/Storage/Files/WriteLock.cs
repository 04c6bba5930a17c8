using System.Globalization;
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
    // Of a process id.
    private const int MostDigits = 20;

    private readonly string _path;
    private readonly SafeFileHandle _file;
    private readonly FileIdentity _identity;

    private WriteLock(string path, SafeFileHandle file)
    {
        _path = path;
        _file = file;
        _identity = FileStatus.Of(file).Identity;
    }

    /// <summary>Takes the lock for the output at <paramref name="target"/>.</summary>
    /// <exception cref="ArrayStorageException">Another run holds it, the folder cannot be written, or something else lies under its name.</exception>
    public static WriteLock Take(string target)
    {
        string path = target + ".sg-lock";
        while (true)
        {
            SafeFileHandle file = OpenLocked(target, path);
            try
            {
                var taken = new WriteLock(path, file);

                // Between our opening and our locking, the holder may have finished and removed the file: then we locked a ghost.
                if (taken.HasItsName)
                {
                    taken.Sign();
                    return taken;
                }
            }
            catch
            {
                file.Dispose();
                throw;
            }

            file.Dispose();
        }
    }

    /// <summary>Removes the lock file and gives up the lock, in that order: a waiting process then sees a ghost and tries again.</summary>
    public void Dispose()
    {
        RemoveName();
        _file.Dispose();
    }

    /// <summary>Removes the lock file, unless it is another's by now. The lock is kept.</summary>
    public void RemoveName()
    {
        if (_file.IsClosed || !HasItsName)
        {
            return;
        }

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
    }

    private bool HasItsName => FileStatus.Of(_path)?.Identity == _identity;

    private static SafeFileHandle OpenLocked(string target, string path)
    {
        SafeFileHandle? file = null;
        try
        {
            file = OperatingSystem.IsWindows() ? OpenOnWindows(target, path) : OpenOrCreate(path);
            CheckItself(file, path);
            return OperatingSystem.IsWindows() || LibC.TryLock(file) ? file : throw HeldBy(target, file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw error as ArrayStorageException ?? OutputPath.Refused(target, error);
        }
    }

    // Never through a link, and never what we have not made: whatever lies at the end of a link belongs to someone.
    private static SafeFileHandle OpenOrCreate(string path)
    {
        while (true)
        {
            try
            {
                return LibC.OpenItself(path);
            }
            catch (IOException error) when (error.HResult == LibC.NoEntry)
            {
            }

            try
            {
                return File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            }
            catch (IOException error) when (error.HResult == LibC.Exists)
            {
                // Somebody was faster; a link that leads nowhere is met by the opening.
            }
        }
    }

    // There sharing is the lock. It lets the next process read our id.
    private static SafeFileHandle OpenOnWindows(string target, string path)
    {
        try
        {
            return File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException && File.Exists(path))
        {
            using SafeFileHandle holder = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            throw HeldBy(target, holder);
        }
    }

    private static void CheckItself(SafeFileHandle file, string path)
    {
        FileStatus status = FileStatus.Of(file);
        if (status.Kind != FileKind.Regular || status.Links > 1 || status.Length > MostDigits || (status.Length > 0 && ReadId(file) is null))
        {
            throw new ArrayStorageException($"'{path}' is not a lock file of this library; move it away, or write somewhere else.");
        }
    }

    private static ArrayStorageException HeldBy(string target, SafeFileHandle file)
    {
        string holder = ReadId(file) switch
        {
            null or 0 => "another process",
            long id when id == Environment.ProcessId => $"another run of this process ({id})",
            long id => $"process {id}",
        };
        return new ArrayStorageException($"'{target}' is being written by {holder}; wait for it, or write somewhere else.");
    }

    // 0 while its process has not signed it, null where it is no number.
    private static long? ReadId(SafeFileHandle file)
    {
        Span<byte> text = stackalloc byte[MostDigits];
        int length = RandomAccess.Read(file, text, 0);
        return length == 0 ? 0 : long.TryParse(text[..length], NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : null;
    }

    // Whom a second run has to wait for. A full disk has no room for the number: the lock holds without it.
    private void Sign()
    {
        try
        {
            RandomAccess.SetLength(_file, 0);
            RandomAccess.Write(_file, Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)), 0);
        }
        catch (IOException)
        {
        }
    }
}
