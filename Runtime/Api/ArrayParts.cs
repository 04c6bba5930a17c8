namespace StaticGraph;

/// <summary>The parts that an array falls into, inside kernels: <c>var (a, b, c) = Split(x, 3)</c> names as many as there are.</summary>
/// <typeparam name="TElement">The element type.</typeparam>
public sealed class ArrayParts<TElement>
    where TElement : unmanaged
{
    private ArrayParts()
    {
    }

    /// <summary>Two parts.</summary>
    public void Deconstruct(out NDArray<TElement> first, out NDArray<TElement> second) => throw Symbolic.OnlyInKernel();

    /// <summary>Three parts.</summary>
    public void Deconstruct(out NDArray<TElement> first, out NDArray<TElement> second, out NDArray<TElement> third) => throw Symbolic.OnlyInKernel();

    /// <summary>Four parts.</summary>
    public void Deconstruct(out NDArray<TElement> first, out NDArray<TElement> second, out NDArray<TElement> third, out NDArray<TElement> fourth) => throw Symbolic.OnlyInKernel();

    /// <summary>Five parts.</summary>
    public void Deconstruct(out NDArray<TElement> first, out NDArray<TElement> second, out NDArray<TElement> third, out NDArray<TElement> fourth, out NDArray<TElement> fifth)
        => throw Symbolic.OnlyInKernel();

    /// <summary>Six parts.</summary>
    public void Deconstruct(
        out NDArray<TElement> first, out NDArray<TElement> second, out NDArray<TElement> third, out NDArray<TElement> fourth, out NDArray<TElement> fifth, out NDArray<TElement> sixth)
        => throw Symbolic.OnlyInKernel();

    /// <summary>Seven parts.</summary>
    public void Deconstruct(
        out NDArray<TElement> first, out NDArray<TElement> second, out NDArray<TElement> third, out NDArray<TElement> fourth, out NDArray<TElement> fifth, out NDArray<TElement> sixth,
        out NDArray<TElement> seventh)
        => throw Symbolic.OnlyInKernel();

    /// <summary>Eight parts.</summary>
    public void Deconstruct(
        out NDArray<TElement> first, out NDArray<TElement> second, out NDArray<TElement> third, out NDArray<TElement> fourth, out NDArray<TElement> fifth, out NDArray<TElement> sixth,
        out NDArray<TElement> seventh, out NDArray<TElement> eighth)
        => throw Symbolic.OnlyInKernel();
}
