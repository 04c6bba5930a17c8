using System.Globalization;
using System.Text.RegularExpressions;
using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Graph;

/// <summary>Replaces the length placeholders of a scalar's code by calls on the binding (written <c>{binding}</c> until Emit names it), once the shapes are known.</summary>
internal static class LengthPlaceholders
{
    private static readonly Regex Placeholder = new(@"\{length:(\d+):(-?\d+)\}|\{dim:([^}]*)\}", RegexOptions.CultureInvariant);

    public static string Fill(string code, Func<int, int, Polynomial> axisLength, Func<string, Polynomial> dimLength) => Placeholder.Replace(code, match =>
    {
        Polynomial length = match.Groups[3].Success
            ? dimLength(match.Groups[3].Value)
            : axisLength(Number(match.Groups[1]), Number(match.Groups[2]));
        return $"{{binding}}.GetLength(\"{length}\")";
    });

    private static int Number(Group group) => int.Parse(group.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
