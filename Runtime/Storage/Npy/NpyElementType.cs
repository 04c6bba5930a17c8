using System.Globalization;
using System.Numerics;

namespace StaticGraph.Storage;

/// <summary>The element types of .npy files, in the format's own names.</summary>
internal static class NpyElementType
{
    // The code NumPy writes, the letters it also takes behind a byte order, and the names it takes alone.
    private static readonly (string Code, Type Type, int Size, string[] Letters, string[] Names)[] Known =
    [
        ("b1", typeof(bool), 1, ["?"], ["bool", "bool_", "bool8"]),
        ("i1", typeof(sbyte), 1, ["b"], ["int8", "byte"]),
        ("u1", typeof(byte), 1, ["B"], ["uint8", "ubyte"]),
        ("i2", typeof(short), 2, ["h"], ["int16", "short"]),
        ("u2", typeof(ushort), 2, ["H"], ["uint16", "ushort"]),
        ("i4", typeof(int), 4, ["i"], ["int32", "intc"]),
        ("u4", typeof(uint), 4, ["I"], ["uint32", "uintc"]),
        ("i8", typeof(long), 8, ["l", "q", "p"], ["int64", "int", "int_", "long", "longlong", "intp"]),
        ("u8", typeof(ulong), 8, ["L", "Q", "P"], ["uint64", "uint", "ulong", "ulonglong", "uintp"]),
        ("f2", typeof(Half), 2, ["e"], ["float16", "half"]),
        ("f4", typeof(float), 4, ["f"], ["float32", "single"]),
        ("f8", typeof(double), 8, ["d"], ["float64", "double", "float", "float_"]),
        ("c16", typeof(Complex), 16, ["D"], ["complex128", "complex", "cdouble", "complex_", "cfloat"]),
    ];

    /// <summary>The type that <paramref name="descriptor"/>, e.g. <c>&lt;f8</c>, <c>f8</c> or <c>float64</c>, stands for, or null when it is none of ours.</summary>
    public static Type? Find(string descriptor)
    {
        string code = WithoutOrder(descriptor);
        int index = Array.FindIndex(Known, entry => entry.Code == code || entry.Letters.Contains(code) || entry.Names.Contains(descriptor));
        return index < 0 ? null : Known[index].Type;
    }

    /// <summary>True when the bytes of each element come most significant first. Without a word about it they come as they do on this machine.</summary>
    public static bool IsBigEndian(string descriptor) => descriptor[0] == '>' || (descriptor[0] != '<' && !BitConverter.IsLittleEndian);

    /// <summary>Bytes of one element.</summary>
    public static int SizeOf(Type type) => Known[IndexOf(type)].Size;

    /// <summary>Bytes of one element of a plain type, whether it is read or not, or null where the descriptor does not say.</summary>
    public static long? BytesOf(string descriptor)
    {
        const int BytesOfLetter = 4;
        if (Find(descriptor) is Type type)
        {
            return SizeOf(type);
        }

        // A letter, the length, and with dates the unit of time.
        string code = WithoutOrder(descriptor).Split('[')[0];
        return code is ['U' or 'S' or 'a' or 'V' or 'c' or 'f' or 'M' or 'm', ..] && int.TryParse(code.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int length)
            ? (code[0] == 'U' ? BytesOfLetter : 1L) * length
            : null;
    }

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
    public static string Describe(string descriptor) => WithoutOrder(descriptor) switch
    {
        ['O', ..] or "object" => "Python objects (pickled), which can run code when loaded and are never read",
        "c8" or "F" or "complex64" or "csingle" or "singlecomplex" => "complex numbers of two floats, for which .NET has no type; 'c16', of two doubles, is Complex",
        "c24" or "c32" or "G" or "complex192" or "complex256" or "clongdouble" => "complex numbers of extended precision",
        ['M', ..] or ['d', 'a', 't', 'e', ..] => "dates (datetime64)",
        ['m', ..] or ['t', 'i', 'm', 'e', ..] => "time spans (timedelta64)",
        ['S' or 'a', ..] or "c" or "bytes" => "byte strings",
        ['U', ..] or "str" or "unicode" => "text",
        ['V', ..] or "void" => "raw bytes",
        "f12" or "f16" or "g" or "longdouble" or "float96" or "float128" => "extended-precision numbers",
        _ => "an element type this library does not know",
    };

    private static string WithoutOrder(string descriptor) => descriptor is ['<' or '>' or '=' or '|', ..] ? descriptor[1..] : descriptor;

    private static int IndexOf(Type type) => Array.FindIndex(Known, entry => entry.Type == type);
}
