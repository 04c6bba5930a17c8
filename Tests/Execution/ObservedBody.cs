using StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Execution;

/// <summary>A body that says how often it was prepared for its first run, and can be held while it is.</summary>
internal sealed class ObservedBody(SweepBody body, ManualResetEventSlim? hold = null) : SweepBody
{
    private int _count;

    /// <summary>How often it was prepared to the end.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Set when it is being prepared.</summary>
    public ManualResetEventSlim Began { get; } = new();

    /// <summary>Set when it has been prepared.</summary>
    public ManualResetEventSlim Ended { get; } = new();

    public override void Run(in Tile tile)
    {
        // No run asks for no element of a row.
        bool isPrepared = tile.Length == 0;
        if (isPrepared)
        {
            Began.Set();
            hold?.Wait();
        }

        body.Run(tile);
        if (isPrepared)
        {
            Interlocked.Increment(ref _count);
            Ended.Set();
        }
    }
}
