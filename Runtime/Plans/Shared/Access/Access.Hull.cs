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
