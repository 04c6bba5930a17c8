using System.Globalization;

namespace StaticGraph.Generator.Model;

/// <summary>The texts of what is taken of an axis, as kernels write it: <c>3</c>, <c>^1</c>, <c>1..^1</c>, <c>..</c>, <c>Slice(1, null, 2)</c>, <c>[10, 1, -1]</c>, <c>NewAxis</c>; an operand is <c>@1</c>. What is the default is left out.</summary>
internal static class IndexText
{
    /// <summary>The index that takes all of an axis.</summary>
    public const string All = "..";

    /// <summary>The mark of an axis that is added.</summary>
    public const string NewAxis = "NewAxis";

    /// <summary>The mark of all axes that no other index is about.</summary>
    public const string Ellipsis = "Ellipsis";

    private const string Start = "Slice(";
    private const string Missing = "null";

    /// <summary>True for an index of one axis: the marks are about none, and about any number of them.</summary>
    public static bool IsOfOne(string index) => index is not (NewAxis or Ellipsis);

    /// <summary>Which of the indexes is about each axis of an array with so many axes, and which adds one; -1 where all of an axis is taken and none says so.</summary>
    public static IEnumerable<int> Places(IReadOnlyList<string> indexes, int rank)
    {
        IEnumerable<int> rest = Enumerable.Repeat(-1, rank - indexes.Count(IsOfOne));
        IEnumerable<int> places = Enumerable.Range(0, indexes.Count).SelectMany(i => indexes[i] == Ellipsis ? rest : new[] { i });
        return indexes.Contains(Ellipsis) ? places : places.Concat(rest);
    }

    /// <summary>The indices from one bound on up to another, of which either may be empty.</summary>
    public static string Range(string start, string stop) => start + All + stop;

    /// <summary>Those at every step from one bound on up to another.</summary>
    public static string Slice(string start, string stop, long step) =>
        step == 1 ? Range(start, stop) : $"{Start}{Written(start)}, {Written(stop)}, {step.ToString(CultureInfo.InvariantCulture)})";

    /// <summary>Those that are listed, below 0 counted from the end.</summary>
    public static string List(IEnumerable<long> indices) => $"[{string.Join(", ", indices.Select(index => index.ToString(CultureInfo.InvariantCulture)))}]";

    /// <summary>Those that an array of indices says: operand <paramref name="number"/> of the operation, of which the first is operand 0.</summary>
    public static string OfOperand(int number) => "@" + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The operand that says the indices; 0 where none does.</summary>
    public static int Operand(string index) => index.StartsWith("@", StringComparison.Ordinal) ? int.Parse(index.Substring(1), NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    /// <summary>The indices that are listed; null where none are.</summary>
    public static long[]? Listed(string index) => !index.StartsWith("[", StringComparison.Ordinal) ? null
        : index.Trim('[', ']').Split(new[] { ", " }, StringSplitOptions.RemoveEmptyEntries).Select(item => long.Parse(item, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)).ToArray();

    /// <summary>The bounds of several indices, of which either may be empty, and the step; null of a single index.</summary>
    public static (string Start, string Stop, long Step)? Bounds(string index)
    {
        if (!index.StartsWith(Start, StringComparison.Ordinal))
        {
            string[] bounds = index.Split(new[] { All }, StringSplitOptions.None);
            return bounds.Length == 1 ? null : (bounds[0], bounds[1], 1);
        }

        string[] said = index.Substring(Start.Length).TrimEnd(')').Split(new[] { ", " }, StringSplitOptions.None);
        return (Read(said[0]), Read(said[1]), long.Parse(said[2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    private static string Written(string bound) => bound.Length == 0 ? Missing : bound;

    private static string Read(string bound) => bound == Missing ? "" : bound;
}
