namespace StaticGraph;

/// <summary>Which sums of neighbours a convolution has, by NumPy's names, of n elements and k weights.</summary>
public enum ConvolveMode
{
    /// <summary>All that an element takes part in: n + k - 1.</summary>
    Full,

    /// <summary>As many as there are elements, those in the middle: n.</summary>
    Same,

    /// <summary>Those of elements alone: n - k + 1.</summary>
    Valid,
}
