using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Schedule.Search;

/// <summary>Finds two axes of equal length that a sweep reads some array by both ways round, as <c>b</c> and <c>b.T</c>: done in pairs of blocks, the array is read once.</summary>
internal static class BlockPairs
{
    /// <summary>The two axes, or none; where there are several such pairs, the first.</summary>
    public static int[] Find(EquatableArray<Polynomial> space, IEnumerable<(int Array, Access Access)> reads)
    {
        (int Array, Access Access)[] all = reads.ToArray();
        for (int p = 0; p < space.Count; p++)
        {
            for (int q = p + 1; q < space.Count; q++)
            {
                int[] pair = { p, q };
                bool isRead = space[p].Equals(space[q]) && all.Any(one => all.Any(other => one.Array == other.Array && IsExchanged(one.Access, other.Access, pair)));
                if (isRead)
                {
                    return pair;
                }
            }
        }

        return Array.Empty<int>();
    }

    /// <summary>True when the accesses differ, and are equal once the axes of the pair are exchanged in one of them. Of blocks that reach over an edge or go by a list, each is read for itself.</summary>
    public static bool IsExchanged(Access left, Access right, int[] pair) => !left.HasEdges && !left.HasLists && !left.HasWhole && !left.Equals(right) && left.Exchanged(pair[0], pair[1]).Equals(right);
}
