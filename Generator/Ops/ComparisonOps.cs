namespace StaticGraph.Generator.Ops;

/// <summary>The comparison operators: IEEE 754, so that every one but != is false beside a NaN.</summary>
internal static class ComparisonOps
{
    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        new("Less", OpKind.Elementwise, 2, TypeRule.Comparison) { Members = new[] { "op_LessThan" }, Vector = "{V}.LessThan({0}, {1})", Notation = "{0} < {1}" },
        new("LessEqual", OpKind.Elementwise, 2, TypeRule.Comparison) { Members = new[] { "op_LessThanOrEqual" }, Vector = "{V}.LessThanOrEqual({0}, {1})", Notation = "{0} <= {1}" },
        new("Greater", OpKind.Elementwise, 2, TypeRule.Comparison) { Members = new[] { "op_GreaterThan" }, Vector = "{V}.GreaterThan({0}, {1})", Notation = "{0} > {1}" },
        new("GreaterEqual", OpKind.Elementwise, 2, TypeRule.Comparison) { Members = new[] { "op_GreaterThanOrEqual" }, Vector = "{V}.GreaterThanOrEqual({0}, {1})", Notation = "{0} >= {1}" },
        new("Equal", OpKind.Elementwise, 2, TypeRule.Equality)
        {
            Members = new[] { "op_Equality" }, Vector = "{V}.Equals({0}, {1})", MaskVector = "(~({0} ^ {1}))", Notation = "{0} == {1}",
            Complex = ComplexRule.ToReal(x => Term.Equal(x[0].Real, x[1].Real) & Term.Equal(x[0].Imaginary!, x[1].Imaginary!)),
        },
        new("NotEqual", OpKind.Elementwise, 2, TypeRule.Equality)
        {
            Members = new[] { "op_Inequality" }, Vector = "(~{V}.Equals({0}, {1}))", MaskVector = "({0} ^ {1})", Notation = "{0} != {1}",
            Complex = ComplexRule.ToReal(x => !Term.Equal(x[0].Real, x[1].Real) | !Term.Equal(x[0].Imaginary!, x[1].Imaginary!)),
        },
    ];
}
