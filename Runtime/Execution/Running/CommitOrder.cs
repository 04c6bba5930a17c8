namespace StaticGraph.Execution;

/// <summary>Gives each block its turn, in the order of their numbers. Handing the turn on costs no lock unless the next one sleeps.</summary>
/// <param name="isPatient">True where no more threads work than there are processors: waiting costs nobody anything.</param>
internal sealed class CommitOrder(bool isPatient)
{
    private readonly object _gate = new();
    private long _turn;
    private long _awaited = long.MaxValue;
    private volatile bool _stopped;

    /// <summary>Waits until every block before <paramref name="block"/> has had its turn. False when there will be no more turns.</summary>
    public bool TryBegin(long block)
    {
        var spin = new ShortSpin(isPatient);
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
        // A full fence: whoever says after this what it waits for sees the new turn.
        if (Interlocked.Increment(ref _turn) >= Volatile.Read(ref _awaited))
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
            // Said again after each waking, which forgets what was awaited.
            Interlocked.Exchange(ref _awaited, Math.Min(_awaited, block));
            while (Volatile.Read(ref _turn) != block && !_stopped)
            {
                Monitor.Wait(_gate);
                Interlocked.Exchange(ref _awaited, Math.Min(_awaited, block));
            }
        }
    }

    private void Wake()
    {
        lock (_gate)
        {
            _awaited = long.MaxValue;
            Monitor.PulseAll(_gate);
        }
    }
}
