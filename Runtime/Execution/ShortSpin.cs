namespace StaticGraph.Execution;

/// <summary>Waits a few microseconds without sleeping: long enough for a thread that does a tiny block, short enough to waste nothing beside a large one.</summary>
internal struct ShortSpin
{
    private const int Most = 10;

    private SpinWait _spin;

    /// <summary>Spins or yields once; false when it is time to sleep.</summary>
    public bool TryOnce()
    {
        if (_spin.Count >= Most)
        {
            return false;
        }

        _spin.SpinOnce(sleep1Threshold: -1);
        return true;
    }
}
