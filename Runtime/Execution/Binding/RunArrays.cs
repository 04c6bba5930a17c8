using StaticGraph.CompilerServices;
using StaticGraph.Plans;
using StaticGraph.Storage;

namespace StaticGraph.Execution;

/// <summary>The arrays of one run outside the plan's own memory: those in the user's memory are pinned while this lives.</summary>
internal sealed class RunArrays : IDisposable
{
    private RunArrays(BoundPlan plan)
    {
        Sources = plan.Sources.Length == 0 ? [] : new PinnedArray?[plan.Sources.Length];
        SinkMemory = new PinnedArray?[plan.OutputShapes.Length];
        Sinks = new PinnedArray?[plan.OutputShapes.Length];
        Chunks = new long[plan.OutputShapes.Length][];
        SinkRoom = new long[plan.OutputShapes.Length];
        Taken = new TakenPlace?[plan.OutputShapes.Length];
    }

    /// <summary>Where each result goes that has only what a mask takes; null for others, and for storage without a grid.</summary>
    public TakenPlace?[] Taken { get; }

    /// <summary>The memory of each source that is used in place.</summary>
    public PinnedArray?[] Sources { get; }

    /// <summary>The memory of each sink that lies in memory.</summary>
    public PinnedArray?[] SinkMemory { get; }

    /// <summary>The memory of each sink that results are computed into in place.</summary>
    public PinnedArray?[] Sinks { get; }

    /// <summary>The chunk grid of each sink, empty for none.</summary>
    public long[][] Chunks { get; }

    /// <summary>The decode room each sink needs for one block.</summary>
    public long[] SinkRoom { get; }

    /// <summary>Pins what lies in memory.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="sinks">Where results go; null for storage without a grid.</param>
    public static RunArrays Open(BoundPlan plan, BoundSink[]? sinks)
    {
        var arrays = new RunArrays(plan);
        try
        {
            arrays.Pin(plan, sinks);
        }
        catch
        {
            arrays.Dispose();
            throw;
        }

        return arrays;
    }

    /// <summary>Takes results to be written in place into dense arrays that do not exist yet: to plan with, not to run.</summary>
    public RunArrays WithResultsInMemory(BoundPlan plan)
    {
        for (int i = 0; i < Sinks.Length; i++)
        {
            Sinks[i] = plan.Definition.Outputs[i].TakenAxis < 0 ? Dense(plan.OutputShapes[i], plan.Definition.Outputs[i].Type.Size()) : null;
        }

        return this;
    }

    /// <summary>The results of <paramref name="plan"/> that lie in memory row by row, so that contractions leave them where they are to be.</summary>
    public DirectResult[] DirectOf(BoundPlan plan) => plan.Program.Direct is { Length: > 0 } all ? DirectOf(plan, all) : [];

    // By itself, since what its lambda captures is made when it begins, at every step.
    private DirectResult[] DirectOf(BoundPlan plan, DirectResult[] all)
        => Array.FindAll(all, result => IsDense(Sinks[result.Output], plan.OutputShapes[result.Output], plan.Definition.Outputs[result.Output].Type.Size()) && IsInReach(plan, result));

    // Of a part there is no room for the totals of segments, nor anything to clear where there is nothing to sum.
    private static bool IsInReach(BoundPlan plan, DirectResult result)
        => !plan.Definition.Held[result.Held].IsPart || result.Depth(plan.Definition, plan.SweepShapes) is > 0 and <= ContractionMemory.SegmentLength;

    /// <summary>Pins the arrays of a run, after those of an earlier one were disposed of.</summary>
    public void Pin(BoundPlan plan, BoundSink[]? sinks)
    {
        for (int i = 0; i < Sources.Length; i++)
        {
            Sources[i] = plan.Sources[i].TryPin();
        }

        for (int i = 0; i < Sinks.Length; i++)
        {
            PinSink(i, plan, sinks?[i]);
        }
    }

    public void Dispose()
    {
        Dispose(Sources);
        Dispose(SinkMemory);
        Array.Clear(Sinks);
    }

    private static void Dispose(PinnedArray?[] arrays)
    {
        foreach (ref PinnedArray? pinned in arrays.AsSpan())
        {
            pinned?.Dispose();
            pinned = null;
        }
    }

    private void PinSink(int index, BoundPlan plan, BoundSink? sink)
    {
        long[] shape = plan.OutputShapes[index];
        int elementSize = plan.Definition.Outputs[index].Type.Size();
        (Chunks[index], SinkRoom[index], Taken[index]) = ([], 0, null);
        if (sink is null)
        {
            return;
        }

        SinkMemory[index] = sink.Sink.TryPin();
        if (Array.Find(plan.Program.Taken, result => result.Output == index) is { } taken)
        {
            Taken[index] = TakenPlace.Of(sink.Sink, plan, taken);
            SinkRoom[index] = Taken[index]!.Room;
            return;
        }

        if (SinkMemory[index] is { } memory)
        {
            // What is only planned is not checked as a run is, and strides of another array say nothing about this one.
            sink.Sink.Validate(shape);
            if (HasRows(memory, shape, elementSize))
            {
                Sinks[index] = memory;
                return;
            }
        }

        Chunks[index] = ChunksOf(sink.Sink, shape, elementSize);
        SinkRoom[index] = sink.Sink.GetScratchBytes(shape);
    }

    /// <summary>The chunks of an array of <paramref name="shape"/> in a sink; empty for none.</summary>
    /// <exception cref="ArrayStorageException">It gives chunks that no array has.</exception>
    public static long[] ChunksOf(ArraySink sink, long[] shape, int elementSize)
    {
        long[] chunks = sink.GetChunkShape(shape, elementSize);
        return chunks.Length == 0 || (chunks.Length == shape.Length && Array.TrueForAll(chunks, length => length > 0))
            ? chunks
            : throw new ArrayStorageException($"{sink.Name} gives a chunk shape {TupleText.Of(chunks)} for an array of shape {TupleText.Of(shape)}; it needs one length from 1 on for each axis, or none.");
    }

    private static unsafe PinnedArray Dense(long[] shape, int elementSize)
        => new(null, Block.RowMajorStrides(shape, elementSize), null);

    private static bool IsDense(PinnedArray? sink, long[] shape, int elementSize)
    {
        if (sink is null)
        {
            return false;
        }

        Span<long> dense = stackalloc long[shape.Length];
        Block.RowMajorStrides(shape, elementSize, dense);
        for (int axis = 0; axis < shape.Length; axis++)
        {
            if (shape[axis] != 1 && sink.ByteStrides[axis] != dense[axis])
            {
                return false;
            }
        }

        return true;
    }

    // Bodies store whole vectors: an array whose last axis has gaps is written block by block instead.
    private static bool HasRows(PinnedArray pinned, long[] shape, int elementSize)
        => shape.Length == 0 || shape[^1] <= 1 || pinned.ByteStrides[^1] == elementSize;
}
