using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Graph;

/// <summary>What comes of two lengths that must agree.</summary>
internal enum Meeting : byte
{
    /// <summary>They are the same.</summary>
    Equal,

    /// <summary>The left one is a literal 1 and stretches.</summary>
    LeftStretches,

    /// <summary>The right one is a literal 1 and stretches.</summary>
    RightStretches,

    /// <summary>Only numbers can tell: an equation checked when the plan is bound.</summary>
    Equation,

    /// <summary>They can never be the same, or are two different declared names.</summary>
    Conflict,
}

/// <summary>The rule by which dims meet: a literal 1 broadcasts and nothing else does.</summary>
internal static class DimMeeting
{
    public static Meeting Meet(Polynomial left, Polynomial right, bool mayBroadcast)
    {
        if (left.Equals(right))
        {
            return Meeting.Equal;
        }

        if (mayBroadcast && left.Equals(Polynomial.One))
        {
            return Meeting.LeftStretches;
        }

        if (mayBroadcast && right.Equals(Polynomial.One))
        {
            return Meeting.RightStretches;
        }

        bool neverEqual = (left - right).IsConstant;
        return neverEqual || (IsName(left) && IsName(right)) ? Meeting.Conflict : Meeting.Equation;
    }

    /// <summary>True for a length that is a declared name and nothing more.</summary>
    public static bool IsName(Polynomial length) => length.Symbols.Count() == 1 && length.ToString() == length.Symbols.First() && !LengthCeiling.IsName(length.ToString());
}
