extern alias generator;

using System.Globalization;
using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator;
using generator::StaticGraph.Generator.Emit;
using generator::StaticGraph.Generator.Model;
using generator::StaticGraph.Generator.Schedule;
using StaticGraph.Tests.Frontend;
using StaticGraph.Tests.Graph;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Schedule;

/// <summary>Where a kernel is too large for every plan to be tried, its plan says how far from the best it can be; elsewhere it says nothing.</summary>
public sealed class PlanGapTests
{
    // Each fold waits for the one before it, and what lies between them is as large as x: every fold reads x again, and so does the sweep that writes.
    [Theory]
    [InlineData(13)]
    [InlineData(20)]
    public void ManySweepsOverOneArraySayHowOftenTheyReadIt(int folds)
    {
        KernelSchedule schedule = Chain(folds);

        // So many reads and one write, of equal sizes, against one read and one write.
        double expected = (folds + 1 + 1) / 2.0;
        Assert.Equal(expected, schedule.Plan.Gap, 0.01);
        string line = $"  Not every plan was tried; the bytes moved are at most {schedule.Plan.Gap.ToString(CultureInfo.InvariantCulture)} times the least possible.";
        Assert.Equal(line, PlanFile.Describe(schedule).Split('\n')[1]);
    }

    [Fact]
    public void FoldsOfOneArrayEachAreSeenToBeTheBest()
    {
        var kernel = new TestKernel();
        int[] sums = [.. Enumerable.Range(0, 14).Select(i => kernel.Reduce("Sum", kernel.Array($"x{i}", "n", "m"), "0"))];
        KernelSchedule schedule = KernelCompiler.Compile(kernel.Build(sums), CancellationToken.None).Schedule!;

        Assert.Equal(1, schedule.Plan.Gap);
    }

    [Theory]
    [InlineData("""[ArrayKernel] static NDArray<double> K([Shape("n", "n")] NDArray<double> b) => (b - b.Mean(0)) + (b.T / b.Std());""")]
    [InlineData("""[ArrayKernel] static NDArray<double> K([Shape("n", "m")] NDArray<double> x) => (x - x.Mean(1, keepDims: true)) / x.Std(1, keepDims: true);""")]
    public void AKernelWhosePlansAreAllTriedSaysNothing(string code)
    {
        KernelSchedule schedule = KernelCompiler.Compile(KernelSource.Read(code), CancellationToken.None).Schedule!;

        Assert.Equal(0, schedule.Plan.Gap);
        Assert.DoesNotContain("plan was tried", PlanFile.Describe(schedule), StringComparison.Ordinal);
    }

    [Fact]
    public void TheGapIsCarriedToTheRuntimeAndPrintedTheSameEveryTime()
    {
        string first = Code("First"), second = Code("Second");

        Assert.Contains("Within(7.5d)", first, StringComparison.Ordinal);
        Assert.Equal(first.Replace("First", "Second", StringComparison.Ordinal), second);
    }

    [Fact]
    public void GeneratedCodeWithAGapCompiles()
    {
        string lines = string.Concat(Enumerable.Repeat("v = Exp(v) - v.Max(); ", 13));
        var kernels = CompiledKernels.FromMethods($$"""[ArrayKernel] public static NDArray<double> Deep([Shape("n", "m")] NDArray<double> x) { var v = x; {{lines}}return v; }""");

        Assert.Contains("Within(7.5d)", Assert.Single(kernels.Sources.Values, source => source.Contains("DeepPlan", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private static string Code(string name)
    {
        Kernel kernel = ChainKernel(name, 13);
        return PlanPrinter.Print(kernel, KernelCompiler.Compile(kernel, CancellationToken.None).Schedule!);
    }

    private static KernelSchedule Chain(int folds) => KernelCompiler.Compile(ChainKernel("Chain", folds), CancellationToken.None).Schedule!;

    private static Kernel ChainKernel(string name, int folds)
    {
        var kernel = new TestKernel();
        int value = kernel.Array("x", "n", "m");
        for (int i = 0; i < folds; i++)
        {
            value = kernel.Op("Subtract", kernel.Op("Exp", value), kernel.Reduce("Max", value));
        }

        return kernel.Build(name, value);
    }
}
