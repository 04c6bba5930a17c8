namespace StaticGraph.Execution.Reductions;

/// <summary>A partial that can fold indices along rows without their having been written down as elements.</summary>
internal interface IIndexTaker
{
    /// <summary>False where the axes, or what is folded, need elements in memory.</summary>
    bool TakesIndices { get; }

    /// <summary>
    /// Folds a tile whose rows go by even steps: what <see cref="TilePartial.Add"/> does for a tile in memory. The first element is <paramref name="first"/>, each next row has
    /// <paramref name="rowStep"/> more and each next column <paramref name="step"/>; a row may be as long as the block.
    /// </summary>
    void AddIndices(ReadOnlySpan<long> outer, long row, int rows, long column, long columns, long first, long rowStep, long step);
}
