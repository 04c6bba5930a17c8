namespace StaticGraph.Generator.Ops;

/// <summary>The arithmetic operators. Integers wrap, as vectors and unchecked C# do.</summary>
internal static class ArithmeticOps
{
    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        new("Add", OpKind.Elementwise, 2, TypeRule.Numeric) { Vector = "({0} + {1})", Notation = "{0} + {1}" },
        new("Subtract", OpKind.Elementwise, 2, TypeRule.Numeric) { Vector = "({0} - {1})", Notation = "{0} - {1}" },
        new("Multiply", OpKind.Elementwise, 2, TypeRule.Numeric) { Vector = "({0} * {1})", Notation = "{0} * {1}" },

        // Vectors have no integer division that checks for zero the same way on every machine, and no remainder at all.
        new("Divide", OpKind.Elementwise, 2, TypeRule.Numeric)
        {
            Vector = "({0} / {1})", IntegerVector = "{Math}.Divide({0}, {1})", Notation = "{0} / {1}", Cost = 5,
        },
        new("Remainder", OpKind.Elementwise, 2, TypeRule.Numeric) { Vector = "{Math}.Remainder({0}, {1})", Notation = "{0} % {1}", Cost = 20 },
        new("Negate", OpKind.Elementwise, 1, TypeRule.Numeric) { Vector = "(-{0})", Notation = "-{0}" },
    ];
}
