extern alias generator;

using System.Reflection;
using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Model;
using StaticGraph.Tests.Frontend;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Docs;

/// <summary>Runs kernels of which only the text is known, on small arrays.</summary>
internal static class SmallRuns
{
    /// <summary>Runs every kernel in a file.</summary>
    public static void RunAll(string source)
    {
        CompiledKernels compiled = CompiledKernels.FromSource(source);
        foreach (Kernel kernel in KernelSource.ReadAll(KernelSource.Compile(source)).Select(reading => reading.Kernel))
        {
            Plan plan = compiled.Bind(kernel.Declaration.Name, [.. kernel.Parameters.Select(parameter => Argument(parameter, kernel))]);
            (ReferenceArray[] results, _) = PlanRunner.Run(plan);
            Assert.Equal(plan.OutputShapes.Select(shape => string.Join(",", shape)), results.Select(result => string.Join(",", result.Shape)));
        }
    }

    private static object Argument(KernelParameter parameter, Kernel kernel) => parameter.Kind switch
    {
        KernelParameterKind.Array => PlanRunner.Blocks(RandomArrays.Create(new Random(1), parameter.Type, [.. parameter.Shape.Select(length => Length(length, kernel))])),
        KernelParameterKind.Length => Length(parameter.Name, kernel),
        _ => RandomArrays.Of(parameter.Type, 2).ToElements().GetValue(0)!,
    };

    // Each dim has a length of its own, so that axes cannot be mistaken for each other.
    private static long Length(string text, Kernel kernel)
    {
        List<string> dims = [.. kernel.Parameters.SelectMany(parameter => parameter.Shape).SelectMany(length => Polynomial.Parse(length).Symbols).Distinct()];
        return Polynomial.Parse(text).Evaluate(name => 3 + dims.IndexOf(name));
    }
}
