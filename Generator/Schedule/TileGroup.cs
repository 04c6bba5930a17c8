namespace StaticGraph.Generator.Schedule;

/// <summary>Operations that run together: a conversion or scan alone, or a fused loop of one width.</summary>
internal sealed record TileGroup(int Size, bool IsAlone, IReadOnlyList<int> Nodes)
{
    /// <summary>The groups in the order they run: by stage, conversions and scans first, then by width; long loops in pieces.</summary>
    public static IReadOnlyList<TileGroup> Of(LaneWidths lanes, int maxLength)
    {
        var groups = new List<TileGroup>();
        foreach (var stage in lanes.Nodes.GroupBy(node => lanes[node].Stage).OrderBy(stage => stage.Key))
        {
            groups.AddRange(stage.Where(node => lanes[node].IsAlone).Select(node => new TileGroup(lanes[node].Size, true, new[] { node })));
            foreach (var width in stage.Where(node => !lanes[node].IsAlone).GroupBy(node => lanes[node].Size).OrderByDescending(width => width.Key))
            {
                int[] nodes = width.ToArray();
                for (int start = 0; start < nodes.Length; start += maxLength)
                {
                    groups.Add(new TileGroup(width.Key, false, nodes.Skip(start).Take(maxLength).ToArray()));
                }
            }
        }

        return groups;
    }
}
