using System.Globalization;

namespace StaticGraph.Generator.Support;

/// <summary>Reads <c>256MiB</c>, <c>1.5 GB</c>, <c>4096</c>, as <c>StaticGraph.ByteSize</c> does at run time.</summary>
internal static class ByteSizeText
{
    private static readonly (string Suffix, long Factor)[] s_units =
    {
        ("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30), ("TiB", 1L << 40),
        ("KB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("TB", 1_000_000_000_000), ("B", 1),
    };

    /// <summary>The bytes, or null when <paramref name="text"/> is no positive number of bytes that fits 64 bits.</summary>
    public static long? Parse(string text)
    {
        string number = text.Trim();
        long factor = 1;
        foreach ((string suffix, long unit) in s_units)
        {
            if (number.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            {
                number = number.Substring(0, number.Length - suffix.Length).TrimEnd();
                factor = unit;
                break;
            }
        }

        bool isNumber = decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal count);
        return isNumber && count > 0 && count <= long.MaxValue / factor && decimal.Truncate(count * factor) >= 1 ? (long)(count * factor) : null;
    }
}
