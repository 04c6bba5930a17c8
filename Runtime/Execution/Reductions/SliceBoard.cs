namespace StaticGraph.Execution.Reductions;

/// <summary>
/// Shares out the slices of blocks that go on with the same chains. A slice of a block may be done once the same slice of the block before it is, by whichever worker is free: nobody waits for a turn
/// while there is a slice to do, of its own block or of another's.
/// </summary>
internal sealed unsafe class SliceBoard
{
    private readonly object _gate = new();
    private readonly InPlaceReducer _reducer;
    private readonly Permits? _permits;
    private readonly long[] _turns;
    private readonly bool[] _areTaken;
    private readonly Entry[] _entries;
    private bool _hasStopped;

    /// <summary>A board for blocks of as many workers, each cut into <paramref name="slices"/>; of those who do them no more compute at once than there are <paramref name="permits"/>.</summary>
    public SliceBoard(InPlaceReducer reducer, Permits? permits, int workers, int slices)
    {
        _reducer = reducer;
        _permits = permits;
        _turns = new long[slices];
        _areTaken = new bool[slices];
        _entries = CompilerServices.Arrays.Make(workers, _ => new Entry());
    }

    /// <summary>
    /// Does slices until all of a block are done; blocks are numbered from 0 in the order of their chains. False when the run stopped before.
    /// </summary>
    public bool TryFinish(long number, InPlacePartial block)
    {
        lock (_gate)
        {
            Entry own = Enter(number, block);
            while (!_hasStopped && own.Left > 0)
            {
                if (TryTake(out Entry entry, out int slice))
                {
                    Monitor.Exit(_gate);
                    try
                    {
                        Do(entry.Block!, slice, block.Workspace);
                    }
                    finally
                    {
                        Monitor.Enter(_gate);
                    }

                    End(entry, slice);
                }
                else
                {
                    Monitor.Wait(_gate);
                }
            }

            own.Block = null;
            return !_hasStopped;
        }
    }

    /// <summary>Ends all waiting.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _hasStopped = true;
            Monitor.PulseAll(_gate);
        }
    }

    private Entry Enter(long number, InPlacePartial block)
    {
        Entry entry = Array.Find(_entries, entry => entry.Block is null)!;
        (entry.Number, entry.Block, entry.Left) = (number, block, _turns.Length);
        Monitor.PulseAll(_gate);
        return entry;
    }

    // Of the lowest block that has one: those behind it wait for it.
    private bool TryTake(out Entry entry, out int slice)
    {
        (entry, slice) = (_entries[0], -1);
        foreach (Entry other in _entries)
        {
            int its = other.Block is null || (slice >= 0 && other.Number > entry.Number) ? -1 : FreeSlice(other.Number);
            (entry, slice) = its < 0 ? (entry, slice) : (other, its);
        }

        if (slice >= 0)
        {
            _areTaken[slice] = true;
        }

        return slice >= 0;
    }

    private int FreeSlice(long number)
    {
        for (int slice = 0; slice < _turns.Length; slice++)
        {
            if (_turns[slice] == number && !_areTaken[slice])
            {
                return slice;
            }
        }

        return -1;
    }

    private void Do(InPlacePartial block, int slice, byte* workspace)
    {
        _permits?.Enter();
        try
        {
            _reducer.Commit(block, slice, _turns.Length, workspace);
        }
        finally
        {
            _permits?.Exit();
        }
    }

    private void End(Entry entry, int slice)
    {
        _areTaken[slice] = false;
        _turns[slice]++;
        entry.Left--;
        Monitor.PulseAll(_gate);
    }

    // A worker's block on the board, and how many of its slices are not done.
    private sealed class Entry
    {
        public long Number { get; set; }

        public InPlacePartial? Block { get; set; }

        public int Left { get; set; }
    }
}
