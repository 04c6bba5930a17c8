using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Schedule.Search;

/// <summary>
/// An array that a move reads: which, how the axes of the move (of the sweep's space, or of the nest) walk it, and how they walk the space of each sweep that reads it.
/// <paramref name="IsCovered"/>: another read of the nest has it where a part is one block. <paramref name="IsPartner"/>: another read fetches it with two axes exchanged, and both are done in pairs of blocks.
/// </summary>
internal sealed record StreamRead(int Node, Access Access, EquatableArray<Access> Sweeps, bool IsPartner, bool IsCovered)
{
    /// <summary>What <paramref name="move"/> reads from storage, each array once for each way it is walked.</summary>
    public static IEnumerable<StreamRead> Of(TaskGraph tasks, SearchState state, Move move)
    {
        var seen = new List<StreamRead>();
        foreach (MoveStage stage in move.Stages)
        {
            (int Node, Access Access)[] streams = Streams(tasks, state, stage);
            StreamRead[] earlier = move.IsNest ? seen.ToArray() : Array.Empty<StreamRead>();
            int[] pair = move.IsNest ? Array.Empty<int>() : Pair(tasks, stage, streams);
            foreach ((int node, Access stream) in streams)
            {
                Access access = stream.Compose(stage.Access);
                int known = seen.FindIndex(read => read.Node == node && read.Access.Equals(access));
                if (known < 0)
                {
                    bool isPartner = pair.Length > 0 && seen.Any(read => read.Node == node && BlockPairs.IsExchanged(read.Access, access, pair));
                    bool isCovered = earlier.Any(read => read.Node == node && read.Access.Covers(access, axis => move.Axes[axis]));
                    seen.Add(new StreamRead(node, access, new[] { stage.Access }, isPartner, isCovered));
                }
                else
                {
                    seen[known] = seen[known] with { Sweeps = seen[known].Sweeps.Append(stage.Access).ToArray() };
                }
            }
        }

        return seen;
    }

    // The axes of a flat sweep whose blocks are done in pairs; empty for none.
    private static int[] Pair(TaskGraph tasks, MoveStage stage, (int Node, Access Access)[] streams)
    {
        bool isOrdered = stage.Units.Any(unit => tasks.Along(unit) >= 0 || tasks.Units[unit].Any(tasks.IsFold));
        return isOrdered ? Array.Empty<int>() : BlockPairs.Find(stage.Space, streams);
    }

    private static (int Node, Access Access)[] Streams(TaskGraph tasks, SearchState state, MoveStage stage)
    {
        Leaf[] leaves = stage.Units.SelectMany(unit => tasks.LeavesOf(unit, state.Kept)).Where(state.Reads).ToArray();
        Access[] streams = leaves.Select(leaf => ReadStreams.InRows(leaf.Access)).ToArray();
        int[] first = ReadStreams.Find(streams, leaves.Select(leaf => leaf.Node).ToArray(), joins: true);
        return Enumerable.Range(0, leaves.Length).Where(leaf => first[leaf] == leaf).Select(leaf => (leaves[leaf].Node, streams[leaf])).ToArray();
    }
}
