using System;

namespace StaticGraph.CompilerServices;

/// <summary>Tiles have rows and columns: a sweep with fewer than two axes is walked with axes of length 1 before its own, which are counted after them.</summary>
internal static class PrependedAxes
{
    /// <summary>The fewest axes that are walked.</summary>
    public const int Least = 2;

    /// <summary>How many come before <paramref name="axes"/> of a sweep.</summary>
    public static int Before(int axes) => Math.Max(0, Least - axes);

    /// <summary>What there is for each of a sweep's own axes, with <paramref name="one"/> for each that comes before.</summary>
    /// <returns>A new array, or <paramref name="own"/> where nothing comes before.</returns>
    public static T[] Prepend<T>(T one, T[] own)
    {
        int before = Before(own.Length);
        if (before == 0)
        {
            return own;
        }

        T[] all = Arrays.Filled(before + own.Length, one);
        own.CopyTo(all, before);
        return all;
    }

    /// <summary>An array that a sweep of <paramref name="count"/> axes walks, with these counted after those that come before.</summary>
    public static Access Counted(Access access, int count) => access.Prepended(Before(count));

    /// <summary>Some of the <paramref name="count"/> axes of a sweep, counted likewise.</summary>
    public static int[] Counted(EquatableArray<int> axes, int count)
    {
        int before = Before(count);
        return Arrays.Map(axes, axis => axis + before);
    }

    /// <summary>The levels of a reduction over <paramref name="count"/> axes, counted likewise.</summary>
    public static int[][] Counted(EquatableArray<EquatableArray<int>> levels, int count) => Arrays.Map(levels, level => Counted(level, count));
}
