using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>Finds what objects are called that are known by the address of their header. To be used inside the library's scope.</summary>
/// <remarks>
/// The library's own search goes through all of a file, on its stack, and never comes back from groups that hold each other.
/// This one looks where the conventions have the scales of axes, in the dataset's group and those around it, then elsewhere, and gives up.
/// </remarks>
internal static class ObjectNames
{
    private const int MostLinks = 100_000;
    private const int MostObjects = 1_000;
    private const int MostGroupsAround = 32;

    /// <summary>A path of the object at <paramref name="address"/>, or null when none was found.</summary>
    internal static string? Find(Hdf5File file, ulong address)
    {
        string group = file.DatasetName;
        for (int i = 0; i < MostGroupsAround && group != "/"; i++)
        {
            group = group.LastIndexOf('/') is > 0 and int slash ? group[..slash] : "/";
            long opened = Open(file, group);
            List<(string Name, ulong Address)> links = ObjectsIn(opened);
            Close(opened);
            if (links.FirstOrDefault(link => link.Address == address).Name is string name)
            {
                return DatasetPath.Join(group, name);
            }
        }

        return FindElsewhere(file, address);
    }

    private static string? FindElsewhere(Hdf5File file, ulong address)
    {
        List<(long Id, string Path)> groups = [(Open(file, "/"), "/")];
        try
        {
            HashSet<ulong> seen = [];
            for (int i = 0; i < groups.Count; i++)
            {
                (long group, string path) = groups[i];
                foreach ((string name, ulong target) in ObjectsIn(group))
                {
                    if (target == address)
                    {
                        return DatasetPath.Join(path, name);
                    }

                    if (seen.Count < MostObjects && seen.Add(target) && OpenGroup(file, group, path, name) is long inner)
                    {
                        groups.Add((inner, DatasetPath.Join(path, name)));
                    }
                }
            }

            return null;
        }
        finally
        {
            groups.ForEach(group => Close(group.Id));
        }
    }

    private static long? OpenGroup(Hdf5File file, long parent, string path, string name)
    {
        long opened = Open(file, path, parent, name);
        if (opened > 0 && H5I.get_type(opened) == H5I.GROUP)
        {
            return opened;
        }

        Close(opened);
        return null;
    }

    // What the path leads to, or the link of the open group there. A damaged object is none.
    private static long Open(Hdf5File file, string path, long group = 0, string? link = null)
    {
        using Handle access = LinkAccessList.Within();
        var walk = new LinkWalk(file, file.Id, access);
        try
        {
            return link is null ? walk.Find(path) : walk.Open(group, path, link);
        }
        catch (ArrayStorageException)
        {
            return -1;
        }
    }

    private static void Close(long id)
    {
        _ = id > 0 ? H5I.dec_ref(id) : 0;
        _ = H5E.clear(H5E.DEFAULT);
    }

    private static List<(string Name, ulong Address)> ObjectsIn(long group) =>
        [.. GroupLinks.Of(group, MostLinks).Where(link => link.Kind == H5L.TYPE_HARD).Select(link => (link.Name, link.Address))];
}
