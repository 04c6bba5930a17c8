using System.Numerics;

namespace StaticGraph;

/// <content>Squares, reciprocals, division with rests of either sign, and common divisors.</content>
public static partial class NDArray
{
    /// <summary>Each element times itself (<c>np.square</c>). Integers wrap.</summary>
    public static NDArray<TElement> Square<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>1 divided by each element (<c>np.reciprocal</c>). Of integers it is 0 but for 1 and -1, and a zero throws <see cref="DivideByZeroException"/> when the plan runs, as in any division.</summary>
    public static NDArray<TElement> Reciprocal<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <summary>The remainder of each pair of elements with the sign of the dividend (<c>np.fmod</c>): what C#'s <c>%</c> gives.</summary>
    public static NDArray<TElement> FMod<TElement>(NDArray<TElement> x, NDArray<TElement> y)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="FMod{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> FMod<TElement>(NDArray<TElement> x, TElement y)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="FMod{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> FMod<TElement>(TElement x, NDArray<TElement> y)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="FMod{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<byte> FMod(NDArray<byte> x, byte y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="FMod{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<byte> FMod(byte x, NDArray<byte> y) => throw Symbolic.OnlyInKernel();

    /// <summary>The remainder of each pair of elements with the sign of the divisor (<c>np.remainder</c>, Python's <c>%</c>), x - y * FloorDivide(x, y): -7 by 3 leaves 2. An integer zero divisor throws <see cref="DivideByZeroException"/> when the plan runs, unless a <c>Where</c> does not take the remainder; a floating one gives NaN. A remainder of zero has the divisor's sign; a finite number by an infinity is itself, or the infinity where signs differ.</summary>
    public static NDArray<TElement> Remainder<TElement>(NDArray<TElement> x, NDArray<TElement> y)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Remainder{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> Remainder<TElement>(NDArray<TElement> x, TElement y)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Remainder{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> Remainder<TElement>(TElement x, NDArray<TElement> y)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Remainder{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<byte> Remainder(NDArray<byte> x, byte y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Remainder{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<byte> Remainder(byte x, NDArray<byte> y) => throw Symbolic.OnlyInKernel();

    /// <summary>The quotient of each pair of elements, rounded down (<c>np.floor_divide</c>, Python's <c>//</c>), where C#'s <c>/</c> of integers rounds toward zero. An integer zero divisor throws <see cref="DivideByZeroException"/> when the plan runs, unless a <c>Where</c> does not take the quotient; a floating one gives an infinity or NaN.</summary>
    public static NDArray<TElement> FloorDivide<TElement>(NDArray<TElement> x, NDArray<TElement> y)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="FloorDivide{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> FloorDivide<TElement>(NDArray<TElement> x, TElement y)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="FloorDivide{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> FloorDivide<TElement>(TElement x, NDArray<TElement> y)
        where TElement : unmanaged, INumber<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="FloorDivide{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<byte> FloorDivide(NDArray<byte> x, byte y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="FloorDivide{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<byte> FloorDivide(byte x, NDArray<byte> y) => throw Symbolic.OnlyInKernel();

    /// <summary>The greatest common divisor of each pair of integers (<c>np.gcd</c>), not negative; that of 0 and a number is the number's magnitude. The least integer, which has no positive, is its own magnitude.</summary>
    public static NDArray<TElement> Gcd<TElement>(NDArray<TElement> x, NDArray<TElement> y)
        where TElement : unmanaged, IBinaryInteger<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Gcd{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> Gcd<TElement>(NDArray<TElement> x, TElement y)
        where TElement : unmanaged, IBinaryInteger<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Gcd{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> Gcd<TElement>(TElement x, NDArray<TElement> y)
        where TElement : unmanaged, IBinaryInteger<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Gcd{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<byte> Gcd(NDArray<byte> x, byte y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Gcd{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<byte> Gcd(byte x, NDArray<byte> y) => throw Symbolic.OnlyInKernel();

    /// <summary>The least common multiple of each pair of integers (<c>np.lcm</c>), not negative unless it wraps; 0 where either is 0.</summary>
    public static NDArray<TElement> Lcm<TElement>(NDArray<TElement> x, NDArray<TElement> y)
        where TElement : unmanaged, IBinaryInteger<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Lcm{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> Lcm<TElement>(NDArray<TElement> x, TElement y)
        where TElement : unmanaged, IBinaryInteger<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Lcm{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<TElement> Lcm<TElement>(TElement x, NDArray<TElement> y)
        where TElement : unmanaged, IBinaryInteger<TElement>
        => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Lcm{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<byte> Lcm(NDArray<byte> x, byte y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Lcm{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<byte> Lcm(byte x, NDArray<byte> y) => throw Symbolic.OnlyInKernel();
}
