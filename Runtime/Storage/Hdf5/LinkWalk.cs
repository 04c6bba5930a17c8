using System.Text;
using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>
/// Follows a name link by link, through soft links as well, which the library would follow by itself: each object on the way is looked at before the library looks into it.
/// To be used for one name, inside the library's scope.
/// </summary>
/// <param name="file">The file's bytes.</param>
/// <param name="id">The file, open in the library.</param>
/// <param name="access">The link access list, which refuses external links.</param>
internal sealed unsafe class LinkWalk(MetadataFile file, long id, long access)
{
    // As many as the library follows for one name.
    private const int MostSoftLinks = 16;

    // Of the text of one.
    private const ulong MostText = 1 << 16;

    private int _softLinks;

    /// <summary>Opens what a name leads to from the root on; negative where that is nothing in this file.</summary>
    /// <exception cref="ArrayStorageException">An object on the way is damaged, or soft links lead to each other.</exception>
    internal long Find(string path) => Follow(OpenRoot(), "/", path);

    /// <summary>Opens the root group.</summary>
    /// <exception cref="ArrayStorageException">It is damaged.</exception>
    internal long OpenRoot()
    {
        long root = Hdf5Error.Check(H5O.open(id, "/", access), $"'/' in '{file.Path}' cannot be opened");
        try
        {
            CheckOf("/").CheckObject(FileObject.AddressOf(root));
            return root;
        }
        catch
        {
            _ = H5I.dec_ref(root);
            throw;
        }
    }

    /// <summary>The kind of an object's link, e.g. <see cref="H5L.TYPE_SOFT"/>; null where it has none of that name, or is no group.</summary>
    /// <param name="group">The object, which was opened by this walk.</param>
    /// <param name="parent">Its path, for messages.</param>
    /// <param name="name">The name of the link.</param>
    /// <exception cref="ArrayStorageException">The group is damaged.</exception>
    internal int? KindOf(long group, string parent, string name)
        => H5I.get_type(group) == H5I.GROUP && Hdf5Error.Check(H5L.exists(group, name, access), $"the group '{parent}' in '{file.Path}' cannot be searched for '{name}'") > 0
            ? InfoOf(group, parent, name).type
            : null;

    /// <summary>Opens what a link that exists leads to; negative where that is nothing in this file.</summary>
    /// <inheritdoc cref="KindOf" path="/param"/>
    /// <exception cref="ArrayStorageException">It is damaged, or soft links lead to each other.</exception>
    internal long Open(long group, string parent, string name)
    {
        string link = DatasetPath.Join(parent, name);
        H5L.info_t info = InfoOf(group, parent, name);
        switch (info.type)
        {
            case H5L.TYPE_HARD:
                CheckOf(link).CheckObject(info.address_or_size);
                return Hdf5Error.Check(H5O.open(group, name, access), $"'{link}' in '{file.Path}' cannot be opened");
            case H5L.TYPE_SOFT:
                string target = TextOf(group, name, link, info.address_or_size);
                return target.StartsWith('/')
                    ? Find(target)
                    : Follow(Hdf5Error.Check(H5O.open(group, ".", access), $"'{parent}' in '{file.Path}' cannot be opened"), parent, target);
            default:
                return -1;
        }
    }

    // Takes over the group that it begins with.
    private long Follow(long group, string parent, string path)
    {
        long current = group;
        try
        {
            foreach (string name in DatasetPath.PartsOf(path))
            {
                long next = KindOf(current, parent, name) is null ? -1 : Open(current, parent, name);
                _ = H5I.dec_ref(current);
                current = next;
                if (next < 0)
                {
                    return next;
                }

                parent = DatasetPath.Join(parent, name);
            }

            return current;
        }
        catch
        {
            _ = H5I.dec_ref(current);
            throw;
        }
    }

    private string TextOf(long group, string name, string link, ulong size)
    {
        if (++_softLinks > MostSoftLinks)
        {
            throw new ArrayStorageException($"'{link}' in '{file.Path}' is one of more than {MostSoftLinks} soft links that one name leads through; do they lead to each other?");
        }

        if (size is 0 or > MostText)
        {
            throw CheckOf(link).Damaged($"the text of this soft link claims {size} bytes");
        }

        byte[] text = new byte[(int)size];
        fixed (byte* target = text)
        {
            _ = Hdf5Error.Check(H5L.get_val(group, name, target, text.Length, access), $"the soft link '{link}' in '{file.Path}' cannot be read");
        }

        int end = Array.IndexOf(text, (byte)0);
        return Encoding.UTF8.GetString(text, 0, end < 0 ? text.Length : end);
    }

    private H5L.info_t InfoOf(long group, string parent, string name)
    {
        H5L.info_t info;
        _ = Hdf5Error.Check(H5L.get_info(group, name, &info, access), $"the link '{DatasetPath.Join(parent, name)}' in '{file.Path}' cannot be read");
        return info;
    }

    private StructureCheck CheckOf(string path) => new(file, $"'{path}' in '{file.Path}'");
}
