using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>Lists the attributes of an open dataset by its header: asked for all of them, the library brings the process down where one is damaged. To be used inside the library's scope.</summary>
internal static unsafe class AttributeNames
{
    private const int MostAttributes = 10_000;

    /// <summary>The names, in order.</summary>
    /// <exception cref="ArrayStorageException">What the file says of an attribute is damaged.</exception>
    internal static List<string> Of(Hdf5File file)
    {
        var header = new ObjectHeader(file, FileObject.AddressOf(file.Dataset));
        HeaderMessage[] attributes = [.. header.Messages.Where(message => message.Type == ObjectHeader.Attribute).Take(MostAttributes + 1)];
        bool isElsewhere = Array.Exists(attributes, attribute => attribute.IsShared) || header.Messages.Any(message => IsDense(file, message));
        if (header.Messages.Count == 0 || (header.HasChecksum && (isElsewhere || !header.IsWhole)))
        {
            return Iterate(file.Dataset);
        }

        if (!header.IsWhole)
        {
            throw new ArrayStorageException($"the header that holds them is damaged, or has more than the {ObjectHeader.MostBytes} bytes that are read of one");
        }

        return attributes.Length > MostAttributes ? throw TooMany() : [.. attributes.Select(attribute => NameOf(file, attribute)).Order(StringComparer.Ordinal)];
    }

    private static bool IsDense(Hdf5File file, HeaderMessage message)
    {
        var fields = new MetadataFields(message.Body, file);
        fields.Skip(1);
        fields.Skip((fields.Number(1) & 1) != 0 ? 2 : 0);
        return message.Type == ObjectHeader.AttributeInfo && fields.Address() != MetadataFields.Undefined;
    }

    // Version, flags, the sizes of name, type and shape, since version 3 the encoding; then the name, ending in 0.
    private static string NameOf(Hdf5File file, HeaderMessage attribute)
    {
        var fields = new MetadataFields(attribute.Body, file);
        int version = (int)fields.Number(1);
        fields.Skip(1);
        int length = (int)fields.Number(2);
        int start = version == 3 ? 9 : 8;
        if (attribute.IsShared || version is not (1 or 2 or 3) || length == 0 || length > attribute.Body.Length - start)
        {
            throw new ArrayStorageException("one of them is damaged");
        }

        ReadOnlySpan<byte> name = attribute.Body.AsSpan(start, length);
        int end = name.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? name : name[..end]);
    }

    private static List<string> Iterate(long dataset)
    {
        List<string> names = [];
        ulong first = 0;
        _ = Hdf5Error.Check(H5A.iterate(dataset, 0, 0, &first, &Collect, Unsafe.AsPointer(ref names)), "the library does not list them");
        return names.Count > MostAttributes ? throw TooMany() : names;
    }

    private static ArrayStorageException TooMany() => new($"they are more than {MostAttributes}");

    // No exception may cross into the library.
    [UnmanagedCallersOnly]
    private static int Collect(long dataset, byte* name, void* info, void* target)
    {
        try
        {
            List<string> names = Unsafe.AsRef<List<string>>(target);
            names.Add(Marshal.PtrToStringUTF8((nint)name) ?? "");
            return names.Count <= MostAttributes ? 0 : 1;
        }
        catch (Exception)
        {
            return -1;
        }
    }
}
