using System;

namespace StaticGraph.CompilerServices;

/// <summary>What several operands reach together.</summary>
public sealed partial class Access
{
    // A block as long as blocks are that stream: what is less for it than apart is worth a comparison of bytes when blocks are chosen.
    private const long TypicalBlock = 1 << 14;

    /// <summary>
    /// What this and another operand on the same array reach together, <c>x[1..]</c> and <c>x[..^1]</c> all of x: where they differ by constants only, and no more is read than apart.
    /// Null where they are read better each for itself.
    /// </summary>
    internal Access? Hull(Access other)
    {
        if (Equals(other))
        {
            return this;
        }

        var terms = new AxisTerm[Rank];
        for (int i = 0; i < Rank; i++)
        {
            if (other.Rank != Rank || EndsDiagonal(i) || _terms[i].Hull(other._terms[i]) is not { } hull)
            {
                return null;
            }

            terms[i] = hull;
        }

        var both = new Access(terms);
        return both.TypicalElements() <= TypicalElements() + other.TypicalElements() ? both : null;
    }

    /// <summary>
    /// True where each block reaches all that it reaches of the same array as <paramref name="other"/> says, whose space has these lengths: what was read so need not be read again.
    /// <code>
    /// q with 19 before and 19 behind   covers   q with 18 before and 18 behind
    /// </code>
    /// </summary>
    internal bool Covers(Access other, Func<int, Polynomial> lengthOf)
    {
        bool covers = Rank == other.Rank;
        for (int i = 0; covers && i < Rank; i++)
        {
            covers = _terms[i].Covers(other._terms[i], lengthOf);
        }

        return covers;
    }

    /// <summary>True where something is read together that no single operand reaches.</summary>
    internal bool IsHull
    {
        get
        {
            bool isHull = false;
            foreach (AxisTerm term in _terms.AsSpan())
            {
                isHull |= term.Span > 0;
            }

            return isHull;
        }
    }

    private double TypicalElements()
    {
        double elements = 1;
        foreach (AxisTerm term in _terms.AsSpan())
        {
            elements *= (term.Stretch * (term.TryAxis(out _) ? TypicalBlock : 1.0)) + term.Excess;
        }

        return elements;
    }
}
