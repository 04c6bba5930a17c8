namespace StaticGraph.Generator.Model;

/// <summary>
/// Where a kernel is declared. <paramref name="Folder"/> is empty for source that is in no file; <paramref name="Type"/> is the whole name of its type, and
/// <paramref name="Path"/> what that and those around it are called.
/// </summary>
internal sealed record KernelPlace(string Folder, string Type, string Path, string Name)
{
    /// <summary>True if, but for case, another kernel of its type has the same name, or one in its folder whose type is called the same.</summary>
    public bool SharesName(IEnumerable<KernelPlace> kernels) => kernels.Count(IsBeside) > 1;

    /// <summary>True for names that are the same on a file system that does not tell case.</summary>
    public static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private bool IsBeside(KernelPlace other) =>
        IsSame(Name, other.Name) && (Type == other.Type || (IsSame(Path, other.Path) && IsSame(Folder, other.Folder)));
}
