extern alias generator;

using Microsoft.CodeAnalysis;
using generator::StaticGraph.Generator.Problems;
using StaticGraph.Tests.Analyzers;

namespace StaticGraph.Tests.Docs;

/// <summary>The pages of the diagnostics keep their word: what they call wrong is reported where they say, and their ways out compile, say nothing, and run.</summary>
public class DiagnosticPageTests
{
    // No source shows these by itself: they need 500 parentheses, a fault of the compiler, the library of another version, a search that misses a plan, a file beside the source, and an older C#.
    private static readonly string[] WithoutMarks = [ProblemIds.TooDeep, ProblemIds.Fault, ProblemIds.UnknownOperation, ProblemIds.UnboundedGrowth, ProblemIds.PlanFile, ProblemIds.LanguageVersion];

    public static TheoryData<string> Ids => [.. DiagnosticPage.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Examples_are_reported_where_they_say(string id)
    {
        MarkedSource[] examples = [.. DiagnosticPage.Read(id).Wrong];

        Assert.Equal(!WithoutMarks.Contains(id), examples.Any(example => example.Expected.Any(mark => mark.Id == id)));
        foreach (MarkedSource example in examples)
        {
            var found = (await AnalyzerCase.Analyze(example.Text)).Select(d => (d.Id, d.Location.SourceSpan.Start, d.Location.SourceSpan.End));
            Assert.Equal(example.Expected.Order().Select(mark => Describe(example.Text, mark)), found.Order().Select(mark => Describe(example.Text, mark)));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Ways_out_compile_and_run(string id)
    {
        string[] sources = [.. DiagnosticPage.Read(id).Right];

        Assert.True(sources.Length > 0 || id is ProblemIds.Fault or ProblemIds.UnknownOperation, "A page shows the way out in C#.");
        foreach (string source in sources)
        {
            Assert.Empty(await AnalyzerCase.Analyze(source));
            Assert.Empty(AnalyzerCase.CSharpErrors(source).Select(d => d.ToString()));
            SmallRuns.RunAll(source);
        }
    }

    private static string Describe(string source, (string Id, int Start, int End) mark) => $"{mark.Id} '{source[mark.Start..mark.End]}' at {mark.Start}";
}
