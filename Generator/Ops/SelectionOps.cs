namespace StaticGraph.Generator.Ops;

/// <summary>Choosing between elements, asking what they are, and turning them into another type.</summary>
internal static class SelectionOps
{
    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        // Vectors' Min and Max are IEEE 754-2019's, with the same bits on every processor: NaN wins, -0 is below +0.
        new("Minimum", OpKind.Elementwise, 2, TypeRule.Numeric) { MathName = "Min", Vector = "{V}.Min({0}, {1})" },
        new("Maximum", OpKind.Elementwise, 2, TypeRule.Numeric) { MathName = "Max", Vector = "{V}.Max({0}, {1})" },
        new("Clip", OpKind.Elementwise, 3, TypeRule.Numeric) { MathName = "Clamp", Aliases = new[] { "clamp" }, Vector = "{V}.Min({V}.Max({0}, {1}), {2})", Cost = 2 },

        // Operand 0 is a mask of the vector type of operands 1 and 2.
        new("Where", OpKind.Elementwise, 3, TypeRule.Select)
        {
            Vector = "{V}.ConditionalSelect({0}, {1}, {2})", MaskVector = "{V}.ConditionalSelect({0}, {1}, {2})",
        },
        new("IsNaN", OpKind.Elementwise, 1, TypeRule.Test) { NumPy = new[] { "np.isnan" }, Vector = "(~{V}.Equals({0}, {0}))" },
        new("IsInfinity", OpKind.Elementwise, 1, TypeRule.Test)
        {
            NumPy = new[] { "np.isinf" }, Vector = "{V}.Equals({V}.Abs({0}), {V}.Create({T}.PositiveInfinity))", Cost = 2,
        },
        new("IsFinite", OpKind.Elementwise, 1, TypeRule.Test)
        {
            NumPy = new[] { "np.isfinite" }, Vector = "{V}.LessThan({V}.Abs({0}), {V}.Create({T}.PositiveInfinity))", Cost = 2,
        },

        // Between numbers a cast is a conversion of the whole tile (TileConvert). Vector turns a number into a mask,
        // MaskVector a mask of the result's own vector type into 0 or 1 ({T} is the result's keyword).
        new("Cast", OpKind.Elementwise, 1, TypeRule.Cast)
        {
            NumPy = new[] { "x.astype" }, Vector = "(~{V}.Equals({0}, {V}<{T}>.Zero))", MaskVector = "({0} & {V}<{T}>.One)", Cost = 2,
        },
    ];
}
