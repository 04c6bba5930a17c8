using System.Numerics;
using StaticGraph.CompilerServices;

namespace StaticGraph.Execution.Contractions;

/// <summary>What is done to elements of a result beside products: totals of segments are kept and added, what is symmetric is copied over the diagonal. Once in 2^18 products, or once at all.</summary>
internal static unsafe class ResultRows
{
    /// <summary>Moves results to the totals, which lie <paramref name="away"/> bytes from them, and leaves zeros.</summary>
    public static void Move(DType type, in Product product, long away) => Run(type, product, away, Step.Move);

    /// <summary>Adds results to the totals, and leaves zeros.</summary>
    public static void Add(DType type, in Product product, long away) => Run(type, product, away, Step.Add);

    /// <summary>Adds results to the totals, and leaves the sums.</summary>
    public static void AddTotals(DType type, in Product product, long away) => Run(type, product, away, Step.AddTotals);

    /// <summary>Copies the elements right of the diagonal in <paramref name="count"/> rows from one on to their places below it.</summary>
    public static void Mirror(int size, in Product product, long from, long count)
    {
        switch (size)
        {
            case 1: Mirror<byte>(product, from, count); break;
            case 2: Mirror<short>(product, from, count); break;
            case 4: Mirror<int>(product, from, count); break;
            case 8: Mirror<long>(product, from, count); break;
            default: Mirror<Complex>(product, from, count); break;
        }
    }

    // In tiles, so that neither side steps from line to line for long.
    private static void Mirror<T>(in Product product, long from, long count)
        where T : unmanaged
    {
        const int Side = 32;
        long columns = product.Columns.Count;
        for (long row = from; row < from + count; row += Side)
        {
            for (long column = row; column < columns; column += Side)
            {
                MirrorTile<T>(product, row, Math.Min(row + Side, from + count), column, Math.Min(column + Side, columns));
            }
        }
    }

    private static void MirrorTile<T>(in Product product, long row, long rowEnd, long column, long columnEnd)
        where T : unmanaged
    {
        for (long i = row; i < rowEnd; i++)
        {
            byte* right = product.Result + product.Rows.Offset(i), below = product.Result + product.Columns.Offset(i);
            for (long j = Math.Max(column, i + 1); j < columnEnd; j++)
            {
                *(T*)(below + product.Rows.Offset(j)) = *(T*)(right + product.Columns.Offset(j));
            }
        }
    }

    private static void Run(DType type, in Product product, long away, Step step)
    {
        switch (type)
        {
            case DType.Double: Run<double>(product, away, step); break;
            case DType.Single: Run<float>(product, away, step); break;
            case DType.Complex: Run<Complex>(product, away, step); break;
            case DType.Int64 or DType.UInt64: Run<long>(product, away, step); break;
            case DType.Int32 or DType.UInt32: Run<int>(product, away, step); break;
            case DType.Int16 or DType.UInt16: Run<short>(product, away, step); break;
            case DType.Byte or DType.SByte: Run<byte>(product, away, step); break;
            default: throw new ArgumentOutOfRangeException(nameof(type), type, "no products");
        }
    }

    private static void Run<T>(in Product product, long away, Step step)
        where T : unmanaged, IAdditionOperators<T, T, T>
    {
        for (long i = 0; i < product.Rows.Count; i++)
        {
            byte* row = product.Result + product.Rows.Offset(i);
            for (long j = 0; j < product.Columns.Count; j++)
            {
                T* element = (T*)(row + product.Columns.Offset(j)), total = (T*)((byte*)element + away);
                T sum = step == Step.Move ? *element : *total + *element;
                *(step == Step.AddTotals ? element : total) = sum;
                *element = step == Step.AddTotals ? sum : default;
            }
        }
    }

    private enum Step : byte
    {
        Move,
        Add,
        AddTotals,
    }
}
