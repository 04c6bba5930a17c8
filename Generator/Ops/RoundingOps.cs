namespace StaticGraph.Generator.Ops;

/// <summary>Signs and whole numbers.</summary>
internal static class RoundingOps
{
    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        new("Abs", OpKind.Elementwise, 1, TypeRule.Numeric) { Aliases = new[] { "absolute", "fabs" }, Vector = "{V}.Abs({0})", Complex = ComplexRule.ToReal(x => ComplexMath.Abs(x[0])) },
        new("Sign", OpKind.Elementwise, 1, TypeRule.Numeric) { Vector = "{Math}.Sign({0})", Cost = 4 },
        new("Floor", OpKind.Elementwise, 1, TypeRule.Floating) { Vector = "{V}.Floor({0})" },
        new("Ceiling", OpKind.Elementwise, 1, TypeRule.Floating) { NumPy = new[] { "np.ceil" }, Vector = "{V}.Ceiling({0})" },
        new("Round", OpKind.Elementwise, 1, TypeRule.Floating) { Vector = "{V}.Round({0})" },
        new("Truncate", OpKind.Elementwise, 1, TypeRule.Floating) { NumPy = new[] { "np.trunc" }, Vector = "{V}.Truncate({0})" },
        new("CopySign", OpKind.Elementwise, 2, TypeRule.Floating) { NumPy = new[] { "np.copysign" }, Vector = "{Math}.CopySign({0}, {1})", Cost = 3 },
        new("NextAfter", OpKind.Elementwise, 2, TypeRule.Spaced) { NumPy = new[] { "np.nextafter" }, Vector = "{Math}.NextAfter({0}, {1})", Cost = 10 },
        new("Heaviside", OpKind.Elementwise, 2, TypeRule.Floating)
        {
            Lower = x => Term.Where(x[0] < x.Number(0), x.Number(0), Term.Where(x[0] > x.Number(0), x.Number(1), Term.Where(Term.Equal(x[0], x.Number(0)), x[1], x[0]))),
        },
    ];
}
