namespace StaticGraph.Execution.Blocks;

/// <summary>A binary heap of keys and places, some bytes apart, the worst one first: the least key, and of equal keys the last place.</summary>
internal readonly unsafe struct BestHeap(byte* entries, nint stride, long capacity)
{
    /// <summary>How many are kept.</summary>
    public long Capacity => capacity;

    /// <summary>The worst key that is kept, where all are there.</summary>
    public ulong WorstKey => KeyOf(0);

    /// <summary>Adds one; places are from 0 on, each next one more, so that there are as many as the place says.</summary>
    public void Add(ulong key, long place)
    {
        long at = place;
        for (; at > 0 && IsWorse(key, place, (at - 1) / 2); at = (at - 1) / 2)
        {
            Copy((at - 1) / 2, at);
        }

        Set(at, key, place);
    }

    /// <summary>Puts one in the place of the worst one.</summary>
    public void Replace(ulong key, long place) => Sink(key, place, capacity);

    /// <summary>Takes the worst of <paramref name="count"/> that are left.</summary>
    public (ulong Key, long Place) Take(long count)
    {
        (ulong key, long place) = (KeyOf(0), PlaceOf(0));
        if (count > 1)
        {
            Sink(KeyOf(count - 1), PlaceOf(count - 1), count - 1);
        }

        return (key, place);
    }

    private void Sink(ulong key, long place, long count)
    {
        long at = 0;
        while ((2 * at) + 1 < count)
        {
            long child = (2 * at) + 1;
            child += child + 1 < count && IsWorse(KeyOf(child + 1), PlaceOf(child + 1), child) ? 1 : 0;
            if (IsWorse(key, place, child))
            {
                break;
            }

            Copy(child, at);
            at = child;
        }

        Set(at, key, place);
    }

    // Whether one is worse than that at an index.
    private bool IsWorse(ulong key, long place, long than) => key < KeyOf(than) || (key == KeyOf(than) && place > PlaceOf(than));

    private ulong KeyOf(long index) => *(ulong*)(entries + ((nint)index * stride));

    private long PlaceOf(long index) => ((long*)(entries + ((nint)index * stride)))[1];

    private void Copy(long from, long to) => Set(to, KeyOf(from), PlaceOf(from));

    private void Set(long index, ulong key, long place)
    {
        ulong* entry = (ulong*)(entries + ((nint)index * stride));
        (entry[0], entry[1]) = (key, (ulong)place);
    }
}
