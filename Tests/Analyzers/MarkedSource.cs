using System.Text;
using System.Text.RegularExpressions;

namespace StaticGraph.Tests.Analyzers;

/// <summary>Source in which <c>{|SG0101:expression|}</c> marks where a diagnostic is expected. Marks may nest.</summary>
internal sealed record MarkedSource(string Text, IReadOnlyList<(string Id, int Start, int End)> Expected)
{
    private static readonly Regex s_mark = new(@"\{\|(SG\d{4}):|\|\}", RegexOptions.CultureInvariant);

    public static MarkedSource Parse(string marked)
    {
        var text = new StringBuilder();
        var open = new Stack<(string Id, int Start)>();
        var expected = new List<(string, int, int)>();
        int position = 0;
        foreach (Match mark in s_mark.Matches(marked))
        {
            text.Append(marked, position, mark.Index - position);
            position = mark.Index + mark.Length;
            if (mark.Groups[1].Success)
            {
                open.Push((mark.Groups[1].Value, text.Length));
            }
            else
            {
                (string id, int start) = open.Pop();
                expected.Add((id, start, text.Length));
            }
        }

        text.Append(marked, position, marked.Length - position);
        return new MarkedSource(text.ToString(), expected);
    }
}
