using System.Numerics;

namespace StaticGraph;

/// <summary>Members of arrays whose result is of another type for some elements: <c>x.Median()</c> of an array of int is a double.</summary>
public static class NDArrayMembers
{
    /// <inheritdoc cref="NDArray.Conj(NDArray{Complex})"/>
    public static NDArray<Complex> Conj(this NDArray<Complex> x) => throw Symbolic.OnlyInKernel();

#pragma warning disable RS0026 // Overloads with optional parameters: they differ in the type of elements, so that none takes what another one does.
    /// <inheritdoc cref="NDArray.Median{TElement}(NDArray{TElement}, Axes, bool)"/>
    public static NDArray<TElement> Median<TElement>(this NDArray<TElement> x, Axes axis = default, bool keepDims = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.Median{TElement}(NDArray{TElement}, Axes, bool)"/>
    public static NDArray<double> Median(this NDArray<long> x, Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.Median{TElement}(NDArray{TElement}, Axes, bool)"/>
    public static NDArray<double> Median(this NDArray<int> x, Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.Median{TElement}(NDArray{TElement}, Axes, bool)"/>
    public static NDArray<double> Median(this NDArray<byte> x, Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.Median{TElement}(NDArray{TElement}, Axes, bool)"/>
    public static NDArray<double> Median(this NDArray<ulong> x, Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.Median{TElement}(NDArray{TElement}, Axes, bool)"/>
    public static NDArray<double> Median(this NDArray<uint> x, Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.Median{TElement}(NDArray{TElement}, Axes, bool)"/>
    public static NDArray<double> Median(this NDArray<short> x, Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.Median{TElement}(NDArray{TElement}, Axes, bool)"/>
    public static NDArray<double> Median(this NDArray<ushort> x, Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.Median{TElement}(NDArray{TElement}, Axes, bool)"/>
    public static NDArray<double> Median(this NDArray<sbyte> x, Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NDArray.Median{TElement}(NDArray{TElement}, Axes, bool)"/>
    public static NDArray<double> Median(this NDArray<bool> x, Axes axis = default, bool keepDims = false) => throw Symbolic.OnlyInKernel();
#pragma warning restore RS0026
}
