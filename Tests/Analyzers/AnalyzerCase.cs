extern alias generator;

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using StaticGraph.Analyzers;
using StaticGraph.Analyzers.CodeFixes;
using generator::StaticGraph.Generator;
using StaticGraph.Tests.Frontend;

namespace StaticGraph.Tests.Analyzers;

/// <summary>Runs the generator and then the analyzers over a user's source, as a build does, and compares with the marks in it.</summary>
internal static class AnalyzerCase
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers = [new ArrayKernelAnalyzer(), new NumPyNotesAnalyzer()];

    /// <summary>Members of a static partial class; gives the messages in order of place.</summary>
    public static Task<string[]> Verify(string members) => VerifyFile(KernelSource.Wrap(members));

    /// <summary>A whole file; gives the messages in order of place.</summary>
    public static async Task<string[]> VerifyFile(string marked)
    {
        MarkedSource source = MarkedSource.Parse(marked);
        ImmutableArray<Diagnostic> found = await Analyze(source.Text);
        Assert.Equal(
            source.Expected.Order().Select(e => Describe(e.Id, source.Text, e.Start, e.End)),
            found.Select(d => (d.Id, d.Location.SourceSpan.Start, d.Location.SourceSpan.End)).Order().Select(d => Describe(d.Id, source.Text, d.Start, d.End)));
        return found.OrderBy(d => d.Location.SourceSpan.Start).Select(d => d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)).ToArray();
    }

    /// <summary>The marked members, and what the fix of the first diagnostic with <paramref name="id"/> makes of them.</summary>
    public static Task VerifyFix(string id, string members, string expected) => VerifyFileFix(id, KernelSource.Wrap(members), KernelSource.Wrap(expected));

    /// <summary>As <see cref="VerifyFix"/>, for whole files. What the fix makes must compile, and nothing may be left to say about it.</summary>
    public static async Task VerifyFileFix(string id, string marked, string expected)
    {
        await VerifyFile(marked);
        Assert.Equal([expected], await ApplyFix(id, MarkedSource.Parse(marked).Text));
        Assert.Empty(CSharpErrors(expected));
        Assert.Empty(await Analyze(expected));
    }

    /// <summary>What C# itself refuses in a source and its plans.</summary>
    public static IEnumerable<Diagnostic> CSharpErrors(string source)
    {
        Generate(KernelSource.Compile(source), out Compilation output);
        return output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error);
    }

    /// <summary>StaticGraph's diagnostics for a project.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Analyze(params string[] files)
    {
        CSharpCompilation compilation = KernelSource.Compile(files);
        Generate(compilation, out Compilation output);

        // An error of C# in a declaration keeps a build from asking analyzers at all: what is generated for a wrong kernel must have none of its own.
        Assert.DoesNotContain(output.GetDeclarationDiagnostics(), d => d.Severity == DiagnosticSeverity.Error && d.Location.SourceTree is { } tree && !compilation.ContainsSyntaxTree(tree));
        return await Run(output);
    }

    /// <summary>StaticGraph's diagnostics for a compilation that has the plans' overloads.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Run(Compilation output)
    {
        ImmutableArray<Diagnostic> all = await output.WithAnalyzers(s_analyzers).GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        Assert.DoesNotContain(all, d => d.Id == "AD0001");
        return all;
    }

    /// <summary>The compilation with the plans' overloads.</summary>
    public static GeneratorDriver Generate(CSharpCompilation compilation, out Compilation output) => CSharpGeneratorDriver
        .Create([new ArrayKernelGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options)
        .RunGeneratorsAndUpdateCompilation(compilation, out output, out _, CancellationToken.None);

    /// <summary>What the fix of the first diagnostic with <paramref name="id"/> makes of some files, or nothing where none is offered.</summary>
    public static async Task<string[]> ApplyFix(string id, params string[] files)
    {
        CSharpCompilation compilation = KernelSource.Compile(files);
        using var workspace = new AdhocWorkspace();
        Project project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "UserProject", "UserProject", LanguageNames.CSharp,
            compilationOptions: compilation.Options, parseOptions: compilation.SyntaxTrees[0].Options, metadataReferences: compilation.References));
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            project = project.AddDocument(tree.FilePath, await tree.GetTextAsync()).Project;
        }

        Generate((CSharpCompilation)(await project.GetCompilationAsync())!, out Compilation output);
        Diagnostic diagnostic = (await Run(output)).First(d => d.Id == id);
        var provider = new TextFixProvider();
        Assert.Contains(id, provider.FixableDiagnosticIds);
        var actions = new List<CodeAction>();
        await provider.RegisterCodeFixesAsync(new CodeFixContext(project.GetDocument(diagnostic.Location.SourceTree)!, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        if (actions.Count == 0)
        {
            return [];
        }

        ImmutableArray<CodeActionOperation> operations = await Assert.Single(actions).GetOperationsAsync(CancellationToken.None);
        Solution changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return await Task.WhenAll(project.DocumentIds.Select(async file => (await changed.GetDocument(file)!.GetTextAsync()).ToString()));
    }

    private static string Describe(string id, string source, int start, int end) => $"{id} '{source[start..end]}' at {start}";
}
