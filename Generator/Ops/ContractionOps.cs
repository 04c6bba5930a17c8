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
        Of("Outer", ContractionKind.Outer) with { Runs = "Computed in registers where it is used: no pass and no array of its own." },
        Of("Kron", ContractionKind.Kron) with { Runs = "Computed once and held, since its elements lie in another order than those it is made of." },
        Of("VDot", ContractionKind.VDot) with { NumPy = new[] { "np.vdot" } },
    ];

    private static OpDef Of(string name, ContractionKind kind) => new(name, OpKind.Contraction, 2, TypeRule.Any) { Contracts = kind };
}
