using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Ops;

/// <summary>Folds over axes: how elements are folded, and what the folded value becomes.</summary>
internal static class ReductionOps
{
    private static readonly OpParameter[] WithDdof = [OpParameter.Axis, OpParameter.Ddof, OpParameter.KeepDims];

    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        Fold("Sum", TypeRule.Numeric, ReductionKind.Sum) with { Pairs = "Add", Complex = ComplexRule.Parts, Masked = MaskedFolds.Sum },
        Fold("Prod", TypeRule.Numeric, ReductionKind.Prod) with { Pairs = "Multiply", Masked = MaskedFolds.Prod },
        Fold("Mean", TypeRule.Floating, ReductionKind.Sum) with { Vector = "({0} / {1})", Complex = ComplexRule.Parts, Masked = MaskedFolds.Mean },
        Fold("Average", TypeRule.Floating, ReductionKind.Sum) with { Arity = 2 },
        Fold("Var", TypeRule.Floating, ReductionKind.SquaredDeviations) with { Vector = "({0} / {1})", Parameters = WithDdof, Cost = 3, Complex = new() { Folds = ("Var", (real, imaginary) => real + imaginary) }, Masked = MaskedFolds.Var },
        Fold("Std", TypeRule.Floating, ReductionKind.SquaredDeviations) with
        {
            Masked = MaskedFolds.Std,
            Vector = "{V}.Sqrt({0} / {1})", Parameters = WithDdof, Cost = 3, Complex = new() { Folds = ("Var", (real, imaginary) => Term.Of("Sqrt", real + imaginary)) },
        },
        Fold("CountNonZero", TypeRule.ToLong, ReductionKind.CountNonZero) with
        {
            Masked = MaskedFolds.CountNonZero,
            NumPy = new[] { "np.count_nonzero" }, Complex = new() { Element = x => x.Either(part => !Term.Equal(part, new NumberTerm(DType.Double, 0))) },
        },
        Fold("Min", TypeRule.Numeric, ReductionKind.Min) with { Pairs = "Minimum", Aliases = new[] { "amin" }, Masked = MaskedFolds.Min },
        Fold("Max", TypeRule.Numeric, ReductionKind.Max) with { Pairs = "Maximum", Aliases = new[] { "amax" }, Masked = MaskedFolds.Max },
        Fold("ArgMin", TypeRule.ToLong, ReductionKind.ArgMin) with { NumPy = new[] { "np.argmin" }, Masked = MaskedFolds.ArgMin },
        Fold("ArgMax", TypeRule.ToLong, ReductionKind.ArgMax) with { NumPy = new[] { "np.argmax" }, Masked = MaskedFolds.ArgMax },
        Fold("Median", TypeRule.Middle, ReductionKind.Median) with { IsOrder = true },
        Fold("Any", TypeRule.Logical, ReductionKind.Max) with { Pairs = "Or", Masked = MaskedFolds.Any },
        Fold("All", TypeRule.Logical, ReductionKind.Min) with { Pairs = "And", Masked = MaskedFolds.Every },
    ];

    private static OpDef Fold(string name, TypeRule types, ReductionKind fold) =>
        new(name, OpKind.Reduction, 1, types) { Fold = fold, Parameters = new[] { OpParameter.Axis, OpParameter.KeepDims } };
}
