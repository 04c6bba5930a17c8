using System.Globalization;

namespace StaticGraph.Generator.Model;

/// <summary>The names of a kernel's files: readable, and unique for overloads and for names that differ in case alone.</summary>
internal static class HintNames
{
    // File systems take 255 bytes, and a letter may need three.
    private const int MaxReadable = 64;

    /// <summary>The generated code.</summary>
    public static string Of(Kernel kernel) => $"{Readable(kernel)}-{Hash(kernel)}.g.cs";

    /// <summary>The generated file that carries the text of a plan file.</summary>
    public static string OfPlan(Kernel kernel) => $"{Readable(kernel)}-{Hash(kernel)}.plan.cs";

    /// <summary>The plan file itself: type and kernel, and what tells it from another kernel of the name.</summary>
    public static string PlanFile(Kernel kernel, bool sharesName) => $"{Readable(kernel)}{(sharesName || Letters(kernel).Length > MaxReadable ? "-" + Hash(kernel).Substring(0, 8) : "")}.plan.txt";

    private static string Readable(Kernel kernel) => Letters(kernel) is { Length: > MaxReadable } letters ? letters.Substring(0, MaxReadable) : Letters(kernel);

    private static string Letters(Kernel kernel) => new(Path(kernel).Where(c => char.IsLetterOrDigit(c) || c is '.' or '_').ToArray());

    private static string Path(Kernel kernel) =>
        string.Join(".", kernel.Declaration.Containers.Select(container => container.Name).Concat(new[] { kernel.Declaration.Name }));

    private static string Hash(Kernel kernel)
    {
        string parameters = string.Join(",", kernel.Parameters.Select(parameter => $"{parameter.Kind}:{parameter.Type}"));
        string kinds = string.Join(".", kernel.Declaration.Containers.Select(container => container.Keyword));
        return Hash($"{kernel.Declaration.Namespace}|{kinds}|{Path(kernel)}|{parameters}");
    }

    // FNV-1a: stable from run to run and machine to machine, unlike string.GetHashCode.
    private static string Hash(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 1099511628211);
        }

        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
