using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// The indices of an einsum as they are written, <c>ij,jk->ik</c>: for each operand and for the result the letters of its axes, and where among them the axes stand that <c>...</c> is for.
/// </summary>
/// <param name="Operands">The terms of the operands.</param>
/// <param name="Result">The term of the result; null where it is not written.</param>
internal sealed record IndexString(EquatableArray<IndexTerm> Operands, IndexTerm? Result)
{
    private const string Arrow = "->";

    /// <summary>Reads a text. What is wrong with it otherwise, and the way out.</summary>
    public static (IndexString? Read, string Wrong) Parse(string text)
    {
        string plain = text.Replace(" ", "");
        int arrow = plain.IndexOf(Arrow, StringComparison.Ordinal);
        string[] terms = (arrow < 0 ? plain : plain.Substring(0, arrow)).Split(',');
        string? result = arrow < 0 ? null : plain.Substring(arrow + Arrow.Length);
        if ((result is null ? terms : terms.Append(result)).Select(WhatIsWrong).FirstOrDefault(wrong => wrong.Length > 0) is { } wrong)
        {
            return (null, wrong);
        }

        var read = new IndexString(terms.Select(IndexTerm.Of).ToArray(), result is null ? null : IndexTerm.Of(result));
        return read.WhatIsWrong() is { Length: > 0 } unfit ? (null, unfit) : (read, "");
    }

    /// <summary>The letters of the result: those that are written, or in alphabetic order, large ones first, those that come once.</summary>
    public string Letters => Result?.Letters ?? string.Concat(All.GroupBy(letter => letter).Where(group => group.Count() == 1).Select(group => group.Key).OrderBy(letter => letter));

    private IEnumerable<char> All => Operands.SelectMany(term => term.Letters);

    // Of a term by itself.
    private static string WhatIsWrong(string term)
    {
        string letters = term.Replace(IndexTerm.Ellipsis, "");
        char other = letters.FirstOrDefault(letter => letter is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z')));
        return other == '.' || term.Length > letters.Length + IndexTerm.Ellipsis.Length ? "'...' stands once in an operand, for all axes that have no letter"
            : other != 0 ? $"'{other}' is no index: the letters a to z and A to Z are, ',' stands between operands, '->' before the result"
            : "";
    }

    private string WhatIsWrong()
    {
        string letters = Result?.Letters ?? "";
        char unknown = letters.FirstOrDefault(letter => !All.Contains(letter)), twice = letters.GroupBy(letter => letter).Where(group => group.Count() > 1).Select(group => group.Key).FirstOrDefault();
        return unknown != 0 ? $"no operand has the index '{unknown}' of the result: leave it out, or give it to one"
            : twice != 0 ? $"the result has the index '{twice}' twice: a result has each index once"
            : "";
    }
}

/// <summary>The letters of the axes of an array, and how many of them come before the axes that <c>...</c> stands for; -1 where there is none.</summary>
internal sealed record IndexTerm(string Letters, int Before)
{
    /// <summary>What stands for any number of axes.</summary>
    public const string Ellipsis = "...";

    /// <summary>A term as it is written.</summary>
    public static IndexTerm Of(string text) => new(text.Replace(Ellipsis, ""), text.IndexOf(Ellipsis, StringComparison.Ordinal));

    /// <inheritdoc/>
    public override string ToString() => Before < 0 ? Letters : Letters.Insert(Before, Ellipsis);
}
