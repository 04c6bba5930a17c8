using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using StaticGraph.Analyzers;
using StaticGraph.Analyzers.CodeFixes;
using StaticGraph.Tests.Frontend;

namespace StaticGraph.Tests.Analyzers;

/// <summary>A fix changes what the analyzer meant, in files of the solution, and only where it leaves every one of them no worse.</summary>
public class TextFixProviderTests
{
    private static readonly DiagnosticDescriptor s_descriptor = new NumPyNotesAnalyzer().SupportedDiagnostics.Single(descriptor => descriptor.Id == "SG0053");

    [Theory]
    [InlineData("class Renamed { }", 1)]
    [InlineData("class Renamed {", 0)]
    public async Task Every_file_that_changes_must_still_compile(string text, int offered) =>
        Assert.Equal(offered, (await Offer(files => Location.Create(files[1], new TextSpan(0, files[1].Length)), text)).Count);

    [Fact]
    public async Task A_place_outside_the_solution_has_no_fix()
    {
        SyntaxTree generated = CSharpSyntaxTree.ParseText("class A { }", path: "Generated.cs");

        Assert.Empty(await Offer(_ => Location.Create(generated, new TextSpan(6, 1)), "Renamed"));
    }

    // The diagnostic stands in the first of two files.
    private static async Task<List<CodeAction>> Offer(Func<SyntaxTree[], Location> place, string text)
    {
        CSharpCompilation compilation = KernelSource.Compile();
        using var workspace = new AdhocWorkspace();
        Project project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "UserProject", "UserProject", LanguageNames.CSharp, compilationOptions: compilation.Options, metadataReferences: compilation.References));
        project = project.AddDocument("A.cs", SourceText.From("class A { }")).Project;
        project = project.AddDocument("B.cs", SourceText.From("class B { }")).Project;
        Document[] documents = [.. project.Documents.OrderBy(document => document.Name, StringComparer.Ordinal)];
        SyntaxTree[] trees = [(await documents[0].GetSyntaxTreeAsync())!, (await documents[1].GetSyntaxTreeAsync())!];
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty.Add("FixTitle", "Change it").Add("FixText0", text);
        var diagnostic = Diagnostic.Create(s_descriptor, Location.Create(trees[0], new TextSpan(0, 5)), [place(trees)], properties, "Math.Sqrt(x)", "NDArray.Sqrt(x)");
        var actions = new List<CodeAction>();
        await new TextFixProvider().RegisterCodeFixesAsync(new CodeFixContext(documents[0], diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }
}
