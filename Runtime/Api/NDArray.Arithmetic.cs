namespace StaticGraph;

/// <content>Arithmetic of elements, with a scalar on either side.</content>
public sealed partial class NDArray<TElement>
{
    /// <summary>The sum of each pair of elements (<c>np.add</c>). Integers wrap.</summary>
    public static NDArray<TElement> operator +(NDArray<TElement> left, NDArray<TElement> right) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_Addition(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> operator +(NDArray<TElement> left, TElement right) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_Addition(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> operator +(TElement left, NDArray<TElement> right) => throw Symbolic.OnlyInKernel();

    /// <summary>The difference of each pair of elements (<c>np.subtract</c>). Integers wrap.</summary>
    public static NDArray<TElement> operator -(NDArray<TElement> left, NDArray<TElement> right) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_Subtraction(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> operator -(NDArray<TElement> left, TElement right) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_Subtraction(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> operator -(TElement left, NDArray<TElement> right) => throw Symbolic.OnlyInKernel();

    /// <summary>The product of each pair of elements (<c>np.multiply</c>). Integers wrap.</summary>
    public static NDArray<TElement> operator *(NDArray<TElement> left, NDArray<TElement> right) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_Multiply(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> operator *(NDArray<TElement> left, TElement right) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_Multiply(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> operator *(TElement left, NDArray<TElement> right) => throw Symbolic.OnlyInKernel();

    /// <summary>The quotient of each pair of elements, as C# divides: floating point is <c>np.divide</c>; integers round toward zero (NumPy's <c>//</c> rounds down), and a zero divisor throws <see cref="DivideByZeroException"/> when the plan runs, unless a <c>Where</c> does not take the quotient.</summary>
    public static NDArray<TElement> operator /(NDArray<TElement> left, NDArray<TElement> right) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_Division(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> operator /(NDArray<TElement> left, TElement right) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_Division(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> operator /(TElement left, NDArray<TElement> right) => throw Symbolic.OnlyInKernel();

    /// <summary>The remainder of each pair of elements, as C# has it, with the sign of the dividend (<c>np.fmod</c>; NumPy's <c>%</c> has the sign of the divisor). An integer zero divisor throws <see cref="DivideByZeroException"/> when the plan runs, unless a <c>Where</c> does not take the remainder; a floating one gives NaN.</summary>
    public static NDArray<TElement> operator %(NDArray<TElement> left, NDArray<TElement> right) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_Modulus(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> operator %(NDArray<TElement> left, TElement right) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_Modulus(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> operator %(TElement left, NDArray<TElement> right) => throw Symbolic.OnlyInKernel();

    /// <summary>The negative of each element (<c>np.negative</c>). Integers wrap.</summary>
    public static NDArray<TElement> operator -(NDArray<TElement> x) => throw Symbolic.OnlyInKernel();

    /// <summary>The array itself (<c>np.positive</c>).</summary>
    public static NDArray<TElement> operator +(NDArray<TElement> x) => throw Symbolic.OnlyInKernel();
}
