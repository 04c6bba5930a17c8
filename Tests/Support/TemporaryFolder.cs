namespace StaticGraph.Tests.Support;

/// <summary>An empty folder that is removed with everything in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("staticgraph-tests-");

    public string Path => _folder.FullName;

    /// <summary>The names of everything in the folder, sorted.</summary>
    public string[] Names => [.. _folder.EnumerateFileSystemInfos().Select(entry => entry.Name).Order(StringComparer.Ordinal)];

    /// <summary>The full path of a file or folder inside.</summary>
    public string PathOf(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    public void Dispose() => _folder.Delete(recursive: true);
}
