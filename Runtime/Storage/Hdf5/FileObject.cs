using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>An object of an open file, whatever name leads to it. To be asked for inside the library's scope.</summary>
/// <param name="Address">Where its header lies: two names with one address are one object.</param>
/// <param name="Kind">What it is, e.g. <see cref="H5I.DATASET"/>.</param>
/// <param name="Links">How many hard links lead to it.</param>
internal readonly unsafe record struct FileObject(ulong Address, int Kind, uint Links)
{
    /// <summary>The object under a name; null where no object of this file is.</summary>
    internal static FileObject? Find(long file, string name)
    {
        using Handle access = LinkAccessList.Within();
        long id = H5O.open(file, name, access);
        try
        {
            H5O.info_t info;
            return id >= 0 && H5O.get_info(id, &info) >= 0 ? new FileObject(info.addr, H5I.get_type(id), info.rc) : null;
        }
        finally
        {
            _ = id < 0 ? 0 : H5I.dec_ref(id);
            _ = H5E.clear(H5E.DEFAULT);
        }
    }

    /// <summary>Where the header of an open object lies, counted from the end of the user block.</summary>
    /// <exception cref="ArrayStorageException">The library does not tell.</exception>
    internal static ulong AddressOf(long id)
    {
        H5O.info_t info;
        _ = Hdf5Error.Check(H5O.get_info(id, &info), "the header of an object cannot be found");
        return info.addr;
    }

    /// <summary>The kind of the link that a name ends in, e.g. <see cref="H5L.TYPE_SOFT"/>; null where there is none in this file.</summary>
    internal static int? LinkKind(long file, string name)
    {
        using Handle access = LinkAccessList.Within();
        for (int end = name.IndexOf('/', 1); end > 0; end = name.IndexOf('/', end + 1))
        {
            if (H5L.exists(file, name[..end], access) <= 0)
            {
                return null;
            }
        }

        H5L.info_t info;
        return H5L.exists(file, name, access) > 0 && H5L.get_info(file, name, &info, access) >= 0 ? info.type : null;
    }
}
