namespace StaticGraph;

/// <summary>
/// An array inside a kernel: symbolic, with a shape of named lengths and no data. The compiler reads expressions over it; none of its members can be run.
/// </summary>
/// <typeparam name="TElement">The element type: double, float, Half, Complex, long, ulong, int, uint, short, ushort, byte, sbyte or bool.</typeparam>
public sealed partial class NDArray<TElement>
    where TElement : unmanaged
{
    private NDArray()
    {
    }

    /// <summary>The array with its axes in reverse order (<c>x.T</c> in NumPy). Nothing is copied: the plan reads the source in another order.</summary>
    public NDArray<TElement> T => throw Symbolic.OnlyInKernel();

    /// <summary>The length of an axis by number; negative numbers count from the end (<c>x.shape[axis]</c> in NumPy).</summary>
    public Length GetLength(int axis) => throw Symbolic.OnlyInKernel();

    /// <summary>The length of the axis whose dim is <paramref name="axis"/>.</summary>
    public Length GetLength(string axis) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.Transpose{TElement}(NDArray{TElement}, int[])"/>
    public NDArray<TElement> Transpose(params int[] axes) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.Repeat{TElement}(NDArray{TElement}, Lengths, Axes)"/>
    public NDArray<TElement> Repeat(Lengths repeats, Axes axis = default) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.Reshape{TElement}(NDArray{TElement}, Lengths)"/>
    public NDArray<TElement> Reshape(Lengths shape) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.Ravel{TElement}(NDArray{TElement})"/>
    public NDArray<TElement> Ravel() => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.SwapAxes{TElement}(NDArray{TElement}, int, int)"/>
    public NDArray<TElement> SwapAxes(int axis1, int axis2) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.Squeeze{TElement}(NDArray{TElement}, Axes)"/>
    public NDArray<TElement> Squeeze(Axes axis = default) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.Diagonal{TElement}(NDArray{TElement}, int)"/>
    public NDArray<TElement> Diagonal(int offset = 0) => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// Each element as another type (<c>x.astype(t)</c> in NumPy). Floating point to integer drops the fraction and saturates, and NaN gives 0;
    /// a narrower integer keeps the low bits, as C# does unchecked; anything to bool is <c>x != 0</c> (NaN is true); bool gives 0 or 1. A complex number is made of a real one and 0; it becomes a real one by <c>Real</c> or <c>Abs</c> alone.
    /// </summary>
    public NDArray<TResult> Cast<TResult>()
        where TResult : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.Clip{TElement}(NDArray{TElement}, TElement, TElement)"/>
    public NDArray<TElement> Clip(TElement min, TElement max) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.Clip{TElement}(NDArray{TElement}, NDArray{TElement}, NDArray{TElement})"/>
    public NDArray<TElement> Clip(NDArray<TElement> min, NDArray<TElement> max) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.Round{TElement}(NDArray{TElement})"/>
    public NDArray<TElement> Round() => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.Pow{TElement}(NDArray{TElement}, TElement)"/>
    public NDArray<TElement> Pow(TElement exponent) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.Pow{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public NDArray<TElement> Pow(NDArray<TElement> exponent) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.Sum{TElement}(NDArray{TElement}, Axes, bool)"/>
    public NDArray<TElement> Sum(Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.Ptp{TElement}(NDArray{TElement}, Axes, bool)"/>
    public NDArray<TElement> Ptp(Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The sum of a diagonal of the first two axes (<c>np.trace</c>): of the elements whose index along the second axis is that along the first plus <paramref name="offset"/>. Integers stay in their type and wrap.
    /// </summary>
    /// <param name="offset">How far the diagonal is from the main one, to the right.</param>
    public NDArray<TElement> Trace(int offset = 0) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.CumSum{TElement}(NDArray{TElement}, Axes)"/>
    public NDArray<TElement> CumSum(Axes axis = default) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.CumProd{TElement}(NDArray{TElement}, Axes)"/>
    public NDArray<TElement> CumProd(Axes axis = default) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.Prod{TElement}(NDArray{TElement}, Axes, bool)"/>
    public NDArray<TElement> Prod(Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.Mean{TElement}(NDArray{TElement}, Axes, bool)"/>
    public NDArray<TElement> Mean(Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.Var{TElement}(NDArray{TElement}, Axes, int, bool)"/>
    public NDArray<TElement> Var(Axes axis = default, int ddof = 0, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.Std{TElement}(NDArray{TElement}, Axes, int, bool)"/>
    public NDArray<TElement> Std(Axes axis = default, int ddof = 0, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.Min{TElement}(NDArray{TElement}, Axes, bool)"/>
    public NDArray<TElement> Min(Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.Max{TElement}(NDArray{TElement}, Axes, bool)"/>
    public NDArray<TElement> Max(Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.ArgMin{TElement}(NDArray{TElement}, Axes, bool)"/>
    public NDArray<long> ArgMin(Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.ArgMax{TElement}(NDArray{TElement}, Axes, bool)"/>
    public NDArray<long> ArgMax(Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.Any(NDArray{bool}, Axes, bool)"/>
    public NDArray<bool> Any(Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.All(NDArray{bool}, Axes, bool)"/>
    public NDArray<bool> All(Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();
}
