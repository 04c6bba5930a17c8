extern alias generator;

using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using StaticGraph.Analyzers;
using generator::StaticGraph.Generator.Problems;
using StaticGraph.Tests.Processes;

namespace StaticGraph.Tests.Analyzers;

/// <summary>Every id has a row, a page and a test class; forgetting one fails by name.</summary>
public class CatalogueTests
{
    public static TheoryData<string> Ids => [.. ProblemTable.All.Where(row => row.Severity != ProblemSeverity.Silent).Select(row => row.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_id_has_a_page_and_a_test_class(string id)
    {
        string page = Path.Combine(Repository.Root, "docs", "diagnostics", id + ".md");
        Assert.True(File.Exists(page), $"{id} has a row, but no page {id}.md in docs/diagnostics.");
        Assert.StartsWith($"# {id}: {ProblemTable.Get(id).Title}\n", File.ReadAllText(page), StringComparison.Ordinal);
        Assert.True(typeof(CatalogueTests).Assembly.GetType($"StaticGraph.Tests.Analyzers.{id}Tests") is not null, $"{id} has a row, but no test class {id}Tests.");
    }

    [Fact]
    public void Every_page_has_a_row()
    {
        IEnumerable<string> pages = Directory.GetFiles(Path.Combine(Repository.Root, "docs", "diagnostics"), "SG*.md").Select(Path.GetFileNameWithoutExtension).OfType<string>().Order();

        Assert.Equal(ProblemTable.All.Where(row => row.Severity != ProblemSeverity.Silent).Select(row => row.Id).Order(), pages);
    }

    [Fact]
    public void Every_row_is_in_the_release_notes()
    {
        string notes = string.Concat(new[] { "Shipped", "Unshipped" }.Select(name => File.ReadAllText(Path.Combine(Repository.Root, "Analyzers", $"AnalyzerReleases.{name}.md"))));

        foreach (ProblemDef row in ProblemTable.All.Where(row => row.Severity != ProblemSeverity.Silent))
        {
            Assert.Contains($"\n{row.Id} | StaticGraph | {row.Severity} | {row.Title}\n", notes, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Rows_are_in_order_and_ids_are_unique()
    {
        string[] ids = ProblemTable.All.Select(row => row.Id).ToArray();

        Assert.Equal(ids.Order(StringComparer.Ordinal).Distinct(), ids);
    }

    [Fact]
    public void Errors_cannot_be_switched_off()
    {
        foreach (DiagnosticDescriptor descriptor in Descriptors.Problems.Concat(Descriptors.Notes).Where(d => d.DefaultSeverity == DiagnosticSeverity.Error))
        {
            Assert.Contains(WellKnownDiagnosticTags.NotConfigurable, descriptor.CustomTags);
        }
    }

    [Fact]
    public void Messages_use_their_arguments_in_full()
    {
        foreach (ProblemDef row in ProblemTable.All)
        {
            int[] used = Regex.Matches(row.Message, @"\{(\d)\}").Select(m => m.Groups[1].Value[0] - '0').Distinct().Order().ToArray();
            Assert.True(used.SequenceEqual(Enumerable.Range(0, used.Length)), $"{row.Id} skips an argument.");
        }
    }
}
