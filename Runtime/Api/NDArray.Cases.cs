using System.Numerics;

namespace StaticGraph;

/// <content>Choosing by several conditions, and what is close.</content>
public static partial class NDArray
{
    /// <summary>Each element, but 0 for NaN, and the largest and least number of the type for infinities (<c>np.nan_to_num</c>); or the numbers given instead.</summary>
    public static NDArray<TElement> NanToNum<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NanToNum{TElement}(NDArray{TElement})"/>
    public static NDArray<TElement> NanToNum<TElement>(NDArray<TElement> x, TElement nan)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="NanToNum{TElement}(NDArray{TElement})"/>
    public static NDArray<TElement> NanToNum<TElement>(NDArray<TElement> x, TElement nan, TElement positiveInfinity, TElement negativeInfinity)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>True where <paramref name="x"/> is close to <paramref name="y"/> (<c>np.isclose</c>): <c>|x - y| &lt;= absolute + relative * |y|</c>, in the element type. An infinity is close to itself alone, a NaN to nothing, or to another NaN with <paramref name="equalNaN"/>.</summary>
    public static NDArray<bool> IsClose<TElement>(NDArray<TElement> x, NDArray<TElement> y, double relative = 1e-05, double absolute = 1e-08, bool equalNaN = false)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="IsClose{TElement}(NDArray{TElement}, NDArray{TElement}, double, double, bool)"/>
    public static NDArray<bool> IsClose<TElement>(NDArray<TElement> x, TElement y)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="IsClose{TElement}(NDArray{TElement}, NDArray{TElement}, double, double, bool)"/>
    public static NDArray<bool> IsClose<TElement>(NDArray<TElement> x, TElement y, double relative, double absolute)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The value of the first condition that is true, else <paramref name="otherwise"/> (<c>np.select</c>): <c>Select([x &lt; 0, x &lt; 1], [-x, x * x], 0)</c>. What is not taken has no influence, as with <c>Where</c>.</summary>
    public static NDArray<TElement> Select<TElement>(NDArray<bool>[] conditions, NDArray<TElement>[] values, NDArray<TElement> otherwise)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Select{TElement}(NDArray{bool}[], NDArray{TElement}[], NDArray{TElement})"/>
    public static NDArray<TElement> Select<TElement>(NDArray<bool>[] conditions, NDArray<TElement>[] values, TElement otherwise)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Select{TElement}(NDArray{bool}[], NDArray{TElement}[], NDArray{TElement})"/>
    public static NDArray<TElement> Select<TElement>(NDArray<bool>[] conditions, TElement[] values, NDArray<TElement> otherwise)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Select{TElement}(NDArray{bool}[], NDArray{TElement}[], NDArray{TElement})"/>
    public static NDArray<TElement> Select<TElement>(NDArray<bool>[] conditions, TElement[] values, TElement otherwise)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>The value of the last condition that is true (<c>np.piecewise</c>), else the value after those of the conditions, or 0 where there is none: <c>Piecewise(x, [x &lt; 0, x &gt; 1], [-x, x * x, x])</c>. The values are expressions of <paramref name="x"/>, not functions; what is not taken has no influence.</summary>
    public static NDArray<TElement> Piecewise<TElement>(NDArray<TElement> x, NDArray<bool>[] conditions, NDArray<TElement>[] values)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Piecewise{TElement}(NDArray{TElement}, NDArray{bool}[], NDArray{TElement}[])"/>
    public static NDArray<TElement> Piecewise<TElement>(NDArray<TElement> x, NDArray<bool>[] conditions, TElement[] values)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>For each element the array among <paramref name="choices"/> that its index names (<c>np.choose</c>), from 0 on: <c>Choose(i, [x, y, z])</c>; what is not chosen has no influence. An index that names none, negative ones too, is an error of the run that says which and where, <see cref="ArrayIndexException"/>, unless a <c>Where</c> does not take the element; write <c>Clip(i, 0, 2)</c> or <c>Remainder(i, 3)</c> for NumPy's other modes. At most 256 arrays, each of which is a comparison.</summary>
    public static NDArray<TElement> Choose<TElement>(NDArray<int> index, NDArray<TElement>[] choices)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Choose{TElement}(NDArray{int}, NDArray{TElement}[])"/>
    public static NDArray<TElement> Choose<TElement>(NDArray<long> index, NDArray<TElement>[] choices)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Choose{TElement}(NDArray{int}, NDArray{TElement}[])"/>
    public static NDArray<TElement> Choose<TElement>(NDArray<int> index, TElement[] choices)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Choose{TElement}(NDArray{int}, NDArray{TElement}[])"/>
    public static NDArray<TElement> Choose<TElement>(NDArray<long> index, TElement[] choices)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>Which bin each element lies in (<c>np.digitize</c>): how many of <paramref name="bins"/> are not above it, or with <paramref name="right"/> how many are below it. The bins are constants that rise, or fall, and then are counted from the other end; a NaN lies beyond all that rise. Each bin is a comparison.</summary>
    public static NDArray<long> Digitize<TElement>(NDArray<TElement> x, TElement[] bins, bool right = false)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Digitize{TElement}(NDArray{TElement}, TElement[], bool)"/>
    public static NDArray<long> Digitize(NDArray<byte> x, byte[] bins) => throw Symbolic.OnlyInKernel();
}
