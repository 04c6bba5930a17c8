namespace StaticGraph.Generator.Ops;

/// <summary>Sums of products of arrays, over axes that they have in common.</summary>
internal static class ContractionOps
{
    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        Of("Dot", ContractionKind.Dot),
        Of("MatMul", ContractionKind.MatMul) with { NumPy = new[] { "np.matmul" } },
    ];

    private static OpDef Of(string name, ContractionKind kind) => new(name, OpKind.Contraction, 2, TypeRule.Any) { Contracts = kind };
}
