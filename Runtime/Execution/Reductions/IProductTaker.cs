namespace StaticGraph.Execution.Reductions;

/// <summary>A partial that takes two slots, tile by tile, and folds their products.</summary>
internal interface IProductTaker
{
    /// <summary>Folds a tile of products: what <see cref="TilePartial.Add"/> does for a tile of elements, of at most 8 rows.</summary>
    void AddProducts(ReadOnlySpan<long> outer, long row, int rows, long column, long columns, in TileFactor first, in TileFactor second);
}

/// <summary>One factor of a tile of products.</summary>
/// <param name="data">The first element.</param>
/// <param name="rowStride">Bytes from one row to the next.</param>
/// <param name="isRepeated">Whether a row is one repeated element, else neighbours lie side by side.</param>
internal readonly unsafe struct TileFactor(byte* data, nint rowStride, bool isRepeated)
{
    public readonly byte* Data = data;
    public readonly nint RowStride = rowStride;
    public readonly bool IsRepeated = isRepeated;
}
