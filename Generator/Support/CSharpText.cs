using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace StaticGraph.Generator.Support;

/// <summary>C# text that means the same in every culture and comes back with the same bits.</summary>
internal static class CSharpText
{
    /// <summary>The identifier, escaped where it is a keyword.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>A literal of exactly <paramref name="value"/>'s type, or null for a type that has none here.</summary>
    public static string? Literal(object value) => value switch
    {
        bool b => b ? "true" : "false",
        double d => Double(d),
        float f => Single(f),
        long l => Signed(l.ToString(CultureInfo.InvariantCulture), "L"),
        int i => Signed(i.ToString(CultureInfo.InvariantCulture), ""),
        ulong u => u.ToString(CultureInfo.InvariantCulture) + "UL",
        uint u => u.ToString(CultureInfo.InvariantCulture) + "U",
        byte b => "((byte)" + b.ToString(CultureInfo.InvariantCulture) + ")",
        sbyte s => "((sbyte)" + Signed(s.ToString(CultureInfo.InvariantCulture), "") + ")",
        short s => "((short)" + Signed(s.ToString(CultureInfo.InvariantCulture), "") + ")",
        ushort u => "((ushort)" + u.ToString(CultureInfo.InvariantCulture) + ")",
        char c => "((char)" + ((int)c).ToString(CultureInfo.InvariantCulture) + ")",
        _ => null,
    };

    /// <summary>The characters that end a line of C#, and with it a comment.</summary>
    public static readonly char[] LineEnds = { '\r', '\n', '\u0085', '\u2028', '\u2029' };

    /// <summary>A string literal.</summary>
    public static string String(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    /// <summary>The text on one line of a comment or a message: what would end the line, and other characters that do not print, are written as in a string.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            line.Append(char.IsControl(c) || LineEnds.Contains(c) ? "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture) : c.ToString());
        }

        return line.ToString();
    }

    /// <summary>True where an expression shown to people needs parentheses inside another: a sign, a space or a product stands outside all of its own.</summary>
    public static bool IsInfix(string text)
    {
        int depth = 0;
        bool isInfix = text.StartsWith("-", StringComparison.Ordinal) || text.StartsWith("!", StringComparison.Ordinal);
        foreach (char c in text)
        {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            isInfix |= depth == 0 && (c is ' ' or '*');
        }

        return isInfix;
    }

    /// <summary>A whole number.</summary>
    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A name made of identifier characters only, fit to be part of a longer one.</summary>
    public static string Word(string text)
    {
        var word = new StringBuilder();
        foreach (char c in text)
        {
            word.Append(SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_');
        }

        return word.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(word[0]) ? "_" + word : word.ToString();
    }

    /// <summary>The number as a person writes it, for expressions shown to people.</summary>
    public static string Short(object value) => value switch
    {
        bool b => b ? "true" : "false",
        double d => Shortest(d),
        float f => ShortestSingle(f),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Double(double value) =>
        double.IsNaN(value) ? "global::System.Double.NaN"
        : double.IsPositiveInfinity(value) ? "global::System.Double.PositiveInfinity"
        : double.IsNegativeInfinity(value) ? "global::System.Double.NegativeInfinity"
        : Signed(Shortest(value), "d");

    private static string Single(float value) =>
        float.IsNaN(value) ? "global::System.Single.NaN"
        : float.IsPositiveInfinity(value) ? "global::System.Single.PositiveInfinity"
        : float.IsNegativeInfinity(value) ? "global::System.Single.NegativeInfinity"
        : Signed(ShortestSingle(value), "f");

    private static string Signed(string digits, string suffix) => digits[0] == '-' ? "(" + digits + suffix + ")" : digits + suffix;

    // "R" loses bits on .NET Framework, and netstandard2.0 does not say where it runs: take the shortest text that comes back whole.
    private static string Shortest(double value)
    {
        if (value == 0)
        {
            return BitConverter.DoubleToInt64Bits(value) < 0 ? "-0" : "0";
        }

        foreach (string format in new[] { "G15", "G16" })
        {
            string text = value.ToString(format, CultureInfo.InvariantCulture);
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double back) && back == value)
            {
                return text;
            }
        }

        return value.ToString("G17", CultureInfo.InvariantCulture);
    }

    private static string ShortestSingle(float value)
    {
        if (value == 0)
        {
            return BitConverter.DoubleToInt64Bits(value) < 0 ? "-0" : "0";
        }

        foreach (string format in new[] { "G6", "G7", "G8" })
        {
            string text = value.ToString(format, CultureInfo.InvariantCulture);
            if (float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float back) && back == value)
            {
                return text;
            }
        }

        return value.ToString("G9", CultureInfo.InvariantCulture);
    }
}
