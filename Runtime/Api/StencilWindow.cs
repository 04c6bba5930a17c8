namespace StaticGraph;

/// <summary>What stands around each element of an array, inside the function of a <c>Stencil</c>: <c>w[0, 0]</c> is the element itself, <c>w[-1, 0]</c> the one before it along the first axis.</summary>
/// <typeparam name="TElement">The element type.</typeparam>
public sealed class StencilWindow<TElement>
    where TElement : unmanaged
{
    private StencilWindow()
    {
    }

    /// <summary>For every element the one that lies so many indices further along each axis, below 0 before it: an array of the shape of the whole. Outside of the array is what the mode of the stencil says.</summary>
    /// <param name="offset">For each axis how much further, known when the kernel is compiled.</param>
    public NDArray<TElement> this[params int[] offset] => throw Symbolic.OnlyInKernel();
}
