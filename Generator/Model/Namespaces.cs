namespace StaticGraph.Generator.Model;

/// <summary>The namespaces that generated code names.</summary>
internal static class Namespaces
{
    /// <summary>The library's, and its assembly's name.</summary>
    public const string Library = "StaticGraph";

    /// <summary>What generated code calls. Everything in it is the library's.</summary>
    public const string Services = "StaticGraph.CompilerServices";

    /// <summary>The vector types.</summary>
    public const string Vectors = "System.Runtime.Intrinsics";
}
