using System.Numerics;
using System.Runtime.InteropServices;
using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>A stored element that .NET has a type for.</summary>
/// <param name="Type">The .NET type.</param>
/// <param name="Size">Bytes of one element.</param>
/// <param name="Swapped">True when the bytes lie in the order this machine does not use.</param>
internal readonly record struct ElementType(Type Type, int Size, bool Swapped)
{
    /// <summary>The members of a complex number, as h5py names them.</summary>
    internal const string RealMember = "r", ImaginaryMember = "i";

    /// <summary>The type of the elements, or null with the reason why there is none.</summary>
    /// <param name="type">The identifier of an HDF5 datatype.</param>
    /// <param name="found">What the file holds, in words, when the result is null.</param>
    internal static ElementType? Of(long type, out string found)
    {
        int kind = H5T.get_class(type);
        Type? element = kind switch
        {
            H5T.INTEGER => Integer(type, H5T.get_sign(type) == H5T.SGN_2),
            H5T.BITFIELD => Integer(type, signed: false),
            H5T.FLOAT => Float(type),
            H5T.ENUM when IsBoolean(type) => typeof(bool),
            H5T.COMPOUND when ComplexParts(type) is "r as Double at 0, i as Double at 8" && H5T.get_size(type) == 16 => typeof(Complex),
            _ => null,
        };
        int size = (int)H5T.get_size(type);
        found = element is null ? Describe(kind, type, size) : "";
        bool swapped = element is not null && size > 1 && OrderOf(type) == H5T.ORDER_BE == BitConverter.IsLittleEndian;
        return element is null ? null : new ElementType(element, size, swapped);
    }

    private static int OrderOf(long type)
    {
        if (H5T.get_class(type) != H5T.COMPOUND)
        {
            return H5T.get_order(type);
        }

        using Handle part = Handle.Of(H5T.get_member_type(type, 0), "the parts of a complex number cannot be read");
        return H5T.get_order(part);
    }

    // Bit fields are read as h5py reads them: unsigned integers of as many bits.
    private static Type? Integer(long type, bool signed)
    {
        nint size = H5T.get_size(type);
        if (H5T.get_precision(type) != 8 * size || H5T.get_order(type) is not (H5T.ORDER_LE or H5T.ORDER_BE))
        {
            return null;
        }

        return size switch
        {
            1 => signed ? typeof(sbyte) : typeof(byte),
            2 => signed ? typeof(short) : typeof(ushort),
            4 => signed ? typeof(int) : typeof(uint),
            8 => signed ? typeof(long) : typeof(ulong),
            _ => null,
        };
    }

    private static unsafe Type? Float(long type)
    {
        nint sign, exponent, exponentBits, mantissa, mantissaBits;
        if (H5T.get_fields(type, &sign, &exponent, &exponentBits, &mantissa, &mantissaBits) < 0
            || H5T.get_order(type) is not (H5T.ORDER_LE or H5T.ORDER_BE)
            || H5T.get_norm(type) != H5T.NORM_IMPLIED
            || mantissa != 0 || exponent != mantissaBits || sign != exponent + exponentBits || sign + 1 != 8 * H5T.get_size(type)
            || H5T.get_ebias(type) != (1 << ((int)exponentBits - 1)) - 1)
        {
            return null;
        }

        return (sign + 1, exponentBits) switch
        {
            (16, 5) => typeof(Half),
            (32, 8) => typeof(float),
            (64, 11) => typeof(double),
            _ => null,
        };
    }

    // NumPy's bool, as h5py stores it: an enumeration of one byte with FALSE = 0 and TRUE = 1, in either order.
    private static bool IsBoolean(long type) =>
        H5T.get_size(type) == 1 && H5T.get_nmembers(type) == 2 && MembersOf(type).Order(StringComparer.Ordinal).SequenceEqual(["FALSE = 0", "TRUE = 1"]);

    // What a compound type of two floating-point numbers of one byte order called r and i is made of; empty for others.
    private static unsafe string ComplexParts(long type)
    {
        List<string> parts = [];
        int order = H5T.get_nmembers(type) == 2 ? OrderOf(type) : -1;
        for (uint i = 0; i < 2 && order >= 0; i++)
        {
            using Handle part = Handle.Of(H5T.get_member_type(type, i), "the parts of a complex number cannot be read");
            byte* text = H5T.get_member_name(type, i);
            string name = Marshal.PtrToStringUTF8((nint)text) ?? "";
            _ = text == null ? 0 : H5T.free_memory(text);
            if (name is RealMember or ImaginaryMember && H5T.get_class(part) == H5T.FLOAT && H5T.get_order(part) == order && Float(part) is Type number)
            {
                parts.Add($"{name} as {number.Name} at {H5T.get_member_offset(type, i)}");
            }
        }

        return parts.Count == 2 ? string.Join(", ", parts) : "";
    }

    // The names of an enumeration, those of bytes with their values.
    private static unsafe List<string> MembersOf(long type)
    {
        const int Most = 8;
        bool hasBytes = H5T.get_size(type) == 1;
        List<string> members = [];
        for (uint i = 0; i < Math.Min(Most, H5T.get_nmembers(type)); i++)
        {
            byte value = 0;
            byte* text = H5T.get_member_name(type, i);
            string name = Marshal.PtrToStringUTF8((nint)text) ?? "";
            members.Add(hasBytes && H5T.get_member_value(type, i, &value) >= 0 ? $"{name} = {value}" : name);
            _ = text == null ? 0 : H5T.free_memory(text);
        }

        return members;
    }

    private static string Describe(int kind, long type, int size) => kind switch
    {
        H5T.INTEGER or H5T.BITFIELD when size is 1 or 2 or 4 or 8 && H5T.get_precision(type) != 8 * size =>
            $"{H5T.get_precision(type)}-bit integers (in {8 * size} bits each), which h5py makes whole: f['y'] = f['x'][...]",
        H5T.INTEGER or H5T.BITFIELD => $"integers of {8 * size} bits in an order other than least or most significant byte first",
        H5T.FLOAT => $"floating-point numbers of {8 * size} bits that are not IEEE half, single or double",
        H5T.TIME => "a time type",
        H5T.STRING => "a string type",
        H5T.OPAQUE => "an opaque type",
        H5T.COMPOUND when ComplexParts(type) is { Length: > 0 } parts =>
            $"complex numbers made of {parts}, where Complex is r as Double at 0, i as Double at 8; h5py makes them so: f['y'] = f['x'][...].astype('c16')",
        H5T.COMPOUND => "a compound type",
        H5T.REFERENCE => "a reference type",
        H5T.ENUM => $"an enumeration type other than FALSE/TRUE ({string.Join(", ", MembersOf(type))})",
        H5T.VLEN => "a variable-length type",
        H5T.ARRAY => "an array type",
        _ => "an unknown type",
    };
}
