using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using StaticGraph.Analyzers;
using StaticGraph.Generator;
using StaticGraph.Tests.Frontend;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Analyzers;

/// <summary>Plan differs from its file.</summary>
public class SG0401Tests
{
    private const string Double = "[ArrayKernel] static NDArray<double> Double([Shape(\"n\")] NDArray<double> x) => 2 * x;";
    private static readonly string Folder = Path.GetTempPath();

    [Fact]
    public async Task What_an_update_hands_over_is_accepted()
    {
        Dictionary<string, string> plans = Plans(Double);

        string text = Assert.Contains(Path.Combine(Folder, "Kernels.Double.plan.txt"), plans);
        Assert.StartsWith("Double: 2 * x\n  Reads x 1.00 times; writes result.", text, StringComparison.Ordinal);
        Assert.Empty(await Check(Double, plans));
        Assert.Empty(await Check(Double, plans.ToDictionary(plan => plan.Key, plan => plan.Value.ReplaceLineEndings("\r\n"))));
    }

    [Fact]
    public async Task The_first_line_that_differs_is_shown()
    {
        Dictionary<string, string> plans = Plans(Double);

        string message = Assert.Single(await Check(Double.Replace("2 * x", "3 * x", StringComparison.Ordinal), plans));
        Assert.Equal("The plan of 'Double' is not the one in Kernels.Double.plan.txt: line 1 is 'Double: 2 * x' in the file and 'Double: 3 * x' now. If that is meant, accept it with dotnet build -p:StaticGraphPlanFiles=update", message);
    }

    [Fact]
    public async Task Lines_too_many_or_too_few_differ()
    {
        (string path, string text) = Assert.Single(Plans(Double));
        int count = text.Split('\n').Length - 1;

        Assert.Contains($"line {count + 1} is 'more' in the file and missing now", Assert.Single(await Check(Double, new() { [path] = text + "more\n" })), StringComparison.Ordinal);
        Assert.Contains("line 2 is missing in the file and '  Reads x", Assert.Single(await Check(Double, new() { [path] = text.Split('\n')[0] })), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_differs() =>
        Assert.Contains("Kernels.Double.plan.txt: there is no such file.", Assert.Single(await Check(Double, [])), StringComparison.Ordinal);

    [Fact]
    public async Task Nothing_is_compared_unless_asked_for()
    {
        Assert.Empty(await Check(Double, [], mode: ""));
        Assert.Empty(await Check(Double, [], mode: "update"));
        Assert.Empty(Plans(Double, mode: "true"));
        Assert.Empty(Plans(Double, mode: ""));
    }

    [Fact]
    public async Task Kernels_of_one_name_have_files_of_their_own()
    {
        string overloads = Double + Double.Replace("double", "float", StringComparison.Ordinal) + Double.Replace("Double(", "DOUBLE(", StringComparison.Ordinal);
        Dictionary<string, string> plans = Plans(overloads);

        Assert.Equal(3, plans.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Empty(await Check(overloads, plans));
    }

    private static CSharpCompilation Compile(string members)
    {
        CSharpCompilation compilation = KernelSource.Compile(KernelSource.Wrap(members));
        SyntaxTree tree = compilation.SyntaxTrees[0];
        return compilation.ReplaceSyntaxTree(tree, tree.WithFilePath(Path.Combine(Folder, "Kernels.cs")));
    }

    // What the generator hands over to the build, taken apart as the build does it.
    private static Dictionary<string, string> Plans(string members, string mode = "update")
    {
        CSharpCompilation compilation = Compile(members);
        GeneratorRunResult run = CSharpGeneratorDriver
            .Create([new ArrayKernelGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options, optionsProvider: new ProjectProperties(("StaticGraphPlanFiles", mode)))
            .RunGenerators(compilation).GetRunResult().Results.Single();
        return run.GeneratedSources.Where(source => source.HintName.EndsWith(".plan.cs", StringComparison.Ordinal))
            .Select(source => source.SourceText.ToString().TrimEnd('\n').Split('\n').Select(line => line[3..]).ToArray())
            .ToDictionary(lines => lines[1], lines => string.Join('\n', lines[2..]) + "\n");
    }

    private static async Task<string[]> Check(string members, Dictionary<string, string> files, string mode = "true")
    {
        var options = new AnalyzerOptions([.. files.Select(file => new PlanText(file.Key, file.Value))], new ProjectProperties(("StaticGraphPlanFiles", mode)));
        AnalyzerCase.Generate(Compile(members), out Compilation output);
        ImmutableArray<Diagnostic> found = await output.WithAnalyzers([new ArrayKernelAnalyzer()], options).GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        Assert.All(found, diagnostic => Assert.Equal(("SG0401", DiagnosticSeverity.Error), (diagnostic.Id, diagnostic.Severity)));
        return [.. found.Select(diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture))];
    }

    private sealed class PlanText(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
