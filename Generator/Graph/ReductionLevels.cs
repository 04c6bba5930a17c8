using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Graph;

/// <summary>Groups reduced axes into nested levels: an axis of constant length counts as one logical index with the reduced axis just before it.</summary>
internal static class ReductionLevels
{
    public static EquatableArray<EquatableArray<int>> Of(IReadOnlyList<int> axes, EquatableArray<Polynomial> shape)
    {
        var levels = new List<List<int>>();
        foreach (int axis in axes)
        {
            if (levels.Count > 0 && shape[axis].IsConstant)
            {
                levels[levels.Count - 1].Add(axis);
            }
            else
            {
                levels.Add(new List<int> { axis });
            }
        }

        return levels.Select(level => new EquatableArray<int>(level.ToArray())).ToArray();
    }

    /// <summary>
    /// True where a fold can take what is scanned along an axis in the sweep that scans it: an ordered one that goes along that axis meets it after all others.
    /// </summary>
    public static bool MeetsLast(IEnumerable<int> axes, int along, bool isOrdered) => !isOrdered || !axes.Contains(along) || axes.Max() == along;
}
