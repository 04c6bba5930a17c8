using StaticGraph.Execution.Reductions.Simd;

namespace StaticGraph.Execution.Reductions.Tree;

/// <summary>Sums of products along the last axis: each lane takes a product with one rounding. An element that a block leaves is both of its factors.</summary>
internal sealed unsafe class ProductRows<T>(LevelShape shape) : RowTree<T, SumOp<double>>(shape)
{
    public override void AddWhole(in Strip strip, in Elements<T> elements) => *Root(strip.Key) = ProductLeaf<T>.Total(elements.Data, elements.Other, (int)Shape.Length);

    protected override void AddToLane(double* lane, double* values, long stride, long count) =>
        ColumnProducts<double>.Rows(lane, new Elements<double>(values, 0, values + stride, 0, 1), 1, count, starts: false);

    protected override void AddToLanes(double* lanes, in Elements<T> elements, long index, long stop) => ProductLeaf<T>.Add(lanes, elements.Data, elements.Other, index, stop);

    protected override void AddLeaves(long leaf, long leaves, in Strip strip, in Elements<T> elements) => AddLeaves(leaf, leaves, strip, new ProductLeaves<T>(elements.Data, elements.Other));

    protected override void LeavesOfRows(in Elements<T> rows, int leaves, double* totals, int stride)
    {
        if (rows.OtherStride == 0)
        {
            ProductLeaf<T>.TotalsOfRows(rows.Data, rows.Stride, rows.Other, leaves, totals, stride);
            return;
        }

        for (int row = 0; row < Together; row++)
        {
            Elements<T> elements = rows.Row(row);
            ProductLeaf<T>.Totals(elements.Data, elements.Other, leaves, totals + (row * stride));
        }
    }

    protected override void EmitElement(long index, in Strip strip, in Elements<T> elements) => EmitFactors(index, strip, elements);
}
