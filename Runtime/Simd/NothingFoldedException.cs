namespace StaticGraph.Simd;

/// <summary>A fold that has no value over nothing has nothing to fold: a mask takes no element, or all are NaN.</summary>
internal sealed class NothingFoldedException() : ArithmeticException("A fold that has no value over nothing, a minimum, a maximum or their place, has nothing to fold: the mask takes no element, or all of them are NaN.");
