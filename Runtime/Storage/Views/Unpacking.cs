using System.Numerics;

namespace StaticGraph.Storage;

/// <summary>How stored numbers become what they stand for: <c>stored * Scale + Offset</c>, NaN for a fill value.</summary>
/// <param name="Scale">The factor, 1 for none.</param>
/// <param name="Offset">Added last; minus zero for none, which changes no bit.</param>
/// <param name="Fills">The stored values that stand for nothing, as given or as the file has them.</param>
internal sealed record Unpacking(double Scale, double Offset, object[] Fills)
{
    /// <summary>The attributes that say how an array is packed, as netCDF names them.</summary>
    public static readonly string[] AttributeNames = ["scale_factor", "add_offset", "_FillValue", "missing_value"];

    /// <summary>A packing given by hand.</summary>
    public static Unpacking Of(double? scale, double? offset, object? fill) => new(scale ?? 1, offset ?? -0.0, fill is null ? [] : [fill]);

    /// <summary>The packing that the attributes of <paramref name="source"/> describe.</summary>
    /// <exception cref="ArrayStorageException">One of them is no number.</exception>
    public static Unpacking From(ArraySource source)
    {
        object?[] values = Array.ConvertAll(AttributeNames, name => source.Attributes.TryGetValue(name, out object? value) ? Single(source, name, value) : null);
        return new Unpacking(
            values[0] is null ? 1 : ToDouble(values[0]!),
            values[1] is null ? -0.0 : ToDouble(values[1]!),
            [.. values[2..].OfType<object>()]);
    }

    /// <summary>Makes the view of a source of any number type.</summary>
    /// <exception cref="ArgumentException">The source does not hold numbers, or the fill value is none it can hold.</exception>
    public ArraySource<TResult> Apply<TResult>(ArraySource source, bool isGiven)
        where TResult : unmanaged, IBinaryFloatingPointIeee754<TResult>
        => source switch
        {
            ArraySource<double> typed => View<double, TResult>(typed, isGiven),
            ArraySource<float> typed => View<float, TResult>(typed, isGiven),
            ArraySource<Half> typed => View<Half, TResult>(typed, isGiven),
            ArraySource<long> typed => View<long, TResult>(typed, isGiven),
            ArraySource<ulong> typed => View<ulong, TResult>(typed, isGiven),
            ArraySource<int> typed => View<int, TResult>(typed, isGiven),
            ArraySource<uint> typed => View<uint, TResult>(typed, isGiven),
            ArraySource<short> typed => View<short, TResult>(typed, isGiven),
            ArraySource<ushort> typed => View<ushort, TResult>(typed, isGiven),
            ArraySource<sbyte> typed => View<sbyte, TResult>(typed, isGiven),
            ArraySource<byte> typed => View<byte, TResult>(typed, isGiven),
            _ => throw new ArgumentException($"{source.Name} holds {ElementTypeName.Of(source.ElementType)}; only numbers can be unpacked.", nameof(source)),
        };

    private UnpackView<TStored, TResult> View<TStored, TResult>(ArraySource<TStored> source, bool isGiven)
        where TStored : unmanaged, INumber<TStored>
        where TResult : unmanaged, IBinaryFloatingPointIeee754<TResult>
    {
        List<TStored> fills = [];
        foreach (object fill in Fills)
        {
            if (TryConvert(fill, out TStored stored))
            {
                fills.Add(stored);
            }
            else if (isGiven)
            {
                throw new ArgumentException($"{source.Name} holds {ElementTypeName.Of<TStored>()}, which has no value {fill}; a fill value is one of the stored numbers.", nameof(source));
            }
        }

        return new UnpackView<TStored, TResult>(source, Scale, Offset, [.. fills]);
    }

    private static bool TryConvert<TStored>(object value, out TStored stored)
        where TStored : unmanaged, INumber<TStored>
    {
        stored = value switch
        {
            TStored same => same,
            ulong large => TStored.CreateSaturating(large),
            float or double or Half => TStored.CreateSaturating(ToDouble(value)),
            _ => TStored.CreateSaturating(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)),
        };

        // A file may name its fill value in a wider type than it stores; what does not fit is never met.
        return value is TStored || double.CreateSaturating(stored).Equals(ToDouble(value));
    }

    /// <summary>The attribute's number; attributes are often stored as arrays of one.</summary>
    private static object Single(ArraySource source, string name, object value) => value switch
    {
        Array { Length: 1 } array => Single(source, name, array.GetValue(0)!),
        double or float or Half or long or ulong or int or uint or short or ushort or sbyte or byte => value,
        _ => throw new ArrayStorageException($"The attribute '{name}' of {source.Name} is no number, so its packing is not known; give scale, offset and fill to Unpack."),
    };

    private static double ToDouble(object value)
        => value is Half half ? (double)half : Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);
}
