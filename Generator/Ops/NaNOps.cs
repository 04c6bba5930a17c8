using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Ops;

/// <summary>Folds of what is not NaN.</summary>
internal static class NaNOps
{
    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        Of("NanSum", "Sum"),
        Of("NanProd", "Prod"),
        Of("NanMean", "Mean"),
        Of("NanVar", "Var", OpParameter.Ddof),
        Of("NanStd", "Std", OpParameter.Ddof),
        Of("NanMin", "Min"),
        Of("NanMax", "Max"),
        Of("NanArgMin", "ArgMin") with { NumPy = new[] { "np.nanargmin" }, Types = Places },
        Of("NanArgMax", "ArgMax") with { NumPy = new[] { "np.nanargmax" }, Types = Places },
    ];

    private static TypeRule Places => TypeRule.Floating with { Words = TypeRule.Floating.Words + ", to `long`", Gives = DType.Int64 };

    private static OpDef Of(string name, string fold, params OpParameter[] beside) => new(name, OpKind.Reduction, 1, TypeRule.Floating)
    {
        SkipsNaN = fold,
        NumPy = new[] { "np." + name.ToLowerInvariant() },
        Parameters = new[] { OpParameter.Axis }.Concat(beside).Append(OpParameter.KeepDims).ToArray(),
        Runs = "The folds above of what is not NaN, in the same pass. `NanVar` and `NanStd` take a second one for the deviations from the mean, unless what is folded is whole in a block.",
    };
}
