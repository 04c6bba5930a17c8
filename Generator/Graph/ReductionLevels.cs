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
}
