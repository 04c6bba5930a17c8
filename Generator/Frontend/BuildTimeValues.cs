namespace StaticGraph.Generator.Frontend;

/// <summary>What may stand where a value must be known at build time, in the words of SG0011.</summary>
internal static class BuildTimeValues
{
    public const string Constant = "a constant or the variable of an unrolled loop";

    /// <summary>Of a length: it need not be a number yet.</summary>
    public const string Length = "a constant, a parameter of type Length, GetLength, or a sum of these";
}
