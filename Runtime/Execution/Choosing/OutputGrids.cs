using StaticGraph.CompilerServices;
using StaticGraph.Plans;
using StaticGraph.Storage;

namespace StaticGraph.Execution;

/// <summary>
/// The chunk grids that a plan chooses for results when nobody named one. They depend on shapes and sources, never on the number of workers, and on the
/// limit only where it has no room for chunks, or none without another reading: the same plan makes the same chunks anywhere.
/// </summary>
internal static class OutputGrids
{
    // Smaller chunks are not worth repeating: each costs a request.
    private const long LeastBytes = 64 << 10;

    // An axis is divided into so many parts at once, at most; a longer prime stays whole.
    private const long MostParts = 16;

    /// <summary>
    /// The sinks, those without a grid of their own with that of the first source of the result's shape. A block that covers whole chunks of one
    /// then covers whole chunks of the other: nothing is decoded twice for the sake of the result, and blocks of a few rows' width are written in
    /// one piece (normalising 8000 x 8000 doubles in chunks of 1000 x 1000 takes 64,000 writes and twice the time without).
    /// </summary>
    /// <returns>New sinks; the given ones themselves where none takes a grid.</returns>
    public static BoundSink[] Choose(BoundPlan plan, BoundSink[] sinks)
    {
        BoundSink[] chosen = [.. sinks.Select((sink, output) => sink.Sink.TakesGrid && Of(plan, output) is { } grid ? sink.WithGrid(grid) : sink)];
        return chosen.SequenceEqual(sinks) ? sinks : chosen;
    }

    /// <summary>
    /// Chunks for one result with which <paramref name="run"/>, which was planned without, would read no more: one block of it, divided evenly until it has
    /// no more than <paramref name="bytes"/>. Null for a result that no step writes to storage.
    /// </summary>
    public static long[]? Following(ChosenPlan run, int output, long bytes)
    {
        foreach (StepPlan step in run.Steps)
        {
            foreach (SweepPlan sweep in step.Sweeps)
            {
                if (Array.Find(sweep.Slots, slot => slot is { Kind: SlotKind.Buffer, IsStore: true, IsSpill: false, IsMask: false, Mask: < 0 } && slot.Index == output) is { } written)
                {
                    long[] block = Arrays.Make(written.Access.Rank, axis => Math.Max(1, Math.Min(written.Access.Along(axis, sweep.Block), written.Access.Along(axis, sweep.Lengths))));
                    return DividedFromFront(block, written.ElementSize, bytes);
                }
            }
        }

        return null;
    }

    // Rows stay whole: short ones would be many requests.
    private static long[] DividedFromFront(long[] chunk, int elementSize, long bytes)
    {
        for (int axis = 0; axis < chunk.Length; axis++)
        {
            while (chunk[axis] > 1 && Block.Count(chunk) * elementSize > bytes)
            {
                long divisor = SmallestDivisor(chunk[axis]);
                chunk[axis] /= divisor > MostParts ? chunk[axis] : divisor;
            }
        }

        return chunk;
    }

    private static long[]? Of(BoundPlan plan, int output)
    {
        long[] shape = plan.OutputShapes[output];
        int elementSize = plan.Definition.Outputs[output].Type.Size();
        foreach (ArraySource source in plan.Sources)
        {
            ReadOnlySpan<long> chunk = source.ChunkShape;
            if (!chunk.IsEmpty && source.Shape.SequenceEqual(shape) && Block.Count(chunk) * elementSize >= LeastBytes)
            {
                return Divided(chunk.ToArray(), elementSize);
            }
        }

        return null;
    }

    // Large chunks are divided evenly along their longest axis until several fit a small limit. Null where they cannot be.
    private static long[]? Divided(long[] chunk, int elementSize)
    {
        while (Block.Count(chunk) * elementSize > DefaultChunks.TargetBytes)
        {
            int axis = Array.IndexOf(chunk, chunk.Max());
            long divisor = SmallestDivisor(chunk[axis]);
            if (divisor > MostParts)
            {
                return null;
            }

            chunk[axis] /= divisor;
        }

        return chunk;
    }

    private static long SmallestDivisor(long length)
    {
        long divisor = 2;
        while (length % divisor != 0 && divisor <= MostParts)
        {
            divisor++;
        }

        return divisor;
    }
}
