namespace StaticGraph.CompilerServices;

/// <summary>An array and how it is walked, in words.</summary>
internal static class AccessText
{
    /// <summary>The array's name. A reading in another order is worth a word: it is gathered.</summary>
    public static string Describe(string name, Access access) => name + (access.IsInOrder ? "" : " transposed") + (access.HasBackwards ? " flipped" : "");

    /// <summary>The same as a name in code.</summary>
    public static string Identifier(string name, Access access)
        => name.Length == 0 ? name : name + (access.IsInOrder ? "" : "T") + (access.HasBackwards ? "Flipped" : "");
}
