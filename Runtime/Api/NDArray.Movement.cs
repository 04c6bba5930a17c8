namespace StaticGraph;

/// <content>Other types and other orders of the same elements.</content>
public static partial class NDArray
{
    /// <summary>
    /// The array with its axes in another order (<c>np.transpose</c>): axis i of the result is axis <c>axes[i]</c> of <paramref name="x"/>.
    /// Without <paramref name="axes"/>, in reverse order. Nothing is copied: the plan reads the source in another order.
    /// </summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="axes">Each axis once; negative numbers count from the end.</param>
    public static NDArray<TElement> Transpose<TElement>(NDArray<TElement> x, params int[] axes)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The elements in reverse order along each of some axes (<c>np.flip</c>). Nothing is copied: the plan reads the source from its end.
    /// A result has no coordinates along such an axis.
    /// </summary>
    /// <param name="x">An array of any rank.</param>
    /// <param name="axis">The axes that are turned round; all of them by default.</param>
    public static NDArray<TElement> Flip<TElement>(NDArray<TElement> x, Axes axis = default)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray{TElement}.Cast{TResult}()"/>
    public static NDArray<TResult> Cast<TResult>(NDArray<double> x)
        where TResult : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray{TElement}.Cast{TResult}()"/>
    public static NDArray<TResult> Cast<TResult>(NDArray<float> x)
        where TResult : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray{TElement}.Cast{TResult}()"/>
    public static NDArray<TResult> Cast<TResult>(NDArray<long> x)
        where TResult : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray{TElement}.Cast{TResult}()"/>
    public static NDArray<TResult> Cast<TResult>(NDArray<int> x)
        where TResult : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray{TElement}.Cast{TResult}()"/>
    public static NDArray<TResult> Cast<TResult>(NDArray<byte> x)
        where TResult : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray{TElement}.Cast{TResult}()"/>
    public static NDArray<TResult> Cast<TResult>(NDArray<ulong> x)
        where TResult : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray{TElement}.Cast{TResult}()"/>
    public static NDArray<TResult> Cast<TResult>(NDArray<uint> x)
        where TResult : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray{TElement}.Cast{TResult}()"/>
    public static NDArray<TResult> Cast<TResult>(NDArray<short> x)
        where TResult : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray{TElement}.Cast{TResult}()"/>
    public static NDArray<TResult> Cast<TResult>(NDArray<ushort> x)
        where TResult : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray{TElement}.Cast{TResult}()"/>
    public static NDArray<TResult> Cast<TResult>(NDArray<sbyte> x)
        where TResult : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray{TElement}.Cast{TResult}()"/>
    public static NDArray<TResult> Cast<TResult>(NDArray<bool> x)
        where TResult : unmanaged
        => throw Symbolic.OnlyInKernel();
}
