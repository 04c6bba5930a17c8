namespace StaticGraph.Storage;

/// <summary>Says before any work whether a file can be made under a name. Creates nothing.</summary>
internal static class OutputPath
{
    /// <summary>The full path of the file that <paramref name="path"/> names, links followed, whether or not it exists yet.</summary>
    /// <exception cref="ArrayStorageException">No file can have that name.</exception>
    public static string Resolve(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            string full = Path.GetFullPath(path);
            return new FileInfo(full).LinkTarget is null ? full : File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
        }
        catch (Exception error) when (error is IOException or ArgumentException or NotSupportedException or UnauthorizedAccessException)
        {
            throw new ArrayStorageException($"'{path}' cannot be the name of an output: {error.Message}", error);
        }
    }

    /// <summary>Refuses a missing folder, something that is no file, and a file that may not be replaced.</summary>
    /// <param name="path">A path from <see cref="Resolve"/>.</param>
    /// <param name="overwrite">True when an existing file will be replaced.</param>
    /// <exception cref="ArrayStorageException">The output cannot be made; the message says why.</exception>
    public static void Validate(string path, bool overwrite)
    {
        string folder = Path.GetDirectoryName(path) ?? throw new ArrayStorageException($"'{path}' is a folder; an output needs the name of a file.");
        switch (FileStatus.Of(folder))
        {
            case null:
                throw new ArrayStorageException($"The folder of '{path}' does not exist{InputPath.NearestTo(folder)}; make it first.");
            case { Kind: not FileKind.Folder } status:
                throw new ArrayStorageException($"'{folder}' is {status.KindName}, so '{path}' cannot be made in it.");
        }

        switch (FileStatus.Of(path))
        {
            case null:
                break;
            case { Kind: FileKind.Regular } when overwrite:
                break;
            case { Kind: FileKind.Regular }:
                throw new ArrayStorageException($"'{path}' exists. Set {nameof(StorageOptions)}.{nameof(StorageOptions.Overwrite)} to replace it.");
            case { } status:
                throw new ArrayStorageException($"'{path}' is {status.KindName}, not a file; an output cannot be written there.");
        }
    }

    /// <summary>What stands in the way of making a file in a folder.</summary>
    public static ArrayStorageException Refused(string path, Exception error)
    {
        string folder = Path.GetDirectoryName(path) ?? path;
        string reason = error is UnauthorizedAccessException
            ? $"permission denied {Permissions(folder)}"
            : error.Message;
        return new ArrayStorageException($"'{path}' cannot be created: {reason}", error);
    }

    /// <summary>Who asks and who is allowed, e.g. <c>for user 1000 in folder '/data' (mode 0555, owner 0)</c>.</summary>
    public static string Permissions(string path)
    {
        if (OperatingSystem.IsWindows() || FileStatus.Of(path) is not FileStatus status)
        {
            return $"for '{path}'";
        }

        string mode = "0" + Convert.ToString(status.Mode, 8).PadLeft(3, '0');
        return $"for user {LibC.UserId()} on {status.KindName[2..]} '{path}' (mode {mode}, owner {status.Owner})";
    }
}
