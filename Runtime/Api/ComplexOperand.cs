using System.Numerics;

namespace StaticGraph;

/// <summary>What stands beside an array of real numbers and makes the result complex: a complex number, or an array of them. It is made by conversion, and no kernel names it.</summary>
public readonly struct ComplexOperand
{
    /// <summary>A complex number.</summary>
    public static implicit operator ComplexOperand(Complex number) => throw Symbolic.OnlyInKernel();

    /// <summary>An array of them.</summary>
    public static implicit operator ComplexOperand(NDArray<Complex> array) => throw Symbolic.OnlyInKernel();
}
