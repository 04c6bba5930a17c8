using StaticGraph.CompilerServices;

namespace StaticGraph.Execution.Scans;

/// <summary>Where the elements of a scan lie in a tile, the factors beside them, if it has some, and its results; then one row of them, or a part further along.</summary>
internal unsafe struct ScanSlots
{
    public TileSlot Factor;
    public TileSlot Source;
    public TileSlot Target;

    /// <summary>The same from a row on.</summary>
    public readonly ScanSlots From(nint row) => new() { Factor = From(Factor, row), Source = From(Source, row), Target = From(Target, row) };

    /// <summary>The same, without a step from row to row.</summary>
    public readonly ScanSlots Alone() => new() { Factor = new() { Pointer = Factor.Pointer }, Source = new() { Pointer = Source.Pointer }, Target = new() { Pointer = Target.Pointer } };

    private static TileSlot From(TileSlot slot, nint row) => new() { Pointer = slot.Pointer + (row * slot.RowStride), RowStride = slot.RowStride };
}
