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
        ("Movement", MovementOps.Rows),
        ("Folds", ReductionOps.Rows),
    ];

    [Fact]
    public void The_page_lists_every_row_with_its_comment()
    {
        string path = Repository.PathOf("docs", "numpy.md");
        string page = File.ReadAllText(path);
        string expected = Place().Replace(page, match => $"{match.Groups[1].Value}\n{Tables()}\n{match.Groups[2].Value}");
        if (Environment.GetEnvironmentVariable("STATICGRAPH_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, page = expected);
        }

        Assert.Equal(expected, page);
    }

    [Fact]
    public void Every_row_stands_in_one_family() =>
        Assert.Equal(OpTable.All.Select(row => row.Name).Order(), Families.SelectMany(family => family.Rows).Select(row => row.Name).Order());

    [Fact]
    public void Every_function_names_NumPys() =>
        Assert.Empty(OpTable.All.Where(row => NumPyName(Comment(row)).Length == 0).Select(row => row.Name).Except(["Cast", "Transpose"]));

    private static string Tables()
    {
        var text = new StringBuilder();
        foreach ((string title, IReadOnlyList<OpDef> rows) in Families)
        {
            text.Append($"### {title}\n\n{How(rows[0].Kind)}\n\n| Function | NumPy | Elements | Gives |\n| --- | --- | --- | --- |\n");
            foreach (OpDef row in rows)
            {
                string comment = Comment(row);
                text.Append($"| `{Spelling(row)}` | {NumPyName(comment)} | {Types(row)} | {Meaning(comment)} |\n");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static string How(OpKind kind) => kind switch
    {
        OpKind.Elementwise => "Computed in registers where it is used: no pass and no array of its own.",
        OpKind.Movement => "Another way to walk the same array: nothing is copied.",
        OpKind.Reduction => "One pass over what is folded, shared with everything that reads the same blocks; the result is held, a tile at a time where it is large.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a word on how it runs."),
    };

    private static string Spelling(OpDef row) => row.Notation.Length > 0
        ? row.Notation.Replace("{0}", row.Arity == 1 ? "x" : "a", StringComparison.Ordinal).Replace("{1}", "b", StringComparison.Ordinal)
        : ApiComments.Signature(row.Name);

    private static string Comment(OpDef row) => ApiComments.Summary(row.Name);

    private static string NumPyName(string comment) =>
        string.Join(", ", NumPyNames().Matches(comment).Select(match => $"`{match.Groups[1].Value}`").Distinct());

    // The name of NumPy has a column of its own.
    private static string Meaning(string comment) => OwnName().Replace(comment, "").Replace("|", "\\|", StringComparison.Ordinal);

    private static string Types(OpDef row) => row.Types switch
    {
        TypeRule.Numeric => "numbers",
        TypeRule.Floating => "`double`, `float`",
        TypeRule.Bitwise => "`bool`, integers",
        TypeRule.Comparison => row.MaskVector.Length > 0 ? "all, to `bool`" : "numbers, to `bool`",
        TypeRule.Test => "`double`, `float`, to `bool`",
        TypeRule.Select => "a `bool` and two of one type",
        TypeRule.Cast => "all, to the type asked for",
        TypeRule.Any => "all",
        TypeRule.Logical => "`bool`",
        _ => throw new ArgumentOutOfRangeException(nameof(row), row.Types, "A type rule without a word for it."),
    };

    [GeneratedRegex(@"(<!-- functions -->\n).*(?=<!-- /functions -->)()", RegexOptions.Singleline)]
    private static partial Regex Place();

    [GeneratedRegex(@"`(np\.\w+|x\.T)")]
    private static partial Regex NumPyNames();

    [GeneratedRegex(@" \(`np\.[\w(), ]+`\)")]
    private static partial Regex OwnName();
}
