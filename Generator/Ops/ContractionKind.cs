namespace StaticGraph.Generator.Ops;

/// <summary>Which axes a contraction multiplies, and which of them it sums over.</summary>
internal enum ContractionKind : byte
{
    /// <summary>The last axis of the first array with the last but one of the second, or its only one.</summary>
    Dot,

    /// <summary>The last two axes of both as matrices, the ones before as many of them.</summary>
    MatMul,

    /// <summary>Axes that are listed, or as many as are said: the last of the first array with the first of the second.</summary>
    TensorDot,

    /// <summary>What an index string says.</summary>
    Einsum,

    /// <summary>The last axes of both.</summary>
    Inner,

    /// <summary>None: each element of the first with each of the second, both in their order.</summary>
    Outer,

    /// <summary>None: each element of the first by all of the second, side by side.</summary>
    Kron,

    /// <summary>All elements of both in their order, the first conjugated.</summary>
    VDot,

    /// <summary>Observations of variables, centred, and divided by how many they are.</summary>
    Cov,

    /// <summary>The same, by the spread of both variables.</summary>
    CorrCoef,
}
