using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticGraph.Tests.Frontend;

namespace StaticGraph.Tests.Analyzers;

/// <summary>Language version too old.</summary>
public class SG0402Tests
{
    private const string Source = "using StaticGraph; static partial class K { [ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x) { return x - x.Mean(); } }";

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3, "7.3")]
    [InlineData(LanguageVersion.CSharp9, "9.0")]
    [InlineData(LanguageVersion.CSharp10, "10.0")]
    public async Task Versions_that_generated_code_cannot_be_written_in(LanguageVersion version, string shown)
    {
        Compilation output = Generate(version);

        Diagnostic found = Assert.Single(await AnalyzerCase.Run(output));
        Assert.Equal("SG0402", found.Id);
        Assert.Contains($"asks for C# {shown}:", found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Empty(output.GetDiagnostics(CancellationToken.None).Where(d => d.Severity == DiagnosticSeverity.Error));
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp11)]
    [InlineData(LanguageVersion.CSharp12)]
    public async Task Versions_that_it_can(LanguageVersion version)
    {
        Compilation output = Generate(version);

        Assert.Empty(await AnalyzerCase.Run(output));
        Assert.Empty(output.GetDiagnostics(CancellationToken.None).Where(d => d.Severity >= DiagnosticSeverity.Warning));
        Assert.Equal(2, output.SyntaxTrees.Count());
    }

    private static Compilation Generate(LanguageVersion version)
    {
        CSharpCompilation latest = KernelSource.Compile(Source);
        CSharpCompilation compilation = latest
            .WithOptions(latest.Options.WithNullableContextOptions(NullableContextOptions.Disable))
            .ReplaceSyntaxTree(latest.SyntaxTrees[0], CSharpSyntaxTree.ParseText(Source, new CSharpParseOptions(version), "File0.cs"));
        AnalyzerCase.Generate(compilation, out Compilation output);
        return output;
    }
}
