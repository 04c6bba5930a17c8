using System.Globalization;
using StaticGraph.Plans;
using StaticGraph.Storage;

namespace StaticGraph.Execution;

/// <summary>Says which chunks of results cost a run another reading, and which would not.</summary>
internal static class GridAdvice
{
    /// <summary>A line, or nothing where the run reads no more for the sake of its results' chunks.</summary>
    public static string Of(PreparedPlan run, BoundPlan plan, RunOptions? options)
    {
        int[] chunked = [.. Enumerable.Range(0, run.Sinks.Length).Where(output => run.Arrays.Chunks[output].Length > 0)];
        if (chunked.Length == 0)
        {
            return "";
        }

        using var without = PreparedPlan.With(Array.ConvertAll(run.Sinks, sink => sink.WithGrid([])), plan, options);
        if (!without.Fits || without.Moved.Read >= run.Moved.Read)
        {
            return "";
        }

        string names = string.Join(" and ", chunked.Select(output => $"({string.Join(", ", run.Arrays.Chunks[output])}) of {plan.Definition.Outputs[output].Name}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"  the chunks {names} cost reading: {ByteSize.Format(run.Moved.Read)} instead of {ByteSize.Format(without.Moved.Read)}; {Better(run, without, chunked, plan, options)} would not\n");
    }

    // Small chunks take less room while they are encoded, so that blocks may be as large as they are without.
    private static string Better(PreparedPlan run, PreparedPlan without, int[] chunked, BoundPlan plan, RunOptions? options)
    {
        const int MostHalvings = 4;
        for (int halvings = 0; halvings <= MostHalvings; halvings++)
        {
            if (Following(run, without, chunked, DefaultChunks.TargetBytes >> halvings, plan, options) is { } chunks)
            {
                return chunks;
            }
        }

        return Array.Exists(chunked, output => !run.Sinks[output].Sink.MayBeOnePiece) ? "uncompressed results in one piece" : "results in one piece";
    }

    // Chunks that follow the blocks of the run without chunks; they are worth a word only if a run with them is planned to read as little.
    private static string? Following(PreparedPlan run, PreparedPlan without, int[] chunked, long chunkBytes, BoundPlan plan, RunOptions? options)
    {
        BoundSink[] sinks = [.. run.Sinks];
        var words = new List<string>();
        foreach (int output in chunked)
        {
            if (OutputGrids.Following(without.Plan, output, chunkBytes) is not { Length: > 0 } grid)
            {
                return null;
            }

            sinks[output] = sinks[output].WithGrid(grid);
            words.Add($"({string.Join(", ", grid)}) of {plan.Definition.Outputs[output].Name}");
        }

        using var with = PreparedPlan.With(sinks, plan, options);
        return with.Fits && with.Moved.Read <= without.Moved.Read ? $"chunks {string.Join(" and ", words)}" : null;
    }
}
