namespace StaticGraph;

/// <content>Division and bins with a number, for the types of which C# infers none from a constant such as <c>3</c>, as for bytes.</content>
public static partial class NDArray
{
    /// <inheritdoc cref="FMod{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ulong> FMod(NDArray<ulong> x, ulong y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="FMod{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ulong> FMod(ulong x, NDArray<ulong> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Remainder{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ulong> Remainder(NDArray<ulong> x, ulong y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Remainder{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ulong> Remainder(ulong x, NDArray<ulong> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="FloorDivide{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ulong> FloorDivide(NDArray<ulong> x, ulong y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="FloorDivide{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ulong> FloorDivide(ulong x, NDArray<ulong> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Gcd{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ulong> Gcd(NDArray<ulong> x, ulong y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Gcd{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ulong> Gcd(ulong x, NDArray<ulong> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Lcm{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ulong> Lcm(NDArray<ulong> x, ulong y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Lcm{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ulong> Lcm(ulong x, NDArray<ulong> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Digitize{TElement}(NDArray{TElement}, TElement[], bool)"/>
    public static NDArray<long> Digitize(NDArray<ulong> x, ulong[] bins) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="FMod{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<uint> FMod(NDArray<uint> x, uint y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="FMod{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<uint> FMod(uint x, NDArray<uint> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Remainder{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<uint> Remainder(NDArray<uint> x, uint y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Remainder{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<uint> Remainder(uint x, NDArray<uint> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="FloorDivide{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<uint> FloorDivide(NDArray<uint> x, uint y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="FloorDivide{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<uint> FloorDivide(uint x, NDArray<uint> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Gcd{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<uint> Gcd(NDArray<uint> x, uint y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Gcd{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<uint> Gcd(uint x, NDArray<uint> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Lcm{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<uint> Lcm(NDArray<uint> x, uint y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Lcm{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<uint> Lcm(uint x, NDArray<uint> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Digitize{TElement}(NDArray{TElement}, TElement[], bool)"/>
    public static NDArray<long> Digitize(NDArray<uint> x, uint[] bins) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="FMod{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<short> FMod(NDArray<short> x, short y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="FMod{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<short> FMod(short x, NDArray<short> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Remainder{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<short> Remainder(NDArray<short> x, short y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Remainder{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<short> Remainder(short x, NDArray<short> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="FloorDivide{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<short> FloorDivide(NDArray<short> x, short y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="FloorDivide{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<short> FloorDivide(short x, NDArray<short> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Gcd{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<short> Gcd(NDArray<short> x, short y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Gcd{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<short> Gcd(short x, NDArray<short> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Lcm{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<short> Lcm(NDArray<short> x, short y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Lcm{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<short> Lcm(short x, NDArray<short> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Digitize{TElement}(NDArray{TElement}, TElement[], bool)"/>
    public static NDArray<long> Digitize(NDArray<short> x, short[] bins) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="FMod{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ushort> FMod(NDArray<ushort> x, ushort y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="FMod{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ushort> FMod(ushort x, NDArray<ushort> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Remainder{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ushort> Remainder(NDArray<ushort> x, ushort y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Remainder{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ushort> Remainder(ushort x, NDArray<ushort> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="FloorDivide{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ushort> FloorDivide(NDArray<ushort> x, ushort y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="FloorDivide{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ushort> FloorDivide(ushort x, NDArray<ushort> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Gcd{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ushort> Gcd(NDArray<ushort> x, ushort y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Gcd{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ushort> Gcd(ushort x, NDArray<ushort> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Lcm{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ushort> Lcm(NDArray<ushort> x, ushort y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Lcm{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<ushort> Lcm(ushort x, NDArray<ushort> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Digitize{TElement}(NDArray{TElement}, TElement[], bool)"/>
    public static NDArray<long> Digitize(NDArray<ushort> x, ushort[] bins) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="FMod{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<sbyte> FMod(NDArray<sbyte> x, sbyte y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="FMod{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<sbyte> FMod(sbyte x, NDArray<sbyte> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Remainder{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<sbyte> Remainder(NDArray<sbyte> x, sbyte y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Remainder{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<sbyte> Remainder(sbyte x, NDArray<sbyte> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="FloorDivide{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<sbyte> FloorDivide(NDArray<sbyte> x, sbyte y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="FloorDivide{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<sbyte> FloorDivide(sbyte x, NDArray<sbyte> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Gcd{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<sbyte> Gcd(NDArray<sbyte> x, sbyte y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Gcd{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<sbyte> Gcd(sbyte x, NDArray<sbyte> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Lcm{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<sbyte> Lcm(NDArray<sbyte> x, sbyte y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Lcm{TElement}(NDArray{TElement}, NDArray{TElement})"/>
    public static NDArray<sbyte> Lcm(sbyte x, NDArray<sbyte> y) => throw Symbolic.OnlyInKernel();

    /// <inheritdoc cref="Digitize{TElement}(NDArray{TElement}, TElement[], bool)"/>
    public static NDArray<long> Digitize(NDArray<sbyte> x, sbyte[] bins) => throw Symbolic.OnlyInKernel();
}
