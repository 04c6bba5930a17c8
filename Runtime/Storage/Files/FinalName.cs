namespace StaticGraph.Storage;

/// <summary>The name that a complete file gets. A file that had it before is kept as <c>name.sg-old</c>, and can come back, until it is confirmed.</summary>
/// <param name="path">The name.</param>
internal sealed class FinalName(string path)
{
    private FileIdentity? _published;
    private bool _hasReplaced;
    private bool _hasAside;

    /// <summary>True when the file has it.</summary>
    public bool IsGiven => _published is not null;

    private string AsidePath => AsideOf(path);

    /// <summary>Deletes what a killed process kept of the file that it replaced.</summary>
    public static void ClearAway(string path) => File.Delete(AsideOf(path));

    /// <summary>Gives it to a closed file. A file it replaces passes on its permissions.</summary>
    /// <param name="file">The file.</param>
    /// <param name="overwrite">True when it may replace another.</param>
    /// <exception cref="IOException">Another has it and is not to be replaced, or the folder does not let us.</exception>
    public void GiveTo(TemporaryFile file, bool overwrite)
    {
        FileStatus? replaced = FileStatus.Of(path);
        file.Admit(replaced);
        FileIdentity identity = FileStatus.Of(file.Handle).Identity;
        if (OperatingSystem.IsWindows())
        {
            file.Handle.Dispose();
        }

        _hasReplaced = replaced is not null;
        if (_hasReplaced && overwrite)
        {
            Replace(file, identity);
        }
        else
        {
            RenameWithoutReplacing(file, identity);
        }
    }

    /// <summary>Takes it back: what lay under it before lies there again. Never throws.</summary>
    public void TakeBack()
    {
        if (_published is not { } identity || _hasReplaced != _hasAside)
        {
            return;
        }

        try
        {
            if (_hasAside)
            {
                File.Move(AsidePath, path, overwrite: true);
            }
            else if (FileStatus.Of(path)?.Identity == identity)
            {
                File.Delete(path);
            }

            _published = null;
            _hasAside = false;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The new file stays. It is whole.
        }
    }

    /// <summary>The replaced file is gone for good. Never throws.</summary>
    public void Confirm()
    {
        try
        {
            if (_hasAside)
            {
                File.Delete(AsidePath);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The next run removes it.
        }
    }

    // The second name of a file while another replaces it.
    private static string AsideOf(string path) => path + ".sg-old";

    private void Replace(TemporaryFile file, FileIdentity identity)
    {
        if (OperatingSystem.IsWindows())
        {
            File.Replace(file.Path, path, AsidePath, ignoreMetadataErrors: true);
            _hasAside = true;
        }
        else
        {
            // A second name, so that there is a file under the first at any moment. Some file systems have none; there a replaced file cannot come back.
            _hasAside = LibC.Link(path, AsidePath) == 0;
            File.Move(file.Path, path, overwrite: true);
        }

        _published = identity;
    }

    // A second name is refused where there is a file, a rename is not.
    private void RenameWithoutReplacing(TemporaryFile file, FileIdentity identity)
    {
        if (!OperatingSystem.IsWindows() && LibC.Link(file.Path, path) == 0)
        {
            _published = identity;
            file.RemoveName();
        }
        else
        {
            File.Move(file.Path, path, overwrite: false);
            _published = identity;
        }
    }
}
