namespace StaticGraph;

/// <content>Logic of bools and bits of integers, with a scalar on either side.</content>
public sealed partial class NDArray<TElement>
{
    /// <summary>And of each pair: logical on bools (<c>np.logical_and</c>), bitwise on integers (<c>np.bitwise_and</c>).</summary>
    public static NDArray<TElement> operator &(NDArray<TElement> left, NDArray<TElement> right) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_BitwiseAnd(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> operator &(NDArray<TElement> left, TElement right) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_BitwiseAnd(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> operator &(TElement left, NDArray<TElement> right) => throw Symbolic.OnlyInKernel();

    /// <summary>Or of each pair: logical on bools (<c>np.logical_or</c>), bitwise on integers (<c>np.bitwise_or</c>).</summary>
    public static NDArray<TElement> operator |(NDArray<TElement> left, NDArray<TElement> right) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_BitwiseOr(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> operator |(NDArray<TElement> left, TElement right) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_BitwiseOr(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> operator |(TElement left, NDArray<TElement> right) => throw Symbolic.OnlyInKernel();

    /// <summary>Exclusive or of each pair: logical on bools (<c>np.logical_xor</c>), bitwise on integers (<c>np.bitwise_xor</c>).</summary>
    public static NDArray<TElement> operator ^(NDArray<TElement> left, NDArray<TElement> right) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_ExclusiveOr(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> operator ^(NDArray<TElement> left, TElement right) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_ExclusiveOr(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> operator ^(TElement left, NDArray<TElement> right) => throw Symbolic.OnlyInKernel();

    /// <summary>Not of each element: logical on bools (<c>np.logical_not</c>), bitwise on integers (<c>np.invert</c>).</summary>
    public static NDArray<TElement> operator !(NDArray<TElement> x) => throw Symbolic.OnlyInKernel();

    /// <summary>Not of each element: logical on bools (<c>np.logical_not</c>), bitwise on integers (<c>np.invert</c>).</summary>
    public static NDArray<TElement> operator ~(NDArray<TElement> x) => throw Symbolic.OnlyInKernel();
}
