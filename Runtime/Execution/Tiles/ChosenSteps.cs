using System.Numerics;
using System.Runtime.CompilerServices;
using StaticGraph.CompilerServices;

namespace StaticGraph.Execution.Tiles;

/// <summary>Where an operand has its elements whose indices along some axes of its array arrays of indices say, which are slots of the same sweep.</summary>
/// <remarks>Kept by a worker for each such slot, and begun anew for every block.</remarks>
internal sealed unsafe class ChosenSteps
{
    private readonly int[] _axes;
    private readonly long[] _strides;
    private readonly long[] _lengths;
    private readonly nint[] _offsets = new nint[TileShape.Columns];
    private readonly SlotPlan[] _indices;
    private readonly int[] _slots;

    private ChosenSteps(SlotPlan[] slots, SlotPlan slot)
    {
        _axes = slot.Access.ChosenAxes;
        _slots = slot.Indices;
        _indices = Array.ConvertAll(_slots, index => slots[index]);
        IsAlongRows = Array.Exists(_indices, index => index.IsLane);
        (_strides, _lengths) = (new long[_axes.Length], new long[_axes.Length]);
    }

    /// <summary>The steps of each slot that has some, null of others; nothing where none has.</summary>
    public static ChosenSteps?[] Of(SlotPlan[] slots)
        => Array.Exists(slots, slot => slot.Indices.Length > 0) ? Array.ConvertAll(slots, slot => slot.Indices.Length > 0 ? new ChosenSteps(slots, slot) : null) : [];

    /// <summary>Begins a block, of an array or buffer that steps along its axes as strides say, in which so many indices of each are there.</summary>
    public void Begin(ReadOnlySpan<long> arrayStrides, ReadOnlySpan<long> arrayShape)
    {
        for (int i = 0; i < _axes.Length; i++)
        {
            (_strides[i], _lengths[i]) = (arrayStrides[_axes[i]], arrayShape[_axes[i]]);
        }
    }

    /// <summary>True where some array of indices says another one for each element of a row.</summary>
    public bool IsAlongRows { get; }

    /// <summary>
    /// Copies the elements of a tile, where the slots in <paramref name="tile"/> that say indices are in reach, to rows that are <paramref name="pitch"/> bytes apart; past the caches
    /// where it <paramref name="bypasses"/> them.
    /// </summary>
    /// <exception cref="ChosenIndexException">An index is none of its axis.</exception>
    public void Run(byte* plane, TilePart part, TileSlot* tile, int size, byte* target, nint pitch, bool bypasses = false)
    {
        bool isSame = false;
        for (int row = 0; row < part.Rows; row++)
        {
            byte* source = plane + part.RowOffset(row);
            if (!IsAlongRows)
            {
                TileBorder.CopyRow(source + Row(tile, row), part, target + (row * pitch), size, bypasses);
                continue;
            }

            // Rows one under the other mostly ask for the same ones.
            if (!isSame)
            {
                Fill(tile, row, part);
                isSame = AreSame(tile);
            }

            RowMove.Each(source, _offsets.AsSpan(0, part.Columns), target + (row * pitch), size, part.Ahead);
        }
    }

    /// <summary>The bytes from where an element would be, were all indices 0, to where it is; <paramref name="tile"/> has its indices.</summary>
    public nint Row(TileSlot* tile, int row)
    {
        nint offset = 0;
        for (int i = 0; i < _axes.Length; i++)
        {
            byte* index = tile[_slots[i]].Pointer + (row * tile[_slots[i]].RowStride);
            offset += (nint)(At(_indices[i].ElementSize == sizeof(int) ? *(int*)index : *(long*)index, i, row, 0) * _strides[i]);
        }

        return offset;
    }

    private bool AreSame(TileSlot* tile)
    {
        bool areSame = true;
        foreach (int slot in _slots)
        {
            areSame &= tile[slot].RowStride == 0;
        }

        return areSame;
    }

    private void Fill(TileSlot* tile, int row, TilePart part)
    {
        Span<nint> offsets = _offsets.AsSpan(0, part.Columns);
        for (int column = 0; column < offsets.Length; column++)
        {
            offsets[column] = part.ColumnSteps?.Offset(part.Column + column) ?? (nint)((part.Column + column) * part.ColumnStride);
        }

        for (int i = 0; i < _axes.Length; i++)
        {
            TileSlot slot = tile[_slots[i]];
            byte* indices = slot.Pointer + (row * slot.RowStride);
            if (_indices[i].ElementSize == sizeof(int))
            {
                Add((int*)indices, i, row, offsets);
            }
            else
            {
                Add((long*)indices, i, row, offsets);
            }
        }
    }

    // What one array of indices says, of a row of the tile, or of a single index for all of it.
    private void Add<TIndex>(TIndex* indices, int axis, int row, Span<nint> offsets)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        int step = _indices[axis].IsLane ? 1 : 0;
        bool areThere = TryAdd(indices, step, _lengths[axis], _strides[axis], offsets);
        for (int column = 0; column < offsets.Length && !areThere; column++)
        {
            At(long.CreateTruncating(indices[column * step]), axis, row, column);
        }
    }

    // False where some index is none of the axis; then the offsets are of no use.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryAdd<TIndex>(TIndex* indices, int step, long length, long stride, Span<nint> offsets)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        bool areThere = true;
        for (int i = 0; i < offsets.Length; i++)
        {
            long index = long.CreateTruncating(indices[i * step]);
            index += (index >> 63) & length;
            areThere &= (ulong)index < (ulong)length;
            offsets[i] += (nint)(index * stride);
        }

        return areThere;
    }

    private long At(long index, int axis, int row, int column)
    {
        long at = index < 0 ? index + _lengths[axis] : index;
        return (ulong)at < (ulong)_lengths[axis] ? at : throw new ChosenIndexException(index, _axes[axis], _slots[axis], _lengths[axis], row, column);
    }
}

/// <summary>An index of an array of indices, in slot <paramref name="indices"/> of a sweep, that is none of axis <paramref name="axis"/> of an array, at a place of the tile being done. Whoever knows where that is says it to the user.</summary>
internal sealed class ChosenIndexException(long index, int axis, int indices, long length, int row, int column) : Exception
{
    /// <summary>The index as it was given.</summary>
    public long Index { get; } = index;

    /// <summary>The axis of the array.</summary>
    public int Axis { get; } = axis;

    /// <summary>The slot of the array of indices.</summary>
    public int Indices { get; } = indices;

    /// <summary>The length of the axis.</summary>
    public long Length { get; } = length;

    /// <summary>The row of the tile.</summary>
    public int Row { get; } = row;

    /// <summary>The column of the tile.</summary>
    public int Column { get; } = column;
}
