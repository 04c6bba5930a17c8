namespace StaticGraph;

/// <summary>What stands outside of an array, by NumPy's names. For an array <c>a b c d</c>:</summary>
public enum PadMode
{
    /// <summary>A number: <c>0 0 | a b c d | 0 0</c>.</summary>
    Constant,

    /// <summary>The first or the last element: <c>a a | a b c d | d d</c>.</summary>
    Edge,

    /// <summary>The elements mirrored in the first or the last one: <c>c b | a b c d | c b</c>.</summary>
    Reflect,

    /// <summary>The elements mirrored in the edge: <c>b a | a b c d | d c</c>.</summary>
    Symmetric,

    /// <summary>The array again: <c>c d | a b c d | a b</c>.</summary>
    Wrap,
}
