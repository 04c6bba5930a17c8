namespace StaticGraph.Execution.Reductions.Tree;

/// <summary>
/// Which tokens the range [Start, Stop) of a level gives, and in which slot each lies: a pure function of the range and the tree's height.
/// The tokens are the maximal complete nodes inside the range (height 1 are leaves) and, where it cuts a leaf, single elements (height 0).
/// In index order they climb to some height and come down again, so they are at most 2 * height + 1 runs of equal height.
/// </summary>
internal sealed class TokenLayout
{
    private readonly long[] _first;
    private readonly long[] _count;
    private readonly long[] _slot;
    private int _top;

    /// <param name="height">The height of the tree over the whole level; see <see cref="CompilerServices.ReductionMemory.Heights"/>.</param>
    public TokenLayout(int height)
    {
        Height = height;
        _first = new long[(2 * height) + 1];
        _count = new long[(2 * height) + 1];
        _slot = new long[(2 * height) + 1];
    }

    public int Height { get; }

    public long Start { get; private set; }

    public long Stop { get; private set; }

    /// <summary>The number of tokens.</summary>
    public long Count { get; private set; }

    /// <summary>The number of runs; some may be empty.</summary>
    public int Runs => (2 * _top) + 1;

    /// <summary>The number of low bits of an index inside one node: a node of height h spans 2^Shift(h) indices.</summary>
    public static int Shift(int height) => height == 0 ? 0 : 2 + (4 * height);

    /// <summary>Lays out the tokens of [start, stop).</summary>
    public void Set(long start, long stop)
    {
        (Start, Stop, _top) = (start, stop, 0);
        long low = start;
        while (_top < Height && HoldsNodeFrom(low, _top + 1))
        {
            long next = RoundUp(low, _top + 1);
            SetRun(_top, _top, low, next);
            low = next;
            _top++;
        }

        long high = RoundDown(stop, _top);
        SetRun(_top, _top, low, high);
        for (int height = _top - 1; height >= 0; height--)
        {
            long next = RoundDown(stop, height);
            SetRun((2 * _top) - height, height, high, next);
            high = next;
        }

        Count = 0;
        for (int run = 0; run < Runs; run++)
        {
            _slot[run] = Count;
            Count += _count[run];
        }
    }

    /// <summary>True when the node lies inside the range, so that its children are folded here.</summary>
    public bool Contains(int height, long node)
    {
        int shift = Shift(height);
        return node << shift >= Start && (node + 1) << shift <= Stop;
    }

    /// <summary>The slot of a token.</summary>
    public long SlotOf(int height, long node)
    {
        int run = height == _top || node < _first[height] + _count[height] ? height : (2 * _top) - height;
        return _slot[run] + (node - _first[run]);
    }

    /// <summary>One run: nodes [first, first + count) of a height, in slots from <paramref name="slot"/> on.</summary>
    public void Run(int run, out int height, out long first, out long count, out long slot)
    {
        height = run <= _top ? run : (2 * _top) - run;
        (first, count, slot) = (_first[run], _count[run], _slot[run]);
    }

    private void SetRun(int run, int height, long start, long stop)
    {
        _first[run] = start >> Shift(height);
        _count[run] = Math.Max(0, stop - start) >> Shift(height);
    }

    private bool HoldsNodeFrom(long low, int height) => RoundUp(low, height) + (1L << Shift(height)) <= Stop;

    private static long RoundDown(long index, int height) => index >> Shift(height) << Shift(height);

    private static long RoundUp(long index, int height) => RoundDown(index + (1L << Shift(height)) - 1, height);
}
