using StaticGraph.CompilerServices;

namespace StaticGraph.Storage;

/// <summary>What remains of an array's chunk grid and names when it gets another shape.</summary>
internal static class ReshapeGrid
{
    /// <summary>The grid of the view, or nothing where chunks are no boxes of the view.</summary>
    public static long[] Map(ArraySource parent, ReadOnlySpan<long> shape)
    {
        if (parent.ChunkShape.IsEmpty || shape.Contains(0))
        {
            return [];
        }

        long[] grid = new long[shape.Length];
        foreach (ReshapeGroup group in ReshapeGroup.Match(parent.Shape, shape))
        {
            long run = RunOf(parent.Shape.Slice(group.First, group.Count), parent.ChunkShape.Slice(group.First, group.Count));
            if (run == 0 || !TrySplit(run, shape.Slice(group.ViewFirst, group.ViewCount), grid.AsSpan(group.ViewFirst, group.ViewCount)))
            {
                return [];
            }
        }

        return grid;
    }

    /// <summary>True where every block of the view is a box of the parent.</summary>
    public static bool AreBoxes(ArraySource parent, ReadOnlySpan<long> shape, ReshapeGroup[] groups)
    {
        bool areBoxes = true;
        foreach (ReshapeGroup group in groups)
        {
            areBoxes &= Longer(parent.Shape.Slice(group.First, group.Count)) <= 1 && Longer(shape.Slice(group.ViewFirst, group.ViewCount)) <= 1;
        }

        return areBoxes;
    }

    /// <summary>True where the parent's chunks are those that the view's grid has: as long as they are stored, from the array's first element on.</summary>
    public static bool HasChunks(ArraySource parent, ReadOnlySpan<long> grid)
        => !grid.IsEmpty && parent.Grids.Length == 0 && Block.Count(grid) == Block.Count(parent.StoredChunkShape) && !parent.ChunkOffset.ContainsAnyExcept(0);

    /// <summary>Names stay with axes that stay whole.</summary>
    public static string?[] MapNames(ArraySource parent, int rank, Func<int, int?> axisBehind)
    {
        string?[] names = new string?[rank];
        for (int axis = 0; axis < names.Length; axis++)
        {
            names[axis] = axisBehind(axis) is int whole && parent.DimensionNames.Count > whole ? parent.DimensionNames[whole] : null;
        }

        return names.Any(name => name is not null) ? names : [];
    }

    /// <summary>The axis of the parent that stays whole as <paramref name="axis"/> of the view; null where it does not.</summary>
    public static int? AxisBehind(ArraySource parent, ReadOnlySpan<long> shape, ReshapeGroup[] groups, int axis)
    {
        foreach (ReshapeGroup group in groups)
        {
            if (axis == OnlyAxis(shape, group.ViewFirst, group.ViewCount))
            {
                return OnlyAxis(parent.Shape, group.First, group.Count);
            }
        }

        return null;
    }

    /// <summary>The only one of some axes, or the only one whose length is not 1; null where there is none, or several.</summary>
    private static int? OnlyAxis(ReadOnlySpan<long> shape, int first, int count)
    {
        int? only = count == 1 ? first : null;
        for (int axis = first; axis < first + count && count > 1; axis++)
        {
            if (shape[axis] != 1)
            {
                if (only is not null)
                {
                    return null;
                }

                only = axis;
            }
        }

        return only;
    }

    private static int Longer(ReadOnlySpan<long> lengths) => lengths.Length - lengths.Count(1L);

    /// <summary>The consecutive elements of a group that are one chunk, the grid being even; 0 where chunks are not consecutive.</summary>
    private static long RunOf(ReadOnlySpan<long> shape, ReadOnlySpan<long> chunk)
    {
        long run = 1;
        int axis = shape.Length - 1;
        for (; axis >= 0 && chunk[axis] >= shape[axis]; axis--)
        {
            run *= shape[axis];
        }

        if (axis < 0)
        {
            return run;
        }

        bool isOutermost = true;
        for (int outer = 0; outer < axis; outer++)
        {
            isOutermost &= shape[outer] == 1;
            if (shape[outer] > 1 && chunk[outer] > 1)
            {
                return 0;
            }
        }

        return isOutermost || shape[axis] % chunk[axis] == 0 ? run * chunk[axis] : 0;
    }

    private static bool TrySplit(long run, ReadOnlySpan<long> shape, Span<long> grid)
    {
        grid.Fill(1);
        for (int axis = shape.Length - 1; axis >= 0 && run > 1; axis--)
        {
            bool isOutermost = Block.Count(shape[..axis]) == 1;
            if (run <= shape[axis])
            {
                grid[axis] = run;
                return isOutermost || shape[axis] % run == 0;
            }

            if (run % shape[axis] != 0)
            {
                return false;
            }

            grid[axis] = shape[axis];
            run /= shape[axis];
        }

        return true;
    }
}
