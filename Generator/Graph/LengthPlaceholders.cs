using System.Globalization;
using System.Text.RegularExpressions;
using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// Fills in the length placeholders of texts, once the shapes are known: in a scalar's code by calls on the binding (written <c>{binding}</c> until Emit names it), in
/// the lengths of what a creation makes by polynomials.
/// </summary>
internal static class LengthPlaceholders
{
    private static readonly Regex Placeholder = new(@"\{length:(\d+):(-?\d+)\}|\{dim:([^}]*)\}", RegexOptions.CultureInvariant);

    /// <summary>The code of a scalar.</summary>
    public static string Fill(string code, Func<int, int, Polynomial> axisLength, Func<string, Polynomial> dimLength) =>
        Replace(code, axisLength, dimLength, length => $"{{binding}}.GetLength(\"{length}\")");

    /// <summary>A length of what a creation makes.</summary>
    public static Polynomial Length(string text, Func<int, int, Polynomial> axisLength, Func<string, Polynomial> dimLength) =>
        Polynomial.Parse(Replace(text, axisLength, dimLength, length => $"({length})"));

    /// <summary>An index with polynomials where lengths stand in it.</summary>
    public static string Index(string text, Func<int, int, Polynomial> axisLength, Func<string, Polynomial> dimLength) => Replace(text, axisLength, dimLength, length => $"({length})");

    /// <summary>The nodes whose lengths are asked for.</summary>
    public static IEnumerable<int> Nodes(string text) => Placeholder.Matches(text).Cast<Match>().Where(match => !match.Groups[3].Success).Select(match => Number(match.Groups[1]));

    private static string Replace(string text, Func<int, int, Polynomial> axisLength, Func<string, Polynomial> dimLength, Func<Polynomial, string> written) => Placeholder.Replace(text, match =>
        written(match.Groups[3].Success ? dimLength(match.Groups[3].Value) : axisLength(Number(match.Groups[1]), Number(match.Groups[2]))));

    private static int Number(Group group) => int.Parse(group.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
