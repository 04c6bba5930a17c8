using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticGraph.CompilerServices;
using StaticGraph.Execution.Reductions;

namespace StaticGraph.Execution;

/// <summary>
/// Has the just-in-time compiler make a plan's loops while the plan is bound and its blocks are chosen, on another thread: each body computes no element of a row,
/// and each reduction folds a few numbers. Programs compiled ahead of time have nothing to prepare.
/// </summary>
/// <remarks>The first sum of a process took 244 ms where the tenth took 12 (16.7 million doubles, two processors); compiling was four fifths of it.</remarks>
internal static class WarmUp
{
    private const int Rows = 72;
    private const int Columns = 200;

    /// <summary>Begins to prepare a plan; returns at once.</summary>
    public static void Begin(PlanDefinition definition, SweepBody[] bodies)
    {
        if (RuntimeFeature.IsDynamicCodeCompiled)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static plan => TryPrepare(plan.definition, plan.bodies), (definition, bodies), preferLocal: false);
        }
    }

    /// <summary>Prepares a plan.</summary>
    internal static unsafe void Prepare(PlanDefinition definition, SweepBody[] bodies)
    {
        // Bytes of 1 are true, and no integer that cannot be divided by.
        byte* ones = (byte*)NativeMemory.Alloc(Columns * sizeof(double));
        try
        {
            NativeMemory.Fill(ones, Columns * sizeof(double), 1);
            for (int i = 0; i < bodies.Length; i++)
            {
                Prepare(definition.Sweeps[i], bodies[i], ones);
            }
        }
        finally
        {
            NativeMemory.Free(ones);
        }
    }

    private static void TryPrepare(PlanDefinition definition, SweepBody[] bodies)
    {
        try
        {
            Prepare(definition, bodies);
        }
        catch (Exception)
        {
            // Nobody asked for this: a run that has the same trouble says so itself.
        }
    }

    private static unsafe void Prepare(SweepDefinition sweep, SweepBody body, byte* ones)
    {
        int slots = sweep.Operands.Count + sweep.Stores.Count + sweep.Temporaries.Count;
        TileSlot* tile = stackalloc TileSlot[slots];
        for (int i = 0; i < slots; i++)
        {
            tile[i] = new TileSlot { Pointer = ones };
        }

        body.Run(new Tile(tile, rows: 1, length: 0));
        foreach (ReductionDefinition reduction in sweep.Reductions)
        {
            Prepare(reduction, sweep.Axes.Count, ones);
        }
    }

    // Two blocks, so that what is carried from block to block is compiled too.
    private static unsafe void Prepare(ReductionDefinition reduction, int axes, byte* ones)
    {
        int rank = Math.Max(axes, 2);
        var lengths = new long[rank];
        Array.Fill(lengths, 1);
        (lengths[^2], lengths[^1]) = (Rows, Columns);
        long[] block = [.. lengths[..^2], Rows / 2, Columns];
        int[][] levels = [.. reduction.Levels.Select(level => level.Select(axis => axis + rank - axes).ToArray())];
        BlockReducer reducer = ReducerFactory.Create(reduction.Kind, reduction.Type, lengths, block, levels);
        byte* memory = (byte*)NativeMemory.AllocZeroed((nuint)(reducer.PartialBytes + reducer.SharedBytes + (Rows * Columns * sizeof(double))));
        try
        {
            reducer.Start(memory, memory + reducer.PartialBytes + reducer.SharedBytes);
            BlockPartial partial = reducer.CreatePartial(memory + reducer.SharedBytes);
            for (int row = 0; row < Rows; row += Rows / 2)
            {
                Fold(partial, [.. new long[rank - 2], row, 0], block, ones, reduction.Type.Size());
                reducer.Commit(partial);
            }
        }
        finally
        {
            NativeMemory.Free(memory);
        }
    }

    private static unsafe void Fold(BlockPartial partial, long[] start, long[] shape, byte* ones, int size)
    {
        const int TileRows = 8;
        partial.Begin(start, shape);
        for (int row = 0; row < shape[^2]; row += TileRows)
        {
            partial.Add(start.AsSpan(0, start.Length - 2), start[^2] + row, (int)Math.Min(TileRows, shape[^2] - row), start[^1], shape[^1], ones, 0, size);
        }

        partial.End();
    }
}
