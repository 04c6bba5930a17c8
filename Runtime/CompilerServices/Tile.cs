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

/// <summary>Where a scan of a sweep stands at the first element of a tile.</summary>
internal unsafe struct TileCarry
{
    /// <summary>The sums so far: one a row where the scan is along rows, else one a column.</summary>
    public byte* Sums;

    /// <summary>Bytes from the sums of one row to those of the next; 0 where the rows of a tile follow one another along the scan.</summary>
    public nint RowStride;

    /// <summary>How many elements of a row are real: what comes after them in a padded row is nobody's.</summary>
    public nint Columns;

    /// <summary>True where the scan is along rows.</summary>
    public bool IsAlongRows;
}

/// <summary>
/// A few rows of neighbours that fit the cache: what a generated body computes in one call.
/// <see cref="Length"/> is a multiple of every vector's lane count; edges come padded, by copies of their last element.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe ref struct Tile
{
    private readonly TileSlot* _slots;
    private readonly TileCarry* _carries;

    internal Tile(TileSlot* slots, nint rows, nint length, bool bypasses = false, TileCarry* carries = null)
    {
        _slots = slots;
        _carries = carries;
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

    /// <summary>A slot.</summary>
    internal TileSlot Slot(int slot) => _slots[slot];

    /// <summary>Where a scan stands.</summary>
    internal TileCarry Carry(int scan) => _carries[scan];
}

/// <summary>The generated code of one sweep.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SweepBody
{
    /// <summary>Computes every store and temporary of one tile from its operands.</summary>
    public abstract void Run(in Tile tile);
}
