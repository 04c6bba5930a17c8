namespace StaticGraph.Execution.Reductions;

/// <summary>Rows of a tile as a fold takes them: elements, or with a second factor the products of two.</summary>
/// <param name="data">The first element; neighbours lie side by side.</param>
/// <param name="stride">Bytes from row to row.</param>
/// <param name="other">The first element of the second factor; null where there is none.</param>
/// <param name="otherStride">Bytes from row to row of it.</param>
/// <param name="otherStep">Elements from neighbour to neighbour of it: 1, or 0 where a row is one repeated element.</param>
internal readonly unsafe struct Elements<T>(T* data, nint stride, T* other = null, nint otherStride = 0, int otherStep = 0)
{
    public readonly T* Data = data;
    public readonly nint Stride = stride;
    public readonly T* Other = other;
    public readonly nint OtherStride = otherStride;
    public readonly int OtherStep = otherStep;

    /// <summary>From a later row on.</summary>
    public Elements<T> Row(long row) => new((T*)((byte*)Data + (row * Stride)), Stride, (T*)((byte*)Other + (row * OtherStride)), OtherStride, OtherStep);

    /// <summary>From a later neighbour on.</summary>
    public Elements<T> After(long count) => new(Data + count, Stride, Other + (count * OtherStep), OtherStride, OtherStep);
}
