using StaticGraph.Storage.Native;

namespace StaticGraph.Storage;

/// <summary>Follows a dataset's name link by link, to say exactly where it fails.</summary>
/// <param name="dataset">The name, e.g. <c>/a/b/x</c>; the first slash may be left out.</param>
/// <param name="file">The file.</param>
/// <param name="access">The link access list, which refuses external links.</param>
internal sealed class DatasetLocation(string dataset, Hdf5File file, long access)
{
    private const int MaxNames = 1000;

    private readonly string _path = file.Path;
    private readonly LinkWalk _walk = new(file, file.Id, access);

    /// <summary>Refuses a name that leads to no dataset of this file. To be called inside the library's scope.</summary>
    /// <exception cref="ArrayStorageException">There is no such dataset; the message has the nearest name there is.</exception>
    internal void Check()
    {
        string parent = "/";
        long current = _walk.OpenRoot();
        try
        {
            // Each link from the group before: from the root, all groups on the way would be opened again for each.
            string[] names = [.. DatasetPath.PartsOf(dataset)];
            for (int i = 0; i < names.Length; i++)
            {
                string name = names[i];
                long next = Follow(current, parent, name, names[(i + 1)..]);
                _ = H5I.dec_ref(current);
                (current, parent) = (next, DatasetPath.Join(parent, name));
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

    private long Follow(long group, string parent, string name, string[] below)
    {
        string link = DatasetPath.Join(parent, name);
        switch (_walk.KindOf(group, parent, name))
        {
            case H5L.TYPE_HARD or H5L.TYPE_SOFT:
                return _walk.Open(group, parent, name) is >= 0 and long found ? found : throw new ArrayStorageException($"the soft link '{link}' in '{_path}' leads to nothing in this file.");
            case int kind:
                throw new ArrayStorageException($"'{link}' in '{_path}' is {(kind == H5L.TYPE_EXTERNAL ? "an external link: it leads to another file" : "a link of an unknown kind")}. StaticGraph does not follow it; open the dataset in its own file.");
            default:
                throw new ArrayStorageException($"There is no dataset '{dataset}' in '{_path}'{Nearest(group, parent, name, below)}");
        }
    }

    private string Nearest(long group, string parent, string name, string[] below)
    {
        if (H5I.get_type(group) != H5I.GROUP)
        {
            return $"; '{parent}' is a dataset, which holds no others.";
        }

        List<string> names = NamesIn(group);
        return NearestName.Find(name, names) is string best ? $"; did you mean '{Completed(group, parent, best, below)}'?" : $"; '{parent}' holds {ListOf(names)}.";
    }

    // The rest of the name, as it is or nearly so, as far as it leads.
    private string Completed(long group, string parent, string name, string[] below)
    {
        string path = DatasetPath.Join(parent, name);
        if (below.Length == 0 || _walk.KindOf(group, parent, name) is not (H5L.TYPE_HARD or H5L.TYPE_SOFT) || _walk.Open(group, parent, name) is not (>= 0 and long inner))
        {
            return path;
        }

        try
        {
            string? next = H5I.get_type(inner) != H5I.GROUP ? null
                : _walk.KindOf(inner, path, below[0]) is not null ? below[0]
                : NearestName.Find(below[0], NamesIn(inner));
            return next is null ? path : Completed(inner, path, next, below[1..]);
        }
        finally
        {
            _ = H5I.dec_ref(inner);
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
        string more = names.Count <= Shown ? "" : names.Count < MaxNames ? $" and {names.Count - Shown} more" : " and many more";
        return names.Count == 0 ? "nothing" : string.Join(", ", names.Take(Shown).Select(name => $"'{name}'")) + more;
    }
}
