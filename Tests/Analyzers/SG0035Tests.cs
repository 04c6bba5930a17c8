using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticGraph.Tests.Frontend;

namespace StaticGraph.Tests.Analyzers;

/// <summary>Name of generated code hidden.</summary>
public class SG0035Tests
{
    private const string Kernel = "using StaticGraph; static partial class K { [ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) => NDArray.Exp(x - x.Mean()); }";

    [Theory]
    [InlineData("class System { }", "the namespace System: the type 'System' in File1.cs")]
    [InlineData("enum System { }", "the namespace System: the type 'System' in File1.cs")]
    [InlineData("namespace System { class Runtime { } }", "the namespace System.Runtime: the type 'System.Runtime' in File1.cs")]
    [InlineData("namespace System { class CodeDom { } }", "the namespace System.CodeDom: ")]
    [InlineData("namespace System { struct IntPtr { } }", "System.IntPtr: the type 'System.IntPtr' in File1.cs")]
    [InlineData("namespace System { class Math { } class Double { } }", "System.Double: ")]
    [InlineData("namespace System.Runtime.Intrinsics { static class Vector256 { } }", "System.Runtime.Intrinsics.Vector256: the type 'System.Runtime.Intrinsics.Vector256' in File1.cs")]
    [InlineData("namespace System.Runtime.Intrinsics { struct Vector128<T> { } }", "System.Runtime.Intrinsics.Vector128: ")]
    [InlineData("namespace System.Runtime.CompilerServices { enum MethodImplOptions { } }", "System.Runtime.CompilerServices.MethodImplOptions: ")]
    [InlineData("namespace System.CodeDom.Compiler { class GeneratedCode : global::System.Attribute { } }", "System.CodeDom.Compiler.GeneratedCode: ")]
    [InlineData("namespace System.Numerics.Tensors { class Tensor<T> { } }", "System.Numerics.Tensors.Tensor: ")]
    [InlineData("namespace StaticGraph { class Plan<T> { } }", "StaticGraph.Plan: the type 'StaticGraph.Plan<T>' in File1.cs")]
    [InlineData("namespace StaticGraph { class CompilerServices { } }", "the namespace StaticGraph.CompilerServices: ")]
    [InlineData("namespace StaticGraph.CompilerServices { class Mine { } }", "StaticGraph.CompilerServices.Mine: ")]
    public async Task Types_of_the_project(string other, string named)
    {
        string message = await Message(KernelSource.Compile(Kernel, other));

        Assert.StartsWith("The code generated for kernels cannot name " + named, message, StringComparison.Ordinal);
        Assert.Contains("rename that type, or move it", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public class System { }", "the namespace System: the type 'System' of the assembly Other")]
    [InlineData("namespace System.Runtime.Intrinsics { public static class Vector256 { } }", "System.Runtime.Intrinsics.Vector256: the type 'System.Runtime.Intrinsics.Vector256' of the assembly Other")]
    [InlineData("namespace StaticGraph { public class Plan<T> { } }", "StaticGraph.Plan: the type 'StaticGraph.Plan<T>' of the assembly Other")]
    [InlineData("namespace StaticGraph.CompilerServices { public class Mine { } }", "StaticGraph.CompilerServices.Mine: the type 'StaticGraph.CompilerServices.Mine' of the assembly Other")]
    public async Task Types_of_other_assemblies(string other, string named)
    {
        PortableExecutableReference reference = Reference(other);

        string message = await Message(KernelSource.Compile(Kernel).AddReferences(reference));

        Assert.StartsWith("The code generated for kernels cannot name " + named, message, StringComparison.Ordinal);
        await Compiles(KernelSource.Compile(Kernel).AddReferences(reference.WithAliases(["Other"])));
    }

    [Theory]
    [InlineData("class System { }")]
    [InlineData("namespace StaticGraph.CompilerServices { class Lanes { } }")]
    public Task What_other_assemblies_keep_to_themselves(string other) => Compiles(KernelSource.Compile(Kernel).AddReferences(Reference(other)));

    [Theory]
    [InlineData("StaticGraph.dll", "the namespace StaticGraph: ")]
    [InlineData("System.Numerics.Tensors.dll", "the namespace System.Numerics.Tensors: ")]
    public async Task Libraries_that_only_have_an_alias(string file, string named)
    {
        string source = file == "StaticGraph.dll" ? "extern alias Other; using Other::" + Kernel["using ".Length..] : Kernel;

        string message = await Message(Aliased(source, file, "Other"));

        Assert.StartsWith("The code generated for kernels cannot name " + named, message, StringComparison.Ordinal);
        Assert.Contains("Aliases=\"global,...\"", message, StringComparison.Ordinal);
        await Compiles(Aliased(source, file, "global", "Other"));
    }

    private static CSharpCompilation Aliased(string source, string file, params string[] aliases)
    {
        CSharpCompilation compilation = KernelSource.Compile(source);
        MetadataReference library = compilation.References.Single(reference => Path.GetFileName(reference.Display) == file);
        return compilation.ReplaceReference(library, library.WithAliases(aliases));
    }

    private static PortableExecutableReference Reference(string source)
    {
        using var image = new MemoryStream();
        Assert.True(KernelSource.Compile(source).WithAssemblyName("Other").Emit(image, cancellationToken: CancellationToken.None).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    // Nothing else is said, neither by C# nor of what it would have made.
    private static async Task<string> Message(CSharpCompilation compilation)
    {
        AnalyzerCase.Generate(compilation, out Compilation output);
        Assert.Empty(Errors(output));
        Diagnostic found = Assert.Single(await AnalyzerCase.Run(output));
        Assert.Equal(("SG0035", "F"), (found.Id, found.Location.SourceTree!.GetText().ToString(found.Location.SourceSpan)));
        return found.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task Compiles(CSharpCompilation compilation)
    {
        AnalyzerCase.Generate(compilation, out Compilation output);
        Assert.Equal(compilation.SyntaxTrees.Length + 1, output.SyntaxTrees.Count());
        Assert.Empty(Errors(output));
        Assert.Empty(await AnalyzerCase.Run(output));
    }

    private static IEnumerable<string> Errors(Compilation output) => output.GetDiagnostics(CancellationToken.None).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString());
}
