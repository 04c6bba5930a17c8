namespace StaticGraph.Generator.Ops;

/// <summary>The logical operators: on masks and on the bits of integers they are the same instructions.</summary>
internal static class LogicOps
{
    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        new("And", OpKind.Elementwise, 2, TypeRule.Bitwise) { Vector = "({0} & {1})", MaskVector = "({0} & {1})", Notation = "{0} & {1}" },
        new("Or", OpKind.Elementwise, 2, TypeRule.Bitwise) { Vector = "({0} | {1})", MaskVector = "({0} | {1})", Notation = "{0} | {1}" },
        new("Xor", OpKind.Elementwise, 2, TypeRule.Bitwise) { Vector = "({0} ^ {1})", MaskVector = "({0} ^ {1})", Notation = "{0} ^ {1}" },
        new("Not", OpKind.Elementwise, 1, TypeRule.Bitwise) { Vector = "(~{0})", MaskVector = "(~{0})", Notation = "!{0}" },
    ];
}
