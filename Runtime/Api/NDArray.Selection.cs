using System.Numerics;

namespace StaticGraph;

/// <content>
/// Choosing between elements, and asking what they are. C# infers no <c>byte</c> from a constant such as <c>0</c>, so that functions with a number
/// beside an array have an overload for bytes, and others in <c>NDArray.Constants.cs</c>.
/// </content>
public static partial class NDArray
{
    /// <summary>The lesser of each pair (<c>np.minimum</c>): NaN where either is, and -0 below +0.</summary>
    public static NDArray<TElement> Minimum<TElement>(NDArray<TElement> x, NDArray<TElement> y)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Minimum{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> Minimum<TElement>(NDArray<TElement> x, TElement y)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Minimum{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> Minimum<TElement>(TElement x, NDArray<TElement> y)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Minimum{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<byte> Minimum(NDArray<byte> x, byte y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Minimum{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<byte> Minimum(byte x, NDArray<byte> y) => throw Symbolic.OnlyInKernel();

    /// <summary>The greater of each pair (<c>np.maximum</c>): NaN where either is, and -0 below +0.</summary>
    public static NDArray<TElement> Maximum<TElement>(NDArray<TElement> x, NDArray<TElement> y)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Maximum{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> Maximum<TElement>(NDArray<TElement> x, TElement y)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Maximum{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> Maximum<TElement>(TElement x, NDArray<TElement> y)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Maximum{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<byte> Maximum(NDArray<byte> x, byte y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Maximum{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<byte> Maximum(byte x, NDArray<byte> y) => throw Symbolic.OnlyInKernel();

    /// <summary>Each element, but not below <paramref name="min"/> nor above <paramref name="max"/> (<c>np.clip</c>); NaN where any of the three is, and <paramref name="max"/> where min is above max.</summary>
    public static NDArray<TElement> Clip<TElement>(NDArray<TElement> x, TElement min, TElement max)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Clip{TElement}(NDArray{TElement}, TElement, TElement)"/>
    public static NDArray<TElement> Clip<TElement>(NDArray<TElement> x, NDArray<TElement> min, NDArray<TElement> max)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Clip{TElement}(NDArray{TElement}, TElement, TElement)"/>
    public static NDArray<byte> Clip(NDArray<byte> x, byte min, byte max) => throw Symbolic.OnlyInKernel();

    /// <summary>The element of <paramref name="x"/> where <paramref name="mask"/> is true, else that of <paramref name="y"/> (<c>np.where</c>). All three broadcast together, and one truth value may stand for the mask; what is not taken has no influence: neither a NaN, nor an integer division by zero. (A fold takes all its elements, whoever takes its result.)</summary>
    public static NDArray<TElement> Where<TElement>(NDArray<bool> mask, NDArray<TElement> x, NDArray<TElement> y)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Where{TElement}(NDArray{bool}, NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> Where<TElement>(NDArray<bool> mask, NDArray<TElement> x, TElement y)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Where{TElement}(NDArray{bool}, NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> Where<TElement>(NDArray<bool> mask, TElement x, NDArray<TElement> y)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Where{TElement}(NDArray{bool}, NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> Where<TElement>(NDArray<bool> mask, TElement x, TElement y)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Where{TElement}(NDArray{bool}, NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> Where<TElement>(bool mask, NDArray<TElement> x, NDArray<TElement> y)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Where{TElement}(NDArray{bool}, NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> Where<TElement>(bool mask, NDArray<TElement> x, TElement y)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Where{TElement}(NDArray{bool}, NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> Where<TElement>(bool mask, TElement x, NDArray<TElement> y)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Where{TElement}(NDArray{bool}, NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<byte> Where(bool mask, NDArray<byte> x, byte y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Where{TElement}(NDArray{bool}, NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<byte> Where(bool mask, byte x, NDArray<byte> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Where{TElement}(NDArray{bool}, NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<byte> Where(NDArray<bool> mask, NDArray<byte> x, byte y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Where{TElement}(NDArray{bool}, NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<byte> Where(NDArray<bool> mask, byte x, NDArray<byte> y) => throw Symbolic.OnlyInKernel();

    /// <summary>True where an element is not a number (<c>np.isnan</c>).</summary>
    public static NDArray<bool> IsNaN<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>True where an element is an infinity of either sign (<c>np.isinf</c>).</summary>
    public static NDArray<bool> IsInfinity<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>True where an element is neither NaN nor an infinity (<c>np.isfinite</c>).</summary>
    public static NDArray<bool> IsFinite<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();
}
