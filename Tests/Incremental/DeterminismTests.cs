using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Incremental;

/// <summary>The same kernels give the same text, byte for byte, whoever compiles them and wherever.</summary>
public sealed class DeterminismTests
{
    private static readonly string[] Files =
    [
        """
        using StaticGraph;
        using static StaticGraph.NDArray;
        namespace A
        {
            public static partial class Kernels
            {
                [ArrayKernel(MemoryLimit = "1.5GiB"), Dim("n", Max = 1_000_000)]
                static NDArray<double> Scaled([Shape("n", "n+1")] NDArray<double> b, double factor = -1234.5678e-3)
                    => (b - b.Mean(axis: 0)) * factor + Where(b > 0.25, 1e-7, b * 1_000_000.5);
            }
        }
        """,
        """
        using StaticGraph;
        public static partial class Others
        {
            [ArrayKernel]
            static NDArray<float> Indices([Shape("i", "I")] NDArray<float> x) => x.T.Std(-1, ddof: 1) + 0.1f;
        }
        """,
    ];

    [Fact]
    public void ASecondRunPrintsTheSame() => Assert.Equal(Generate(Files), Generate(Files));

    [Fact]
    public void TheOrderOfFilesDoesNotMatter() => Assert.Equal(Generate(Files), Generate([.. Enumerable.Reverse(Files)]));

    [Fact]
    public void ThePathOfFilesDoesNotMatter() => Assert.Equal(Generate(Files), Generate(Files, folder: "/another place/"));

    [Theory]
    [InlineData(",", "-")]
    [InlineData("\u066B", "\u200E-")]
    [InlineData("\u00B7", "\u2212")]
    public void TheCultureDoesNotMatter(string separator, string minus)
    {
        string[] expected = Generate(Files);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Culture(separator, minus);
            Assert.NotEqual("-0.5", (-0.5).ToString(CultureInfo.CurrentCulture));
            Assert.Equal(expected, Generate(Files));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    // What de-DE, fa-IR and others do to numbers, whether or not their data is installed.
    private static CultureInfo Culture(string separator, string minus)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NumberDecimalSeparator = separator;
        culture.NumberFormat.NegativeSign = minus;
        culture.NumberFormat.PositiveSign = "plus";
        return culture;
    }

    private static string[] Generate(string[] files, string folder = "/src/")
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        CSharpCompilation compilation = CompiledKernels.Compilation("").RemoveAllSyntaxTrees()
            .AddSyntaxTrees(files.Select((file, i) => CSharpSyntaxTree.ParseText(file, options, $"{folder}{i}.cs")));
        GeneratorRunResult run = CompiledKernels.Driver(compilation).RunGenerators(compilation).GetRunResult().Results.Single();
        Assert.Null(run.Exception);
        string[] sources = [.. run.GeneratedSources.Select(source => $"{source.HintName}\n{source.SourceText}").Order(StringComparer.Ordinal)];
        Assert.Equal(files.Length, sources.Length);
        Assert.DoesNotContain(sources, source => source.Contains("throw new global::System.InvalidOperationException", StringComparison.Ordinal));
        return sources;
    }
}
