using System;
using System.Globalization;

namespace StaticGraph;

/// <summary>Amounts of memory as people write them: <c>256MiB</c>, <c>1.5 GiB</c>, <c>2GB</c>. Always invariant culture.</summary>
public static class ByteSize
{
    private static readonly (string Name, decimal Bytes)[] Units =
    [
        ("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30), ("TiB", 1L << 40),
        ("KB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("TB", 1_000_000_000_000),
        ("B", 1),
    ];

    /// <summary>Reads a number with a unit: B, KB, MB, GB, TB (powers of 1000) or KiB, MiB, GiB, TiB (powers of 1024), in any case; a number alone is bytes. Parts of a byte are dropped.</summary>
    /// <returns>The amount in bytes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="text"/> is no amount; the message gives the accepted forms.</exception>
    public static long Parse(string text)
    {
        if (text is null)
        {
            throw new ArgumentNullException(nameof(text));
        }

        return TryParse(text, out long bytes)
            ? bytes
            : throw new FormatException($"'{text}' is not an amount of memory. Write a number from 0 to 8 EiB with a unit, such as 256MiB, 1.5GiB, 2GB or 4096B; units are B, KB, MB, GB, TB, KiB, MiB, GiB and TiB.");
    }

    /// <summary>Reads what <see cref="Parse"/> reads, without an exception.</summary>
    /// <returns>False where <paramref name="text"/> is no amount.</returns>
    public static bool TryParse(string? text, out long bytes)
    {
        bytes = 0;
        string number = (text ?? "").Trim();
        decimal unit = 1;
        foreach ((string name, decimal size) in Units)
        {
            if (number.EndsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                number = number.Substring(0, number.Length - name.Length).TrimEnd();
                unit = size;
                break;
            }
        }

        // A number of at most 2^63 cannot overflow the decimal product with 2^40.
        if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount)
            || amount > long.MaxValue
            || amount * unit > long.MaxValue)
        {
            return false;
        }

        bytes = (long)(amount * unit);
        return true;
    }

    /// <summary>Writes an amount in its greatest binary unit with at most two decimals, e.g. <c>1.5 GiB</c>.</summary>
    public static string Format(long bytes)
    {
        for (int i = 3; i >= 0; i--)
        {
            if (Math.Abs((decimal)bytes) >= Units[i].Bytes)
            {
                return (bytes / Units[i].Bytes).ToString("0.##", CultureInfo.InvariantCulture) + " " + Units[i].Name;
            }
        }

        return bytes.ToString(CultureInfo.InvariantCulture) + " B";
    }
}
