using System.Numerics;

namespace StaticGraph;

/// <content>Arrays that are read from nowhere: each element is made where it is used, of its index or of one number, so that none is held: indices take a few rows a worker.</content>
public static partial class NDArray
{
    /// <summary>Zeros (<c>np.zeros</c>): the default of the type, false for bools. The shape is a length or a list, e.g. <c>Zeros&lt;double&gt;([n, 3])</c>.</summary>
    public static NDArray<TElement> Zeros<TElement>(Lengths shape)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>Ones (<c>np.ones</c>): true for bools.</summary>
    public static NDArray<TElement> Ones<TElement>(Lengths shape)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>One number everywhere (<c>np.full</c>), which may be known only when the plan is bound.</summary>
    public static NDArray<TElement> Full<TElement>(Lengths shape, TElement value)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary>The numbers from 0 to below <paramref name="stop"/> (<c>np.arange</c>): each element is its index. In an integer type too short for them they wrap, as a cast does. From a start and in steps, of constants: NumPy's elements bit by bit, <c>start + i * ((start + step) - start)</c>. In steps of 1 or -1 a bound may be a length, or a sum of lengths: <c>Arange&lt;double&gt;(1, n + 1)</c>. Such a sum is a <c>long</c>, so that of an <c>int</c> array one writes <c>Arange&lt;long&gt;(n - 1).Cast&lt;int&gt;()</c>.</summary>
    public static NDArray<TElement> Arange<TElement>(Length stop)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The whole numbers from 0 to below a constant, or a sum of lengths (<c>n - 1</c>).</summary>
    public static NDArray<TElement> Arange<TElement>(TElement stop)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The numbers start, start + 1, start + 2, ... below <paramref name="stop"/>; none where start is not below it. Both are constants, or whole numbers and lengths:
    /// then a stop below the start is an <see cref="ArrayShapeException"/> when the plan is bound.
    /// </summary>
    public static NDArray<TElement> Arange<TElement>(TElement start, TElement stop)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>
    /// The numbers from <paramref name="start"/> on, ceil((stop - start) / step) of them, or none where that is negative. All three are constants, and everything is computed in the
    /// element type: NumPy's elements bit by bit, which are start, start + step and then start + i * ((start + step) - start). In steps of 1 or -1 bounds may be lengths.
    /// </summary>
    public static NDArray<TElement> Arange<TElement>(TElement start, TElement stop, TElement step)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The identity matrix of <paramref name="n"/> rows (<c>np.eye</c>): one on the diagonal and zero elsewhere. With another number of columns, and on another diagonal, where the column is the row plus a constant k.</summary>
    public static NDArray<TElement> Eye<TElement>(Lengths.AxisLength n)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();

    /// <summary><paramref name="count"/> numbers from <paramref name="start"/> to <paramref name="stop"/> at equal distances (<c>np.linspace</c>): NumPy's elements bit by bit, <c>i * ((stop - start) / (count - 1)) + start</c> and <paramref name="stop"/> itself at the end. Without <paramref name="endpoint"/> the stop is the one that would come next. One element is the start. They are computed in double, and those of float rounded.</summary>
    public static NDArray<TElement> LinSpace<TElement>(double start, double stop, Lengths.AxisLength count, bool endpoint = true)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary><paramref name="count"/> powers of 10, or of another number, whose exponents lie at equal distances (<c>np.logspace</c>): <c>Pow(@base, LinSpace(start, stop, count))</c>.</summary>
    public static NDArray<TElement> LogSpace<TElement>(double start, double stop, Lengths.AxisLength count, bool endpoint = true, double @base = 10)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary><paramref name="count"/> numbers from <paramref name="start"/> to <paramref name="stop"/>, each the one before it times the same factor (<c>np.geomspace</c>). Both ends are as they are said; they have one sign, else what lies between is NaN.</summary>
    public static NDArray<TElement> GeomSpace<TElement>(double start, double stop, Lengths.AxisLength count, bool endpoint = true)
        where TElement : unmanaged, IFloatingPointIeee754<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The indices of an array of a shape (<c>np.indices</c>): along a first axis one array for each of the others, of the indices along it. <c>Indices&lt;long&gt;([n, m])</c> has the shape (2, n, m).</summary>
    public static NDArray<TElement> Indices<TElement>(Lengths shape)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>Ones on a diagonal of <paramref name="n"/> rows and <paramref name="m"/> columns: where the column is the row plus <paramref name="k"/>, a constant.</summary>
    public static NDArray<TElement> Eye<TElement>(Lengths.AxisLength n, Lengths.AxisLength m, int k = 0)
        where TElement : unmanaged
        => throw Symbolic.OnlyInKernel();
}
