using System;

namespace StaticGraph.CompilerServices;

/// <summary>Arrays made element by element, for all that a first run of a process comes by.</summary>
/// <remarks>
/// The framework's own queries over ints, longs and structs are not in its precompiled code, nor may they be in ours: each is compiled just in time, some
/// 0.3 ms a method, and the first sum of a process had 150 of them. Over references they are precompiled, and used.
/// </remarks>
internal static class Arrays
{
    /// <summary>An array of <paramref name="count"/> elements, each of its index.</summary>
    public static T[] Make<T>(int count, Func<int, T> element)
    {
        var made = new T[count];
        for (int i = 0; i < count; i++)
        {
            made[i] = element(i);
        }

        return made;
    }

    /// <summary>An array of <paramref name="count"/> times <paramref name="value"/>.</summary>
    public static T[] Filled<T>(int count, T value)
    {
        var filled = new T[count];
        for (int i = 0; i < count; i++)
        {
            filled[i] = value;
        }

        return filled;
    }

    /// <summary>The elements of one array, and behind them those of another.</summary>
    public static T[] Joined<T>(T[] left, T[] right)
    {
        var joined = new T[left.Length + right.Length];
        left.CopyTo(joined, 0);
        right.CopyTo(joined, left.Length);
        return joined;
    }

    /// <summary>What <paramref name="of"/> gives for each of <paramref name="items"/>.</summary>
    public static TResult[] Map<T, TResult>(EquatableArray<T> items, Func<T, TResult> of)
    {
        var mapped = new TResult[items.Count];
        for (int i = 0; i < mapped.Length; i++)
        {
            mapped[i] = of(items[i]);
        }

        return mapped;
    }

    /// <summary>The indices below <paramref name="count"/> that are chosen, ascending.</summary>
    public static int[] Indices(int count, Func<int, bool> isChosen)
    {
        var indices = new int[count];
        int found = 0;
        for (int i = 0; i < count; i++)
        {
            if (isChosen(i))
            {
                indices[found++] = i;
            }
        }

        int[] kept = new int[found];
        Array.Copy(indices, kept, found);
        return kept;
    }
}
