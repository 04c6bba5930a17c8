using StaticGraph.Generator.Plans;

namespace StaticGraph.Generator.Frontend;

/// <summary>Reads the lengths that [Shape] declares: affine expressions of dims.</summary>
internal static class ShapeTexts
{
    /// <summary>Reads one length; <paramref name="reason"/> says what is wrong with it.</summary>
    public static bool TryParse(string text, out Polynomial polynomial, out string reason)
    {
        polynomial = Polynomial.One;
        reason = "";
        try
        {
            polynomial = Polynomial.Parse(text);
        }
        catch (FormatException problem)
        {
            reason = problem.Message;
            return false;
        }
        catch (OverflowException)
        {
            reason = "a number in it does not fit 64 bits";
            return false;
        }

        reason = Reason(polynomial);
        return reason.Length == 0;
    }

    /// <summary>The length with every dim under another name.</summary>
    public static string Rename(string text, Func<string, string> fullName) =>
        Polynomial.Parse(text).Substitute(symbol => Polynomial.Symbol(fullName(symbol))).ToString();

    private static string Reason(Polynomial polynomial)
    {
        foreach (string symbol in polynomial.Symbols)
        {
            if (polynomial.LinearCoefficient(symbol) is null)
            {
                return "a length is affine in its dims, e.g. \"2*n + 1\"; products of dims are not";
            }

            if (symbol.IndexOf('.') >= 0 || symbol.IndexOf('(') >= 0)
            {
                return "a dim's name has letters, digits and '_' only";
            }
        }

        return polynomial.IsConstant && polynomial.ConstantTerm < 0 ? "a length is never negative" : "";
    }
}
