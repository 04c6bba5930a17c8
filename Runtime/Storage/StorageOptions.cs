namespace StaticGraph;

/// <summary>How a new file or store is written.</summary>
public sealed record StorageOptions
{
    /// <summary>True to replace what already lies under the name, once the run has succeeded. Without it an existing file is refused.</summary>
    public bool Overwrite { get; init; }

    /// <summary>
    /// True, the default, to have the output on the disk before it gets its name: after a power loss the name holds the whole output or what lay there before, and
    /// a disk that fails late is an error of the run. False leaves the writing to the system, which saves the wait for the disk.
    /// </summary>
    public bool Durable { get; init; } = true;

    /// <summary>The chunk grid, one length an axis; empty for an array in one piece; null lets the format and the plan choose.</summary>
    public long[]? ChunkShape { get; init; }

    /// <summary>How chunks are compressed; not at all by default.</summary>
    public Compression Compression { get; init; } = Compression.None;

    /// <summary>Attributes to store beside the array: strings, numbers, and arrays of numbers.</summary>
    public IReadOnlyDictionary<string, object> Attributes { get; init; } = System.Collections.ObjectModel.ReadOnlyDictionary<string, object>.Empty;
}
