using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticGraph.CompilerServices;
using StaticGraph.Execution.Reductions;

namespace StaticGraph.Execution;

/// <summary>Has the just-in-time compiler make a plan's loops: each body computes no element of a row, and each reduction folds a few numbers.</summary>
internal static class WarmUp
{
    /// <summary>The bytes that bodies and folds read, and none writes.</summary>
    internal const int OperandBytes = Columns * sizeof(double);
    private const int Rows = 72;
    private const int Columns = 200;

    /// <summary>Prepares the sweeps of a plan. One that cannot be prepared (a division before its loop that has no result) leaves the others alone.</summary>
    public static unsafe void Prepare(PlanDefinition definition, SweepBody[] bodies)
    {
        byte* operands = (byte*)NativeMemory.Alloc(OperandBytes);
        try
        {
            // Bytes of 1 are true, and integers that can be divided by.
            Unsafe.InitBlockUnaligned(operands, 1, OperandBytes);
            for (int i = 0; i < bodies.Length; i++)
            {
                TryPrepare(definition.Sweeps[i], bodies[i], operands);
            }
        }
        finally
        {
            NativeMemory.Free(operands);
        }
    }

    /// <summary>Prepares a sweep: its body and its reductions.</summary>
    internal static unsafe void Prepare(SweepDefinition sweep, SweepBody body, byte* operands)
    {
        TileSlot[] slots = Arrays.Filled(sweep.Operands.Count + sweep.Stores.Count + sweep.Temporaries.Count, new TileSlot { Pointer = operands });
        fixed (TileSlot* tile = slots)
        {
            body.Run(new Tile(tile, rows: 1, length: 0));
        }

        foreach (ReductionDefinition reduction in sweep.Reductions)
        {
            Prepare(reduction, sweep.Axes.Count, operands);
        }
    }

    private static unsafe void TryPrepare(SweepDefinition sweep, SweepBody body, byte* operands)
    {
        try
        {
            Prepare(sweep, body, operands);
        }
        catch (ArithmeticException)
        {
            // The run says so, if its numbers are like that.
        }
    }

    // Two blocks, so that what is carried from block to block is compiled too.
    private static unsafe void Prepare(ReductionDefinition reduction, int axes, byte* operands)
    {
        int rank = axes + PrependedAxes.Before(axes);
        long[] lengths = Arrays.Filled(rank, 1L), block = Arrays.Filled(rank, 1L), start = new long[rank];
        (lengths[^2], lengths[^1]) = (Rows, Columns);
        (block[^2], block[^1]) = (Rows / 2, Columns);
        int[][] levels = PrependedAxes.Counted(reduction.Levels, axes);
        BlockReducer reducer = ReducerFactory.Create(reduction.Kind, reduction.Type, lengths, block, levels);
        byte* memory = (byte*)NativeMemory.AllocZeroed((nuint)(reducer.PartialBytes + reducer.SharedBytes + (Rows * Columns * sizeof(double))));
        try
        {
            reducer.Start(memory, memory + reducer.PartialBytes + reducer.SharedBytes);
            BlockPartial partial = reducer.CreatePartial(memory + reducer.SharedBytes);
            for (; start[^2] < Rows; start[^2] += Rows / 2)
            {
                Fold(partial, start, block, operands, reduction.Type.Size());
                reducer.Commit(partial);
            }
        }
        finally
        {
            NativeMemory.Free(memory);
        }
    }

    private static unsafe void Fold(BlockPartial partial, long[] start, long[] shape, byte* operands, int size)
    {
        partial.Begin(start, shape);
        for (int row = 0; row < shape[^2]; row += TileShape.Rows)
        {
            partial.Add(start.AsSpan(0, start.Length - 2), start[^2] + row, (int)Math.Min(TileShape.Rows, shape[^2] - row), start[^1], shape[^1], operands, 0, size);
        }

        partial.End();
    }
}
