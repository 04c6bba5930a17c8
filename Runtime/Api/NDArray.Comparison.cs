using System.ComponentModel;

namespace StaticGraph;

/// <content>Comparisons of elements, with a scalar on either side.</content>
public sealed partial class NDArray<TElement>
{
    /// <summary>True where the left element is less (<c>np.less</c>); false beside a NaN.</summary>
    public static NDArray<bool> operator <(NDArray<TElement> left, NDArray<TElement> right) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_LessThan(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<bool> operator <(NDArray<TElement> left, TElement right) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_LessThan(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<bool> operator <(TElement left, NDArray<TElement> right) => throw Symbolic.OnlyInKernel();

    /// <summary>True where the left element is less or equal (<c>np.less_equal</c>); false beside a NaN.</summary>
    public static NDArray<bool> operator <=(NDArray<TElement> left, NDArray<TElement> right) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_LessThanOrEqual(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<bool> operator <=(NDArray<TElement> left, TElement right) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_LessThanOrEqual(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<bool> operator <=(TElement left, NDArray<TElement> right) => throw Symbolic.OnlyInKernel();

    /// <summary>True where the left element is greater (<c>np.greater</c>); false beside a NaN.</summary>
    public static NDArray<bool> operator >(NDArray<TElement> left, NDArray<TElement> right) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_GreaterThan(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<bool> operator >(NDArray<TElement> left, TElement right) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_GreaterThan(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<bool> operator >(TElement left, NDArray<TElement> right) => throw Symbolic.OnlyInKernel();

    /// <summary>True where the left element is greater or equal (<c>np.greater_equal</c>); false beside a NaN.</summary>
    public static NDArray<bool> operator >=(NDArray<TElement> left, NDArray<TElement> right) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_GreaterThanOrEqual(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<bool> operator >=(NDArray<TElement> left, TElement right) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_GreaterThanOrEqual(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<bool> operator >=(TElement left, NDArray<TElement> right) => throw Symbolic.OnlyInKernel();

    /// <summary>True where both elements are equal (<c>np.equal</c>); false beside a NaN, and -0 equals +0.</summary>
    public static NDArray<bool> operator ==(NDArray<TElement> left, NDArray<TElement> right) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_Equality(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<bool> operator ==(NDArray<TElement> left, TElement right) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_Equality(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<bool> operator ==(TElement left, NDArray<TElement> right) => throw Symbolic.OnlyInKernel();

    /// <summary>True where the elements differ (<c>np.not_equal</c>); true beside a NaN.</summary>
    public static NDArray<bool> operator !=(NDArray<TElement> left, NDArray<TElement> right) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_Inequality(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<bool> operator !=(NDArray<TElement> left, TElement right) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="op_Inequality(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<bool> operator !=(TElement left, NDArray<TElement> right) => throw Symbolic.OnlyInKernel();

    /// <summary>Symbolic arrays are never equal or unequal themselves: <c>==</c> compares their elements inside a kernel.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object? obj) => throw Symbolic.OnlyInKernel();

    /// <summary>Symbolic arrays have no hash code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => throw Symbolic.OnlyInKernel();
}
