namespace StaticGraph.Storage;

/// <summary>The one spelling of a dataset's name: <c>/a/b</c> for <c>a/b</c>, <c>/a//b</c>, <c>./a/b/</c>.</summary>
internal static class DatasetPath
{
    /// <summary>The name from the root on, without empty parts and those that stay where they are.</summary>
    /// <exception cref="ArrayStorageException">It names the root, or holds a NUL character.</exception>
    public static string Normalize(string dataset)
    {
        DatasetLocation.CheckName(dataset);
        string[] names = [.. PartsOf(dataset)];
        return names.Length > 0
            ? "/" + string.Join('/', names)
            : throw new ArrayStorageException($"'{dataset}' is no dataset's name; one looks like '/x' or '/group/x'.");
    }

    /// <summary>The names on the way, without empty parts and those that stay where they are.</summary>
    public static IEnumerable<string> PartsOf(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(name => name != ".");

    /// <summary>The path of what a group has under a name.</summary>
    public static string Join(string group, string name) => group == "/" ? "/" + name : $"{group}/{name}";

    /// <summary>The group a dataset is in, ending in a slash.</summary>
    public static string GroupOf(string path) => path[..(path.LastIndexOf('/') + 1)];

    /// <summary>The last part of the name.</summary>
    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
