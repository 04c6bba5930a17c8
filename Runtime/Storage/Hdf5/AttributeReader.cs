using System.Runtime.InteropServices;
using System.Text;
using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>Reads the attributes that .NET has types for: numbers, strings, and one-dimensional arrays of them. Others, and those above <see cref="MaxBytes"/>, are left out.</summary>
internal static unsafe class AttributeReader
{
    private const long MaxBytes = 1 << 20;
    private const int MaxAttributes = 10_000;

    // How the library itself keeps track of axis names.
    private static readonly string[] Bookkeeping = [DimensionScales.Labels, DimensionScales.List, "REFERENCE_LIST"];

    /// <summary>The attributes of an open object. To be called inside the library's scope.</summary>
    internal static Dictionary<string, object> Read(long owner)
    {
        Dictionary<string, object> attributes = new(StringComparer.Ordinal);
        int count = Math.Min(H5A.get_num_attrs(owner), MaxAttributes);
        for (int i = 0; i < count; i++)
        {
            long attribute = H5A.open_by_idx(owner, ".", 0, 0, (ulong)i, H5P.DEFAULT, H5P.DEFAULT);
            if (attribute < 0)
            {
                _ = H5E.clear(H5E.DEFAULT);
                continue;
            }

            if (NameOf(attribute) is string name && !Bookkeeping.Contains(name) && ReadValue(attribute) is object value)
            {
                attributes[name] = value;
            }

            _ = H5I.dec_ref(attribute);
        }

        return attributes;
    }

    private static string? NameOf(long attribute)
    {
        nint length = H5A.get_name(attribute, 0, null);
        if (length is < 0 or > 65536)
        {
            return null;
        }

        byte[] name = new byte[length + 1];
        fixed (byte* text = name)
        {
            return H5A.get_name(attribute, name.Length, text) < 0 ? null : Encoding.UTF8.GetString(name, 0, (int)length);
        }
    }

    private static object? ReadValue(long attribute)
    {
        long type = H5A.get_type(attribute);
        long space = H5A.get_space(attribute);
        try
        {
            long count = CountOf(space, out bool scalar);
            if (type < 0 || count < 0 || count * H5T.get_size(type) > MaxBytes)
            {
                return null;
            }

            if (H5T.get_class(type) == H5T.STRING)
            {
                string[]? texts = AttributeStrings.Read(attribute, type, space, (int)count);
                return scalar ? texts?[0] : texts;
            }

            Array? numbers = ElementType.Of(type, out _) is ElementType element ? ReadNumbers(attribute, type, element, (int)count) : null;
            return scalar ? numbers?.GetValue(0) : numbers;
        }
        finally
        {
            _ = type > 0 ? H5I.dec_ref(type) : 0;
            _ = space > 0 ? H5I.dec_ref(space) : 0;
            _ = H5E.clear(H5E.DEFAULT);
        }
    }

    /// <summary>The elements of a scalar or one-dimensional space, or -1 for any other.</summary>
    private static long CountOf(long space, out bool scalar)
    {
        int kind = H5S.get_simple_extent_type(space);
        scalar = kind == H5S.SCALAR;
        if (scalar)
        {
            return 1;
        }

        ulong length;
        return kind == H5S.SIMPLE && H5S.get_simple_extent_ndims(space) == 1 && H5S.get_simple_extent_dims(space, &length, null) >= 0 && length <= (ulong)MaxBytes
            ? (long)length
            : -1;
    }

    private static Array? ReadNumbers(long attribute, long type, ElementType element, int count) =>
        element.Type == typeof(double) ? Read<double>(attribute, type, element, count)
        : element.Type == typeof(float) ? Read<float>(attribute, type, element, count)
        : element.Type == typeof(Half) ? Read<Half>(attribute, type, element, count)
        : element.Type == typeof(long) ? Read<long>(attribute, type, element, count)
        : element.Type == typeof(int) ? Read<int>(attribute, type, element, count)
        : element.Type == typeof(short) ? Read<short>(attribute, type, element, count)
        : element.Type == typeof(sbyte) ? Read<sbyte>(attribute, type, element, count)
        : element.Type == typeof(ulong) ? Read<ulong>(attribute, type, element, count)
        : element.Type == typeof(uint) ? Read<uint>(attribute, type, element, count)
        : element.Type == typeof(ushort) ? Read<ushort>(attribute, type, element, count)
        : element.Type == typeof(bool) ? Read<bool>(attribute, type, element, count)
        : Read<byte>(attribute, type, element, count);

    private static T[]? Read<T>(long attribute, long type, ElementType element, int count)
        where T : unmanaged
    {
        var values = new T[count];
        fixed (T* target = values)
        {
            if (count > 0 && H5A.read(attribute, type, target) < 0)
            {
                return null;
            }
        }

        if (element.Swapped)
        {
            ByteOrder.Reverse(MemoryMarshal.AsBytes(values.AsSpan()), element.Size);
        }

        return values;
    }
}
