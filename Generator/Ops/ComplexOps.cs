namespace StaticGraph.Generator.Ops;

/// <summary>What only complex numbers have. In the lanes of generated code they are two vectors, of which a part is one.</summary>
internal static class ComplexOps
{
    /// <summary>The rows of the parts, which graphs have too.</summary>
    public const string Real = "Real", Imag = "Imag";

    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        new(Real, OpKind.Elementwise, 1, TypeRule.Part) { Complex = ComplexRule.ToReal(x => x[0].Real) },
        new(Imag, OpKind.Elementwise, 1, TypeRule.Part) { Complex = ComplexRule.ToReal(x => x[0].Imaginary!) },
        new("Angle", OpKind.Elementwise, 1, TypeRule.Part) { Complex = ComplexRule.ToReal(x => ComplexMath.Angle(x[0])) },
        new("Conj", OpKind.Elementwise, 1, TypeRule.OfComplex) { Aliases = new[] { "conjugate" }, Complex = ComplexRule.Of(x => new(x[0].Real, -x[0].Imaginary!)) },
    ];
}
