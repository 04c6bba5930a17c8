extern alias generator;

using generator::StaticGraph.Generator;
using generator::StaticGraph.Generator.Emit;
using generator::StaticGraph.Generator.Model;
using generator::StaticGraph.Generator.Schedule;
using StaticGraph.Tests.Frontend;
using StaticGraph.Tests.Processes;

namespace StaticGraph.Tests.Golden;

/// <summary>
/// The files printed for a few kernels, word for word: the code is part of the product, and a change to it is looked at.
/// Run with the environment variable STATICGRAPH_UPDATE_GOLDEN=1 to take over what is printed now.
/// </summary>
public sealed class GoldenPlanTests
{
    [Theory]
    [InlineData("Cube", """[ArrayKernel] static NDArray<double> Cube([Shape("n")] NDArray<double> x) { var odd = 2 * x + 1; return odd * odd * odd; }""")]
    [InlineData("Normalize", """[ArrayKernel(MemoryLimit = "256MiB"), Dim("n", Max = 1_000_000)] static NDArray<double> Normalize([Shape("n", "n")] NDArray<double> b) => (b - b.Mean(axis: 0)) + (b.T / b.Std());""")]
    [InlineData("RowScores", """[ArrayKernel] public static NDArray<float> RowScores([Shape("rows", "columns")] NDArray<float> x) => (x - x.Mean(1, keepDims: true)) / x.Std(1, ddof: 1, keepDims: true);""")]
    [InlineData("Masked", """[ArrayKernel] static NDArray<double> Masked([Shape("n", "m")] NDArray<float> x, [Shape("m")] NDArray<bool> valid, double fill) { var wide = x.Cast<double>(); return Where(valid & (x > 0), Log(wide), fill); }""")]
    [InlineData("Means", """[ArrayKernel] static (NDArray<double> Rows, NDArray<double> Columns, NDArray<double> All) Means([Shape("n", "m")] NDArray<double> x) => (x.Mean(1), x.Mean(0), x.Mean());""")]
    [InlineData("Distance", """[ArrayKernel] static NDArray<double> Distance([Shape("n")] NDArray<double> x, [Shape("n")] NDArray<double> y, double scale = 1) { var difference = x - y; return Sqrt((difference * difference).Sum()) * scale; }""")]
    [InlineData("Centre", """[ArrayKernel] static NDArray<double> Centre([Shape("n", "m")] NDArray<double> x) => (x * Arange<double>(x.GetLength(1))).Sum(1) / x.Sum(1);""")]
    [InlineData("Spread", """[ArrayKernel] public static NDArray<double> Spread([Shape("n", "m")] NDArray<double> x) { var middle = x.Median(); return Median(Abs(x - middle)); }""")]
    [InlineData("Positive", """[ArrayKernel] public static NDArray<double> Positive([Shape("n")] NDArray<double> x) => Sqrt(x[x > 0]);""")]
    public void ThePlanReadsAsBefore(string name, string kernel)
    {
        string actual = Print(KernelSource.Read(kernel));
        string path = Repository.PathOf("Tests", "Golden", name + ".cs.txt");
        if (Environment.GetEnvironmentVariable("STATICGRAPH_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
        }

        string expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        Assert.True(expected == actual, $"The plan of {name} reads otherwise; if that is meant, run the test with STATICGRAPH_UPDATE_GOLDEN=1.\n{Difference(expected, actual)}");
    }

    private static string Print(Kernel kernel)
    {
        KernelSchedule? schedule = KernelCompiler.Compile(kernel, CancellationToken.None).Schedule;
        return PlanPrinter.Print(kernel, Assert.IsType<KernelSchedule>(schedule));
    }

    // The lines between the common beginning and the common end.
    private static string Difference(string expected, string actual)
    {
        string[] old = expected.Split('\n'), now = actual.Split('\n');
        int start = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        int end = old.Skip(start).Reverse().Zip(now.Skip(start).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        IEnumerable<string> removed = old[start..^end].Select(line => "- " + line), added = now[start..^end].Select(line => "+ " + line);
        return $"from line {start + 1} on:\n{string.Join('\n', removed.Take(30).Concat(added.Take(30)))}";
    }
}
