namespace StaticGraph.Generator.Problems;
internal static class ProblemIds
{
    public const string DimsDoNotFit = "SG0101";
    public const string AxisOutOfRange = "SG0102";
    public const string DuplicateAxis = "SG0103";
    public const string UnknownDim = "SG0104";
    public const string ElementType = "SG0105";
    public const string Rank = "SG0106";
    public const string DeclaredShape = "SG0108";
}
