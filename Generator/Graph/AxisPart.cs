using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// What an index takes of an axis: <c>3</c> and <c>^1</c> one element, <c>1..^1</c> those from the first bound on up to the second, <c>Slice(1, ^1, 2)</c> every other one of them, <c>[10, 1, -1]</c> those
/// that are listed, in <paramref name="Table"/>. <paramref name="Length"/> is null where no axis is left. None of <paramref name="Needs"/> may be below 0, or it is outside the axis.
/// </summary>
internal sealed record AxisPart(Polynomial Start, Polynomial? Length, long Step, EquatableArray<Polynomial> Needs, AxisTable? Table = null)
{
    /// <summary>The operand that is an array of indices and says which of the axis are taken; 0 where there is none. <see cref="Length"/> is then the axis's own.</summary>
    public int Indices { get; init; }

    /// <summary>Reads an index of an axis of the given length. Lengths that are quotients are made by <paramref name="ceilings"/>.</summary>
    public static AxisPart Of(string index, Polynomial length, LengthCeilings ceilings)
    {
        if (IndexText.Operand(index) is > 0 and int indices)
        {
            return new AxisPart(Polynomial.Zero, length, 1, Array.Empty<Polynomial>()) { Indices = indices };
        }

        if (IndexText.Listed(index) is { } listed)
        {
            return OfList(listed, length);
        }

        if (IndexText.Bounds(index) is not { } bounds)
        {
            Polynomial only = Bound(index, length, Polynomial.Zero);
            return new AxisPart(only, null, 0, new[] { only, length - only - 1 });
        }

        // Backwards it begins with the last element, and ends before the first.
        bool isForwards = bounds.Step > 0;
        Polynomial start = Bound(bounds.Start, length, isForwards ? 0 : length - 1), stop = Bound(bounds.Stop, length, isForwards ? length : -1);
        Polynomial covered = isForwards ? stop - start : start - stop;
        Polynomial[] needs = isForwards ? new[] { start, covered, length - stop } : new[] { length - 1 - start, covered, stop + 1 };
        return new AxisPart(start, ceilings.Of(covered, bounds.Step == long.MinValue ? long.MaxValue : Math.Abs(bounds.Step)), bounds.Step, needs);
    }

    /// <summary>What must not be below 0 where an index, below 0 counted from the end, is one of an axis.</summary>
    public static Polynomial Need(long index, Polynomial length) => index < 0 ? length + index : length - index - 1;

    // The greatest of those counted from either end says enough.
    private static AxisPart OfList(long[] listed, Polynomial length)
    {
        IEnumerable<long> outermost = listed.Length == 0 ? listed : new[] { listed.Max(), listed.Min() };
        Polynomial[] needs = outermost.Where((index, place) => place == 0 ? index >= 0 : index < 0).Select(index => Need(index, length)).ToArray();
        return new AxisPart(Polynomial.Zero, listed.LongLength, 1, needs, AxisTable.Of(listed.Select(index => index < 0 ? length + index : Polynomial.Constant(index)).ToArray()));
    }

    private static Polynomial Bound(string text, Polynomial length, Polynomial missing) =>
        text.Length == 0 ? missing
        : text[0] == '^' ? length - Polynomial.Parse(text.Substring(1))
        : Polynomial.Parse(text);
}
