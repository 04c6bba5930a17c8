using System.Runtime.InteropServices;
using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>Reads the attributes that .NET has types for: numbers, strings, and one-dimensional arrays of them, up to <see cref="OpenAttribute.MostBytes"/> each.</summary>
internal static class AttributeReader
{
    /// <summary>The value of an attribute of the open dataset; null when it has none of this name, or one that .NET has no type for. To be called inside the library's scope.</summary>
    /// <exception cref="ArrayStorageException">The attribute is damaged.</exception>
    internal static object? Read(Hdf5File file, string name)
    {
        if (!OpenAttribute.TryOpen(file.Dataset, name, out OpenAttribute attribute))
        {
            return null;
        }

        try
        {
            return ReadValue(file, attribute);
        }
        finally
        {
            attribute.Dispose();
        }
    }

    private static object? ReadValue(Hdf5File file, in OpenAttribute attribute)
    {
        if (attribute.Count < 0)
        {
            return null;
        }

        if (attribute.Class == H5T.STRING)
        {
            string[]? texts = AttributeStrings.Read(file, attribute);
            return attribute.IsScalar ? texts?[0] : texts;
        }

        Array? numbers = ElementType.Of(attribute.Type, out _) is ElementType element ? ReadNumbers(attribute, element) : null;
        return attribute.IsScalar ? numbers?.GetValue(0) : numbers;
    }

    private static Array? ReadNumbers(in OpenAttribute attribute, ElementType element) =>
        element.Type == typeof(double) ? Read<double>(attribute, element)
        : element.Type == typeof(float) ? Read<float>(attribute, element)
        : element.Type == typeof(Half) ? Read<Half>(attribute, element)
        : element.Type == typeof(long) ? Read<long>(attribute, element)
        : element.Type == typeof(int) ? Read<int>(attribute, element)
        : element.Type == typeof(short) ? Read<short>(attribute, element)
        : element.Type == typeof(sbyte) ? Read<sbyte>(attribute, element)
        : element.Type == typeof(ulong) ? Read<ulong>(attribute, element)
        : element.Type == typeof(uint) ? Read<uint>(attribute, element)
        : element.Type == typeof(ushort) ? Read<ushort>(attribute, element)
        : element.Type == typeof(bool) ? Read<bool>(attribute, element)
        : element.Type == typeof(System.Numerics.Complex) ? Read<System.Numerics.Complex>(attribute, element)
        : Read<byte>(attribute, element);

    private static T[]? Read<T>(in OpenAttribute attribute, ElementType element)
        where T : unmanaged
    {
        if (attribute.ReadElements() is not byte[] elements)
        {
            return null;
        }

        if (element.Swapped)
        {
            ByteOrder.Reverse(elements, element.Size);
        }

        if (typeof(T) == typeof(bool))
        {
            // A file may hold any byte for true; C# knows only 1.
            elements = Array.ConvertAll(elements, value => Math.Min(value, (byte)1));
        }

        return MemoryMarshal.Cast<byte, T>(elements).ToArray();
    }
}
