using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Schedule.Search;

/// <summary>
/// An array that a move reads: which, how the axes of the move (of the sweep's space, or of the nest) walk it, and how they walk the space of each sweep that reads it.
/// <paramref name="IsPartner"/>: another read fetches it with two axes exchanged, and both are done in pairs of blocks.
/// </summary>
internal sealed record StreamRead(int Node, Access Access, EquatableArray<Access> Sweeps, bool IsPartner)
{
    /// <summary>What <paramref name="move"/> reads from storage, each array once for each way it is walked.</summary>
    public static IEnumerable<StreamRead> Of(TaskGraph tasks, SearchState state, Move move)
    {
        int[] pair = move.IsNest ? Array.Empty<int>() : Pair(tasks, state, move.Stages[0]);
        var seen = new List<StreamRead>();
        foreach (MoveStage stage in move.Stages)
        {
            int before = seen.Count;
            var counted = new HashSet<int>();
            foreach (Leaf leaf in Leaves(tasks, state, stage))
            {
                Access access = leaf.Access.Compose(stage.Access);
                int known = seen.FindIndex(read => read.Node == leaf.Node && read.Access.Equals(access));
                if (known < 0)
                {
                    bool isPartner = pair.Length > 0 && seen.Any(read => read.Node == leaf.Node && BlockPairs.IsExchanged(read.Access, access, pair));
                    seen.Add(new StreamRead(leaf.Node, access, new[] { stage.Access }, isPartner));
                }
                else if (known < before && counted.Add(known))
                {
                    seen[known] = seen[known] with { Sweeps = seen[known].Sweeps.Append(stage.Access).ToArray() };
                }
            }
        }

        return seen;
    }

    // The axes of a flat sweep whose blocks are done in pairs; empty for none.
    private static int[] Pair(TaskGraph tasks, SearchState state, MoveStage stage)
    {
        bool folds = stage.Units.SelectMany(unit => tasks.Units[unit]).Any(tasks.IsFold);
        var reads = Leaves(tasks, state, stage).Select(leaf => (leaf.Node, leaf.Access));
        return folds ? Array.Empty<int>() : BlockPairs.Find(stage.Space, reads);
    }

    private static IEnumerable<Leaf> Leaves(TaskGraph tasks, SearchState state, MoveStage stage) =>
        stage.Units.SelectMany(unit => tasks.LeavesOf(unit, state.Kept)).Where(state.Reads).Distinct();
}
