using StaticGraph.CompilerServices;

namespace StaticGraph.Execution.Tiles;

/// <summary>Where an operand has its elements along an axis of which lists say the indices: each point looks up its own, in all lists that go together.</summary>
/// <remarks>Kept by a worker for each slot and axis, and begun anew for every block.</remarks>
internal sealed class ListSteps : AxisSteps
{
    private readonly int[] _axes;
    private readonly AxisTable[] _lists;
    private readonly long[] _strides;
    private readonly nint[] _offsets = new nint[TileShape.Columns];
    private long _start;
    private (long From, long Count) _filled;

    private ListSteps(Access access, int[] axes)
    {
        _axes = axes;
        _lists = Array.ConvertAll(axes, i => access[i].Table!);
        _strides = new long[axes.Length];
    }

    /// <summary>The lists that say indices along an axis of the space; null where none does.</summary>
    public static ListSteps? Of(Access access, int axis)
    {
        int[] axes = Arrays.Indices(access.Rank, i => access[i].IsTable && access.IsWalked(i, axis));
        return axes.Length == 0 ? null : new ListSteps(access, axes);
    }

    /// <summary>Begins a block whose first point is at a place of the lists, in an array or buffer that steps along its axes as strides say.</summary>
    public void Begin(long start, ReadOnlySpan<long> arrayStrides)
    {
        bool isSame = _start == start;
        for (int i = 0; i < _axes.Length; i++)
        {
            isSame &= _strides[i] == arrayStrides[_axes[i]];
            _strides[i] = arrayStrides[_axes[i]];
        }

        _start = start;
        _filled = isSame ? _filled : default;
    }

    /// <inheritdoc/>
    public override nint Offset(long index)
    {
        nint offset = 0;
        for (int i = 0; i < _lists.Length; i++)
        {
            offset += (nint)(_lists[i].Behind[(int)(_start + index)] * _strides[i]);
        }

        return offset;
    }

    /// <summary>The same of as many points from one on as a tile has columns, at most. Rows one under the other ask for the same ones.</summary>
    public ReadOnlySpan<nint> Offsets(long index, int count)
    {
        if (_filled != (index, count))
        {
            for (int i = 0; i < count; i++)
            {
                _offsets[i] = Offset(index + i);
            }

            _filled = (index, count);
        }

        return _offsets.AsSpan(0, count);
    }

    /// <inheritdoc/>
    public override (long From, long To) Inside(long index, long count) => (index, index);
}
