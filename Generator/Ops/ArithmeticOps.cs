namespace StaticGraph.Generator.Ops;

/// <summary>The arithmetic operators. Integers wrap, as vectors and unchecked C# do.</summary>
internal static class ArithmeticOps
{
    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        new("Add", OpKind.Elementwise, 2, TypeRule.Numeric) { Members = new[] { "op_Addition" }, Vector = "({0} + {1})", Notation = "{0} + {1}" },
        new("Subtract", OpKind.Elementwise, 2, TypeRule.Numeric) { Members = new[] { "op_Subtraction" }, Vector = "({0} - {1})", Notation = "{0} - {1}" },
        new("Multiply", OpKind.Elementwise, 2, TypeRule.Numeric) { Members = new[] { "op_Multiply" }, Vector = "({0} * {1})", Notation = "{0} * {1}" },

        // Vectors have no integer division that checks for zero the same way on every machine, and no remainder at all.
        new("Divide", OpKind.Elementwise, 2, TypeRule.Numeric)
        {
            Members = new[] { "op_Division" }, Vector = "({0} / {1})", IntegerVector = "{Math}.Divide({0}, {1})", Notation = "{0} / {1}", FailsAtZero = true, Cost = 5,
        },
        new("Remainder", OpKind.Elementwise, 2, TypeRule.Numeric)
        {
            Members = new[] { "op_Modulus" }, NumPy = new[] { "np.fmod" }, Vector = "{Math}.Remainder({0}, {1})", Notation = "{0} % {1}", FailsAtZero = true, Cost = 20,
        },
        new("Negate", OpKind.Elementwise, 1, TypeRule.Numeric) { Members = new[] { "op_UnaryNegation" }, NumPy = new[] { "np.negative" }, Vector = "(-{0})", Notation = "-{0}" },
    ];
}
