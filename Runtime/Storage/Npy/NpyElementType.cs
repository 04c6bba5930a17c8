namespace StaticGraph.Storage;

/// <summary>The element types of .npy files, in the format's own names.</summary>
internal static class NpyElementType
{
    private static readonly (string Code, Type Type, int Size)[] Known =
    [
        ("b1", typeof(bool), 1),
        ("i1", typeof(sbyte), 1),
        ("u1", typeof(byte), 1),
        ("i2", typeof(short), 2),
        ("u2", typeof(ushort), 2),
        ("i4", typeof(int), 4),
        ("u4", typeof(uint), 4),
        ("i8", typeof(long), 8),
        ("u8", typeof(ulong), 8),
        ("f2", typeof(Half), 2),
        ("f4", typeof(float), 4),
        ("f8", typeof(double), 8),
    ];

    /// <summary>The type that <paramref name="descriptor"/>, e.g. <c>&lt;f8</c>, stands for, or null when it is none of ours.</summary>
    public static Type? Find(string descriptor)
    {
        int index = descriptor.Length > 1 && descriptor[0] is '<' or '>' or '=' or '|' ? IndexOf(descriptor[1..]) : -1;
        return index >= 0 && (descriptor[0] != '|' || Known[index].Size == 1) ? Known[index].Type : null;
    }

    /// <summary>True when the bytes of each element come most significant first.</summary>
    public static bool IsBigEndian(string descriptor) => descriptor[0] == '>' || (descriptor[0] == '=' && !BitConverter.IsLittleEndian);

    /// <summary>Bytes of one element.</summary>
    public static int SizeOf(Type type) => Known[IndexOf(type)].Size;

    /// <summary>The descriptor under which this machine writes <paramref name="type"/>, or null when the format has none.</summary>
    public static string? DescriptorOf(Type type)
    {
        int index = IndexOf(type);
        if (index < 0)
        {
            return null;
        }

        char order = Known[index].Size == 1 ? '|' : BitConverter.IsLittleEndian ? '<' : '>';
        return order + Known[index].Code;
    }

    /// <summary>What the elements are that we do not read, for a message.</summary>
    public static string Describe(string descriptor) => descriptor.TrimStart('<', '>', '=', '|') switch
    {
        ['O', ..] => "Python objects (pickled), which can run code when loaded and are never read",
        ['c', ..] => "complex numbers",
        ['M', ..] => "dates (datetime64)",
        ['m', ..] => "time spans (timedelta64)",
        ['S' or 'a', ..] => "byte strings",
        ['U', ..] => "text",
        ['V', ..] => "raw bytes",
        ['f', ..] => "extended-precision numbers",
        _ => "an element type this library does not know",
    };

    private static int IndexOf(string code) => Array.FindIndex(Known, entry => entry.Code == code);

    private static int IndexOf(Type type) => Array.FindIndex(Known, entry => entry.Type == type);
}
