namespace StaticGraph;

/// <summary>How the chunks of a stored array are compressed.</summary>
public sealed record Compression
{
    private Compression(int? level) => Level = level;

    /// <summary>Chunks are stored as they are.</summary>
    public static Compression None { get; } = new((int?)null);

    /// <summary>The deflate level from 0 to 9, or null for no compression.</summary>
    public int? Level { get; }

    /// <summary>True to group the bytes of equal significance before compressing, which helps with most numbers.</summary>
    public bool Shuffle { get; init; }

    /// <summary>Deflate, as zlib and gzip have it, with shuffled bytes.</summary>
    /// <param name="level">From 0 (fast) to 9 (small).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not from 0 to 9.</exception>
    public static Compression Gzip(int level = 4)
    {
        if (level is < 0 or > 9)
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A gzip level is a number from 0 to 9.");
        }

        return new Compression(level) { Shuffle = true };
    }
}
