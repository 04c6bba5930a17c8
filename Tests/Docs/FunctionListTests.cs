extern alias generator;

using System.Text;
using System.Text.RegularExpressions;
using generator::StaticGraph.Generator.Ops;
using StaticGraph.Tests.Processes;

namespace StaticGraph.Tests.Docs;

/// <summary>The list of functions is what the rows and the XML comments say. Update it with STATICGRAPH_UPDATE_GOLDEN=1.</summary>
public sealed partial class FunctionListTests
{
    private static readonly (string Title, IReadOnlyList<OpDef> Rows)[] Families =
    [
        ("Arithmetic", ArithmeticOps.Rows),
        ("Comparison", ComparisonOps.Rows),
        ("Logic", LogicOps.Rows),
        ("Powers, exponentials, angles", MathOps.Rows),
        ("Rounding", RoundingOps.Rows),
        ("Selection and conversion", SelectionOps.Rows),
        ("Complex numbers", ComplexOps.Rows),
        ("Movement", MovementOps.Rows),
        ("Masks", MaskOps.Rows),
        ("Joins", JoinOps.Rows),
        ("Folds", ReductionOps.Rows),
        ("Folds without NaNs", NaNOps.Rows),
        ("Statistics", StatisticOps.Rows),
        ("Quantiles", OrderOps.Rows),
        ("Lines in order", LineOps.Rows),
        ("Counts", BinOps.Rows),
        ("Folds by label: members of GroupBy(labels, count)", GroupOps.Rows),
        ("Running sums", ScanOps.Rows),
        ("Neighbours", WindowOps.Rows),
        ("Sums of products", ContractionOps.Rows),
        ("Creation", CreationOps.Rows),
        ("Random numbers: members of RandomGenerator", RandomOps.Rows),
    ];

    [Fact]
    public void The_page_lists_every_row_with_its_comment() => Is(Tables(), "docs", "numpy.md");

    [Fact]
    public void The_readme_names_every_row() => Is(Names(), "README.md");

    private static void Is(string list, params string[] file)
    {
        string path = Repository.PathOf(file);
        string page = File.ReadAllText(path);
        string expected = Place().Replace(page, match => $"{match.Groups[1].Value}\n{list}\n{match.Groups[2].Value}");
        Assert.Contains(list, expected, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("STATICGRAPH_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, page = expected);
        }

        if (expected != page)
        {
            Assert.Fail($"The tables of {string.Join('/', file)} are not what the rows and their comments say: run this test with STATICGRAPH_UPDATE_GOLDEN=1, which writes them anew.\n{Difference(expected, page)}");
        }
    }

    [Fact]
    public void Every_row_stands_in_one_family() =>
        Assert.Equal(OpTable.All.Select(row => row.Name).Order(), Families.SelectMany(family => family.Rows).Select(row => row.Name).Order());

    /// <summary>Who reads the comment in an editor finds there what NumPy calls it.</summary>
    [Fact]
    public void Every_comment_says_NumPys_name()
    {
        string[] missing = [.. OpTable.All.SelectMany(row => row.NumPy
            .Where(name => !Regex.IsMatch(Comment(row), $@"`{Regex.Escape(name)}\b"))
            .Select(name => $"{row.Name}: its comment in Runtime/Api does not say {name}, which is NumPy's name for it unless its row in Generator/Ops has another, NumPy = new[] {{ ... }}"))];
        Assert.True(missing.Length == 0, string.Join('\n', missing));
    }

    private static string Difference(string expected, string page)
    {
        string[] wanted = expected.Split('\n'), lines = page.Split('\n');
        int line = Enumerable.Range(0, Math.Max(wanted.Length, lines.Length)).First(i => wanted.ElementAtOrDefault(i) != lines.ElementAtOrDefault(i));
        return $"line {line + 1} should be: {wanted.ElementAtOrDefault(line)}\nand is:           {lines.ElementAtOrDefault(line)}";
    }

    private static string Tables()
    {
        var text = new StringBuilder();
        foreach ((string title, IReadOnlyList<OpDef> rows) in Families)
        {
            text.Append($"### {title}\n\n{Assert.Single(rows.Select(row => row.Runs).Distinct())}\n\n| Function | NumPy | Elements | Gives |\n| --- | --- | --- | --- |\n");
            foreach (OpDef row in rows)
            {
                string comment = Comment(row);
                text.Append($"| `{Spelling(row)}` | {string.Join(", ", row.NumPy.Select(name => $"`{name}`"))} | {row.TypeWords} | {Meaning(comment)} |\n");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Names()
    {
        IEnumerable<string> lines = Families.Select(family => $"| {family.Title} | {string.Join(" ", family.Rows.Select(Symbol).Distinct().Select(name => $"`{name}`"))} |");
        return $"| | |\n| --- | --- |\n{string.Join('\n', lines)}\n";
    }

    // An operator without its operands; a | would end the cell.
    private static string Symbol(OpDef row) => row.Name == "Index" ? "x[...]"
        : row.Members.Any(member => member.StartsWith("op_", StringComparison.Ordinal)) ? row.Notation.Replace("{0}", "", StringComparison.Ordinal).Replace("{1}", "", StringComparison.Ordinal).Trim().Replace("|", "\\|", StringComparison.Ordinal)
        : row.Groups is null ? row.Name
        : ApiComments.MemberOf(row.Name);

    private static string Spelling(OpDef row) => row.Notation.Length > 0
        ? row.Notation.Replace("{0}", row.Arity == 1 ? "x" : "a", StringComparison.Ordinal).Replace("{1}", "b", StringComparison.Ordinal)
        : ApiComments.Signature(row.Name);

    private static string Comment(OpDef row) => ApiComments.Summary(row.Name);

    // The name of NumPy has a column of its own.
    private static string Meaning(string comment) => OwnName().Replace(comment, "").Replace("|", "\\|", StringComparison.Ordinal);

    [GeneratedRegex(@"(<!-- functions -->\n).*(?=<!-- /functions -->)()", RegexOptions.Singleline)]
    private static partial Regex Place();

    [GeneratedRegex(@" \(`np\.[\w(), ]+`\)")]
    private static partial Regex OwnName();
}
