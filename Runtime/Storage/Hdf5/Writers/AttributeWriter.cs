using System.Numerics;
using System.Runtime.InteropServices;
using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>Writes attributes: numbers, strings, and one-dimensional arrays of them.</summary>
internal static unsafe class AttributeWriter
{
    /// <summary>Refuses a value that has no HDF5 type.</summary>
    /// <exception cref="ArrayStorageException">The message names the attribute and its type.</exception>
    internal static void Check(string name, object? value)
    {
        if (value is null || (value is string?[] texts && texts.Contains(null)))
        {
            throw new ArrayStorageException($"The attribute '{name}' {(value is null ? "is" : "holds")} null, which HDF5 attributes cannot be: leave it out, or give a text.");
        }

        Type type = value.GetType();
        if (value is not (string or string[]) && !StoredType.Has(type) && !(value is Array { Rank: 1 } && StoredType.Has(type.GetElementType()!)))
        {
            throw new ArrayStorageException($"The attribute '{name}' is a {type.Name}, which HDF5 attributes cannot be: use a number, a bool, a string, or a one-dimensional array of them.");
        }
    }

    /// <summary>Writes one attribute of an open object. To be called inside the library's scope.</summary>
    internal static void Write(long owner, string name, object value)
    {
        switch (value)
        {
            case string text: WriteTexts(owner, name, [text], null); break;
            case string[] texts: WriteTexts(owner, name, texts, texts.Length); break;
            case double or double[]: Write<double>(owner, name, value); break;
            case float or float[]: Write<float>(owner, name, value); break;
            case Half or Half[]: Write<Half>(owner, name, value); break;
            case bool or bool[]: Write<bool>(owner, name, value); break;
            case Complex or Complex[]: Write<Complex>(owner, name, value); break;

            // Casts between signed and unsigned arrays succeed at run time, so the exact type decides.
            default: WriteInteger(owner, name, value, value.GetType().GetElementType() ?? value.GetType()); break;
        }
    }

    private static void WriteInteger(long owner, string name, object value, Type type)
    {
        if (type == typeof(long))
        {
            Write<long>(owner, name, value);
        }
        else if (type == typeof(int))
        {
            Write<int>(owner, name, value);
        }
        else if (type == typeof(short))
        {
            Write<short>(owner, name, value);
        }
        else if (type == typeof(sbyte))
        {
            Write<sbyte>(owner, name, value);
        }
        else if (type == typeof(ulong))
        {
            Write<ulong>(owner, name, value);
        }
        else if (type == typeof(uint))
        {
            Write<uint>(owner, name, value);
        }
        else if (type == typeof(ushort))
        {
            Write<ushort>(owner, name, value);
        }
        else
        {
            Write<byte>(owner, name, value);
        }
    }

    private static void Write<T>(long owner, string name, object value)
        where T : unmanaged
    {
        T[] numbers = value as T[] ?? [(T)value];
        using Handle type = StoredType.Of(typeof(T));
        fixed (T* source = numbers)
        {
            Write(owner, name, type, value is Array ? numbers.Length : null, source);
        }
    }

    private static void WriteTexts(long owner, string name, string[] texts, int? length)
    {
        nint[] pointers = [.. texts.Select(Marshal.StringToCoTaskMemUTF8)];
        try
        {
            using Handle type = StoredType.Text();
            fixed (nint* source = pointers)
            {
                Write(owner, name, type, length, source);
            }
        }
        finally
        {
            Array.ForEach(pointers, Marshal.FreeCoTaskMem);
        }
    }

    private static void Write(long owner, string name, long type, int? length, void* source)
    {
        string what = $"the attribute '{name}' cannot be written";
        ulong count = (ulong)(length ?? 1);
        using Handle space = Handle.Of(length is null ? H5S.create(H5S.SCALAR) : H5S.create_simple(1, &count, null), what);
        using Handle attribute = Handle.Of(H5A.create(owner, name, type, space, H5P.DEFAULT, H5P.DEFAULT), what);
        if (count > 0)
        {
            _ = Hdf5Error.Check(H5A.write(attribute, type, source), what);
        }
    }
}
