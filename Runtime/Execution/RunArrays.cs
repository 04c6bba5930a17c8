using StaticGraph.CompilerServices;

namespace StaticGraph.Execution;

/// <summary>The arrays of one run outside the plan's own memory: those in the user's memory are pinned while this lives.</summary>
internal sealed class RunArrays : IDisposable
{
    private RunArrays(BoundPlan plan)
    {
        Sources = plan.Sources.Length == 0 ? [] : new PinnedArray?[plan.Sources.Length];
        Sinks = new PinnedArray?[plan.OutputShapes.Length];
        Chunks = new long[plan.OutputShapes.Length][];
        SinkScratch = new long[plan.OutputShapes.Length];
    }

    /// <summary>The memory of each source that is used in place.</summary>
    public PinnedArray?[] Sources { get; }

    /// <summary>The memory of each sink that is used in place.</summary>
    public PinnedArray?[] Sinks { get; }

    /// <summary>The chunk grid of each sink, empty for none.</summary>
    public long[][] Chunks { get; }

    /// <summary>The scratch bytes each sink needs for one block.</summary>
    public long[] SinkScratch { get; }

    /// <summary>Pins what lies in memory; without sinks, results go to storage without a grid.</summary>
    public static RunArrays Open(BoundPlan plan, BoundSink[]? sinks)
    {
        var arrays = new RunArrays(plan);
        try
        {
            for (int i = 0; i < arrays.Sources.Length; i++)
            {
                arrays.Sources[i] = plan.Sources[i].TryPin();
            }

            for (int i = 0; i < arrays.Sinks.Length; i++)
            {
                arrays.OpenSink(i, plan, sinks?[i]);
            }
        }
        catch
        {
            arrays.Dispose();
            throw;
        }

        return arrays;
    }

    public void Dispose()
    {
        foreach (PinnedArray? pinned in Sources)
        {
            pinned?.Dispose();
        }

        foreach (PinnedArray? pinned in Sinks)
        {
            pinned?.Dispose();
        }
    }

    private void OpenSink(int index, BoundPlan plan, BoundSink? sink)
    {
        long[] shape = plan.OutputShapes[index];
        int elementSize = plan.Definition.Outputs[index].Type.Size();
        Chunks[index] = [];
        if (sink is null)
        {
            return;
        }

        PinnedArray? pinned = sink.TryPin();
        if (pinned is null || !HasRows(pinned, shape, elementSize))
        {
            pinned?.Dispose();
            Chunks[index] = sink.Sink.GetChunkShape(shape, elementSize);
            SinkScratch[index] = sink.Sink.GetScratchBytes(shape);
            return;
        }

        Sinks[index] = pinned;
    }

    // Bodies store whole vectors: an array whose last axis has gaps is written block by block instead.
    private static bool HasRows(PinnedArray pinned, long[] shape, int elementSize)
        => shape.Length == 0 || shape[^1] <= 1 || pinned.ByteStrides[^1] == elementSize;
}
