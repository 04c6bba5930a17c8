using System.Runtime.InteropServices;
using System.Text;
using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>Reads attributes that hold text, of fixed or variable length. To be called inside the library's scope.</summary>
internal static unsafe class AttributeStrings
{
    /// <summary>The texts; null when they cannot be read.</summary>
    internal static string[]? Read(long attribute, long type, long space, int count)
    {
        if (count == 0)
        {
            return [];
        }

        return H5T.is_variable_str(type) > 0 ? ReadVariable(attribute, type, space, count) : ReadFixed(attribute, type, count);
    }

    private static string[]? ReadVariable(long attribute, long type, long space, int count)
    {
        nint[] pointers = new nint[count];
        fixed (nint* target = pointers)
        {
            if (H5A.read(attribute, type, target) < 0)
            {
                return null;
            }

            string[] texts = [.. pointers.Select(pointer => Marshal.PtrToStringUTF8(pointer) ?? "")];
            _ = H5D.vlen_reclaim(type, space, H5P.DEFAULT, target);
            return texts;
        }
    }

    private static string[]? ReadFixed(long attribute, long type, int count)
    {
        int size = (int)H5T.get_size(type);
        byte[] bytes = new byte[count * size];
        fixed (byte* target = bytes)
        {
            if (H5A.read(attribute, type, target) < 0)
            {
                return null;
            }
        }

        // Padded with NULs or, by Fortran programs, with blanks.
        return [.. bytes.Chunk(size).Select(text => Encoding.UTF8.GetString(text).Split('\0')[0].TrimEnd(' '))];
    }
}
