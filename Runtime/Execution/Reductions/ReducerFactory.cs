using StaticGraph.CompilerServices;
using StaticGraph.Execution.Reductions.Digits;
using StaticGraph.Execution.Reductions.Free;
using StaticGraph.Execution.Reductions.Simd;
using StaticGraph.Execution.Reductions.Tree;
using StaticGraph.Plans;

namespace StaticGraph.Execution.Reductions;

/// <summary>Picks the reducer of a reduction.</summary>
internal static class ReducerFactory
{
    /// <summary>Makes the reducer of one reduction of one sweep.</summary>
    /// <param name="kind">How elements are folded.</param>
    /// <param name="type">The element type.</param>
    /// <param name="axisLengths">The sweep's iteration space, at least 2 axes; the last one is the array's last axis.</param>
    /// <param name="blockShape">The largest block. Blocks tile the space at multiples of it.</param>
    /// <param name="levels">The nested reduced axes, outermost first and ascending; the axes of a level count as one row-major index.</param>
    /// <param name="order">Of a median which element it is; null for the one in the middle.</param>
    /// <exception cref="ArgumentException">The axes are inconsistent, or the element type has no such reduction.</exception>
    /// <remarks>Folds of whole blocks ask for their operands, and are made by who has them.</remarks>
    public static BlockReducer Create(ReductionKind kind, DType type, ReadOnlySpan<long> axisLengths, ReadOnlySpan<long> blockShape, int[][] levels, QuantileRule? order = null)
    {
        var geometry = new ReductionGeometry(axisLengths, blockShape, levels);
        return (type, kind) switch
        {
            (_, ReductionKind.Median) => new MedianReducer(type, geometry, ReductionMemory.Passes(kind, type), Bytes(kind, type, geometry, levels), order),
            (DType.Double, _) => CreateFloating<double>(kind, type, geometry, levels),
            (DType.Single, _) => CreateFloating<float>(kind, type, geometry, levels),
            (DType.Int64, _) => CreateFree<long>(kind, type, geometry, levels),
            (DType.Int32, _) => CreateFree<int>(kind, type, geometry, levels),
            (DType.Byte, _) => CreateFree<byte>(kind, type, geometry, levels),
            (DType.SByte, _) => CreateFree<sbyte>(kind, type, geometry, levels),
            (DType.Int16, _) => CreateFree<short>(kind, type, geometry, levels),
            (DType.UInt16, _) => CreateFree<ushort>(kind, type, geometry, levels),
            (DType.UInt32, _) => CreateFree<uint>(kind, type, geometry, levels),
            (DType.UInt64, _) => CreateFree<ulong>(kind, type, geometry, levels),
            (DType.Boolean, ReductionKind.Min) => Free<byte, AllOp>(kind, type, geometry, levels),
            (DType.Boolean, ReductionKind.Max) => Free<byte, MaxOp<byte>>(kind, type, geometry, levels),
            (DType.Boolean, ReductionKind.CountNonZero or ReductionKind.ArgMin or ReductionKind.ArgMax) => CreateFree<byte>(kind, type, geometry, levels),
            _ => throw Unknown(kind, type),
        };
    }

    private static BlockReducer CreateFloating<T>(ReductionKind kind, DType type, ReductionGeometry geometry, int[][] levels) => kind switch
    {
        ReductionKind.Sum => Tree<T, SumOp<double>>(kind, type, geometry, levels),
        ReductionKind.Prod => Tree<T, ProdOp<double>>(kind, type, geometry, levels),
        ReductionKind.SquaredDeviations => Moments<T>(kind, type, geometry, levels),
        ReductionKind.SumOfProducts => Products<T>(kind, type, geometry, levels),
        ReductionKind.Min or ReductionKind.Max or ReductionKind.CountNonZero or ReductionKind.ArgMin or ReductionKind.ArgMax => CreateFree<T>(kind, type, geometry, levels),
        ReductionKind.Contract or ReductionKind.Block or ReductionKind.Median => throw Unknown(kind, type),
    };

    private static BlockReducer CreateFree<T>(ReductionKind kind, DType type, ReductionGeometry geometry, int[][] levels) => kind switch
    {
        ReductionKind.Sum => Free<T, SumOp<T>>(kind, type, geometry, levels),
        ReductionKind.Prod => Free<T, ProdOp<T>>(kind, type, geometry, levels),
        ReductionKind.Min => Free<T, MinOp<T>>(kind, type, geometry, levels),
        ReductionKind.Max => Free<T, MaxOp<T>>(kind, type, geometry, levels),
        ReductionKind.CountNonZero => Count<T>(kind, type, geometry, levels),
        ReductionKind.ArgMin => Place<T, MinOp<T>>(kind, type, geometry, levels),
        ReductionKind.ArgMax => Place<T, MaxOp<T>>(kind, type, geometry, levels),
        ReductionKind.SquaredDeviations or ReductionKind.Contract or ReductionKind.Block or ReductionKind.Median or ReductionKind.SumOfProducts => throw Unknown(kind, type),
    };

    private static TreeReducer<T, OpFold<TOp>> Tree<T, TOp>(ReductionKind kind, DType type, ReductionGeometry geometry, int[][] levels)
        where TOp : struct, IBinaryOp<double>
        => new(geometry, Bytes(kind, type, geometry, levels), geometry.AlongRows ? shape => new RowTree<T, TOp>(shape) : shape => new ColumnTree<T, TOp>(shape));

    private static TreeReducer<T, OpFold<SumOp<double>>> Products<T>(ReductionKind kind, DType type, ReductionGeometry geometry, int[][] levels)
        => new(geometry, Bytes(kind, type, geometry, levels), geometry.AlongRows ? shape => new ProductRows<T>(shape) : shape => new ProductColumns<T>(shape), ReductionMemory.Factors(kind));

    private static TreeReducer<T, MomentFold> Moments<T>(ReductionKind kind, DType type, ReductionGeometry geometry, int[][] levels)
        => new(geometry, Bytes(kind, type, geometry, levels), geometry.AlongRows ? shape => new RowMoments<T>(shape) : shape => new ColumnMoments<T>(shape));

    private static FreeReducer<T, T, OpTotals<T, TOp>> Free<T, TOp>(ReductionKind kind, DType type, ReductionGeometry geometry, int[][] levels)
        where TOp : struct, IBinaryOp<T>
        => new(geometry, Bytes(kind, type, geometry, levels));

    private static FreeReducer<T, long, NonZeroTotals<T>> Count<T>(ReductionKind kind, DType type, ReductionGeometry geometry, int[][] levels)
        => new(geometry, Bytes(kind, type, geometry, levels));

    private static PlaceReducer<T, TOp> Place<T, TOp>(ReductionKind kind, DType type, ReductionGeometry geometry, int[][] levels)
        where TOp : struct, IOrderOp<T>
        => new(geometry, Bytes(kind, type, geometry, levels));

    // The compiler prints the same formula with symbols where the numbers are not known.
    private static (long Partial, long Shared) Bytes(ReductionKind kind, DType type, ReductionGeometry geometry, int[][] levels)
    {
        var formula = ReductionFormula.Of(kind, type, geometry.Rank, levels);
        return (formula.Partial(geometry.Lengths, geometry.Block), formula.Shared(geometry.Lengths, geometry.Block));
    }

    private static ArgumentException Unknown(ReductionKind kind, DType type) => new($"There is no {kind} of {type.Keyword()} elements.", nameof(kind));
}
