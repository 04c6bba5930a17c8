namespace StaticGraph.Storage;

/// <summary>
/// One block of a reshaped array: walks the groups from the outermost, and reads boxes of the array in the order in which the block holds them,
/// so that each lands behind the one before.
/// </summary>
internal ref struct ReshapedRead<T>
    where T : unmanaged
{
    private readonly ArraySource<T> _parent;
    private readonly ReshapeGroup[] _groups;
    private readonly ReadOnlySpan<long> _viewShape;
    private readonly ReadOnlySpan<long> _start;
    private readonly ReadOnlySpan<long> _block;
    private readonly Span<byte> _scratch;
    private readonly int _firstWhole;
    private Span<T> _rest;
    private Axes _boxStart;
    private Axes _box;
    private long _bytes;

    public ReshapedRead(
        ArraySource<T> parent, ReshapeGroup[] groups, ReadOnlySpan<long> viewShape, ReadOnlySpan<long> start, ReadOnlySpan<long> block, Span<T> destination, Span<byte> scratch)
    {
        _parent = parent;
        _groups = groups;
        _viewShape = viewShape;
        _start = start;
        _block = block;
        _rest = destination;
        _scratch = scratch;

        // Inside the group, if any, that the block cuts into several boxes, all groups are one box each.
        _firstWhole = groups.Length;
        while (_firstWhole > 0 && IsBoxOf(groups[_firstWhole - 1]))
        {
            _firstWhole--;
        }
    }

    /// <summary>True where the block is a box of the array too.</summary>
    public readonly bool IsOneBox => _firstWhole == 0;

    /// <summary>Fills the destination; returns the bytes fetched.</summary>
    public long Run()
    {
        ReadFrom(0);
        return _bytes;
    }

    private void ReadFrom(int depth)
    {
        if (depth == _groups.Length)
        {
            ReadBox();
            return;
        }

        ReshapeGroup group = _groups[depth];
        (long length, int outerAxes) = group.Runs(_viewShape, _block);
        Axes index = default;
        ReadOnlySpan<long> outer = _block.Slice(group.ViewFirst, outerAxes);
        do
        {
            ReadRun(depth, group, PositionOf(group, ((ReadOnlySpan<long>)index)[..outerAxes]), length);
        }
        while (Block.Next(((Span<long>)index)[..outerAxes], outer));
    }

    private void ReadRun(int depth, ReshapeGroup group, long position, long length)
    {
        // Boxes of a group can be read whole only if everything inside them is whole too.
        long most = depth + 1 >= _firstWhole ? long.MaxValue : 1;
        while (length > 0)
        {
            long taken = group.TakeBox(_parent.Shape, position, Math.Min(length, most), _boxStart, _box);
            ReadFrom(depth + 1);
            position += taken;
            length -= taken;
        }
    }

    private void ReadBox()
    {
        int rank = _parent.Shape.Length;
        ReadOnlySpan<long> box = ((ReadOnlySpan<long>)_box)[..rank];
        int count = (int)Block.Count(box);
        _bytes += _parent.ReadExactly(((ReadOnlySpan<long>)_boxStart)[..rank], box, _rest[..count], _scratch);
        _rest = _rest[count..];
    }

    private bool IsBoxOf(ReshapeGroup group)
    {
        (long length, int outerAxes) = group.Runs(_viewShape, _block);
        return outerAxes == 0 && group.TakeBox(_parent.Shape, PositionOf(group, []), length, _boxStart, _box) == length;
    }

    /// <summary>The position in the group of the run at <paramref name="index"/> of the block's outer axes.</summary>
    private readonly long PositionOf(ReshapeGroup group, ReadOnlySpan<long> index)
    {
        long position = 0;
        for (int i = 0; i < group.ViewCount; i++)
        {
            int axis = group.ViewFirst + i;
            position = (position * _viewShape[axis]) + _start[axis] + (i < index.Length ? index[i] : 0);
        }

        return position;
    }
}
