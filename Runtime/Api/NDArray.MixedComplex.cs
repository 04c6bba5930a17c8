namespace StaticGraph;

/// <content>Arithmetic of real arrays with complex numbers, and arrays of them.</content>
public sealed partial class NDArray<TElement>
{
    /// <summary>The sum of each element and a complex number (<c>np.add</c>). A real one has the imaginary part 0.</summary>
    public static NDArray<System.Numerics.Complex> operator +(NDArray<TElement> left, ComplexOperand right) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_Addition(NDArray{TElement}, ComplexOperand)"/>
    public static NDArray<System.Numerics.Complex> operator +(ComplexOperand left, NDArray<TElement> right) => throw Symbolic.OnlyInKernel();

    /// <summary>The difference of each element and a complex number (<c>np.subtract</c>). A real one has the imaginary part 0.</summary>
    public static NDArray<System.Numerics.Complex> operator -(NDArray<TElement> left, ComplexOperand right) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_Subtraction(NDArray{TElement}, ComplexOperand)"/>
    public static NDArray<System.Numerics.Complex> operator -(ComplexOperand left, NDArray<TElement> right) => throw Symbolic.OnlyInKernel();

    /// <summary>The product of each element and a complex number (<c>np.multiply</c>): (ac - bd) + (ad + bc)i, where the imaginary part of a real one is 0.</summary>
    public static NDArray<System.Numerics.Complex> operator *(NDArray<TElement> left, ComplexOperand right) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_Multiply(NDArray{TElement}, ComplexOperand)"/>
    public static NDArray<System.Numerics.Complex> operator *(ComplexOperand left, NDArray<TElement> right) => throw Symbolic.OnlyInKernel();

    /// <summary>The quotient of each element and a complex number (<c>np.divide</c>), by the larger part of the divisor. A real one has the imaginary part 0.</summary>
    public static NDArray<System.Numerics.Complex> operator /(NDArray<TElement> left, ComplexOperand right) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_Division(NDArray{TElement}, ComplexOperand)"/>
    public static NDArray<System.Numerics.Complex> operator /(ComplexOperand left, NDArray<TElement> right) => throw Symbolic.OnlyInKernel();
}
