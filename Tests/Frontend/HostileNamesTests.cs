using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticGraph.Tests.Analyzers;

namespace StaticGraph.Tests.Frontend;

/// <summary>Whatever a project calls its own types and names, the code generated for its kernels means what it says.</summary>
public class HostileNamesTests
{
    // Names that generated code says, and those that C# takes for something else where no type is called so.
    private static readonly string[] s_names =
    [
        "System", "StaticGraph", "Generated", "NDArray", "Plan", "PlanBinding", "PlanDefinition", "SweepBody", "Tile", "TileConvert", "DType", "Lanes", "VectorMath", "Vector", "Vector256",
        "Math", "MathF", "Tensor", "Unsafe", "MethodImpl", "MethodImplOptions", "GeneratedCode", "EquatableArray", "FPlan", "FPlanSweep1", "Loop", "global",
        "@var", "@nint", "@nuint", "@record", "@file", "@scoped", "@required", "@field", "@extension", "@partial", "@where", "@with", "@dynamic", "@unmanaged", "@notnull", "@await", "@async",
        "@class", "@in", "@double", "cl\\u0061ss", "\\u0076ar", "π",
    ];

    private static readonly string[] s_namespaces = ["", "App", "App.System", "App.StaticGraph", "StaticGraph", "StaticGraph.Generated", "StaticGraph.Generated.Inner", "@namespace.@record"];

    [Theory]
    [InlineData("namespace StaticGraph { class Generated { } }")]
    [InlineData("namespace StaticGraph.Generated { class DType { } class Lanes { } class FPlan { } class FPlanSweep1 { } static class Vector256 { } } namespace StaticGraph.Generated2 { }")]
    [InlineData("namespace StaticGraph { class Vector256 { } class MethodImplOptions { } class SweepBody { } }")]
    [InlineData("class @var { } class @nint { } class @nuint { } class DType { } class Tile { }")]
    [InlineData("namespace StaticGraph { struct @var { } struct @nuint { } }")]
    [InlineData("global using @var = System.String; global using DType = System.String; global using Vector512 = System.String;")]
    public void Types_of_the_project(string other) => Check(Kernel("", "K", "F", "x", "n"), other);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Names_at_random(int seed)
    {
        var random = new Random(seed);
        int valid = 0;
        for (int i = 0; i < 60; i++)
        {
            string Name() => s_names[random.Next(s_names.Length)];
            string types = string.Concat(Enumerable.Range(0, 4).Select(_ => Type(s_namespaces[random.Next(s_namespaces.Length)], Name())));
            valid += Check(Kernel(s_namespaces[random.Next(s_namespaces.Length)], random.Next(3) == 0 ? Name() : "K", random.Next(3) == 0 ? Name() : "F", random.Next(3) == 0 ? Name() : "x", random.Next(3) == 0 ? Name() : "n"), types) ? 1 : 0;
        }

        Assert.InRange(valid, 30, 60);
    }

    private static string Type(string space, string name) => space.Length == 0 ? $"class {name} {{ }}\n" : $"namespace {space} {{ class {name} {{ }} }}\n";

    // Every type in it is said in full, so that only what is generated can be taken for something else.
    private static string Kernel(string space, string type, string name, string parameter, string other)
    {
        const string Array = "global::StaticGraph.NDArray<double>";
        string members = $$"""
            partial class {{type}}
            {
                [global::StaticGraph.ArrayKernel]
                static ({{Array}} {{parameter}}, {{Array}} Rest1) {{name}}([global::StaticGraph.Shape("n", "m")] {{Array}} {{parameter}}, double {{other}} = 2, global::StaticGraph.Length size = default)
                {
                    {{Array}} @var = {{parameter}} - {{parameter}}.Mean(1, keepDims: true), i = global::StaticGraph.NDArray.Exp(@var) * @var * (@var + global::System.Math.Sqrt({{other}}) + (double)(long)size);
                    return (global::StaticGraph.NDArray.Where(i > 0 & @var < 1, i, i * @var), {{parameter}}.Std());
                }

                class @nint { }
            }
            """;
        return space.Length == 0 ? members : $"namespace {space}\n{{\n{members}\n}}\n";
    }

    // True where the project compiles as it is, and so must with its plan.
    private static bool Check(params string[] files)
    {
        CSharpCompilation compilation = KernelSource.Compile(files);
        if (compilation.GetDiagnostics(CancellationToken.None).Any(d => d.Severity == DiagnosticSeverity.Error))
        {
            return false;
        }

        GeneratorRunResult run = AnalyzerCase.Generate(compilation, out Compilation output).GetRunResult().Results[0];
        string[] errors = [.. output.GetDiagnostics(CancellationToken.None).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString())];
        Assert.True(run.Exception is null && run.GeneratedSources.Length == 1 && errors.Length == 0, string.Join('\n', [.. files, run.Exception?.ToString() ?? "", .. errors.Take(3)]));
        return true;
    }
}
