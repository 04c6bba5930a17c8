namespace StaticGraph.Generator.Ops;

/// <summary>Powers, roots, exponentials, logarithms and angles. All but the square root come from the runtime's own vector math, whose bits do not depend on the machine.</summary>
internal static class MathOps
{
    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        new("Sqrt", OpKind.Elementwise, 1, TypeRule.Floating) { Vector = "{V}.Sqrt({0})", Cost = 5, Complex = ComplexRule.Of(x => ComplexMath.Sqrt(x[0])) },
        Unary("Cbrt", 30),
        Binary("Pow", 60, "np.power") with { Complex = ComplexRule.Of(x => ComplexMath.Pow(x[0], x[1])) },
        Binary("Hypot", 30),
        Unary("Exp", 20) with { Complex = ComplexRule.Of(x => ComplexMath.Exp(x[0])) },
        Unary("Exp2", 20),
        Unary("Expm1", 30),
        Unary("Log", 20) with { Complex = ComplexRule.Of(x => ComplexMath.Log(x[0])) },
        Unary("Log2", 20),
        Unary("Log10", 20),
        Unary("Log1p", 30),
        Unary("Sin", 25) with { Complex = ComplexRule.Of(x => ComplexMath.Sin(x[0])) },
        Unary("Cos", 25) with { Complex = ComplexRule.Of(x => ComplexMath.Cos(x[0])) },
        Unary("Tan", 35),
        Unary("Asin", 25, "np.arcsin"),
        Unary("Acos", 25, "np.arccos"),
        Unary("Atan", 25, "np.arctan"),
        Binary("Atan2", 35, "np.arctan2"),
        Unary("Sinh", 30),
        Unary("Cosh", 30),
        Unary("Tanh", 30),
        Unary("Asinh", 50, "np.arcsinh"),
        Unary("Acosh", 50, "np.arccosh"),
        Unary("Atanh", 45, "np.arctanh"),
        Unary("Sinc", 45),
        Binary("LogAddExp", 80, "np.logaddexp"),
        Unary("Erf", 75, "scipy.special.erf"),
        Unary("Erfc", 75, "scipy.special.erfc"),
        Unary("Gamma", 200, "scipy.special.gamma"),
        Unary("LogGamma", 250, "scipy.special.gammaln"),
        new("Degrees", OpKind.Elementwise, 1, TypeRule.Floating) { Aliases = new[] { "rad2deg" }, Lower = x => x[0] * x.Number(180 / Math.PI, 180 / (float)Math.PI) },
        new("Radians", OpKind.Elementwise, 1, TypeRule.Floating) { Aliases = new[] { "deg2rad" }, Lower = x => x[0] * x.Number(Math.PI / 180, (float)Math.PI / 180) },
    ];

    private static OpDef Unary(string name, int cost, string? numPy = null) => Function(name, 1, $"{{Math}}.{name}({{0}})", cost, numPy);

    private static OpDef Binary(string name, int cost, string? numPy = null) => Function(name, 2, $"{{Math}}.{name}({{0}}, {{1}})", cost, numPy);

    private static OpDef Function(string name, int arity, string vector, int cost, string? numPy)
    {
        OpDef row = new(name, OpKind.Elementwise, arity, TypeRule.Floating) { Vector = vector, Cost = cost };
        return numPy is null ? row : row with { NumPy = new[] { numPy } };
    }
}
