using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticGraph.CompilerServices;
using StaticGraph.Execution.Reductions;
using StaticGraph.Execution.Scans;

namespace StaticGraph.Execution;

/// <summary>Has the just-in-time compiler make a plan's loops: each body computes no element of a row, and each reduction and scan takes a few numbers.</summary>
internal static class WarmUp
{
    /// <summary>The bytes that bodies and folds read, and none writes.</summary>
    internal const int OperandBytes = ReducerWarmUp.OperandBytes;

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

    /// <summary>Prepares a sweep: its body, its reductions and its scans.</summary>
    internal static unsafe void Prepare(SweepDefinition sweep, SweepBody body, byte* operands)
    {
        TileSlot[] slots = Arrays.Filled(sweep.Operands.Count + sweep.Stores.Count + sweep.Temporaries.Count, new TileSlot { Pointer = operands });
        fixed (TileSlot* tile = slots)
        fixed (TileCarry* carries = new TileCarry[sweep.Scans.Count])
        {
            body.Run(new Tile(tile, rows: 1, length: 0, bypasses: false, carries));
        }

        ReducerWarmUp.Prepare(sweep, operands);
        ScanWarmUp.Prepare(sweep, operands);
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
}
