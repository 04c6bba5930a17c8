using System.Runtime.InteropServices;

namespace StaticGraph.Contestant;

/// <summary>Arrays as files of nothing but their elements.</summary>
internal static class RawArray
{
    /// <summary>Fills <paramref name="array"/> from the file.</summary>
    internal static T Read<T>(string folder, string name, T array)
        where T : notnull
    {
        using FileStream file = File.OpenRead(Path.Combine(folder, name));
        file.ReadExactly(Bytes((Array)(object)array));
        return array;
    }

    /// <summary>Writes <paramref name="array"/> to the file.</summary>
    internal static void Write(string path, Array array)
    {
        using FileStream file = File.Create(path);
        file.Write(Bytes(array));
    }

    /// <summary>The memory of an array of unmanaged elements, whatever its rank.</summary>
    private static Span<byte> Bytes(Array array) =>
        MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(array), Buffer.ByteLength(array));
}
