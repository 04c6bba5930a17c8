using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticGraph.CompilerServices;

/// <summary>
/// What of an axis belongs to a block beside the block itself: from <paramref name="Before"/> elements before its first one to <paramref name="After"/> behind its last; below 0 where it ends
/// further inside. Where it <paramref name="IsCut"/> it ends with the axis: of what lies outside an edge says which elements are meant, and these are in it.
/// </summary>
/// <remarks>Blocks with their halos overlap. A nest gives one to each of its sweeps whose values are looked at around; whoever else works on blocks and what is around them asks for one too.</remarks>
internal readonly record struct Halo(long Before, long After, bool IsCut)
{
    /// <summary>The block alone.</summary>
    public static Halo None => default;

    /// <summary>True where it is the block alone.</summary>
    public bool IsNone => Before == 0 && After == 0;

    /// <summary>How much longer it is than the block.</summary>
    public long Span => Before + After;

    /// <summary>
    /// The halo of who looks at an axis so, over a space that is so many elements longer than the axis where there is an edge (below 0: shorter). Null where what it looks at does not go along with the block, index by index.
    /// </summary>
    public static Halo? Of(AxisTerm term, long longer = 0)
    {
        if (term.Kind != AxisTermKind.Walk || term.Step != 1 || term.HasWindows || !term.From.IsConstant)
        {
            return null;
        }

        long first = term.From.ConstantTerm, last = first + term.Span, far = Math.Max(Math.Abs(first), Math.Abs(last));
        if (term.Edge is null)
        {
            return new Halo(-first, last, IsCut: false);
        }

        // An edge that mirrors means elements as far on the other side. Blocks behind the end of the axis have some of it before them.
        return term.Edge.Kind switch
        {
            EdgeKind.Nothing or EdgeKind.Edge => new Halo(Math.Max(Math.Max(0, -first), longer), Math.Max(0, last), IsCut: true),
            EdgeKind.Reflect or EdgeKind.Symmetric => new Halo(Math.Max(far, (2 * longer) + last), far, IsCut: true),
        };
    }

    /// <summary>What is in this one or another one, and what lies between.</summary>
    public Halo Join(Halo other) => new(Math.Max(Before, other.Before), Math.Max(After, other.After), IsCut || other.IsCut);

    /// <summary>What is in any of some, and the block.</summary>
    public static Halo Hull(IEnumerable<Halo> halos) => halos.Aggregate(None, (all, halo) => all.Join(halo));

    /// <summary>This one around another one, which is the block there.</summary>
    public Halo Around(Halo inner) => new(Before + inner.Before, After + inner.After, IsCut || inner.IsCut);

    /// <summary>For example <c>1 before and 2 behind</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Before} before and {After} behind");
}
