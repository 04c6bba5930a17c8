namespace StaticGraph.Execution;

/// <summary>Lets a number of threads compute at once. Blocks may be tiny, so a permit that is free is taken without a lock, and one that is about to be free is waited for without sleeping.</summary>
internal sealed class Permits(int count)
{
    private readonly object _gate = new();
    private int _free = count;
    private int _waiting;

    /// <summary>Waits for a permit and takes it.</summary>
    public void Enter()
    {
        var spin = new ShortSpin(isPatient: false);
        while (!TryTake())
        {
            if (!spin.TryOnce())
            {
                Sleep();
                return;
            }
        }
    }

    /// <summary>Gives a permit back.</summary>
    public void Exit()
    {
        // A full fence: whoever counts as waiting after this sees the permit.
        Interlocked.Increment(ref _free);
        if (Volatile.Read(ref _waiting) > 0)
        {
            lock (_gate)
            {
                Monitor.Pulse(_gate);
            }
        }
    }

    private void Sleep()
    {
        lock (_gate)
        {
            Interlocked.Increment(ref _waiting);
            while (!TryTake())
            {
                Monitor.Wait(_gate);
            }

            Interlocked.Decrement(ref _waiting);
        }
    }

    private bool TryTake()
    {
        int free = Volatile.Read(ref _free);
        while (free > 0)
        {
            int before = Interlocked.CompareExchange(ref _free, free - 1, free);
            if (before == free)
            {
                return true;
            }

            free = before;
        }

        return false;
    }
}
