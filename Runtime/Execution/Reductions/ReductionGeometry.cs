using StaticGraph.CompilerServices;

namespace StaticGraph.Execution.Reductions;

/// <summary>
/// The axes of a sweep as one reduction sees them: which are kept, which belong to which level, and which level the blocks cut.
/// </summary>
internal sealed class ReductionGeometry
{
    private readonly int[][] _levels;

    /// <exception cref="ArgumentException">Fewer than two axes, no level, reduced axes that do not ascend, or blocks that leave gaps in a level.</exception>
    public ReductionGeometry(ReadOnlySpan<long> axisLengths, ReadOnlySpan<long> blockShape, int[][] levels)
    {
        if (axisLengths.Length < 2 || blockShape.Length != axisLengths.Length)
        {
            throw new ArgumentException($"A sweep has at least 2 axes and a block length for each; got {axisLengths.Length} axes and {blockShape.Length} block lengths.");
        }

        _levels = levels;
        Lengths = axisLengths.ToArray();
        Block = new long[Rank];
        for (int axis = 0; axis < Rank; axis++)
        {
            Block[axis] = Math.Min(blockShape[axis], Lengths[axis]);
        }

        LevelOf = AssignLevels(Rank, levels);
        foreach (int[] level in levels)
        {
            CheckRange(level);
        }

        CutLevel = Array.FindLastIndex(levels, axes => LastCut(axes) >= 0);
    }

    public int Rank => Lengths.Length;

    public int Last => Rank - 1;

    public int LevelCount => _levels.Length;

    public long[] Lengths { get; }

    /// <summary>The shape of the largest block.</summary>
    public long[] Block { get; }

    /// <summary>The level of each axis; -1 for a kept one.</summary>
    public int[] LevelOf { get; }

    /// <summary>The innermost level that blocks cut; -1 where each block holds its reduced axes whole.</summary>
    public int CutLevel { get; }

    /// <summary>True where the last axis is reduced: leaves lie along rows.</summary>
    public bool AlongRows => LevelOf[Last] >= 0;

    /// <summary>True where a tile's rows are neighbours within one level.</summary>
    public bool IsInnermost(int axis) => LevelOf[axis] == LevelCount - 1;

    /// <summary>The number of results.</summary>
    public long KeptCount => Extent(Strides(axis => LevelOf[axis] < 0, Lengths), Lengths);

    /// <summary>Logical indices of a level.</summary>
    public long LevelLength(int level) => ReductionMemory.Product(_levels[level], Lengths);

    /// <summary>Elements below one index of a level.</summary>
    public long LevelWeight(int level)
    {
        long weight = 1;
        for (int inner = level + 1; inner < LevelCount; inner++)
        {
            weight = checked(weight * LevelLength(inner));
        }

        return weight;
    }

    /// <summary>The first sweep axis of a level.</summary>
    public int FirstAxis(int level) => _levels[level][0];

    /// <summary>What one step along each axis adds to a level's logical index; 0 for other axes.</summary>
    public long[] IndexStrides(int level) => Strides(axis => LevelOf[axis] == level, Lengths);

    /// <summary>Row-major strides over the chosen axes, with the given extents; 0 for other axes.</summary>
    public long[] Strides(Func<int, bool> chosen, long[] extents)
    {
        long[] strides = new long[Rank];
        long stride = 1;
        for (int axis = Last; axis >= 0; axis--)
        {
            if (chosen(axis))
            {
                strides[axis] = stride;
                stride = checked(stride * extents[axis]);
            }
        }

        return strides;
    }

    /// <summary>The number of elements that <see cref="Strides"/> over the same extents tell apart.</summary>
    public static long Extent(long[] strides, long[] extents)
    {
        long count = 1;
        for (int axis = 0; axis < strides.Length; axis++)
        {
            count = strides[axis] == 0 ? count : checked(count * extents[axis]);
        }

        return count;
    }

    // Tokens are those of one range: a block's part of a level must be a run of its logical indices.
    private void CheckRange(int[] level)
    {
        int cut = LastCut(level);
        for (int i = 0; i < cut; i++)
        {
            if (Block[level[i]] > 1)
            {
                throw new ArgumentException($"Axes {string.Join(", ", level)} count as one index, so a block that cuts axis {level[cut]} may span 1 along axis {level[i]}, not {Block[level[i]]}.");
            }
        }
    }

    private int LastCut(int[] level)
    {
        int last = level.Length - 1;
        while (last >= 0 && Block[level[last]] >= Lengths[level[last]])
        {
            last--;
        }

        return last;
    }

    private static int[] AssignLevels(int rank, int[][] levels)
    {
        int[] levelOf = Arrays.Filled(rank, -1);
        int last = -1;
        for (int level = 0; level < levels.Length; level++)
        {
            foreach (int axis in levels[level])
            {
                if (axis <= last || axis >= rank)
                {
                    throw new ArgumentException($"The reduced axes must ascend within the {rank} axes of the sweep; axis {axis} follows {last}.", nameof(levels));
                }

                levelOf[axis] = level;
                last = axis;
            }
        }

        return last >= 0 ? levelOf : throw new ArgumentException("A reduction needs a reduced axis.", nameof(levels));
    }
}
