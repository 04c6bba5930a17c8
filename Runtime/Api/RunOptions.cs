namespace StaticGraph;

/// <summary>How a plan runs. Every option has a default; results never depend on options.</summary>
public sealed record RunOptions
{
    /// <summary>The most bytes of buffers the run may hold at once, e.g. <c>ByteSize.Parse("256MiB")</c>; null for the kernel's own limit, else the project's, else 1 GiB.</summary>
    public long? MemoryLimit { get; init; }

    /// <summary>
    /// How many blocks are computed at once; null for one a processor. Reading and writing use further threads. Where the limit has no room for so many blocks, fewer are;
    /// more than 256, or four a processor where that is more, count as that many; where the system gives fewer threads, the run goes on with those.
    /// </summary>
    public int? MaxDegreeOfParallelism { get; init; }

    /// <summary>Is told how far the run is, at most about ten times a second, and once at the end. What it throws ends the run.</summary>
    public IProgress<RunProgress>? Progress { get; init; }

    /// <summary>
    /// Where a plan puts arrays that do not fit the limit while the run lasts; null for the system's folder for temporary files.
    /// Only plans that say so in <see cref="Plan.Explain"/> need it, and <see cref="PlanSummary.ScratchBytes"/> of room in it: it is taken before any work.
    /// </summary>
    public string? ScratchDirectory { get; init; }

    /// <summary>The block shape of each nest, and sweep outside them, instead of the solver's choice: for tests and measurements of shapes that it would not take.</summary>
    internal IReadOnlyList<long[]>? BlockShapes { get; init; }

    /// <summary>Refuses values outside their range.</summary>
    internal void Validate()
    {
        if (MemoryLimit is <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(MemoryLimit), MemoryLimit, $"{nameof(MemoryLimit)} is a number of bytes from 1 on, or null for the default.");
        }

        if (MaxDegreeOfParallelism is <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(MaxDegreeOfParallelism), MaxDegreeOfParallelism, $"{nameof(MaxDegreeOfParallelism)} is from 1 to {int.MaxValue}, or null for one a processor.");
        }

        if (ScratchDirectory is "")
        {
            throw new ArgumentException($"{nameof(ScratchDirectory)} is the path of a folder, or null for the system's.", nameof(ScratchDirectory));
        }
    }
}
