using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace StaticGraph.Execution;

/// <summary>What monitoring tools see of runs, under the name <c>StaticGraph</c>; a run costs nothing when nobody listens.</summary>
/// <remarks>
/// What listens inside the process has loaded the library of all this. Where nothing has, the first run does without, and what tools outside listen to is made
/// when it has ended, on another thread: it takes .NET 15 to 30 ms.
/// </remarks>
internal static class RunTelemetry
{
    private const string Name = "StaticGraph";
    private static volatile bool _isMade;

    /// <summary>True once there is something to listen to.</summary>
    public static bool IsMade => _isMade;

    private static bool MayBeHeard
        => _isMade || AppDomain.CurrentDomain.GetAssemblies().Any(assembly => assembly.GetName().Name == "System.Diagnostics.DiagnosticSource");

    /// <summary>The activity of a run, or null when nobody listens.</summary>
    public static IDisposable? StartRun(string kernel) => MayBeHeard ? Heard.Start("StaticGraph.Run", "staticgraph.kernel", kernel) : null;

    /// <summary>The activity of a sweep inside a run, or null when nobody listens.</summary>
    public static IDisposable? StartSweep(int number) => _isMade ? Heard.StartSweep(number) : null;

    /// <summary>Counts a finished run.</summary>
    public static void Count(string kernel, RunReport report)
    {
        if (MayBeHeard)
        {
            Heard.Count(kernel, report);
        }
        else
        {
            FirstRun.TryQueue(() => Heard.Count(kernel, report));
        }
    }

    // Made by the first who listens or counts.
    private static class Heard
    {
        private static readonly ActivitySource Activities = new(Name);
        private static readonly Meter Meter = new(Name);
        private static readonly Counter<long> ReadBytes = Meter.CreateCounter<long>("staticgraph.read", "By", "Bytes read from storage.");
        private static readonly Counter<long> WriteBytes = Meter.CreateCounter<long>("staticgraph.write", "By", "Bytes written to storage.");
        private static readonly Counter<long> Blocks = Meter.CreateCounter<long>("staticgraph.blocks", "{block}", "Blocks computed.");
        private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>("staticgraph.run.duration", "s", "Time of whole runs.");

        static Heard() => _isMade = true;

        public static Activity? Start(string name, string tag, object value) => Activities.StartActivity(name)?.SetTag(tag, value);

        public static Activity? StartSweep(int number) => Activities.HasListeners() ? Start("StaticGraph.Sweep", "staticgraph.sweep", number) : null;

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
    }
}
