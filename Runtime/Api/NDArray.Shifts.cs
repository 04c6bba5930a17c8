namespace StaticGraph;

/// <content>Shifts of integers, by one count for all or one for each.</content>
public sealed partial class NDArray<TElement>
{
    /// <summary>The bits of each element moved to the left, zeros following (<c>np.left_shift</c>). Counts are taken as C# does, modulo the bits of the element (8 of a byte): <c>x &lt;&lt; 33</c> of ints is <c>x &lt;&lt; 1</c>, where NumPy has 0.</summary>
    public static NDArray<TElement> operator <<(NDArray<TElement> left, NDArray<TElement> count) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_LeftShift(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> operator <<(NDArray<TElement> left, int count) => throw Symbolic.OnlyInKernel();

    /// <summary>The bits of each element moved to the right, the sign bit following (<c>np.right_shift</c>). Counts are taken modulo the bits of the element.</summary>
    public static NDArray<TElement> operator >>(NDArray<TElement> left, NDArray<TElement> count) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_RightShift(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> operator >>(NDArray<TElement> left, int count) => throw Symbolic.OnlyInKernel();

    /// <summary>The bits of each element moved to the right, zeros following (<c>np.right_shift</c> of the elements as unsigned numbers). Counts are taken modulo the bits of the element.</summary>
    public static NDArray<TElement> operator >>>(NDArray<TElement> left, NDArray<TElement> count) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_UnsignedRightShift(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> operator >>>(NDArray<TElement> left, int count) => throw Symbolic.OnlyInKernel();
}
