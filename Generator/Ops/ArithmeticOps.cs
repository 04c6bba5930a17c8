using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Ops;

/// <summary>The arithmetic operators, and what divides otherwise. Integers wrap, as vectors and unchecked C# do.</summary>
internal static class ArithmeticOps
{
    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        new("Add", OpKind.Elementwise, 2, TypeRule.Numeric) { Members = new[] { "op_Addition" }, Vector = "({0} + {1})", Notation = "{0} + {1}", Complex = ComplexRule.Of(x => x[0] + x[1]) },
        new("Subtract", OpKind.Elementwise, 2, TypeRule.Numeric) { Members = new[] { "op_Subtraction" }, Vector = "({0} - {1})", Notation = "{0} - {1}", Complex = ComplexRule.Of(x => x[0] - x[1]) },
        new("Multiply", OpKind.Elementwise, 2, TypeRule.Numeric) { Members = new[] { "op_Multiply" }, Vector = "({0} * {1})", Notation = "{0} * {1}", Complex = ComplexRule.Of(x => x[0] * x[1]) },

        // Vectors have no integer division that checks for zero the same way on every machine, and no remainder at all.
        new("Divide", OpKind.Elementwise, 2, TypeRule.Numeric)
        {
            Members = new[] { "op_Division" }, Vector = "({0} / {1})", IntegerVector = "{Math}.Divide({0}, {1})", Notation = "{0} / {1}", FailsAtZero = true, Cost = 5,
            Complex = ComplexRule.Of(x => ComplexMath.Divide(x[0], x[1])),
        },
        new("FMod", OpKind.Elementwise, 2, TypeRule.Numeric)
        {
            Members = new[] { "op_Modulus" }, NumPy = new[] { "np.fmod" }, Vector = "{Math}.Remainder({0}, {1})", Notation = "{0} % {1}", FailsAtZero = true, Cost = 20,
        },
        new("Negate", OpKind.Elementwise, 1, TypeRule.Numeric) { Members = new[] { "op_UnaryNegation" }, NumPy = new[] { "np.negative" }, Vector = "(-{0})", Notation = "-{0}", Complex = ComplexRule.Parts },
        new("Square", OpKind.Elementwise, 1, TypeRule.Numeric) { Lower = x => x[0] * x[0], Complex = ComplexRule.Of(x => x[0] * x[0]) },
        new("Reciprocal", OpKind.Elementwise, 1, TypeRule.Numeric) { Lower = x => x.Number(1) / x[0], FailsAtZero = true, Complex = ComplexRule.Of(x => ComplexMath.Reciprocal(x[0])) },
        new("Remainder", OpKind.Elementwise, 2, TypeRule.Numeric) { NumPy = new[] { "np.remainder" }, Aliases = new[] { "mod" }, Lower = Remainder, FailsAtZero = true },
        new("FloorDivide", OpKind.Elementwise, 2, TypeRule.Numeric) { Lower = FloorDivide, FailsAtZero = true },
        new("Gcd", OpKind.Elementwise, 2, TypeRule.Whole) { Vector = "{Math}.Gcd({0}, {1})", Cost = 60 },
        new("Lcm", OpKind.Elementwise, 2, TypeRule.Whole) { Vector = "{Math}.Lcm({0}, {1})", Cost = 70 },
    ];

    // What C# leaves, moved to the divisor's side where it is on the other. A rest of zero has the divisor's sign.
    private static Term Remainder(Lowering x)
    {
        Term rest = x[0] % x[1], zero = x.Number(0);
        Term isZero = Term.Equal(rest, zero), isAcross = (x[1] < zero) ^ (rest < zero);
        return x.Type.IsFloating()
            ? Term.Where(isZero, Term.Of("CopySign", zero, x[1]), Term.Where(isAcross, rest + x[1], rest))
            : Term.Where(!isZero & isAcross, rest + x[1], rest);
    }

    // By the rest, as Python and NumPy do: a quotient of large numbers would round up to the next whole one.
    private static Term FloorDivide(Lowering x)
    {
        Term zero = x.Number(0), one = x.Number(1), quotient = x[0] / x[1];
        Term rest = x.Type.IsFloating() ? x[0] % x[1] : x[0] - (quotient * x[1]);
        Term isBelow = !Term.Equal(rest, zero) & ((x[1] < zero) ^ (rest < zero));
        if (!x.Type.IsFloating())
        {
            return Term.Where(isBelow, quotient - one, quotient);
        }

        Term whole = (x[0] - rest) / x[1];
        Term down = Term.Where(isBelow, whole - one, whole), floor = Term.Of("Floor", down);
        Term nearest = Term.Where(down - floor > x.Number(0.5), floor + one, floor);
        Term signed = Term.Where(Term.Equal(down, zero), Term.Of("CopySign", zero, quotient), nearest);
        return Term.Where(Term.Equal(x[1], zero), quotient, signed);
    }
}
