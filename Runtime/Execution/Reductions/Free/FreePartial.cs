namespace StaticGraph.Execution.Reductions.Free;

/// <summary>One worker's block of a <see cref="FreeReducer{TElement, T, TTotals}"/>: one total for every output of the block.</summary>
internal sealed unsafe class FreePartial<TElement, T, TTotals>(ReductionGeometry geometry, T* values) : BlockPartial
    where TTotals : struct, IFreeTotals<TElement, T>
{
    private const int Repeats = 128;

    private readonly long[] _start = new long[geometry.Rank];
    private readonly long[] _shape = new long[geometry.Rank];
    private readonly long _count = ReductionGeometry.Extent(geometry.Strides(axis => geometry.LevelOf[axis] < 0, geometry.Block), geometry.Block);

    public ReadOnlySpan<long> Start => _start;

    public ReadOnlySpan<long> Shape => _shape;

    /// <summary>Steps of the values along each axis of the sweep.</summary>
    public long[] Strides { get; } = geometry.Strides(axis => geometry.LevelOf[axis] < 0, geometry.Block);

    public T* Values { get; } = values;

    public override void Begin(ReadOnlySpan<long> start, ReadOnlySpan<long> shape)
    {
        start.CopyTo(_start);
        shape.CopyTo(_shape);
        for (long i = 0; i < _count; i++)
        {
            Values[i] = TTotals.Identity;
        }
    }

    public override void Add(
        ReadOnlySpan<long> outer, long row, int rows, long column, long columns, byte* data, nint rowStride, nint columnStride)
    {
        T* to = Values + Offset(geometry.Last - 1, row) + Offset(geometry.Last, column);
        for (int axis = 0; axis < outer.Length; axis++)
        {
            to += Offset(axis, outer[axis]);
        }

        if (columnStride == 0)
        {
            AddRepeated(to, rows, columns, data, rowStride);
        }
        else
        {
            AddTile(to, rows, columns, (TElement*)data, rowStride);
        }
    }

    public override void End()
    {
    }

    private long Offset(int axis, long coordinate) => Strides[axis] * (coordinate - _start[axis]);

    private void AddRepeated(T* to, int rows, long columns, byte* data, nint rowStride)
    {
        byte* room = stackalloc byte[Repeats * sizeof(TElement)];
        var copies = (TElement*)room;
        for (int row = 0; row < rows; row++, to += Strides[geometry.Last - 1])
        {
            new Span<TElement>(copies, Repeats).Fill(*(TElement*)(data + (row * rowStride)));
            for (long column = 0; column < columns; column += Repeats)
            {
                AddTile(to + (column * Strides[geometry.Last]), 1, Math.Min(Repeats, columns - column), copies, 0);
            }
        }
    }

    private void AddTile(T* to, int rows, long columns, TElement* data, nint rowStride)
    {
        int together = geometry.LevelOf[geometry.Last - 1] >= 0 && !geometry.AlongRows ? rows : 1;
        for (int row = 0; row < rows; row += together, to += Strides[geometry.Last - 1])
        {
            TElement* from = (TElement*)((byte*)data + (row * rowStride));
            if (geometry.AlongRows)
            {
                *to = TTotals.Row(*to, from, columns);
            }
            else
            {
                TTotals.Columns(to, from, rowStride, together, columns);
            }
        }
    }
}
