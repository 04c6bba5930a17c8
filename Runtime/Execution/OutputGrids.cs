using StaticGraph.CompilerServices;
using StaticGraph.Plans;
using StaticGraph.Storage;

namespace StaticGraph.Execution;

/// <summary>
/// The chunk grids of results that are stored in chunks although nobody named a grid. They depend on shapes and sources, never on the limit or the
/// number of workers: the same plan makes the same chunks anywhere.
/// </summary>
internal static class OutputGrids
{
    // Chunks of a source that are worth repeating: a request is not dear beside them, and a worker can hold one compressed and one plain.
    private const long LeastBytes = 64 << 10;
    private const long MostBytes = 8 << 20;

    /// <summary>The sinks, those without a grid of their own with the one the plan chooses.</summary>
    public static BoundSink[] Choose(BoundPlan plan, BoundSink[] sinks)
        => [.. sinks.Select((sink, output) => Of(plan, output) is { } grid ? sink.WithGrid(grid) : sink)];

    // The grid of the first source of the result's shape: a block that covers whole chunks of one then covers whole chunks of the other,
    // and no chunk is decoded twice for the sake of the result. Null leaves the choice to the sink.
    private static long[]? Of(BoundPlan plan, int output)
    {
        long[] shape = plan.OutputShapes[output];
        int elementSize = plan.Definition.Outputs[output].Type.Size();
        foreach (BoundSource bound in plan.Sources)
        {
            ReadOnlySpan<long> chunk = bound.Source.ChunkShape;
            if (!chunk.IsEmpty && bound.Source.Shape.SequenceEqual(shape) && Block.Count(chunk) * elementSize is >= LeastBytes and <= MostBytes)
            {
                return chunk.ToArray();
            }
        }

        return null;
    }
}
