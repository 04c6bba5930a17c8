using StaticGraph.Execution.Reductions.Simd;

namespace StaticGraph.Execution.Reductions.Tree;

/// <summary>Sums of products down the columns: each chain takes a product with one rounding. An element that a block leaves is both of its factors.</summary>
internal sealed unsafe class ProductColumns<T>(LevelShape shape) : ColumnTree<T, SumOp<double>>(shape)
{
    protected override void Fold(double* chain, in Elements<T> elements, long rows, long columns, bool starts) => ColumnProducts<T>.Rows(chain, elements, rows, columns, starts);

    protected override void FoldTokens(double* chain, double* tokens, long slotStride, long partStride, long rows, long columns, bool starts) =>
        ColumnProducts<double>.Rows(chain, new Elements<double>(tokens, (nint)(slotStride * sizeof(double)), tokens + partStride, (nint)(slotStride * sizeof(double)), 1), rows, columns, starts);

    protected override void EmitElement(long index, in Strip strip, in Elements<T> elements) => EmitFactors(index, strip, elements);
}
