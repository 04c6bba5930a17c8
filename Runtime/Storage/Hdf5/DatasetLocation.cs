using System.Text;
using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>Follows a dataset's name link by link, to say exactly where it fails.</summary>
internal static unsafe class DatasetLocation
{
    private const int MaxNames = 1000;

    /// <summary>Refuses a name that leads to no dataset of this file.</summary>
    /// <param name="file">The open file.</param>
    /// <param name="dataset">The name, e.g. <c>/a/b/x</c>; the first slash may be left out.</param>
    /// <param name="path">The file's path, for messages.</param>
    /// <param name="access">The link access list, which refuses external links.</param>
    /// <exception cref="ArrayStorageException">There is no such dataset; the message has the nearest name there is.</exception>
    internal static void Check(long file, string dataset, string path, long access)
    {
        string parent = "/";
        foreach (string name in dataset.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            string link = parent == "/" ? "/" + name : $"{parent}/{name}";
            CheckLink(file, parent, name, link, dataset, path, access);
            parent = link;
        }

        using Handle found = Handle.Of(H5O.open(file, parent, access), $"'{parent}' in '{path}' cannot be opened");
        switch (H5I.get_type(found))
        {
            case H5I.DATASET:
                return;
            case H5I.GROUP:
                throw new ArrayStorageException($"'{parent}' in '{path}' is a group, not a dataset; it holds {ListOf(NamesIn(file, parent, access))}.");
            default:
                throw new ArrayStorageException($"'{parent}' in '{path}' is a named type, not a dataset.");
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

    private static void CheckLink(long file, string parent, string name, string link, string dataset, string path, long access)
    {
        if (H5L.exists(file, link, access) <= 0)
        {
            _ = H5E.clear(H5E.DEFAULT);
            List<string> names = NamesIn(file, parent, access);
            string nearest = NearestName.Find(name, names) is string best ? $"; did you mean '{(parent == "/" ? "" : parent)}/{best}'?" : $"; '{parent}' holds {ListOf(names)}.";
            throw new ArrayStorageException($"There is no dataset '{dataset}' in '{path}'{nearest}");
        }

        H5L.info_t info;
        _ = Hdf5Error.Check(H5L.get_info(file, link, &info, access), $"the link '{link}' in '{path}' cannot be read");
        if (info.type is not (H5L.TYPE_HARD or H5L.TYPE_SOFT))
        {
            throw new ArrayStorageException($"'{link}' in '{path}' is {(info.type == H5L.TYPE_EXTERNAL ? "an external link: it leads to another file" : "a link of an unknown kind")}. StaticGraph does not follow it; open the dataset in its own file.");
        }

        if (info.type == H5L.TYPE_SOFT)
        {
            using Handle target = Handle.Of(H5O.open(file, link, access), $"the soft link '{link}' in '{path}' leads to nothing in this file");
        }
    }

    private static string ListOf(List<string> names)
    {
        const int Shown = 8;
        return names.Count == 0 ? "nothing" : string.Join(", ", names.Take(Shown).Select(name => $"'{name}'")) + (names.Count > Shown ? ", ..." : "");
    }

    private static List<string> NamesIn(long file, string group, long access)
    {
        const int MaxLength = 1024;
        byte* text = stackalloc byte[MaxLength];
        List<string> names = [];
        for (ulong i = 0; i < MaxNames; i++)
        {
            nint length = H5L.get_name_by_idx(file, group, 0, 0, i, text, MaxLength, access);
            if (length < 0)
            {
                // Past the last name, or not a group.
                _ = H5E.clear(H5E.DEFAULT);
                break;
            }

            names.Add(Encoding.UTF8.GetString(text, (int)Math.Min(length, MaxLength - 1)));
        }

        return names;
    }
}
