using System.Text;
using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>Reads attributes that hold text, of fixed or variable length. To be called inside the library's scope.</summary>
internal static class AttributeStrings
{
    /// <summary>The texts; null when they are too many or cannot be read.</summary>
    /// <exception cref="ArrayStorageException">They lie nowhere in the file.</exception>
    internal static string[]? Read(Hdf5File file, in OpenAttribute attribute) =>
        H5T.is_variable_str(attribute.Type) > 0 ? ReadVariable(file, attribute.ReadReferences(file.AddressBytes)) : ReadFixed(attribute);

    private static string[]? ReadVariable(Hdf5File file, HeapReference[]? references)
    {
        // All may name one long text.
        if (references is null || references.Sum(reference => (long)reference.Count) > OpenAttribute.MostBytes)
        {
            return null;
        }

        var heap = new GlobalHeap(file);
        return Array.ConvertAll(references, reference => Decode(heap.Read(reference, 1, OpenAttribute.MostBytes)));
    }

    // Padded with NULs or, by Fortran programs, with blanks.
    private static string[]? ReadFixed(in OpenAttribute attribute) =>
        attribute.ReadElements() is byte[] elements ? [.. elements.Chunk(attribute.ElementBytes).Select(text => Decode(text).TrimEnd(' '))] : null;

    private static string Decode(byte[] text)
    {
        int end = Array.IndexOf(text, (byte)0);
        return Encoding.UTF8.GetString(text, 0, end < 0 ? text.Length : end);
    }
}
