using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace StaticGraph.Generator.Emit;

/// <summary>Names, strings and numbers as C# text, whatever the culture.</summary>
internal static class CSharpText
{
    /// <summary>A name as it must stand in code: keywords get their <c>@</c>.</summary>
    public static string Identifier(string name)
    {
        bool keyword = SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None;
        return keyword ? "@" + name : name;
    }

    /// <summary>A string literal.</summary>
    public static string String(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    /// <summary>A whole number.</summary>
    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A name made of letters and digits only, fit to be part of a longer one.</summary>
    public static string Word(string text)
    {
        var word = new StringBuilder();
        foreach (char c in text)
        {
            word.Append(SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_');
        }

        return word.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(word[0]) ? "_" + word : word.ToString();
    }
}
