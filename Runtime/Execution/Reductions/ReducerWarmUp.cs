using System.Runtime.InteropServices;
using StaticGraph.CompilerServices;

namespace StaticGraph.Execution.Reductions;

/// <summary>Has the just-in-time compiler make the loops of folds: each folds a few numbers.</summary>
internal static class ReducerWarmUp
{
    /// <summary>The bytes that folds read, and none writes.</summary>
    public const int OperandBytes = Columns * sizeof(double);

    // Of a block that is half of them, 5 are left after groups of 8: rows go by fours, and alone.
    private const int Rows = 74;
    private const int Columns = 200;

    /// <summary>Prepares the reductions of a sweep.</summary>
    public static unsafe void Prepare(SweepDefinition sweep, byte* operands)
    {
        foreach (ReductionDefinition reduction in sweep.Reductions)
        {
            if (reduction.Kind == ReductionKind.Contract)
            {
                Contractions.ContractionWarmUp.Prepare(reduction.Type);
            }
            else if (!ReductionMemory.TakesBlocks(reduction.Kind))
            {
                Prepare(reduction, sweep.Axes.Count, operands);
            }
        }
    }

    // Two blocks, so that what is carried from block to block is compiled too; of products the second has a factor that is one number a row.
    private static unsafe void Prepare(ReductionDefinition reduction, int axes, byte* operands)
    {
        int rank = axes + PrependedAxes.Before(axes);
        long[] lengths = Arrays.Filled(rank, 1L), block = Arrays.Filled(rank, 1L), start = new long[rank];
        (lengths[^2], lengths[^1]) = (Rows, Columns);
        (block[^2], block[^1]) = (Rows / 2, Columns);

        // A median is of all elements, of those along the axis that is prepended too: here it has some.
        int[][] levels = ReductionMemory.Digits(reduction.Kind, reduction.Type) > 0 ? [Arrays.Indices(rank, _ => true)] : PrependedAxes.Counted(reduction.Levels, axes);
        BlockReducer reducer = ReducerFactory.Create(reduction.Kind, reduction.Type, lengths, block, levels);
        byte* memory = (byte*)NativeMemory.AllocZeroed((nuint)(reducer.PartialBytes + reducer.SharedBytes + (Rows * Columns * sizeof(double))));
        try
        {
            reducer.Start(memory, memory + reducer.PartialBytes + reducer.SharedBytes);
            var partial = (TilePartial)reducer.CreatePartial(memory + reducer.SharedBytes);
            for (int pass = 0; pass < reducer.Passes; pass++)
            {
                for (start[^2] = 0; start[^2] < Rows; start[^2] += Rows / 2)
                {
                    Fold(partial, reduction.Kind, start, block, operands, reduction.Type.Size());
                    reducer.Commit(partial);
                }

                reducer.EndPass();
            }
        }
        finally
        {
            NativeMemory.Free(memory);
        }
    }

    private static unsafe void Fold(TilePartial partial, ReductionKind kind, long[] start, long[] shape, byte* operands, int size)
    {
        partial.Begin(start, shape);
        for (int row = 0; row < shape[^2]; row += TileShape.Rows)
        {
            ReadOnlySpan<long> outer = start.AsSpan(0, start.Length - 2);
            int rows = (int)Math.Min(TileShape.Rows, shape[^2] - row);
            if (partial is IProductTaker products && kind == ReductionKind.SumOfProducts)
            {
                var repeated = new TileFactor(operands, 0, isRepeated: start[^2] > 0);
                products.AddProducts(outer, start[^2] + row, rows, start[^1], shape[^1], new TileFactor(operands, 0, isRepeated: false), repeated);
            }
            else
            {
                partial.Add(outer, start[^2] + row, rows, start[^1], shape[^1], operands, 0, size);
            }
        }

        partial.End();
    }
}
