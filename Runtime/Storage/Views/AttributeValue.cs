using System.Collections;
using System.Globalization;

namespace StaticGraph.Storage;

/// <summary>Compares and prints the values of attributes, where an array of one is as good as its element.</summary>
internal static class AttributeValue
{
    /// <summary>True when two attributes say the same; null stands for a missing one.</summary>
    public static bool Same(object? left, object? right)
        => StructuralComparisons.StructuralEqualityComparer.Equals(Single(left), Single(right));

    /// <summary>The value in words, e.g. <c>0.5</c>, <c>'K'</c> or <c>missing</c>.</summary>
    public static string Format(object? value) => Single(value) switch
    {
        null => "missing",
        string text => $"'{text}'",
        Array array => $"[{string.Join(", ", array.Cast<object>().Select(Format))}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        object other => other.ToString() ?? "",
    };

    private static object? Single(object? value) => value is Array { Length: 1, Rank: 1 } array ? array.GetValue(0) : value;
}
