extern alias generator;

using System.Text.RegularExpressions;
using generator::StaticGraph.Generator.Problems;
using StaticGraph.Tests.Analyzers;
using StaticGraph.Tests.Frontend;
using StaticGraph.Tests.Processes;

namespace StaticGraph.Tests.Docs;

/// <summary>
/// A page of <c>docs/diagnostics</c>: the C# under "Example" is wrong and says where, in a comment below the line (<c>//  ~~~~~ SG0101</c>);
/// every C# block under "Way out" is right.
/// </summary>
internal sealed partial record DiagnosticPage(string Id, IReadOnlyList<MarkdownExample> Blocks)
{
    private const string Example = "Example";

    /// <summary>The ids that have a page.</summary>
    public static IEnumerable<string> Ids => ProblemTable.All.Where(row => row.Severity != ProblemSeverity.Silent).Select(row => row.Id);

    /// <summary>The wrong code as whole files, with marks.</summary>
    public IEnumerable<MarkedSource> Wrong => Blocks.Where(block => block.Title == Example).Select(block => Mark(File(block.Code)));

    /// <summary>The right code as whole files.</summary>
    public IEnumerable<string> Right => Blocks.Where(block => block.Title != Example).Select(block => File(block.Code));

    public static DiagnosticPage Read(string id) => new(id, MarkdownExample.Read(System.IO.File.ReadAllText(Repository.PathOf("docs", "diagnostics", id + ".md"))));

    // Members stand in a class of their own.
    private static string File(string code) => code.StartsWith("using ", StringComparison.Ordinal) ? code : KernelSource.Wrap(code);

    private static MarkedSource Mark(string source)
    {
        var expected = new List<(string, int, int)>();
        int line = 0;
        int start = 0;
        foreach (string text in source.Split('\n'))
        {
            if (MarkLine().IsMatch(text))
            {
                foreach (Match mark in Marks().Matches(text))
                {
                    int at = line + mark.Groups["place"].Index;
                    expected.AddRange(mark.Groups["id"].Captures.Select(id => (id.Value, at, at + mark.Groups["place"].Length)));
                }
            }
            else
            {
                line = start;
            }

            start += text.Length + 1;
        }

        return new MarkedSource(source, expected);
    }

    [GeneratedRegex(@"^\s*//\s*~")]
    private static partial Regex MarkLine();

    [GeneratedRegex(@"(?<place>~+)(\s+(?<id>SG\d{4}))+")]
    private static partial Regex Marks();
}
