namespace StaticGraph;

/// <summary>How a new file or store is written.</summary>
public sealed record StorageOptions
{
    /// <summary>
    /// True to replace what already lies under the name, the whole file with everything in it, once the run has succeeded. Without it an existing file is refused.
    /// Beside <see cref="AddToFile"/> it replaces the dataset of that name alone. Where several results of a run go to one file, a file is replaced only if all their sinks say so.
    /// </summary>
    public bool Overwrite { get; init; }

    /// <summary>
    /// True, the default, to have the output on the disk before it gets its name: after a power loss the name holds the whole output or what lay there before, and
    /// a disk that fails late is an error of the run. False leaves the writing to the system, which saves the wait for the disk.
    /// Where several results of a run go to one file, it is durable if one of their sinks says so.
    /// </summary>
    public bool Durable { get; init; } = true;

    /// <summary>
    /// True to add the array to an existing file, which keeps everything it has, as h5py's mode <c>a</c> does; where there is no file yet, one is made. HDF5 only.
    /// A copy of the file is added to and takes its name when the run has succeeded: that reads, writes and needs the room of the whole file once more.
    /// </summary>
    public bool AddToFile { get; init; }

    /// <summary>The chunk grid, one length an axis; empty for an array in one piece; null lets the format and the plan choose.</summary>
    public long[]? ChunkShape { get; init; }

    /// <summary>How chunks are compressed; not at all by default.</summary>
    public Compression Compression { get; init; } = Compression.None;

    /// <summary>Attributes to store beside the array: strings, numbers, and arrays of numbers. They are copied, so a source whose attributes they are may be disposed.</summary>
    public IReadOnlyDictionary<string, object> Attributes
    {
        get;
        init => field = value is null ? throw new ArgumentNullException(nameof(value)) : new Dictionary<string, object>(value);
    } = System.Collections.ObjectModel.ReadOnlyDictionary<string, object>.Empty;
}
