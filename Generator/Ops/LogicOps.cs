namespace StaticGraph.Generator.Ops;

/// <summary>The logical operators: on masks and on the bits of integers they are the same instructions.</summary>
internal static class LogicOps
{
    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        Infix("And", "op_BitwiseAnd", "&"),
        Infix("Or", "op_BitwiseOr", "|"),
        Infix("Xor", "op_ExclusiveOr", "^"),
        new("Not", OpKind.Elementwise, 1, TypeRule.Bitwise)
        {
            Members = new[] { "op_LogicalNot", "op_OnesComplement" }, NumPy = new[] { "np.logical_not", "np.invert" }, Vector = "(~{0})", MaskVector = "(~{0})", Notation = "!{0}",
        },
        Shift("LeftShift", "<<", "ShiftLeft"),
        Shift("RightShift", ">>", "ShiftRight"),
        Shift("UnsignedRightShift", ">>>", "ShiftRightLogical") with { NumPy = Array.Empty<string>() },
        new("PopCount", OpKind.Elementwise, 1, TypeRule.Whole) { NumPy = new[] { "np.bitwise_count" }, Vector = "{Math}.PopCount({0})", Cost = 12 },
    ];

    private static OpDef Shift(string name, string sign, string function) => new(name, OpKind.Elementwise, 2, TypeRule.Whole)
    {
        Members = new[] { "op_" + name }, Vector = $"{{Math}}.{function}({{0}}, {{1}})", Notation = $"{{0}} {sign} {{1}}", ConvertsNumbers = true, Cost = 3,
    };

    private static OpDef Infix(string name, string member, string sign)
    {
        string lanes = $"({{0}} {sign} {{1}})", word = name.ToLowerInvariant();
        return new(name, OpKind.Elementwise, 2, TypeRule.Bitwise)
        {
            Members = new[] { member }, NumPy = new[] { "np.logical_" + word, "np.bitwise_" + word }, Vector = lanes, MaskVector = lanes, Notation = $"{{0}} {sign} {{1}}",
        };
    }
}
