using System.Globalization;

namespace StaticGraph.Samples.Normalize;

/// <summary>The choices made on the command line.</summary>
/// <param name="Options">What the plan is run with.</param>
/// <param name="ExplainOnly">Print the plan and stop.</param>
internal sealed record Settings(RunOptions Options, bool ExplainOnly)
{
    /// <summary>Reads the values as typed.</summary>
    /// <exception cref="FormatException">A value is no size, or no number of threads.</exception>
    internal static Settings Read(string? memory, string? threads, bool explainOnly) => new(
        new RunOptions
        {
            MemoryLimit = memory is null ? null : ByteSize.Parse(memory),
            MaxDegreeOfParallelism = threads is null ? null : ReadThreads(threads),
        },
        explainOnly);

    private static int ReadThreads(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int threads) && threads > 0
            ? threads
            : throw new FormatException($"--threads takes a whole number from 1 on, not '{text}'.");
}
