extern alias generator;

using Microsoft.CodeAnalysis;
using generator::StaticGraph.Generator.Graph;
using generator::StaticGraph.Generator.Model;
using generator::StaticGraph.Generator.Passes;
using generator::StaticGraph.Generator.Problems;
using StaticGraph.Tests.Frontend;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Ops;

/// <summary>Many kernels in C#, read and compiled in one go: each as a plan, and as a graph for the interpreter.</summary>
internal sealed class KernelProgram
{
    private readonly Dictionary<string, KernelGraph> _graphs;
    private readonly CompiledKernels _plans;

    /// <summary>Kernels and helpers, each a method.</summary>
    public KernelProgram(IEnumerable<string> methods)
        : this(KernelSource.Compile(KernelSource.Wrap(string.Join("\n", methods))))
    {
    }

    /// <summary>The kernels of whole files.</summary>
    public KernelProgram(Microsoft.CodeAnalysis.CSharp.CSharpCompilation compilation)
    {
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        Kernel[] kernels = [.. KernelSource.ReadAll(compilation).Select(reading => reading.Kernel)];
        Kernels = kernels;
        string[] problems = [.. kernels.SelectMany(kernel => kernel.Problems.Where(ProblemList.IsError).Select(problem => $"{kernel.Declaration.Name}: {ProblemTable.Format(problem)}"))];
        Assert.True(problems.Length == 0, string.Join('\n', problems));
        _graphs = kernels.ToDictionary(kernel => kernel.Declaration.Name, kernel => GraphBuilder.Build(kernel, CancellationToken.None).Graph!);
        _plans = CompiledKernels.FromModels(kernels);
    }

    /// <summary>The kernels in reading order.</summary>
    public IReadOnlyList<Kernel> Kernels { get; }

    /// <summary>A kernel's graph before and after the passes as text, for what fails.</summary>
    public string Text(string kernel) => $"{GraphPrinter.Print(_graphs[kernel])}\nafter the passes\n{GraphPrinter.Print(PassPipeline.Run(_graphs[kernel], CancellationToken.None))}";

    /// <summary>A kernel's graph before the passes.</summary>
    public KernelGraph Graph(string kernel) => _graphs[kernel];

    /// <summary>What the interpreter makes of a kernel, before and after the passes.</summary>
    public ReferenceArray[] Interpret(string kernel, GraphInputs inputs)
    {
        KernelGraph graph = _graphs[kernel];
        ReferenceArray[] results = GraphInterpreter.Run(graph, inputs);
        AssertSame(results, GraphInterpreter.Run(PassPipeline.Run(graph, CancellationToken.None), inputs), $"{kernel} after the passes");
        return results;
    }

    /// <summary>Asserts that a kernel cannot be bound, for there is no least or greatest of no numbers; false where there is nothing to refuse.</summary>
    public bool Refuses(string kernel, GraphInputs inputs)
    {
        if (!EmptyFolds.Any(_graphs[kernel], inputs))
        {
            return false;
        }

        Assert.Throws<ArrayShapeException>(() => Bind(kernel, inputs.Sources));
        return true;
    }

    /// <summary>
    /// Runs a kernel twice: in place on the caller's thread, and block by block from ragged chunks, with several workers and the least memory
    /// it can do with. Both must have the expected bits, and take no more memory than predicted. Numbers stand behind the arrays.
    /// </summary>
    public void Check(string kernel, IReadOnlyList<ReferenceArray> sources, ReferenceArray[] expected, params object[] numbers)
    {
        string what = $"{kernel} of {string.Join(", ", sources.Select(source => $"({string.Join(", ", source.Shape)})"))}";
        Check(_plans.Bind(kernel, [.. sources.Select(PlanRunner.Memory), .. numbers]), expected, PlanRunner.Compute, options: null, what + " in place");

        Plan blocks = _plans.Bind(kernel, [.. sources.Select(PlanRunner.Ragged), .. numbers]);
        Check(blocks, expected, PlanRunner.Run, PlanRunner.LeastMemory(blocks), what + " in blocks");
    }

    /// <summary>Binds a kernel to sources in memory.</summary>
    public Plan Bind(string kernel, IReadOnlyList<ReferenceArray> sources) => _plans.Bind(kernel, [.. sources.Select(PlanRunner.Memory)]);

    /// <summary>Binds a kernel to other sources.</summary>
    public Plan Bind(string kernel, params ArraySource[] sources) => _plans.Bind(kernel, sources);

    /// <summary>The same with numbers and lengths.</summary>
    public Plan Told(string kernel, params object[] arguments) => _plans.Bind(kernel, arguments);

    private static void Check(Plan plan, ReferenceArray[] expected, Func<Plan, RunOptions?, (ReferenceArray[] Results, RunReport Report)> run, RunOptions? options, string what)
    {
        (ReferenceArray[] results, RunReport report) = run(plan, options);
        AssertSame(expected, results, what);
        long predicted = plan.Summarize(options).PeakBytes;
        Assert.True(report.PeakBytes <= predicted, $"{what}: takes {report.PeakBytes} bytes, {predicted} were predicted");
    }

    private static void AssertSame(ReferenceArray[] expected, ReferenceArray[] actual, string what)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            if (!expected[i].Equals(actual[i]))
            {
                int at = Enumerable.Range(0, expected[i].Words.Count).FirstOrDefault(j => j >= actual[i].Words.Count || expected[i].Words[j] != actual[i].Words[j]);
                Assert.Fail($"{what}: result {i} differs from element {at} on.\nexpected {expected[i]}\nactual   {actual[i]}");
            }
        }
    }
}
