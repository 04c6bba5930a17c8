using System.Diagnostics.CodeAnalysis;
using Microsoft.Win32.SafeHandles;

namespace StaticGraph.Storage;

/// <summary>Opens a file for reading, or says what stands in the way.</summary>
internal static class InputPath
{
    /// <summary>The open file.</summary>
    /// <exception cref="ArrayStorageException">There is no such file, it is no regular file, or it may not be read.</exception>
    public static SafeFileHandle Open(string path)
    {
        Validate(path);
        try
        {
            // No advice to the system: told of random access, Linux reads nothing ahead and fills its cache by single pages, which takes twice the processor's time.
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new ArrayStorageException($"'{path}' cannot be read: permission denied {OutputPath.Permissions(path)}", error);
        }
        catch (Exception error) when (error is IOException or ArgumentException or NotSupportedException)
        {
            throw new ArrayStorageException($"'{path}' cannot be opened: {error.Message}", error);
        }
    }

    /// <summary>Refuses what is no regular file, before opening it: opening a pipe would wait for a writer for ever.</summary>
    /// <exception cref="ArrayStorageException">There is no such file, or something else lies there.</exception>
    public static void Validate(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (path.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArrayStorageException($"'{path.Replace('\0', '?')}' is no file name: it holds a NUL character.");
        }

        if (FileStatus.Of(path) is not FileStatus status)
        {
            ThrowMissing(path);
        }
        else if (status.Kind != FileKind.Regular)
        {
            throw new ArrayStorageException(FileFormat.DescribeFolder(path) is string format
                ? $"'{path}' {format}."
                : $"'{path}' is {status.KindName}, not a file; it cannot be read as an array.");
        }
    }

    /// <summary>The end of a message about a missing file or folder: <c>; did you mean 'data.npy'?</c>, or nothing.</summary>
    public static string NearestTo(string path)
    {
        string? folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (folder is null || !Directory.Exists(folder))
        {
            return "";
        }

        try
        {
            const int Most = 4096;
            IEnumerable<string> names = Directory.EnumerateFileSystemEntries(folder).Take(Most).Select(entry => Path.GetFileName(entry));
            return NearestName.Find(Path.GetFileName(path), names) is string nearest ? $"; did you mean '{nearest}'?" : "";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    [DoesNotReturn]
    private static void ThrowMissing(string path)
    {
        string? folder = Path.GetDirectoryName(Path.GetFullPath(path));
        string place = Path.IsPathRooted(path) ? "" : $" in '{folder}'";
        string reason = folder is null || Directory.Exists(folder)
            ? $"there is no such file{place}, or its folder may not be searched" + NearestTo(path)
            : $"its folder '{folder}' does not exist" + NearestTo(folder);
        throw new ArrayStorageException($"'{path}' cannot be opened: {reason}");
    }
}
