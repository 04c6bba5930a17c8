namespace StaticGraph.Execution;

/// <summary>Gives each block its turn, in the order of their numbers. Handing the turn on costs no lock unless somebody sleeps.</summary>
internal sealed class CommitOrder
{
    private readonly object _gate = new();
    private long _turn;
    private int _waiting;
    private volatile bool _stopped;

    /// <summary>Waits until every block before <paramref name="block"/> has had its turn. False when there will be no more turns.</summary>
    public bool TryBegin(long block)
    {
        var spin = default(ShortSpin);
        while (Volatile.Read(ref _turn) != block && !_stopped)
        {
            if (!spin.TryOnce())
            {
                Sleep(block);
            }
        }

        return !_stopped;
    }

    /// <summary>Ends the turn of the block that has it.</summary>
    public void End()
    {
        // A full fence: whoever counts as waiting after this sees the new turn.
        Interlocked.Increment(ref _turn);
        if (Volatile.Read(ref _waiting) > 0)
        {
            Wake();
        }
    }

    /// <summary>Ends all waiting.</summary>
    public void Stop()
    {
        _stopped = true;
        Wake();
    }

    private void Sleep(long block)
    {
        lock (_gate)
        {
            Interlocked.Increment(ref _waiting);
            while (Volatile.Read(ref _turn) != block && !_stopped)
            {
                Monitor.Wait(_gate);
            }

            Interlocked.Decrement(ref _waiting);
        }
    }

    private void Wake()
    {
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }
    }
}
