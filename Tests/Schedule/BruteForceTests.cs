extern alias generator;

using System.Globalization;
using generator::StaticGraph.Generator.Graph;
using generator::StaticGraph.Generator.Model;
using generator::StaticGraph.Generator.Passes;
using generator::StaticGraph.Generator.Schedule.Search;
using StaticGraph.Tests.Reference;
using Xunit.Abstractions;

namespace StaticGraph.Tests.Schedule;

/// <summary>The search leaves out most of the space of plans; here all of it is tried, on graphs small enough.</summary>
public sealed class BruteForceTests(ITestOutputHelper output)
{
    private const int Wanted = 200;
    private const int MostBundles = 6;
    private const int MostUnits = 9;

    // Sums of doubles in another order.
    private const double Same = 1 + 1e-12;

    [Fact]
    public void NoPlanOfARandomKernelMovesLessThanTheCarriedOnes()
    {
        var gaps = new List<(double Moved, double Peak)>();
        int graphs = 0;
        for (int seed = 0; graphs < Wanted; seed++)
        {
            KernelGraph graph = Graph(RandomKernel.Create(seed, size: 4 + (seed % 16)).Kernel);
            var tasks = new TaskGraph(graph);
            if (tasks.Bundles is >= 2 and <= MostBundles && tasks.Units.Count <= MostUnits)
            {
                graphs++;
                gaps.AddRange(Gaps(tasks, new SampleGrid(graph), seed));
            }
        }

        double share = 100.0 * gaps.Count(gap => gap.Moved <= Same) / gaps.Count, worst = gaps.Max(gap => gap.Moved), peak = gaps.Max(gap => gap.Peak);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{graphs} graphs, {gaps.Count} situations: {share:F2} % equal to the optimum in bytes, worst {worst:F4} x the bytes, {peak:F4} x the peak"));
        Assert.InRange(worst, 1, 1.05);
        Assert.InRange(peak, 0, 1.05);
    }

    // What the carried plans move beyond the optimum, and how much higher the lowest peak found at the optimum is. At most four plans are carried,
    // so where equal bytes come with several peaks, not every one of these is.
    private static IEnumerable<(double Moved, double Peak)> Gaps(TaskGraph tasks, SampleGrid grid, int seed)
    {
        IReadOnlyList<PartialPlan> found = PlanSearch.Run(tasks, grid, new SearchEffort(tasks, CancellationToken.None)), carried = VariantPicker.Pick(found);
        (double[] moved, double[] peak) = new BruteForce(tasks, grid).From(SearchState.Start(tasks));
        for (int point = 0; point < moved.Length; point++)
        {
            double best = carried.Min(plan => plan.Cost.Moved[point]);
            Assert.True(double.IsInfinity(best) == double.IsInfinity(moved[point]), $"seed {seed}, point {point}: {best} is carried, {found.Min(plan => plan.Cost.Moved[point])} is found, {moved[point]} is possible: {RandomKernel.Create(seed, size: 4 + (seed % 16)).Kernel.Expression}");
            if (!double.IsInfinity(best))
            {
                // What is found and not carried gives way to plans that save more elsewhere.
                Assert.InRange(found.Min(plan => plan.Cost.Moved[point]) / moved[point], 1 / Same, 1.004);
                double lowest = found.Where(plan => plan.Cost.Moved[point] <= moved[point] * Same).Select(plan => plan.Cost.Peak[point]).DefaultIfEmpty(0).Min();
                yield return (best / moved[point], lowest / peak[point]);
            }
        }
    }

    private static KernelGraph Graph(Kernel kernel) => PassPipeline.Run(GraphBuilder.Build(kernel, CancellationToken.None).Graph!, CancellationToken.None);
}
