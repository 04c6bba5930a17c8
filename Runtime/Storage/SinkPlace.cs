using StaticGraph.Storage;

namespace StaticGraph;

/// <summary>Where a sink writes: a file, by whatever path, and the name inside it.</summary>
/// <param name="Folder">What the file's folder is.</param>
/// <param name="Path">The full path of the file.</param>
/// <param name="Format">The format of the file, e.g. <c>HDF5</c>.</param>
/// <param name="Inside">The array's name in the file, e.g. <c>/a/b</c>; empty where a file is one array.</param>
/// <param name="Adds">True when the file is added to, false when it is made anew.</param>
internal sealed record SinkPlace(FileIdentity? Folder, string Path, string Format, string Inside, bool Adds)
{
    /// <summary>A place in the file at <paramref name="path"/>, which is a full one.</summary>
    public static SinkPlace Of(string path, string format, string inside = "", bool adds = false)
        => new(System.IO.Path.GetDirectoryName(path) is string folder ? FileStatus.Of(folder)?.Identity : null, path, format, inside, adds);

    /// <summary>Why one run cannot write results to both places, as the end of a sentence that has named both; null where it can.</summary>
    public string? ConflictWith(SinkPlace other)
    {
        bool isOneFile = Path == other.Path || (Folder is not null && Folder == other.Folder && System.IO.Path.GetFileName(Path) == System.IO.Path.GetFileName(other.Path));
        return !isOneFile ? null
            : Inside == other.Inside ? "each result needs a place of its own"
            : Format != other.Format ? "a run writes each file in one format"
            : Inside.StartsWith(other.Inside + "/", StringComparison.Ordinal) ? $"'{other.Inside}' cannot be a dataset and the group of '{Inside}'"
            : other.Inside.StartsWith(Inside + "/", StringComparison.Ordinal) ? $"'{Inside}' cannot be a dataset and the group of '{other.Inside}'"
            : Path != other.Path ? "they name one file by two paths: name it by one"
            : Adds != other.Adds ? $"one adds to the file and the other makes it anew: set {nameof(StorageOptions)}.{nameof(StorageOptions.AddToFile)} for both or for none"
            : null;
    }
}
