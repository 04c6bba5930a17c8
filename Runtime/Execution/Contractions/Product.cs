using StaticGraph.Execution.Contractions.Kernels;

namespace StaticGraph.Execution.Contractions;

/// <summary>One product of a block, or some of its rows: both factors, and where the result lies.</summary>
internal readonly unsafe struct Product(Factor first, Factor second, byte* result, GroupWalk rows, GroupWalk columns)
{
    public readonly Factor First = first;
    public readonly Factor Second = second;
    public readonly byte* Result = result;
    public readonly GroupWalk Rows = rows;
    public readonly GroupWalk Columns = columns;

    /// <summary>Some of its rows.</summary>
    public Product OfRows(long from, long count) => new(new Factor(First.Data, First.Rows.Slice(from, count), First.Depth), Second, Result, Rows.Slice(from, count), Columns);

    /// <summary>The columns from one on.</summary>
    public Product FromColumn(long from)
        => new(First, new Factor(Second.Data, Second.Rows.Slice(from, Second.Rows.Count - from), Second.Depth), Result, Rows, Columns.Slice(from, Columns.Count - from));
}
