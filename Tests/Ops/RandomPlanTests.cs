extern alias generator;

using generator::StaticGraph.Generator.Emit;
using generator::StaticGraph.Generator.Graph;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Ops;

/// <summary>
/// Random kernels, compiled, run and compared bit by bit with the interpreter: from memory in place, and block by block from ragged chunks
/// with several workers under the least memory the plan can do with. Lane loops of every width take part.
/// </summary>
public sealed class RandomPlanTests
{
    private const int Kernels = 60;

    private static readonly (long N, long M)[] Lengths = [(5, 7), (1, 66), (0, 3), (130, 3), (1, 1), (17, 65), (4, 0), (2, 257)];

    [Theory]
    [InlineData(512)]
    [InlineData(256)]
    [InlineData(128)]
    public void PlansGiveTheInterpretersBits(int width)
    {
        RandomKernel[] kernels = [.. Enumerable.Range(width, Kernels).Select(seed => RandomKernel.Create(seed, size: 2 + (seed % 24)))];
        CompiledKernels compiled = CompiledKernels.FromModels(kernels.Select(kernel => kernel.Kernel), width);
        var failures = new List<string>();
        for (int i = 0; i < kernels.Length; i++)
        {
            (long n, long m) = kernels[i].Fitting(Lengths, i);
            failures.AddRange(Failures(compiled, kernels[i], n, m));
        }

        Assert.True(failures.Count == 0, $"{failures.Count} failures\n{string.Join("\n\n", failures.Take(5))}");
    }

    private static IEnumerable<string> Failures(CompiledKernels compiled, RandomKernel kernel, long n, long m)
    {
        GraphInputs inputs = kernel.Inputs(n, m);
        if (EmptyFolds.Any(kernel.Graph, inputs))
        {
            Assert.Throws<ArrayShapeException>(() => Run(compiled, kernel, inputs, inPlace: true));
            yield break;
        }

        ReferenceArray[] expected = Interpret(kernel, inputs, $"n={n} m={m}");
        foreach (bool inPlace in new[] { true, false })
        {
            string? failure;
            try
            {
                failure = Difference(expected, Run(compiled, kernel, inputs, inPlace));
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                failure = e.ToString();
            }

            if (failure is not null)
            {
                yield return $"{kernel.Kernel.Declaration.Name} n={n} m={m} {(inPlace ? "in place" : "in blocks")}: {failure}\n{GraphPrinter.Print(kernel.Graph)}";
            }
        }
    }

    private static ReferenceArray[] Interpret(RandomKernel kernel, GraphInputs inputs, string lengths)
    {
        try
        {
            return GraphInterpreter.Run(kernel.Rounded, inputs);
        }
        catch (IndexOutOfRangeException e)
        {
            throw new InvalidOperationException($"{kernel.Kernel.Declaration.Name} {lengths} {string.Join(" ", inputs.Sources.Select(source => string.Join("x", source.Shape)))}: no element\n{GraphPrinter.Print(kernel.Graph)}\n{GraphPrinter.Print(kernel.Rounded)}", e);
        }
    }

    private static ReferenceArray[] Run(CompiledKernels compiled, RandomKernel kernel, GraphInputs inputs, bool inPlace)
    {
        if (inPlace)
        {
            Plan plan = compiled.Bind(kernel.Kernel.Declaration.Name, [.. inputs.Sources.Select(PlanRunner.Memory)]);
            return PlanRunner.Compute(plan).Results;
        }

        Plan blocks = compiled.Bind(kernel.Kernel.Declaration.Name, [.. inputs.Sources.Select(PlanRunner.Ragged)]);
        RunOptions options = PlanRunner.LeastMemory(blocks);
        (ReferenceArray[] results, RunReport report) = PlanRunner.Run(blocks, options);
        Assert.InRange(report.PeakBytes, 0, PlanRunner.Summarize(blocks, options).PeakBytes);
        return results;
    }

    private static string? Difference(ReferenceArray[] expected, ReferenceArray[] actual)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            if (!expected[i].Equals(actual[i]))
            {
                return $"result {i} is\n{actual[i]}, not\n{expected[i]}";
            }
        }

        return null;
    }
}
