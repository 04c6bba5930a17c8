namespace StaticGraph.Storage;

/// <summary>What a run has made in a file, by the addresses of the objects: names may be links to others.</summary>
internal sealed class MadeObjects
{
    private readonly HashSet<ulong> _objects = [];
    private readonly HashSet<ulong> _scales = [];

    /// <summary>A dataset was made; or, once more, turned out to be a scale.</summary>
    internal void Add(FileObject? made, bool isScale)
    {
        if (made is { } known)
        {
            _objects.Add(known.Address);
            _ = isScale && _scales.Add(known.Address);
        }
    }

    /// <summary>True for what this run has made.</summary>
    internal bool Has(FileObject found) => _objects.Contains(found.Address);

    /// <summary>True for a dimension scale that this run has made.</summary>
    internal bool HasScale(FileObject found) => _scales.Contains(found.Address);
}
