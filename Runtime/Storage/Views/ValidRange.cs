using System.Globalization;
using System.Numerics;

namespace StaticGraph.Storage;

/// <summary>The numbers a file calls valid, by <c>valid_range</c>, <c>valid_min</c> and <c>valid_max</c>.</summary>
/// <param name="Minimum">The smallest ones said; none for no bound.</param>
/// <param name="Maximum">The largest ones said.</param>
/// <param name="IsUnpacked">True when they are said of unpacked numbers, not of stored ones.</param>
internal readonly record struct ValidRange(object[] Minimum, object[] Maximum, bool IsUnpacked)
{
    /// <summary>Every number is valid.</summary>
    public static ValidRange All => new([], [], IsUnpacked: false);

    /// <summary>What the attributes of <paramref name="source"/> say.</summary>
    /// <exception cref="ArrayStorageException">One of them holds no number, or a range not two.</exception>
    public static ValidRange Of(ArraySource source, object? scale, object? offset)
    {
        object[] range = PackingAttributes.Numbers(source, PackingAttributes.Range);
        if (range.Length is not (0 or 2))
        {
            string found = range.Length == 1 ? string.Create(CultureInfo.InvariantCulture, $"one number ({range[0]})") : $"{range.Length} numbers";
            throw new ArrayStorageException(
                $"The attribute '{PackingAttributes.Range}' of {source.Name} is {found}; it must be two numbers, the least and the largest valid one. Give scale, offset and fill to Unpack, and it does not count.");
        }

        object[] minimum = [.. range.Take(1), .. PackingAttributes.Numbers(source, PackingAttributes.Minimum)];
        object[] maximum = [.. range.Skip(1), .. PackingAttributes.Numbers(source, PackingAttributes.Maximum)];
        return new ValidRange(minimum, maximum, IsOfUnpacked(source, [.. minimum, .. maximum], scale, offset));
    }

    /// <summary>The least and the largest valid number: of the stored ones, or, where <see cref="IsUnpacked"/>, of the unpacked ones.</summary>
    public (double Least, double Most) Bounds<T>(bool wraps)
        where T : unmanaged, INumber<T>
    {
        double least = double.NegativeInfinity;
        double most = double.PositiveInfinity;
        foreach (object number in Minimum)
        {
            least = Math.Max(least, ToBound<T>(number, wraps, least));
        }

        foreach (object number in Maximum)
        {
            most = Math.Min(most, ToBound<T>(number, wraps, most));
        }

        return (least, most);
    }

    // NaN bounds nothing.
    private double ToBound<T>(object number, bool wraps, double none)
        where T : unmanaged, INumber<T>
    {
        double bound = IsUnpacked ? StoredNumber.ToDouble(number) : StoredNumber.ToBound<T>(number, wraps);
        return double.IsNaN(bound) ? none : bound;
    }

    // The netCDF User's Guide: a range of the type that unpacking gives, which is wider than the stored one, is said of unpacked numbers.
    private static bool IsOfUnpacked(ArraySource source, object[] bounds, object? scale, object? offset)
    {
        Type? unpacked = scale is double || offset is double ? typeof(double) : scale is float || offset is float ? typeof(float) : null;
        int size = unpacked == typeof(double) ? sizeof(double) : sizeof(float);
        return unpacked is not null && size > source.ElementSize && bounds.Length > 0 && Array.TrueForAll(bounds, bound => bound.GetType() == unpacked);
    }
}
