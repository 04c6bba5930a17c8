namespace StaticGraph.Execution;

/// <summary>
/// The blocks of a sweep taken two at a time: (i, j) with (j, i) on two axes whose blocks are square, so that what an array and its
/// transpose read is the same two regions, fetched once. Blocks on the diagonal are alone. A number leads to its pair without a list.
/// </summary>
internal sealed class BlockPairs
{
    private readonly SweepPlan _plan;
    private readonly int _first;
    private readonly int _second;
    private readonly long _perPlane;

    private BlockPairs(SweepPlan plan, int first, int second)
    {
        _plan = plan;
        (_first, _second) = (first, second);
        long side = plan.Grid[first];
        _perPlane = side % 2 == 0 ? checked(side / 2 * (side + 1)) : checked((side + 1) / 2 * side);
        Count = _perPlane == 0 ? 0 : checked(plan.BlockCount / (side * side) * _perPlane);
    }

    /// <summary>The number of pairs, with the single blocks on the diagonal.</summary>
    public long Count { get; }

    /// <summary>The pairs of a sweep whose blocks are chosen, or null where nothing would be gained: no array is read both ways, or blocks are not square.</summary>
    public static BlockPairs? Of(SweepPlan plan)
    {
        if (plan.Partners.Length == 0)
        {
            return null;
        }

        (int first, int second) = (plan.Definition.Pair[0] + plan.Shift, plan.Definition.Pair[1] + plan.Shift);
        bool isSquare = plan.Block[first] == plan.Block[second] && plan.Lengths[first] == plan.Lengths[second];
        return isSquare ? new BlockPairs(plan, first, second) : null;
    }

    /// <summary>The first index of a pair's first block on each axis, and its length there: the block at or above the diagonal.</summary>
    public void Locate(long number, Span<long> start, Span<long> shape)
    {
        long others = number / _perPlane;
        (long row, long column) = Unrank(number % _perPlane);
        for (int axis = start.Length - 1; axis >= 0; axis--)
        {
            long index;
            if (axis == _first || axis == _second)
            {
                index = axis == _first ? row : column;
            }
            else
            {
                index = others % _plan.Grid[axis];
                others /= _plan.Grid[axis];
            }

            start[axis] = index * _plan.Block[axis];
            shape[axis] = Math.Min(_plan.Block[axis], _plan.Lengths[axis] - start[axis]);
        }
    }

    /// <summary>True when a block is its own partner.</summary>
    public bool IsDiagonal(ReadOnlySpan<long> start) => start[_first] == start[_second];

    /// <summary>Turns a block into its partner.</summary>
    public void Exchange(Span<long> start, Span<long> shape)
    {
        (start[_first], start[_second]) = (start[_second], start[_first]);
        (shape[_first], shape[_second]) = (shape[_second], shape[_first]);
    }

    /// <summary>The place (row, column), row &lt;= column, of a number that counts the upper triangle down its columns: column c begins at c (c + 1) / 2.</summary>
    internal static (long Row, long Column) Unrank(long number)
    {
        // The root of a large number is off by a little; whole numbers set it right.
        long column = (long)((Math.Sqrt((8.0 * number) + 1) - 1) / 2);
        while (FirstOf(column) > number)
        {
            column--;
        }

        while (FirstOf(column + 1) <= number)
        {
            column++;
        }

        return (number - FirstOf(column), column);
    }

    private static long FirstOf(long column) => column % 2 == 0 ? column / 2 * (column + 1) : (column + 1) / 2 * column;
}
