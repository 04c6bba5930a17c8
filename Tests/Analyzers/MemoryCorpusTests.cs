using StaticGraph.Analyzers.Rules;
using StaticGraph.Generator;
using StaticGraph.Generator.Plans;
using StaticGraph.Generator.Problems;
using StaticGraph.Generator.Schedule;
using StaticGraph.Tests.Frontend;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Analyzers;

/// <summary>
/// No kernel is reported in vain, none is missed; and the verdict is what binding does at long dims: reported if and only if it refuses, or
/// moves ever more bytes for each byte of the kernel's arrays.
/// </summary>
public sealed class MemoryCorpusTests(MemoryCorpusTests.Compiled compiled) : IClassFixture<MemoryCorpusTests.Compiled>
{
    private const long Limit = 256L << 20;

    // Passes over blocks that fit at the shorter length and not at the longer one are a small factor; what is read again for every block is not.
    private const double Grows = 6;

    public static TheoryData<string> Reported => [.. MemoryCorpus.Reported];

    public static TheoryData<string> Silent => [.. MemoryCorpus.Silent];

    [Theory]
    [MemberData(nameof(Reported))]
    public void ReportsWhatGrows(string kernel) => Assert.Equal([ProblemIds.RepeatedReading], MemoryRule.Find(Schedule(kernel)).Select(problem => problem.Id));

    [Theory]
    [MemberData(nameof(Silent))]
    public void IsSilentOtherwise(string kernel) => Assert.Empty(MemoryRule.Find(Schedule(kernel)));

    [Theory]
    [MemberData(nameof(Reported))]
    public void BindingReadsAgainWhatIsReported(string kernel) => Assert.True(GrowsWhenBound(kernel));

    [Theory]
    [MemberData(nameof(Silent))]
    public void BindingKeepsToAFactorOtherwise(string kernel) => Assert.False(GrowsWhenBound(kernel));

    private bool GrowsWhenBound(string kernel)
    {
        (int shorter, int longer) = Exponents(Schedule(kernel));
        double before = Factor(kernel, 1L << shorter), after = Factor(kernel, 1L << longer);
        return after >= Grows * before;
    }

    private static KernelSchedule Schedule(string kernel) =>
        KernelCompiler.Compile(KernelSource.Read(MemoryCorpus.Method(kernel, "F")), CancellationToken.None).Schedule!;

    // 2^20 and 2^30 where the elements of every sweep can be counted in 64 bits.
    private static (int Shorter, int Longer) Exponents(KernelSchedule schedule)
    {
        double Elements(SweepDefinition sweep, int exponent) => sweep.Axes.Sum(length => Math.Log2(Polynomial.Parse(length).Evaluate(Lengths(schedule.Plan, 1L << exponent))));
        int longer = Enumerable.Range(0, 31).Last(exponent => schedule.Variants.SelectMany(variant => variant.Plan.Sweeps).All(sweep => Elements(sweep, exponent) < 58));
        return (Math.Min(20, longer - 8), longer);
    }

    private static Func<string, long> Lengths(PlanDefinition plan, long length) => name => plan.Dims.Single(dim => dim.Name == name).Max is > 0 and long max ? Math.Min(max, length) : length;

    // What is moved for each byte of inputs and outputs; infinite where binding refuses.
    private double Factor(string kernel, long length)
    {
        PlanDefinition plan = Schedule(kernel).Plan;
        long[] Shape(EquatableArray<string> shape) => [.. shape.Select(axis => Polynomial.Parse(axis).Evaluate(Lengths(plan, length)))];
        double arrays = plan.Parameters.Select(parameter => parameter.Shape).Concat(plan.Outputs.Select(output => output.Shape))
            .Sum(shape => Shape(shape).Aggregate(8.0, (bytes, axis) => bytes * axis));
        try
        {
            Plan bound = compiled.Kernels.Bind(compiled.Names[kernel], [.. plan.Parameters.Select(parameter => ArraySource.OfShape<double>(Shape(parameter.Shape)))]);
            PlanSummary summary = bound.Summarize(new RunOptions { MemoryLimit = Limit, MaxDegreeOfParallelism = 2 });
            return ((double)summary.ReadBytes + summary.WriteBytes) / arrays;
        }
        catch (MemoryLimitException)
        {
            return double.PositiveInfinity;
        }
    }

    /// <summary>All kernels of the lists, compiled together.</summary>
    public sealed class Compiled
    {
        public Compiled()
        {
            string[] all = [.. MemoryCorpus.Reported, .. MemoryCorpus.Silent];
            Names = all.Select((kernel, i) => (kernel, Name: $"K{i}")).ToDictionary(pair => pair.kernel, pair => pair.Name);
            Kernels = CompiledKernels.FromMethods(string.Join("\n", Names.Select(pair => MemoryCorpus.Method(pair.Key, pair.Value))));
        }

        internal IReadOnlyDictionary<string, string> Names { get; }

        internal CompiledKernels Kernels { get; }
    }
}
