using System;

namespace StaticGraph.CompilerServices;

/// <summary>
/// What a fold of kind <see cref="ReductionKind.Block"/> makes. The last axes of its sweep are those of a line, which count as one index; one of the others is the axis of the results, which no operand walks
/// and no block cuts. Lines are whole in a block where their elements are put in order; all others go on from block to block, in the order of the index.
/// </summary>
/// <param name="Function">The function.</param>
/// <param name="FromEnd">The axis of the results, counted from the last axis of the sweep, which is 1.</param>
/// <param name="Orders">Which elements by order: for each label these, one after another, where there are labels.</param>
internal sealed record BlockRule(BlockFunction Function, int FromEnd, EquatableArray<QuantileRule> Orders = default)
{
    /// <summary>Elements that are turned into the type of the totals at once.</summary>
    public const int Strip = 256;

    /// <summary>Bytes of a strip.</summary>
    public const int StripBytes = 8 * Strip;

    /// <summary>The axis of the results among so many of the sweep, those that are prepended among them.</summary>
    public int ResultsIn(int axes) => axes - FromEnd;

    /// <summary>True where an element has a label, of ints or longs, which is the index of its result: the second operand, or the only one.</summary>
    public bool HasLabels => Function is BlockFunction.GroupSum or BlockFunction.GroupCount or BlockFunction.GroupMin or BlockFunction.GroupMax or BlockFunction.GroupFirst or BlockFunction.GroupLast or BlockFunction.GroupOrder;

    /// <summary>True where no block cuts a line.</summary>
    public bool IsOfLines => Function is BlockFunction.Sort or BlockFunction.ArgSort or BlockFunction.Order or BlockFunction.GroupOrder;

    /// <summary>What the sweep finds.</summary>
    public string Words => Function switch
    {
        BlockFunction.Sort => "elements in order",
        BlockFunction.ArgSort => "places in order",
        BlockFunction.Order => OrderWords,
        BlockFunction.Largest => "greatest elements",
        BlockFunction.ArgLargest => "places of the greatest elements",
        BlockFunction.Smallest => "least elements",
        BlockFunction.ArgSmallest => "places of the least elements",
        BlockFunction.GroupSum => "sums by label",
        BlockFunction.GroupCount => "counts by label",
        BlockFunction.GroupMin => "minima by label",
        BlockFunction.GroupMax => "maxima by label",
        BlockFunction.GroupFirst => "first elements by label",
        BlockFunction.GroupLast => "last elements by label",
        BlockFunction.GroupOrder => OrderWords + " by label",
    };

    /// <summary>The type of the results where elements are of <paramref name="type"/>.</summary>
    public DType ResultOf(DType type) => Function switch
    {
        BlockFunction.ArgSort or BlockFunction.ArgLargest or BlockFunction.ArgSmallest or BlockFunction.GroupCount => DType.Int64,
        BlockFunction.GroupSum or BlockFunction.GroupMin or BlockFunction.GroupMax or BlockFunction.GroupFirst or BlockFunction.GroupLast => TotalOf(type),
        BlockFunction.Sort or BlockFunction.Order or BlockFunction.Largest or BlockFunction.Smallest or BlockFunction.GroupOrder => type,
    };

    /// <summary>Bytes that a worker has for a block: keys and places of lines, or a strip of elements and what is open of its results.</summary>
    /// <param name="type">The type of the elements.</param>
    /// <param name="elements">Elements of a block.</param>
    /// <param name="line">Elements of a line in it.</param>
    /// <param name="results">Results of a block.</param>
    /// <param name="isCut">1 where blocks cut lines, else 0.</param>
    public Polynomial PartialBytes(DType type, Polynomial elements, Polynomial line, Polynomial results, Polynomial isCut) => Function switch
    {
        BlockFunction.Order => 8 * elements,
        BlockFunction.Sort => (8 * elements) + (8 * line),
        BlockFunction.ArgSort or BlockFunction.GroupOrder => (8 * elements) + (24 * line),
        BlockFunction.Largest or BlockFunction.ArgLargest or BlockFunction.Smallest or BlockFunction.ArgSmallest or BlockFunction.GroupSum or BlockFunction.GroupCount or BlockFunction.GroupMin or BlockFunction.GroupMax
            or BlockFunction.GroupFirst or BlockFunction.GroupLast => StripBytes + ((Polynomial.One - isCut) * OpenBytes(type) * results),
    };

    /// <summary>Bytes that are open between blocks for each result, where blocks cut lines: the part of a sum that its total has no bits for, a key and its place, whether there was an element.</summary>
    public long OpenBytes(DType type) => Function switch
    {
        BlockFunction.GroupSum => type.IsFloating() ? 8 : 0,
        BlockFunction.GroupFirst => 1,
        BlockFunction.Largest or BlockFunction.ArgLargest or BlockFunction.Smallest or BlockFunction.ArgSmallest => 16,
        BlockFunction.Sort or BlockFunction.ArgSort or BlockFunction.Order or BlockFunction.GroupOrder or BlockFunction.GroupCount or BlockFunction.GroupMin or BlockFunction.GroupMax or BlockFunction.GroupLast => 0,
    };

    private string OrderWords => Orders.Count == 1 ? Orders[0].Words : $"{Orders.Count} quantiles";

    private static DType TotalOf(DType type) => type.IsFloating() ? DType.Double : type == DType.UInt64 ? DType.UInt64 : DType.Int64;
}
