namespace StaticGraph.Execution;

/// <summary>Which buffers the two halves of a pair of blocks read into and read from, for one worker.</summary>
internal sealed class PairBuffers(SweepPlan plan)
{
    private Half _half;

    private enum Half : byte
    {
        First,
        Second,
        Diagonal,
    }

    /// <summary>Starts a pair at its first block.</summary>
    public void Begin(bool isDiagonal) => _half = isDiagonal ? Half.Diagonal : Half.First;

    /// <summary>Goes on to the pair's second block; false when there is none.</summary>
    public bool MoveNext()
    {
        bool hasNext = _half == Half.First;
        _half = hasNext ? Half.Second : _half;
        return hasNext;
    }

    /// <summary>True when the region of an operand has to be fetched: not what its partner has fetched already.</summary>
    public bool Fetches(int operand) => plan.Partners[operand] < 0 || _half switch
    {
        Half.First => true,
        Half.Second => false,
        Half.Diagonal => operand < plan.Partners[operand],
    };

    /// <summary>Where in a worker's set the elements of a buffered slot lie.</summary>
    public long Offset(int slot)
    {
        int partner = slot < plan.Partners.Length ? plan.Partners[slot] : -1;
        bool isPartners = partner >= 0 && (_half == Half.Second || (_half == Half.Diagonal && partner < plan.Facts.Buffers[slot]));
        return plan.Slots[isPartners ? partner : slot].BufferOffset;
    }
}
