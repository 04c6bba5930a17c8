using System.Numerics;

namespace StaticGraph.Storage;

/// <summary>How stored numbers become what they stand for: <c>stored * Scale + Offset</c>, NaN for a fill value and for what lies outside the valid range.</summary>
/// <param name="Scale">The factor, 1 for none.</param>
/// <param name="Offset">Added last; minus zero for none, which changes no bit.</param>
/// <param name="Fills">The stored values that stand for nothing, as given or as the file has them.</param>
/// <param name="Valid">What the file says of valid numbers.</param>
/// <param name="IsUnsigned">Whether stored integers are to be taken as unsigned or as signed ones; null to take them as their type says.</param>
/// <param name="IsGiven">True when arguments say all this, and not the attributes of the file.</param>
internal sealed record Unpacking(double Scale, double Offset, object[] Fills, ValidRange Valid, bool? IsUnsigned, bool IsGiven)
{
    /// <summary>A packing given by hand. What kind of integers are stored is no part of it.</summary>
    public static Unpacking Of(ArraySource source, double? scale, double? offset, object? fill)
        => new(scale ?? 1, offset ?? -0.0, fill is null ? [] : [fill], ValidRange.All, PackingAttributes.IsUnsigned(source), IsGiven: true);

    /// <summary>The packing that the attributes of <paramref name="source"/> describe.</summary>
    /// <exception cref="ArrayStorageException">One of them is no number.</exception>
    public static Unpacking From(ArraySource source)
    {
        object? scale = PackingAttributes.Number(source, PackingAttributes.ScaleFactor);
        object? offset = PackingAttributes.Number(source, PackingAttributes.AddOffset);
        return new Unpacking(
            scale is null ? 1 : StoredNumber.ToDouble(scale),
            offset is null ? -0.0 : StoredNumber.ToDouble(offset),
            [.. PackingAttributes.Numbers(source, PackingAttributes.FillValue), .. PackingAttributes.Numbers(source, PackingAttributes.MissingValue)],
            ValidRange.Of(source, scale, offset),
            PackingAttributes.IsUnsigned(source),
            IsGiven: false);
    }

    /// <summary>Makes the view of a source of any number type.</summary>
    /// <exception cref="ArgumentException">The source does not hold numbers, or the fill value is none it can hold.</exception>
    public ArraySource<TResult> Apply<TResult>(ArraySource source)
        where TResult : unmanaged, IBinaryFloatingPointIeee754<TResult>
        => source switch
        {
            ArraySource<double> typed => View<double, TResult>(typed),
            ArraySource<float> typed => View<float, TResult>(typed),
            ArraySource<Half> typed => View<Half, TResult>(typed),
            ArraySource<long> typed => Integers<long, ulong, TResult>(typed, IsUnsigned is true),
            ArraySource<ulong> typed => Integers<ulong, long, TResult>(typed, IsUnsigned is false),
            ArraySource<int> typed => Integers<int, uint, TResult>(typed, IsUnsigned is true),
            ArraySource<uint> typed => Integers<uint, int, TResult>(typed, IsUnsigned is false),
            ArraySource<short> typed => Integers<short, ushort, TResult>(typed, IsUnsigned is true),
            ArraySource<ushort> typed => Integers<ushort, short, TResult>(typed, IsUnsigned is false),
            ArraySource<sbyte> typed => Integers<sbyte, byte, TResult>(typed, IsUnsigned is true),
            ArraySource<byte> typed => Integers<byte, sbyte, TResult>(typed, IsUnsigned is false),
            _ => throw new ArgumentException($"{source.Name} holds {ElementTypeName.Of(source.ElementType)}; only numbers can be unpacked.", nameof(source)),
        };

    private ArraySource<TResult> Integers<TStored, TOther, TResult>(ArraySource<TStored> source, bool isOther)
        where TStored : unmanaged, IBinaryInteger<TStored>
        where TOther : unmanaged, IBinaryInteger<TOther>
        where TResult : unmanaged, IBinaryFloatingPointIeee754<TResult>
        => isOther ? View<TOther, TResult>(new SignView<TStored, TOther>(source), wraps: true) : View<TStored, TResult>(source);

    private UnpackView<TStored, TResult> View<TStored, TResult>(ArraySource<TStored> source, bool wraps = false)
        where TStored : unmanaged, INumber<TStored>
        where TResult : unmanaged, IBinaryFloatingPointIeee754<TResult>
    {
        List<TStored> fills = [];
        foreach (object fill in Fills)
        {
            // A file may name as its fill value what its elements cannot be: that is never met.
            if (StoredNumber.TryRound(fill, wraps, out TStored stored))
            {
                fills.Add(stored);
            }
            else if (IsGiven)
            {
                throw new ArgumentException($"{source.Name} holds {ElementTypeName.Of<TStored>()}, which has no value {fill}; a fill value is one of the stored numbers.");
            }
        }

        (double least, double most) = Valid.Bounds<TStored>(wraps);
        return new UnpackView<TStored, TResult>(source, this, [.. fills], least, most);
    }
}
