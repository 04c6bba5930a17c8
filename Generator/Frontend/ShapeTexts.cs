using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Frontend;

/// <summary>Reads the lengths that [Shape] declares: affine expressions of dims.</summary>
internal static class ShapeTexts
{
    /// <summary>The longest length, the largest number in one and the greatest bound: beyond every array there is, and far from where 64 bits end.</summary>
    public const long Longest = 1L << 48;

    /// <summary>What is said about more.</summary>
    public const string TooLong = "a length is at most 2^48, which is 281474976710656";

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

        if (polynomial.Terms.Any(term => term.Factor is > Longest or < -Longest))
        {
            return TooLong;
        }

        return polynomial.IsConstant && polynomial.ConstantTerm < 0 ? "a length is never negative" : "";
    }
}
