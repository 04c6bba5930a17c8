namespace StaticGraph.Generator.Ops;

/// <summary>Sums of products of arrays, over axes that they have in common.</summary>
internal static class ContractionOps
{
    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        Of("Dot", ContractionKind.Dot),
        Of("MatMul", ContractionKind.MatMul) with { NumPy = new[] { "np.matmul" } },
        Of("TensorDot", ContractionKind.TensorDot) with { NumPy = new[] { "np.tensordot" }, Parameters = new[] { OpParameter.Count, OpParameter.AxesA, OpParameter.AxesB } },
        Of("Einsum", ContractionKind.Einsum) with { Arity = 1, Parameters = new[] { OpParameter.Subscripts } },
        Of("Inner", ContractionKind.Inner),
        Of("Outer", ContractionKind.Outer),
        Of("Kron", ContractionKind.Kron),
        Of("VDot", ContractionKind.VDot) with { NumPy = new[] { "np.vdot" } },
        Centred("Cov", ContractionKind.Cov, OpParameter.RowVar, OpParameter.Bias, OpParameter.DdofOrNone),
        Centred("CorrCoef", ContractionKind.CorrCoef, OpParameter.RowVar) with { NumPy = new[] { "np.corrcoef" } },
    ];

    private static OpDef Centred(string name, ContractionKind kind, params OpParameter[] parameters) =>
        Of(name, kind) with { Arity = 1, Types = TypeRule.Floating, Parameters = parameters };

    private static OpDef Of(string name, ContractionKind kind) => new(name, OpKind.Contraction, 2, TypeRule.Any) { Contracts = kind };
}
