namespace StaticGraph.Execution;

/// <summary>One worker's count of the blocks of one sweep. The run's own counts are shared by all workers, so they are told seldom: when somebody watches, and at the end.</summary>
internal sealed class BlockTally(RunCounters counters, int sweep)
{
    private long _blocks;
    private long _readBytes;
    private long _writeBytes;

    /// <summary>Counts a block.</summary>
    public void Count(long readBytes, long writeBytes)
    {
        _blocks++;
        _readBytes += readBytes;
        _writeBytes += writeBytes;
        if (counters.IsWatched)
        {
            Flush();
        }
    }

    /// <summary>Tells the run what was counted since the last time.</summary>
    public void Flush()
    {
        if (_blocks > 0)
        {
            counters.Add(sweep, _blocks, _readBytes, _writeBytes);
            (_blocks, _readBytes, _writeBytes) = (0, 0, 0);
        }
    }
}
