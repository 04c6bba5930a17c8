using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace StaticGraph.Execution;

/// <summary>What monitoring tools see of runs, under the name <c>StaticGraph</c>; free when nobody listens.</summary>
internal static class RunTelemetry
{
    private const string Name = "StaticGraph";
    private static readonly ActivitySource Activities = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> ReadBytes = Meter.CreateCounter<long>("staticgraph.read", "By", "Bytes read from storage.");
    private static readonly Counter<long> WriteBytes = Meter.CreateCounter<long>("staticgraph.write", "By", "Bytes written to storage.");
    private static readonly Counter<long> Blocks = Meter.CreateCounter<long>("staticgraph.blocks", "{block}", "Blocks computed.");
    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>("staticgraph.run.duration", "s", "Time of whole runs.");

    /// <summary>The activity of a run, or null when nobody listens.</summary>
    public static Activity? StartRun(string kernel) => Start("StaticGraph.Run", "staticgraph.kernel", kernel);

    /// <summary>The activity of a sweep inside a run.</summary>
    public static Activity? StartSweep(int number) => Activities.HasListeners() ? Start("StaticGraph.Sweep", "staticgraph.sweep", number) : null;

    /// <summary>Counts a finished run.</summary>
    public static void Count(string kernel, RunReport report)
    {
        if (!Blocks.Enabled && !Durations.Enabled && !ReadBytes.Enabled && !WriteBytes.Enabled)
        {
            return;
        }

        var tag = new KeyValuePair<string, object?>("staticgraph.kernel", kernel);
        ReadBytes.Add(report.ReadBytes, tag);
        WriteBytes.Add(report.WriteBytes, tag);
        Blocks.Add(report.Blocks, tag);
        Durations.Record(report.Elapsed.TotalSeconds, tag);
    }

    private static Activity? Start(string name, string tag, object value) => Activities.StartActivity(name)?.SetTag(tag, value);
}
