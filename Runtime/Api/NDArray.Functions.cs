using System.Numerics;

namespace StaticGraph;

/// <content>Arrays made by a function of their indices.</content>
public static partial class NDArray
{
    /// <summary>What a function makes of the indices of an array of a shape (<c>np.fromfunction</c>): <c>FromFunction([n, m], (NDArray&lt;double&gt; i, NDArray&lt;double&gt; j) =&gt; i * i + j)</c>. The function is called once, with an array of indices for each axis, and may use what the kernel has.</summary>
    public static NDArray<TResult> FromFunction<TElement, TResult>(Lengths shape, Func<NDArray<TElement>, NDArray<TResult>> function)
        where TElement : unmanaged, INumber<TElement>
        where TResult : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="FromFunction{TElement, TResult}(Lengths, Func{NDArray{TElement}, NDArray{TResult}})"/>
    public static NDArray<TResult> FromFunction<TElement, TResult>(Lengths shape, Func<NDArray<TElement>, NDArray<TElement>, NDArray<TResult>> function)
        where TElement : unmanaged, INumber<TElement>
        where TResult : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="FromFunction{TElement, TResult}(Lengths, Func{NDArray{TElement}, NDArray{TResult}})"/>
    public static NDArray<TResult> FromFunction<TElement, TResult>(Lengths shape, Func<NDArray<TElement>, NDArray<TElement>, NDArray<TElement>, NDArray<TResult>> function)
        where TElement : unmanaged, INumber<TElement>
        where TResult : unmanaged
        => throw Symbolic.OnlyInKernel();
}
