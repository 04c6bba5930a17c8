using System.Numerics;

namespace StaticGraph;

/// <content>The bits of integers, beside the operators of arrays.</content>
public static partial class NDArray
{
    /// <summary>How many bits of each element are 1, as an element of the same type: those of negative integers as C# keeps them, so that -1 has all (<c>int.PopCount</c>; <c>np.bitwise_count</c> counts those of the absolute value, <c>PopCount(Abs(x))</c>).</summary>
    public static NDArray<TElement> PopCount<TElement>(NDArray<TElement> x)
        where TElement : unmanaged, IBinaryInteger<TElement>
        => throw Symbolic.OnlyInKernel();
}
