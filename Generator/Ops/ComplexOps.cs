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

    /// <summary>What to write instead of an operation that is not of complex numbers.</summary>
    public static string WayOut(OpDef row) => row.Name switch
    {
        "Cast" => "a complex number is no real one, take NDArray.Real(x), NDArray.Imag(x) or NDArray.Abs(x)",
        "Var" or "Std" => $"write NDArray.{row.Name}(x), which is a double",
        "Prod" => "their product is not there; it is Exp of the sum of Log(x) where no element is 0",
        "Less" or "LessEqual" or "Greater" or "GreaterEqual" or "Minimum" or "Maximum" or "Clip" or "Min" or "Max" or "ArgMin" or "ArgMax" or "Median" =>
            "they have no order, compare NDArray.Real(x) or NDArray.Abs(x)",
        _ => "take NDArray.Real(x), NDArray.Imag(x), NDArray.Abs(x) or NDArray.Angle(x), which are of doubles",
    };
}
