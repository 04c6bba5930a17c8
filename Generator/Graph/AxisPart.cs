using System.Globalization;
using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Graph;

/// <summary>
/// What an index takes of an axis: <c>3</c> and <c>^1</c> one element, <c>1..^1</c> those from the first bound on up to the second. <paramref name="Length"/> is null where
/// no axis is left. None of <paramref name="Needs"/> may be below 0, or it is outside the axis.
/// </summary>
internal sealed record AxisPart(Polynomial Start, Polynomial? Length, EquatableArray<Polynomial> Needs)
{
    /// <summary>The index that takes all of an axis.</summary>
    public const string All = "..";

    /// <summary>Reads an index of an axis of the given length.</summary>
    public static AxisPart Of(string index, Polynomial length)
    {
        string[] bounds = index.Split(new[] { All }, StringSplitOptions.None);
        Polynomial start = Bound(bounds[0], length, Polynomial.Zero);
        if (bounds.Length == 1)
        {
            return new AxisPart(start, null, new[] { start, length - start - 1 });
        }

        Polynomial end = Bound(bounds[1], length, length);
        return new AxisPart(start, end - start, new[] { start, end - start, length - end });
    }

    private static Polynomial Bound(string text, Polynomial length, Polynomial missing) =>
        text.Length == 0 ? missing
        : text[0] == '^' ? length - Number(text.Substring(1))
        : Number(text);

    private static Polynomial Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
