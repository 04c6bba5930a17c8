extern alias generator;

using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator;
using generator::StaticGraph.Generator.Schedule;
using StaticGraph.Tests.Frontend;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Analyzers;

/// <summary>
/// What binding does with kernels at long dims under 256 MiB: whether it refuses, or moves ever more bytes for each byte of the kernel's arrays.
/// </summary>
internal sealed class MemoryTruth
{
    private const long Limit = 256L << 20;
    private const long Short = 8;

    // Passes over blocks that fit at the shorter length and not at the longer one are a small factor; what is read again for every block is not.
    private const double Grows = 5;

    private readonly Dictionary<string, (string Name, KernelSchedule Schedule)> _kernels;
    private readonly CompiledKernels _compiled;

    /// <summary>Compiles kernels written as in <see cref="MemoryCorpus"/> together.</summary>
    public MemoryTruth(IEnumerable<string> kernels)
    {
        _kernels = kernels.Distinct().Select((kernel, i) => (kernel, Name: $"K{i}")).ToDictionary(pair => pair.kernel, pair => (pair.Name, Compile(pair.kernel)));
        _compiled = CompiledKernels.FromMethods(string.Join("\n", _kernels.Select(pair => MemoryCorpus.Method(pair.Key, pair.Value.Name))));
    }

    public KernelSchedule Schedule(string kernel) => _kernels[kernel].Schedule;

    /// <summary>True when a kernel grows with all its dims: 2^20 and 2^30 where the elements of every sweep can be counted in 64 bits.</summary>
    public bool GrowsWithAll(string kernel) => GrowsWith(kernel, _ => true, longest: 30);

    /// <summary>The sets of dims that a kernel grows with while the others are short.</summary>
    public IEnumerable<string> GrowsWithSome(string kernel)
    {
        string[] dims = [.. Schedule(kernel).Plan.Dims.Where(dim => dim.By == 0).Select(dim => dim.Name)];
        return Enumerable.Range(1, (1 << dims.Length) - 1)
            .Select(set => dims.Where((_, i) => (set >> i & 1) != 0).ToArray())
            .Where(set => GrowsWith(kernel, set.Contains, longest: 34))
            .Select(set => string.Join(", ", set));
    }

    private static KernelSchedule Compile(string kernel) => KernelCompiler.Compile(KernelSource.Read(MemoryCorpus.Method(kernel, "F")), CancellationToken.None).Schedule!;

    private bool GrowsWith(string kernel, Func<string, bool> isLong, int longest)
    {
        PlanDefinition plan = Schedule(kernel).Plan;
        Func<string, long> Lengths(int exponent) => LengthCeiling.Complete(plan.Dims, name =>
            plan.Dims.Single(dim => dim.Name == name).Max is > 0 and long max ? Math.Min(max, 1L << exponent) : isLong(name) ? 1L << exponent : Short);
        int longer = Enumerable.Range(0, longest + 1).Last(exponent => CanCount(kernel, Lengths(exponent)));
        return Factor(kernel, Lengths(longer)) >= Grows * Factor(kernel, Lengths(Math.Min(20, longer - 8)));
    }

    private bool CanCount(string kernel, Func<string, long> lengths) => Schedule(kernel).Variants
        .SelectMany(variant => variant.Plan.Sweeps)
        .All(sweep => sweep.Axes.Sum(length => Math.Log2(Polynomial.Parse(length).Evaluate(lengths))) < 58);

    // What is moved for each byte of inputs and outputs; infinite where binding refuses.
    private double Factor(string kernel, Func<string, long> lengths)
    {
        PlanDefinition plan = Schedule(kernel).Plan;
        long[] Shape(EquatableArray<string> shape) => [.. shape.Select(axis => Polynomial.Parse(axis).Evaluate(lengths))];
        double arrays = plan.Parameters.Select(parameter => parameter.Shape).Concat(plan.Outputs.Select(output => output.Shape))
            .Sum(shape => Shape(shape).Aggregate(8.0, (bytes, axis) => bytes * axis));
        try
        {
            Plan bound = _compiled.Bind(_kernels[kernel].Name, [.. plan.Parameters.Select(parameter => ArraySource.OfShape<double>(Shape(parameter.Shape)))]);
            PlanSummary summary = PlanRunner.Summarize(bound, new RunOptions { MemoryLimit = Limit, MaxDegreeOfParallelism = 2 });
            return ((double)summary.ReadBytes + summary.WriteBytes) / arrays;
        }
        catch (MemoryLimitException)
        {
            return double.PositiveInfinity;
        }
    }
}
