using System.Text.RegularExpressions;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;
using StaticGraph.Generator.Support;

namespace StaticGraph.Generator.Emit;

/// <summary>Names for scalars in generated code: the user's parameter, the number itself (<c>_2</c>), the count of folded elements, or what is left: <c>scalar3</c>.</summary>
internal static class ScalarNames
{
    private static readonly Regex Name = new(@"^[\p{L}_][\p{L}\p{Nd}_]*$", RegexOptions.CultureInvariant);
    private static readonly Regex Digits = new(@"^[0-9]{1,6}(\.[0-9]{1,6})?$", RegexOptions.CultureInvariant);

    public static string Of(GraphScalar scalar, int index)
    {
        if (scalar.Count is not null && !scalar.Count.Equals(Polynomial.One))
        {
            return "count";
        }

        return Name.IsMatch(scalar.Text) ? scalar.Text
            : Digits.IsMatch(scalar.Text) ? "_" + scalar.Text.Replace('.', '_')
            : "scalar" + CSharpText.Number(index);
    }
}
