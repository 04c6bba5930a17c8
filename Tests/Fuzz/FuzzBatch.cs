extern alias generator;

using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator;
using generator::StaticGraph.Generator.Graph;
using generator::StaticGraph.Generator.Model;
using generator::StaticGraph.Generator.Ops;
using generator::StaticGraph.Generator.Passes;
using generator::StaticGraph.Generator.Problems;
using Microsoft.CodeAnalysis.CSharp;
using StaticGraph.Tests.Frontend;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Fuzz;

/// <summary>Fuzzed kernels that are compiled together, by the generator and the C# compiler, and then run one by one.</summary>
internal sealed class FuzzBatch
{
    private readonly Dictionary<string, string> _failures = [];
    private readonly Dictionary<string, CompiledKernels> _plans = [];
    private readonly Dictionary<string, KernelGraph> _graphs = [];

    /// <summary>Compiles kernels, each spelled by <paramref name="textOf"/> or as it is.</summary>
    public FuzzBatch(IReadOnlyCollection<FuzzKernel> kernels, Func<FuzzKernel, string>? textOf = null)
    {
        Dictionary<string, string> texts = kernels.ToDictionary(kernel => kernel.Name, textOf ?? (kernel => FuzzText.Of(kernel)));
        CSharpCompilation compilation = KernelSource.Compile(KernelSource.Wrap(FuzzProbe.Helpers + "\n" + string.Join("\n", texts.Values)));
        foreach (Kernel kernel in KernelSource.ReadAll(compilation).Select(reading => reading.Kernel))
        {
            string name = kernel.Declaration.Name;
            Problem[] problems = [.. KernelCompiler.Compile(kernel, CancellationToken.None).Problems.Where(ProblemList.IsError)];
            if (problems.Length > 0)
            {
                _failures[name] = $"Refused: {string.Join("; ", problems.Select(ProblemTable.Format))}";
                continue;
            }

            _graphs[name] = GraphBuilder.Build(kernel, CancellationToken.None).Graph!;
        }

        Emit(texts, [.. _graphs.Keys]);
    }

    /// <summary>The plans of a kernel, where it has any.</summary>
    public Plan Bind(FuzzKernel kernel, Func<ReferenceArray, ArraySource> sourceOf) => _plans[kernel.Name].Bind(kernel.Name, [.. FuzzText.Given(kernel).Select(i => sourceOf(kernel.Nodes[i].Value))]);

    /// <summary>What the interpreter makes of a kernel when the compiler has rewritten it, whose bits every run has.</summary>
    public ReferenceArray[] Expected(FuzzKernel kernel)
    {
        KernelGraph graph = _graphs[kernel.Name];
        return GraphInterpreter.Run(PassPipeline.Run(graph, CancellationToken.None), FuzzArrays.Inputs(graph, FuzzText.Given(kernel).Select(i => kernel.Nodes[i].Value), kernel.Dims));
    }

    /// <summary>The first thing that is wrong with a kernel, or null.</summary>
    public string? Failure(FuzzKernel kernel)
    {
        if (_failures.TryGetValue(kernel.Name, out string? failure))
        {
            return failure;
        }

        try
        {
            ReferenceArray[] expected = Expected(kernel);
            ReferenceArray[] alone = [.. kernel.Results.Select(i => kernel.Nodes[i].Value)];
            return FuzzRounding.IsKept(kernel) && Difference(alone, expected) is { } difference ? $"Rewritten: {difference}" : FuzzRuns.Of(kernel).Select(run => Failure(kernel, expected, run)).FirstOrDefault(found => found is not null);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return $"Interpreted: {e}";
        }
    }

    /// <summary>Where results differ, bit by bit; null where they do not.</summary>
    public static string? Difference(ReferenceArray[] expected, ReferenceArray[] actual)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            if (!expected[i].Equals(actual[i]))
            {
                int at = Enumerable.Range(0, expected[i].Words.Count).FirstOrDefault(j => j >= actual[i].Words.Count || expected[i].Words[j] != actual[i].Words[j]);
                return $"result {i} differs from word {at} on\nexpected {expected[i]}\nactual   {actual[i]}";
            }
        }

        return null;
    }

    private string? Failure(FuzzKernel kernel, ReferenceArray[] expected, FuzzRun run)
    {
        try
        {
            return run.Failure(this, kernel, expected) is { } failure ? $"Run {run}: {failure}" : null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return $"Run {run}: {e}";
        }
    }

    // What cannot be compiled together is compiled by halves, until what is wrong is alone.
    private void Emit(Dictionary<string, string> texts, string[] names)
    {
        if (names.Length == 0)
        {
            return;
        }

        try
        {
            CompiledKernels plans = CompiledKernels.FromSource(KernelSource.Wrap(FuzzProbe.Helpers + "\n" + string.Join("\n", names.Select(name => texts[name]))));
            foreach (string name in names)
            {
                _plans[name] = plans;
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            if (names.Length == 1)
            {
                _failures[names[0]] = $"Compiled: {e.Message}";
                return;
            }

            Emit(texts, names[..(names.Length / 2)]);
            Emit(texts, names[(names.Length / 2)..]);
        }
    }
}
