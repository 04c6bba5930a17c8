extern alias generator;

using System.Collections;
using System.Reflection;
using generator::StaticGraph.Generator;
using generator::StaticGraph.Generator.Model;
using generator::StaticGraph.Generator.Schedule;
using StaticGraph.Tests.Frontend;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Corpus;

/// <summary>What generated code makes with the factory is the plan that the compiler decided, field by field.</summary>
public sealed class CorpusDefinitionTests
{
    [Fact]
    public void GeneratedPlansAreThoseOfTheCompiler()
    {
        string methods = string.Join("\n", CorpusRuns.Kernels.Values.Select(kernel => kernel.Method));
        Kernel[] kernels = [.. KernelSource.ReadAll(KernelSource.Compile(KernelSource.Wrap(methods))).Select(reading => reading.Kernel)];
        AssertSame(kernels);
    }

    [Fact]
    public void SoAreThoseOfRandomKernels() =>
        AssertSame([.. Enumerable.Range(0, 60).Select(seed => RandomKernel.Create(seed, size: 4 + (seed % 20)).Kernel).Select((kernel, i) => kernel with { Declaration = kernel.Declaration with { Name = $"Random{i}" } })]);

    private static void AssertSame(Kernel[] kernels)
    {
        IEnumerable<string> expected = kernels.SelectMany(kernel => KernelCompiler.Compile(kernel, CancellationToken.None).Schedule!.Variants).Select(variant => Text(variant.Plan));

        Assert.Equal(expected.Order(StringComparer.Ordinal), CompiledKernels.FromModels(kernels).Definitions.Select(Text).Order(StringComparer.Ordinal));
    }

    private static string Text(object? value) => value switch
    {
        null or string or bool or int or long or double or Enum => $"{value}",
        IEnumerable list => $"[{string.Join(", ", list.Cast<object>().Select(Text))}]",
        _ => $"({string.Join(", ", value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => $"{property.Name}: {Text(property.GetValue(value))}"))})",
    };
}
