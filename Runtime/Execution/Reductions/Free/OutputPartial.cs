using StaticGraph.CompilerServices;

namespace StaticGraph.Execution.Reductions.Free;

/// <summary>One worker's block of an <see cref="OutputReducer"/>: something for every output of the block.</summary>
internal abstract unsafe class OutputPartial(ReductionGeometry geometry, int elementSize) : TilePartial
{
    // How many copies of a repeated element are made at once, so that it is folded as any other row.
    private const int Repeats = 128;

    private readonly long[] _start = new long[geometry.Rank];
    private readonly long[] _shape = new long[geometry.Rank];
    private readonly long[] _indexStrides = geometry.Strides(axis => geometry.LevelOf[axis] >= 0, geometry.Lengths);

    public ReadOnlySpan<long> Start => _start;

    public ReadOnlySpan<long> Shape => _shape;

    /// <summary>Steps of the outputs along each axis of the sweep.</summary>
    public long[] Strides { get; } = geometry.Strides(axis => geometry.LevelOf[axis] < 0, geometry.Block);

    /// <summary>How many outputs the largest block has.</summary>
    protected long Outputs { get; } = ReductionGeometry.Extent(geometry.Strides(axis => geometry.LevelOf[axis] < 0, geometry.Block), geometry.Block);

    /// <summary>True where a row's elements are all of one output.</summary>
    protected bool AlongRows => geometry.AlongRows;

    /// <summary>From a row's outputs to those of the next.</summary>
    protected long RowStride => Strides[geometry.Last - 1];

    /// <summary>From a row's index on the folded axes to that of the next.</summary>
    protected long RowIndexStride => _indexStrides[geometry.Last - 1];

    public sealed override void Begin(ReadOnlySpan<long> start, ReadOnlySpan<long> shape)
    {
        start.CopyTo(_start);
        shape.CopyTo(_shape);
        Clear(Index(start));
    }

    public sealed override void Add(
        ReadOnlySpan<long> outer, long row, int rows, long column, long columns, byte* data, nint rowStride, nint columnStride)
    {
        int last = geometry.Last;
        long output = Offset(last - 1, row) + Offset(last, column), index = (_indexStrides[last - 1] * row) + (_indexStrides[last] * column) + Index(outer);
        for (int axis = 0; axis < outer.Length; axis++)
        {
            output += Offset(axis, outer[axis]);
        }

        if (columnStride == 0)
        {
            AddRepeated(output, index, rows, columns, data, rowStride);
        }
        else
        {
            AddTile(output, index, rows, columns, data, rowStride);
        }
    }

    public sealed override void End()
    {
    }

    /// <summary>Makes every output that of nothing, at the beginning of a block whose first element has this index on the folded axes.</summary>
    protected abstract void Clear(long index);

    /// <summary>Folds rows of neighbouring elements, the first of which belongs to this output and has this index on the folded axes.</summary>
    protected abstract void AddTile(long output, long index, int rows, long columns, byte* data, nint rowStride);

    /// <summary>How many of the rows go into the same outputs, column by column.</summary>
    protected int RowsTogether(int rows) => geometry.LevelOf[geometry.Last - 1] >= 0 && !geometry.AlongRows ? rows : 1;

    private long Offset(int axis, long coordinate) => Strides[axis] * (coordinate - _start[axis]);

    private long Index(ReadOnlySpan<long> coordinates)
    {
        long index = 0;
        for (int axis = 0; axis < coordinates.Length; axis++)
        {
            index += _indexStrides[axis] * coordinates[axis];
        }

        return index;
    }

    private void AddRepeated(long output, long index, int rows, long columns, byte* data, nint rowStride)
    {
        byte* copies = stackalloc byte[Repeats * sizeof(long)];
        int last = geometry.Last;
        for (int row = 0; row < rows; row++)
        {
            Repeat(data + (row * rowStride), copies);
            for (long column = 0; column < columns; column += Repeats)
            {
                AddTile(output + (column * Strides[last]), index + (column * _indexStrides[last]), 1, Math.Min(Repeats, columns - column), copies, 0);
            }

            output += RowStride;
            index += RowIndexStride;
        }
    }

    private void Repeat(byte* element, byte* copies)
    {
        for (int i = 0; i < Repeats; i++)
        {
            Buffer.MemoryCopy(element, copies + (i * elementSize), elementSize, elementSize);
        }
    }
}
