namespace StaticGraph.Generator.Ops;

/// <summary>Powers, roots, exponentials, logarithms and angles. All but the square root come from the runtime's own vector math, whose bits do not depend on the machine.</summary>
internal static class MathOps
{
    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        new("Sqrt", OpKind.Elementwise, 1, TypeRule.Floating) { Vector = "{V}.Sqrt({0})", Cost = 5 },
        Unary("Cbrt", 30),
        Binary("Pow", 60),
        Binary("Hypot", 30),
        Unary("Exp", 20),
        Unary("Exp2", 20),
        Unary("Expm1", 30),
        Unary("Log", 20),
        Unary("Log2", 20),
        Unary("Log10", 20),
        Unary("Log1p", 30),
        Unary("Sin", 25),
        Unary("Cos", 25),
        Unary("Tan", 35),
        Unary("Asin", 25),
        Unary("Acos", 25),
        Unary("Atan", 25),
        Binary("Atan2", 35),
        Unary("Sinh", 30),
        Unary("Cosh", 30),
        Unary("Tanh", 30),
    ];

    private static OpDef Unary(string name, int cost)
        => new(name, OpKind.Elementwise, 1, TypeRule.Floating) { Vector = $"{{Math}}.{name}({{0}})", Cost = cost };

    private static OpDef Binary(string name, int cost)
        => new(name, OpKind.Elementwise, 2, TypeRule.Floating) { Vector = $"{{Math}}.{name}({{0}}, {{1}})", Cost = cost };
}
