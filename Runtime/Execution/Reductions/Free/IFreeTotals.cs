using System.Runtime.CompilerServices;
using StaticGraph.Execution.Reductions.Simd;

namespace StaticGraph.Execution.Reductions.Free;

/// <summary>How elements go into totals in whatever order they come. A total may be of another type than the elements.</summary>
internal unsafe interface IFreeTotals<TElement, T>
{
    /// <summary>The total of nothing.</summary>
    static abstract T Identity { get; }

    /// <summary>A total with all elements of a row.</summary>
    static abstract T Row(T total, TElement* data, long count);

    /// <summary>Puts up to 64 rows into a row of totals, a total a column; <paramref name="stride"/> is in bytes.</summary>
    static abstract void Columns(T* totals, TElement* data, nint stride, long rows, long columns);

    /// <summary>Joins totals with those of other elements.</summary>
    static abstract void Join(T* totals, T* others, long count);
}

/// <summary>Totals by an operation on two elements: of the elements' type.</summary>
internal readonly unsafe struct OpTotals<T, TOp> : IFreeTotals<T, T>
    where TOp : struct, IBinaryOp<T>
{
    public static T Identity => TOp.Identity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Row(T total, T* data, long count) => RowFold<T, TOp>.Fold(total, data, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Columns(T* totals, T* data, nint stride, long rows, long columns) => ColumnFold<T, T, TOp>.Rows(totals, data, stride, rows, columns, start: false);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Join(T* totals, T* others, long count) => ColumnFold<T, T, TOp>.Rows(totals, others, 0, 1, count, start: false);
}

/// <summary>How many elements are not zero.</summary>
internal readonly unsafe struct NonZeroTotals<TElement> : IFreeTotals<TElement, long>
{
    public static long Identity => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Row(long total, TElement* data, long count) => total + NonZero<TElement>.Count(data, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Columns(long* totals, TElement* data, nint stride, long rows, long columns) => NonZero<TElement>.AddColumns(totals, data, stride, rows, columns);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Join(long* totals, long* others, long count) => ColumnFold<long, long, SumOp<long>>.Rows(totals, others, 0, 1, count, start: false);
}
