extern alias generator;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using generator::StaticGraph.Generator.Frontend;
using generator::StaticGraph.Generator.Model;
using StaticGraph.Tests.Analyzers;

namespace StaticGraph.Tests.Frontend;

/// <summary>Whatever a project calls its own types and names, the code generated for its kernels means what it says.</summary>
public class HostileNamesTests
{
    // Names that generated code says, and those that C# takes for something else where no type is called so.
    private static readonly string[] s_names =
    [
        "System", "StaticGraph", "Generated", "NDArray", "Plan", "PlanBinding", "PlanDefinition", "PlanFactory", "SweepFactory", "SweepBody", "Tile", "TileConvert", "DType", "Lanes", "VectorMath", "Vector", "Vector256",
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
    [InlineData("global using nint = System.Int64; global using nuint = System.UInt64;")]
    [InlineData("global using dynamic = System.String; global using notnull = System.String; global using unmanaged = System.Int32; global using managed = System.Int32; global using field = System.Int32;")]
    [InlineData("global using Other; global using static Other.Names; namespace Other { class @nint { } class Lanes { } class AxisList { } static class Names { public class @nuint { } public class Tile { } public static void Loop() { } } }")]
    [InlineData("class MethodImpl : global::System.Attribute { } class Obsolete : global::System.Attribute { } class GeneratedCode : global::System.Attribute { }")]
    [InlineData("namespace System.Runtime.Intrinsics { static class VectorMath { } class Lanes { } class Tile { } class DType { } class AxisList { } class @nint { } }")]
    [InlineData("namespace System.Runtime.CompilerServices { static class Lanes { } class Vector256 { } class Tile { } }")]
    [InlineData("namespace System { class DType { } class Lanes { } class Vector512 { } }")]
    [InlineData("static class Extensions { public static void SetSource(this object binding, int number, object source) { } public static void StoreUnsafe<T>(this T vector, ref double to, nuint at) { } }")]
    public void Types_of_the_project(string other) => Compiles(KernelSource.Compile(Kernel("", "K", "F", "x", "n"), other));

    [Theory]
    [InlineData("public class @nint { } public struct @nuint { } public class Lanes { } public class Vector256 { } public class @var { }")]
    [InlineData("namespace StaticGraph.Generated { public class DType { } public class Lanes { } public class FPlan { } public class @nint { } }")]
    [InlineData("namespace StaticGraph { public class @nint { } public class Generated { } }")]
    [InlineData("namespace System.Runtime.Intrinsics { public static class VectorMath { } public class SweepBody { } }")]
    public void Types_of_other_assemblies(string other)
    {
        using var image = new MemoryStream();
        Assert.True(KernelSource.Compile(other).WithAssemblyName("Other").Emit(image, cancellationToken: CancellationToken.None).Success);

        Compiles(KernelSource.Compile(Kernel("", "K", "F", "x", "n")).AddReferences(MetadataReference.CreateFromImage(image.ToArray())));
    }

    [Fact]
    public void A_project_with_kernels_leaves_its_names_to_those_that_reference_it()
    {
        AnalyzerCase.Generate(KernelSource.Compile(Kernel("", "K", "F", "x", "n")), out Compilation output);

        Assert.Equal("StaticGraph.Generated", FreeNameFinder.In(KernelSource.Compile("").AddReferences(output.WithAssemblyName("Other").ToMetadataReference())).Namespace);
        using var image = new MemoryStream();
        Assert.True(output.WithAssemblyName("Other").Emit(image, cancellationToken: CancellationToken.None).Success);
        Assert.Equal("StaticGraph.Generated", FreeNameFinder.In(KernelSource.Compile("").AddReferences(MetadataReference.CreateFromImage(image.ToArray()))).Namespace);
    }

    [Theory]
    [InlineData("App.System", "StaticGraph.Math.Span")]
    [InlineData("MyCompany.StaticGraph.CompilerServices", "System.Lanes.Vector256")]
    [InlineData("System.Generated", "Tile.Plan.ArraySource")]
    public void Types_that_kernels_stand_in(string space, string types) => Compiles(KernelSource.Compile(Kernel(space, types, "F", "x", "n")));

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

    private static void Compiles(CSharpCompilation compilation)
    {
        Assert.Null(NeededNames.Hidden(compilation));
        Assert.True(Check(compilation));
    }

    private static string Type(string space, string name) => space.Length == 0 ? $"class {name} {{ }}\n" : $"namespace {space} {{ class {name} {{ }} }}\n";

    // Every type in it is said in full, so that only what is generated can be taken for something else. The dots of a type stand between it and those it is nested in.
    private static string Kernel(string space, string type, string name, string parameter, string other)
    {
        const string Array = "global::StaticGraph.NDArray<double>";
        string members = $$"""
            {{string.Concat(type.Split('.').SkipLast(1).Select(outer => $"partial class {outer} {{ "))}}
            partial class {{type.Split('.')[^1]}}
            {
                [global::StaticGraph.ArrayKernel]
                static ({{Array}} {{parameter}}, {{Array}} Rest1) {{name}}([global::StaticGraph.Shape("n", "m")] {{Array}} {{parameter}}, double {{other}} = 2, global::StaticGraph.Length size = default)
                {
                    {{Array}} @var = {{parameter}} - {{parameter}}.Mean(1, keepDims: true), i = global::StaticGraph.NDArray.Exp(@var) * @var * (@var + global::System.Math.Sqrt({{other}}) + (double)(long)size);
                    return (global::StaticGraph.NDArray.Where(i > 0 & @var < 1, i, i * @var), {{parameter}}.Std());
                }

                class @nint { }
            }
            {{new string('}', type.Count(c => c == '.'))}}
            """;
        return space.Length == 0 ? members : $"namespace {space}\n{{\n{members}\n}}\n";
    }

    // True where the project compiles as it is, and so must with its plan. Where that cannot be written SG0035 says why, and C# has nothing to add.
    private static bool Check(params string[] files) => Check(KernelSource.Compile(files));

    private static bool Check(CSharpCompilation compilation)
    {
        if (compilation.GetDiagnostics(CancellationToken.None).Any(d => d.Severity == DiagnosticSeverity.Error))
        {
            return false;
        }

        GeneratorRunResult run = AnalyzerCase.Generate(compilation, out Compilation output).GetRunResult().Results[0];
        string[] errors = [.. output.GetDiagnostics(CancellationToken.None).Where(d => d.Severity == DiagnosticSeverity.Error || (d.Severity == DiagnosticSeverity.Warning && IsGenerated(d))).Select(d => d.ToString())];
        Assert.True(run.Exception is null && run.GeneratedSources.Length == (NeededNames.Hidden(compilation) is null ? 1 : 0) && errors.Length == 0, string.Join('\n', [.. compilation.SyntaxTrees.Select(tree => tree.ToString()), run.Exception?.ToString() ?? "", .. errors.Take(3)]));
        return true;
    }

    private static bool IsGenerated(Diagnostic diagnostic) => diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true;
}
