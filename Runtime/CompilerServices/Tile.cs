using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticGraph.CompilerServices;

/// <summary>One operand, result or temporary of a tile: where its first element lies and how far apart its rows are.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe struct TileSlot
{
    internal byte* Pointer;
    internal nint RowStride;
}

/// <summary>
/// A few rows of neighbours that fit the cache: what a generated body computes in one call.
/// <see cref="Length"/> is a multiple of every vector's lane count; edges come padded, by copies of their last element.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe ref struct Tile
{
    private readonly TileSlot* _slots;

    internal Tile(TileSlot* slots, nint rows, nint length, bool bypasses = false)
    {
        _slots = slots;
        Rows = rows;
        Length = (nuint)length;
        Bypasses = bypasses;
    }

    /// <summary>The number of rows.</summary>
    public nint Rows { get; }

    /// <summary>The number of elements to compute in each row.</summary>
    public nuint Length { get; }

    /// <summary>True when results go past the caches: they are large, nobody reads them soon, and each row of them begins on a cache line.</summary>
    public bool Bypasses { get; }

    /// <summary>The first element of a row of a slot; for a slot that is constant along the row, its only element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T Row<T>(int slot, nint row)
        where T : unmanaged
        => ref *(T*)(_slots[slot].Pointer + (row * _slots[slot].RowStride));
}

/// <summary>The generated code of one sweep.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SweepBody
{
    /// <summary>Computes every store and temporary of one tile from its operands.</summary>
    public abstract void Run(in Tile tile);
}
