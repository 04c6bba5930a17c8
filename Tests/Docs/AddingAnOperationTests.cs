extern alias generator;

using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Ops;
using StaticGraph.Tests.Processes;

namespace StaticGraph.Tests.Docs;

/// <summary>The page that shows how an operation is added shows one that is there: its signature and its case as they are compiled, its row as it is in the table.</summary>
public sealed class AddingAnOperationTests
{
    private static readonly IReadOnlyList<MarkdownExample> Examples = MarkdownExample.Read(File.ReadAllText(Repository.PathOf("docs", "adding-an-operation.md")));

    [Fact]
    public void Its_signature_and_its_case_are_those_of_the_sources()
    {
        Assert.Equal(5, Examples.Count);
        Assert.Contains(Lines(Examples[0].Code), Lines(File.ReadAllText(Repository.PathOf("Runtime", "Api", "NDArray.Exponentials.cs"))), StringComparison.Ordinal);
        Assert.Contains(Lines(Examples[4].Code), Lines(File.ReadAllText(Repository.PathOf("Tests", "Ops", "OpCases.Elementwise.cs"))), StringComparison.Ordinal);
    }

    /// <summary>Written in the table with the names of its family's file, so each is compiled here.</summary>
    [Theory]
    [InlineData(1, "Hypot")]
    [InlineData(2, "Transpose")]
    [InlineData(3, "Std")]
    public void Its_rows_are_those_of_the_table(int example, string op)
    {
        OpDef row = OpTable.Find(op)!, shown = Compile(Examples[example].Code);

        Assert.Equal(row with { View = null, Complex = null }, shown with { View = null, Complex = null });
        Assert.Equal(row.Complex is null, shown.Complex is null);
        Polynomial[] shape = [Polynomial.Symbol("n"), Polynomial.Symbol("m"), 3];
        foreach (int[] axes in new[] { Array.Empty<int>(), [1, 0, 2], [0] })
        {
            var arguments = new MovementArguments(shape, new EquatableArray<int>[] { axes }, 0);
            Assert.Equal(row.View?.Invoke(arguments), shown.View?.Invoke(arguments));
        }
    }

    private static OpDef Compile(string row)
    {
        string source = $"using System.Linq;\nusing StaticGraph.CompilerServices;\nusing StaticGraph.Generator.Ops;\npublic static class Page\n{{\n    internal static OpDef[] Rows() => new OpDef[]\n    {{\n{row}\n    }};\n}}";

        // By the name of the tests it sees what is internal.
        var compilation = CSharpCompilation.Create(
            typeof(AddingAnOperationTests).Assembly.GetName().Name,
            [CSharpSyntaxTree.ParseText(source)],
            [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "StaticGraph.Generator.dll"))
                .Select(path => MetadataReference.CreateFromFile(path))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        image.Position = 0;
        MethodInfo rows = new AssemblyLoadContext("page").LoadFromStream(image).GetType("Page")!.GetMethod("Rows", BindingFlags.Static | BindingFlags.NonPublic)!;
        return Assert.Single((OpDef[])rows.Invoke(null, null)!);
    }

    private static string Lines(string text) => string.Join('\n', text.Split('\n').Select(line => line.Trim()));
}
