using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace StaticGraph.Execution;

/// <summary>What monitoring tools see of runs, under the name <c>StaticGraph</c>; a run costs nothing when nobody listens.</summary>
internal static class RunTelemetry
{
    private const string Name = "StaticGraph";
    private static readonly Lazy<ActivitySource> Activities = new(() => new ActivitySource(Name));
    private static readonly Lazy<Instruments> Made = new(() => new Instruments());

    /// <summary>True when there may be listeners, whose code is called on the thread that makes what they listen to: that must be the run's own. Theirs have loaded the library of all this.</summary>
    public static bool MayBeHeard => AppDomain.CurrentDomain.GetAssemblies().Any(assembly => assembly.GetName().Name == "System.Diagnostics.DiagnosticSource");

    /// <summary>Makes what a run tells its listeners with; the first of a process takes .NET 15 to 30 ms.</summary>
    public static void Make()
    {
        _ = Activities.Value;
        _ = Made.Value;
    }

    /// <summary>The activity of a run, or null when nobody listens.</summary>
    public static Activity? StartRun(string kernel) => Start("StaticGraph.Run", "staticgraph.kernel", kernel);

    /// <summary>The activity of a sweep inside a run.</summary>
    public static Activity? StartSweep(int number) => Activities.Value.HasListeners() ? Start("StaticGraph.Sweep", "staticgraph.sweep", number) : null;

    /// <summary>Counts a finished run.</summary>
    public static void Count(string kernel, RunReport report) => Made.Value.Count(kernel, report);

    private static Activity? Start(string name, string tag, object value) => Activities.Value.StartActivity(name)?.SetTag(tag, value);

    private sealed class Instruments
    {
        private readonly Counter<long> _readBytes;
        private readonly Counter<long> _writeBytes;
        private readonly Counter<long> _blocks;
        private readonly Histogram<double> _durations;

        public Instruments()
        {
            var meter = new Meter(Name);
            _readBytes = meter.CreateCounter<long>("staticgraph.read", "By", "Bytes read from storage.");
            _writeBytes = meter.CreateCounter<long>("staticgraph.write", "By", "Bytes written to storage.");
            _blocks = meter.CreateCounter<long>("staticgraph.blocks", "{block}", "Blocks computed.");
            _durations = meter.CreateHistogram<double>("staticgraph.run.duration", "s", "Time of whole runs.");
        }

        public void Count(string kernel, RunReport report)
        {
            if (!_blocks.Enabled && !_durations.Enabled && !_readBytes.Enabled && !_writeBytes.Enabled)
            {
                return;
            }

            var tag = new KeyValuePair<string, object?>("staticgraph.kernel", kernel);
            _readBytes.Add(report.ReadBytes, tag);
            _writeBytes.Add(report.WriteBytes, tag);
            _blocks.Add(report.Blocks, tag);
            _durations.Record(report.Elapsed.TotalSeconds, tag);
        }
    }
}
