namespace StaticGraph;

/// <content>Sums of products, as members.</content>
public sealed partial class NDArray<TElement>
{
    /// <inheritdoc cref="NDArray.Dot{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public NDArray<TElement> Dot(NDArray<TElement> b) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.MatMul{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public NDArray<TElement> MatMul(NDArray<TElement> b) => throw Symbolic.OnlyInKernel();
}
