namespace StaticGraph.CompilerServices;

/// <summary>The memory formula in numbers. Sums and products that exceed 64 bits stay at the greatest number: no limit admits them.</summary>
internal abstract class NumericMemory : MemoryModel<long>
{
    private long _largest = -1;

    /// <summary>The bytes counted so far.</summary>
    public long Total { get; private set; }

    /// <summary>What the largest term counted so far is for.</summary>
    public MemoryUse LargestUse { get; private set; } = MemoryUse.Held;

    /// <summary>The index of the largest term counted so far.</summary>
    public int LargestIndex { get; private set; }

    /// <summary>The sweep of the largest term counted so far.</summary>
    public int LargestSweep { get; private set; }

    /// <summary>The product, or the greatest number where it does not fit; both factors are at least 0.</summary>
    public static long SaturatingMultiply(long left, long right)
    {
        // Most products are small enough to need no division.
        bool isSmall = (left | right) >> 31 == 0;
        return !isSmall && left != 0 && right > long.MaxValue / left ? long.MaxValue : left * right;
    }

    /// <summary>The sum, or the greatest number where it does not fit; both terms are at least 0.</summary>
    public static long SaturatingAdd(long left, long right) => right > long.MaxValue - left ? long.MaxValue : left + right;

    /// <summary>Forgets all terms.</summary>
    protected void Clear()
    {
        Total = 0;
        _largest = -1;
    }

    /// <inheritdoc/>
    protected override long Number(long value) => value;

    /// <inheritdoc/>
    protected override long Add(long left, long right) => SaturatingAdd(left, right);

    /// <inheritdoc/>
    protected override long Multiply(long left, long right) => SaturatingMultiply(left, right);

    /// <inheritdoc/>
    protected override void AddTerm(MemoryUse use, int index, long bytes)
    {
        Total = SaturatingAdd(Total, bytes);
        if (bytes > _largest)
        {
            _largest = bytes;
            LargestUse = use;
            LargestIndex = index;
            LargestSweep = Sweep;
        }
    }
}
