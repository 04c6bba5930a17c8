using System.Runtime.InteropServices;
using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>A stored element that .NET has a type for.</summary>
/// <param name="Type">The .NET type.</param>
/// <param name="Size">Bytes of one element.</param>
/// <param name="Swapped">True when the bytes lie in the order this machine does not use.</param>
internal readonly record struct ElementType(Type Type, int Size, bool Swapped)
{
    /// <summary>The type of the elements, or null with the reason why there is none.</summary>
    /// <param name="type">The identifier of an HDF5 datatype.</param>
    /// <param name="found">What the file holds, in words, when the result is null.</param>
    internal static ElementType? Of(long type, out string found)
    {
        int kind = H5T.get_class(type);
        Type? element = kind switch
        {
            H5T.INTEGER => Integer(type),
            H5T.FLOAT => Float(type),
            H5T.ENUM when IsBoolean(type) => typeof(bool),
            _ => null,
        };
        int size = (int)H5T.get_size(type);
        found = element is null ? Describe(kind, type, size) : "";
        bool swapped = size > 1 && H5T.get_order(type) == H5T.ORDER_BE == BitConverter.IsLittleEndian;
        return element is null ? null : new ElementType(element, size, swapped);
    }

    private static Type? Integer(long type)
    {
        nint size = H5T.get_size(type);
        if (H5T.get_precision(type) != 8 * size || H5T.get_order(type) is not (H5T.ORDER_LE or H5T.ORDER_BE))
        {
            return null;
        }

        bool signed = H5T.get_sign(type) == H5T.SGN_2;
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

    // NumPy's bool, as h5py stores it: an enumeration of one byte with FALSE = 0 and TRUE = 1.
    private static bool IsBoolean(long type)
    {
        if (H5T.get_size(type) != 1 || H5T.get_nmembers(type) != 2)
        {
            return false;
        }

        return MemberIs(type, 0, "FALSE") && MemberIs(type, 1, "TRUE");
    }

    private static unsafe bool MemberIs(long type, uint member, string name)
    {
        byte value;
        byte* text = H5T.get_member_name(type, member);
        bool same = text != null && Marshal.PtrToStringUTF8((nint)text) == name;
        if (text != null)
        {
            _ = H5T.free_memory(text);
        }

        return same && H5T.get_member_value(type, member, &value) >= 0 && value == member;
    }

    private static string Describe(int kind, long type, int size) => kind switch
    {
        H5T.INTEGER => $"integers of {8 * size} bits with {H5T.get_precision(type)} used",
        H5T.FLOAT => $"floating-point numbers of {8 * size} bits that are not IEEE half, single or double",
        H5T.TIME => "a time type",
        H5T.STRING => "a string type",
        H5T.BITFIELD => "a bit field type",
        H5T.OPAQUE => "an opaque type",
        H5T.COMPOUND => "a compound type",
        H5T.REFERENCE => "a reference type",
        H5T.ENUM => "an enumeration type other than FALSE/TRUE",
        H5T.VLEN => "a variable-length type",
        H5T.ARRAY => "an array type",
        _ => "an unknown type",
    };
}
