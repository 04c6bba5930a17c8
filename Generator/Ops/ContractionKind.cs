namespace StaticGraph.Generator.Ops;

/// <summary>Which axes a contraction multiplies, and which of them it sums over.</summary>
internal enum ContractionKind : byte
{
    /// <summary>The last axis of the first array with the last but one of the second, or its only one.</summary>
    Dot,

    /// <summary>The last two axes of both as matrices, the ones before as many of them.</summary>
    MatMul,
}
