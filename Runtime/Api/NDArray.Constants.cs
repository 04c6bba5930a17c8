namespace StaticGraph;

/// <content>Choosing between elements and a number, for the types of which C# infers none from a constant such as <c>0</c>, as for bytes.</content>
public static partial class NDArray
{
    /// <inheritdoc cref="Minimum{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ulong> Minimum(NDArray<ulong> x, ulong y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Minimum{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ulong> Minimum(ulong x, NDArray<ulong> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Maximum{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ulong> Maximum(NDArray<ulong> x, ulong y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Maximum{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ulong> Maximum(ulong x, NDArray<ulong> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Clip{TElement}(NDArray{TElement}, TElement, TElement)"/>
    public static NDArray<ulong> Clip(NDArray<ulong> x, ulong min, ulong max) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Where{TElement}(NDArray{bool}, NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ulong> Where(bool mask, NDArray<ulong> x, ulong y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Where{TElement}(NDArray{bool}, NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ulong> Where(bool mask, ulong x, NDArray<ulong> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Where{TElement}(NDArray{bool}, NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ulong> Where(NDArray<bool> mask, NDArray<ulong> x, ulong y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Where{TElement}(NDArray{bool}, NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ulong> Where(NDArray<bool> mask, ulong x, NDArray<ulong> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Minimum{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<uint> Minimum(NDArray<uint> x, uint y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Minimum{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<uint> Minimum(uint x, NDArray<uint> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Maximum{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<uint> Maximum(NDArray<uint> x, uint y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Maximum{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<uint> Maximum(uint x, NDArray<uint> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Clip{TElement}(NDArray{TElement}, TElement, TElement)"/>
    public static NDArray<uint> Clip(NDArray<uint> x, uint min, uint max) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Where{TElement}(NDArray{bool}, NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<uint> Where(bool mask, NDArray<uint> x, uint y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Where{TElement}(NDArray{bool}, NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<uint> Where(bool mask, uint x, NDArray<uint> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Where{TElement}(NDArray{bool}, NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<uint> Where(NDArray<bool> mask, NDArray<uint> x, uint y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Where{TElement}(NDArray{bool}, NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<uint> Where(NDArray<bool> mask, uint x, NDArray<uint> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Minimum{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<short> Minimum(NDArray<short> x, short y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Minimum{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<short> Minimum(short x, NDArray<short> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Maximum{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<short> Maximum(NDArray<short> x, short y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Maximum{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<short> Maximum(short x, NDArray<short> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Clip{TElement}(NDArray{TElement}, TElement, TElement)"/>
    public static NDArray<short> Clip(NDArray<short> x, short min, short max) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Where{TElement}(NDArray{bool}, NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<short> Where(bool mask, NDArray<short> x, short y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Where{TElement}(NDArray{bool}, NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<short> Where(bool mask, short x, NDArray<short> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Where{TElement}(NDArray{bool}, NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<short> Where(NDArray<bool> mask, NDArray<short> x, short y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Where{TElement}(NDArray{bool}, NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<short> Where(NDArray<bool> mask, short x, NDArray<short> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Minimum{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ushort> Minimum(NDArray<ushort> x, ushort y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Minimum{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ushort> Minimum(ushort x, NDArray<ushort> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Maximum{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ushort> Maximum(NDArray<ushort> x, ushort y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Maximum{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ushort> Maximum(ushort x, NDArray<ushort> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Clip{TElement}(NDArray{TElement}, TElement, TElement)"/>
    public static NDArray<ushort> Clip(NDArray<ushort> x, ushort min, ushort max) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Where{TElement}(NDArray{bool}, NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ushort> Where(bool mask, NDArray<ushort> x, ushort y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Where{TElement}(NDArray{bool}, NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ushort> Where(bool mask, ushort x, NDArray<ushort> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Where{TElement}(NDArray{bool}, NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ushort> Where(NDArray<bool> mask, NDArray<ushort> x, ushort y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Where{TElement}(NDArray{bool}, NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ushort> Where(NDArray<bool> mask, ushort x, NDArray<ushort> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Minimum{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<sbyte> Minimum(NDArray<sbyte> x, sbyte y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Minimum{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<sbyte> Minimum(sbyte x, NDArray<sbyte> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Maximum{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<sbyte> Maximum(NDArray<sbyte> x, sbyte y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Maximum{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<sbyte> Maximum(sbyte x, NDArray<sbyte> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Clip{TElement}(NDArray{TElement}, TElement, TElement)"/>
    public static NDArray<sbyte> Clip(NDArray<sbyte> x, sbyte min, sbyte max) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Where{TElement}(NDArray{bool}, NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<sbyte> Where(bool mask, NDArray<sbyte> x, sbyte y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Where{TElement}(NDArray{bool}, NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<sbyte> Where(bool mask, sbyte x, NDArray<sbyte> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Where{TElement}(NDArray{bool}, NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<sbyte> Where(NDArray<bool> mask, NDArray<sbyte> x, sbyte y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Where{TElement}(NDArray{bool}, NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<sbyte> Where(NDArray<bool> mask, sbyte x, NDArray<sbyte> y) => throw Symbolic.OnlyInKernel();
}
