namespace StaticGraph.Storage;

/// <summary>The attributes that say how an array is packed, as netCDF and the CF conventions name them.</summary>
internal static class PackingAttributes
{
    public const string ScaleFactor = "scale_factor";
    public const string AddOffset = "add_offset";
    public const string FillValue = "_FillValue";
    public const string MissingValue = "missing_value";
    public const string Unsigned = "_Unsigned";
    public const string Range = "valid_range";
    public const string Minimum = "valid_min";
    public const string Maximum = "valid_max";

    /// <summary>All of them. They describe stored numbers and say nothing of what those stand for.</summary>
    public static readonly string[] Names = [ScaleFactor, AddOffset, FillValue, MissingValue, Unsigned, Range, Minimum, Maximum];

    /// <summary>The attribute's number, or null where there is no such attribute. Attributes are often stored as arrays of one.</summary>
    /// <exception cref="ArrayStorageException">It is no number, or several.</exception>
    public static object? Number(ArraySource source, string name)
        => Numbers(source, name) switch
        {
            [] => null,
            [object number] => number,
            _ => throw Unknown(source, name, "several numbers"),
        };

    /// <summary>The numbers of an attribute; none where there is no such attribute.</summary>
    /// <exception cref="ArrayStorageException">It holds something else.</exception>
    public static object[] Numbers(ArraySource source, string name)
    {
        if (!source.Attributes.TryGetValue(name, out object? value))
        {
            return [];
        }

        object[] numbers = value is Array array ? [.. array.Cast<object>()] : [value];
        return Array.TrueForAll(numbers, StoredNumber.IsNumber) ? numbers : throw Unknown(source, name, "no number");
    }

    /// <summary>What <c>_Unsigned</c> says of stored integers, or null where it says nothing.</summary>
    /// <exception cref="ArrayStorageException">It is neither "true" nor "false".</exception>
    public static bool? IsUnsigned(ArraySource source)
    {
        if (!source.Attributes.TryGetValue(Unsigned, out object? value))
        {
            return null;
        }

        string? text = value is string[] { Length: 1 } texts ? texts[0] : value as string;
        return bool.TryParse(text, out bool isUnsigned)
            ? isUnsigned
            : throw new ArrayStorageException($"The attribute '{Unsigned}' of {source.Name} is neither \"true\" nor \"false\", so it is not known what its integers are.");
    }

    /// <summary>The name of an attribute in which two arrays are packed differently, or null.</summary>
    public static string? Difference(ArraySource left, ArraySource right)
        => Array.Find(Names, name => !AttributeValue.Same(left.Attributes.GetValueOrDefault(name), right.Attributes.GetValueOrDefault(name)));

    private static ArrayStorageException Unknown(ArraySource source, string name, string what)
        => new($"The attribute '{name}' of {source.Name} is {what}, so its packing is not known; give scale, offset and fill to Unpack.");
}
