using StaticGraph.Generator.Plans;

namespace StaticGraph.Generator.Schedule.Search;

/// <summary>
/// An array that a move reads: which, by which axes of the move (of the sweep's space, or of the nest), in how many of its sweeps.
/// <paramref name="IsPartner"/>: another read fetches it with two axes exchanged, and both are done in pairs of blocks.
/// </summary>
internal sealed record StreamRead(int Node, EquatableArray<int> Map, int Passes, bool IsPartner)
{
    /// <summary>What <paramref name="move"/> reads from storage, each array once for each way it is walked.</summary>
    public static IEnumerable<StreamRead> Of(TaskGraph tasks, SearchState state, Move move)
    {
        var leaves = move.Stages
            .SelectMany(stage => Leaves(tasks, state, stage).Select(leaf => (leaf.Node, Map: OnMove(leaf, stage))).Distinct())
            .GroupBy(read => read);
        int[] pair = move.IsNest ? Array.Empty<int>() : Pair(tasks, state, move.Stages[0]);
        var seen = new List<StreamRead>();
        foreach (var leaf in leaves)
        {
            bool isPartner = pair.Length > 0 && seen.Any(read => read.Node == leaf.Key.Node && BlockPairs.IsExchanged(read.Map, leaf.Key.Map, pair));
            seen.Add(new StreamRead(leaf.Key.Node, leaf.Key.Map, leaf.Count(), isPartner));
        }

        return seen;
    }

    // The axes of a flat sweep whose blocks are done in pairs; empty for none.
    private static int[] Pair(TaskGraph tasks, SearchState state, MoveStage stage)
    {
        bool folds = stage.Units.SelectMany(unit => tasks.Units[unit]).Any(tasks.IsFold);
        var reads = Leaves(tasks, state, stage).Select(leaf => (leaf.Node, leaf.Map));
        return folds ? Array.Empty<int>() : BlockPairs.Find(stage.Space, reads);
    }

    private static IEnumerable<Leaf> Leaves(TaskGraph tasks, SearchState state, MoveStage stage) =>
        stage.Units.SelectMany(unit => tasks.LeavesOf(unit, state.Kept)).Where(state.Reads).Distinct();

    private static EquatableArray<int> OnMove(Leaf leaf, MoveStage stage) => leaf.Map.Select(axis => axis < 0 ? -1 : stage.Map[axis]).ToArray();
}
