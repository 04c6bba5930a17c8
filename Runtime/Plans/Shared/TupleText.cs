using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace StaticGraph.CompilerServices;

/// <summary>Lists in parentheses as Python prints them: <c>()</c>, <c>(n,)</c>, <c>(3, 4)</c>.</summary>
internal static class TupleText
{
    /// <summary>A shape in expressions.</summary>
    public static string Of(IEnumerable<string> parts)
    {
        string[] all = parts.ToArray();
        return all.Length == 1 ? $"({all[0]},)" : $"({string.Join(", ", all)})";
    }

    /// <summary>A shape in numbers.</summary>
    public static string Of(ReadOnlySpan<long> shape)
    {
        string[] parts = new string[shape.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = shape[i].ToString(CultureInfo.InvariantCulture);
        }

        return Of(parts);
    }
}
