namespace StaticGraph.Generator.Schedule.Search;

/// <summary>
/// How far plans that a search which was not exact found can be from the best: what no plan can do without is one read of every source, or of the largest part of it that is read, and one write of every result.
/// </summary>
internal static class PlanGap
{
    /// <summary>
    /// How many times the least bytes the best of <paramref name="plans"/> moves, at most: in the worst sample situation in which one fits, with arrays stored as the
    /// plan wants to read them, where bytes are all that counts. To the next hundredth above, so that the text does not depend on the last bits.
    /// </summary>
    public static double Of(TaskGraph tasks, SampleGrid grid, IReadOnlyList<PartialPlan> plans)
    {
        double[] least = LeastBytes(tasks, grid);
        double worst = 1;
        for (int i = 0; i < grid.Points.Count; i++)
        {
            double moved = plans.Min(plan => plan.Cost.Moved[i]);
            if (grid.Points[i].HasIdealChunks && !double.IsInfinity(moved))
            {
                worst = Math.Max(worst, moved / Math.Max(1, least[grid.Points[i].Size]));
            }
        }

        return Math.Ceiling((worst * 100) - 1e-6) / 100;
    }

    // At each of the sizes.
    private static double[] LeastBytes(TaskGraph tasks, SampleGrid grid)
    {
        SearchState start = SearchState.Start(tasks);
        IEnumerable<double[]> read = start.Pending
            .SelectMany(unit => tasks.LeavesOf(unit, start.Kept).Where(start.Reads), (unit, leaf) => (leaf.Node, Bytes: grid.Bytes(leaf.Node, SampleGrid.Walked(leaf.Access, tasks.Space(unit)))))
            .GroupBy(leaf => leaf.Node, leaf => leaf.Bytes, (_, parts) => Enumerable.Range(0, SampleGrid.Sizes).Select(size => parts.Max(part => part[size])).ToArray());
        IEnumerable<double[]> written = tasks.Tasks.Where(task => task.IsOutput).Select(task => grid.Bytes(task.Root));
        double[][] bytes = read.Concat(written).ToArray();
        return Enumerable.Range(0, SampleGrid.Sizes).Select(size => bytes.Sum(node => node[size])).ToArray();
    }
}
