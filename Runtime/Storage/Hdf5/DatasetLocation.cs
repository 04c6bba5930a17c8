using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>Follows a dataset's name link by link, to say exactly where it fails.</summary>
/// <param name="dataset">The name, e.g. <c>/a/b/x</c>; the first slash may be left out.</param>
/// <param name="file">The file. Each object on the way is looked at before the library looks into it.</param>
/// <param name="access">The link access list, which refuses external links.</param>
internal sealed unsafe class DatasetLocation(string dataset, Hdf5File file, long access)
{
    private const int MaxNames = 1000;

    private readonly string _path = file.Path;

    /// <summary>Refuses a name that leads to no dataset of this file. To be called inside the library's scope.</summary>
    /// <exception cref="ArrayStorageException">There is no such dataset; the message has the nearest name there is.</exception>
    internal void Check()
    {
        string parent = "/";
        long current = Hdf5Error.Check(H5O.open(file.Id, parent, access), $"'{parent}' in '{_path}' cannot be opened");
        try
        {
            new StructureCheck(file, $"'{parent}' in '{_path}'").CheckObject(FileObject.AddressOf(current));

            // Each link from the group before: from the root, all groups on the way would be opened again for each.
            foreach (string name in dataset.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(name => name != "."))
            {
                string link = parent == "/" ? "/" + name : $"{parent}/{name}";
                long next = Follow(current, parent, name, link);
                _ = H5I.dec_ref(current);
                (current, parent) = (next, link);
            }

            CheckKind(current, parent);
        }
        finally
        {
            _ = H5I.dec_ref(current);
        }
    }

    /// <summary>Refuses what can be no dataset's name.</summary>
    /// <exception cref="ArrayStorageException">It names the root, or holds a NUL character.</exception>
    internal static void CheckName(string dataset)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataset);
        if (dataset.Contains('\0', StringComparison.Ordinal) || dataset.Trim('/').Length == 0)
        {
            throw new ArrayStorageException($"'{dataset.Replace('\0', '?')}' is no dataset's name; one looks like '/x' or '/group/x'.");
        }
    }

    private long Follow(long group, string parent, string name, string link)
    {
        bool isGroup = H5I.get_type(group) == H5I.GROUP;
        if (!isGroup || Hdf5Error.Check(H5L.exists(group, name, access), $"the group '{parent}' in '{_path}' cannot be searched for '{name}'") == 0)
        {
            List<string> names = isGroup ? NamesIn(group) : [];
            string nearest = NearestName.Find(name, names) is string best ? $"; did you mean '{(parent == "/" ? "" : parent)}/{best}'?" : $"; '{parent}' holds {ListOf(names)}.";
            throw new ArrayStorageException($"There is no dataset '{dataset}' in '{_path}'{nearest}");
        }

        H5L.info_t info;
        _ = Hdf5Error.Check(H5L.get_info(group, name, &info, access), $"the link '{link}' in '{_path}' cannot be read");
        if (info.type is not (H5L.TYPE_HARD or H5L.TYPE_SOFT))
        {
            throw new ArrayStorageException($"'{link}' in '{_path}' is {(info.type == H5L.TYPE_EXTERNAL ? "an external link: it leads to another file" : "a link of an unknown kind")}. StaticGraph does not follow it; open the dataset in its own file.");
        }

        var check = new StructureCheck(file, $"'{link}' in '{_path}'");
        if (info.type == H5L.TYPE_HARD)
        {
            check.CheckObject(info.address_or_size);
            return Hdf5Error.Check(H5O.open(group, name, access), $"'{link}' in '{_path}' cannot be opened");
        }

        // Where a soft link leads is known when it was followed.
        long found = Hdf5Error.Check(H5O.open(group, name, access), $"the soft link '{link}' in '{_path}' leads to nothing in this file");
        try
        {
            check.CheckObject(FileObject.AddressOf(found));
            return found;
        }
        catch
        {
            _ = H5I.dec_ref(found);
            throw;
        }
    }

    private void CheckKind(long found, string name)
    {
        switch (H5I.get_type(found))
        {
            case H5I.DATASET:
                return;
            case H5I.GROUP:
                throw new ArrayStorageException($"'{name}' in '{_path}' is a group, not a dataset; it holds {ListOf(NamesIn(found))}.");
            default:
                throw new ArrayStorageException($"'{name}' in '{_path}' is a named type, not a dataset.");
        }
    }

    private static List<string> NamesIn(long group) => [.. GroupLinks.Of(group, MaxNames).Select(link => link.Name)];

    private static string ListOf(List<string> names)
    {
        const int Shown = 8;
        return names.Count == 0 ? "nothing" : string.Join(", ", names.Take(Shown).Select(name => $"'{name}'")) + (names.Count > Shown ? ", ..." : "");
    }
}
