using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>An attribute being read: what it is, how many elements it has, and never more bytes than an attribute should have. To be used inside the library's scope.</summary>
internal readonly unsafe ref struct OpenAttribute
{
    /// <summary>What one attribute may take, in the file and in memory.</summary>
    internal const long MostBytes = 1 << 20;

    private readonly long _type;
    private readonly long _space;

    private OpenAttribute(long id)
    {
        Id = id;
        _type = H5A.get_type(id);
        _space = H5A.get_space(id);
        Class = _type < 0 ? -1 : H5T.get_class(_type);
        Count = _space < 0 ? -1 : CountOf(_space, out IsScalar);
    }

    /// <summary>True for a single element that is no list.</summary>
    internal readonly bool IsScalar;

    /// <summary>The identifier.</summary>
    internal long Id { get; }

    /// <summary>The elements of a scalar or one-dimensional attribute, -1 for any other.</summary>
    internal int Count { get; }

    /// <summary>The class of the type, e.g. <see cref="H5T.STRING"/>.</summary>
    internal int Class { get; }

    /// <summary>The type in memory.</summary>
    internal long Type => _type;

    /// <summary>The bytes of an element in memory; 0 where they are too many.</summary>
    internal int ElementBytes => H5T.get_size(_type) is nint size && size is > 0 and <= (nint)MostBytes ? (int)size : 0;

    /// <summary>Opens the attribute <paramref name="name"/> of an object; false when it has none or it cannot be opened.</summary>
    internal static bool TryOpen(long owner, string name, out OpenAttribute attribute)
    {
        long id = H5A.exists(owner, name) > 0 ? H5A.open(owner, name, H5P.DEFAULT) : -1;
        attribute = id < 0 ? default : new OpenAttribute(id);
        _ = H5E.clear(H5E.DEFAULT);
        return id >= 0;
    }

    /// <summary>The elements as the library hands them out; null where they are too many bytes or cannot be read.</summary>
    internal byte[]? ReadElements()
    {
        if (BytesOf(Count, ElementBytes) is not long bytes)
        {
            return null;
        }

        byte[] elements = new byte[bytes];
        fixed (byte* target = elements)
        {
            return bytes == 0 || H5A.read(Id, _type, target) >= 0 ? elements : null;
        }
    }

    /// <summary>The references to elements of variable length; null where they are too many bytes or cannot be read.</summary>
    internal HeapReference[]? ReadReferences(int addressBytes) =>
        BytesOf(Count, HeapReference.SizeOf(addressBytes)) is null ? null : HeapReference.Read(Id, Count, addressBytes);

    /// <summary>The bytes of so many elements of one size, both from a file; null where they are none that an attribute can have, or more than one may take.</summary>
    internal static long? BytesOf(long count, long size) => count >= 0 && size > 0 && count <= MostBytes / size ? count * size : null;

    public void Dispose()
    {
        _ = _type > 0 ? H5I.dec_ref(_type) : 0;
        _ = _space > 0 ? H5I.dec_ref(_space) : 0;
        _ = Id > 0 ? H5I.dec_ref(Id) : 0;
        _ = H5E.clear(H5E.DEFAULT);
    }

    private static int CountOf(long space, out bool scalar)
    {
        int kind = H5S.get_simple_extent_type(space);
        scalar = kind == H5S.SCALAR;
        if (scalar)
        {
            return 1;
        }

        ulong length;
        return kind == H5S.SIMPLE && H5S.get_simple_extent_ndims(space) == 1 && H5S.get_simple_extent_dims(space, &length, null) >= 0 && length <= (ulong)MostBytes
            ? (int)length
            : -1;
    }
}
