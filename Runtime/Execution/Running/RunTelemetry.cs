using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace StaticGraph.Execution;

/// <summary>What monitoring tools see of runs, under the name <c>StaticGraph</c>; a run costs nothing when nobody listens.</summary>
/// <remarks>
/// What listens inside the process has loaded the library of all this. Where nothing has, the first run does without, and what tools outside listen to is made
/// when it has ended, on another thread: it takes .NET 15 to 30 ms. Whatever a listener throws is no error of a run, whose results may have their names by then.
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
    public static IDisposable? StartRun(string kernel) => MayBeHeard ? Heard.StartRun(kernel) : null;

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
            CountLater(kernel, report);
        }
    }

    private static void CountLater(string kernel, RunReport report) => FirstRun.TryQueue(() => Heard.Count(kernel, report));

    // Made by the first who listens or counts. Listeners are told of each meanwhile: one that throws leaves that one out, and a run of its own finds what there is so far.
    private static class Heard
    {
        private static readonly ActivitySource? Activities = TryMake(() => new ActivitySource(Name));
        private static readonly Meter? Meter = TryMake(() => new Meter(Name));
        private static readonly Counter<long>? ReadBytes = TryMake(() => Meter?.CreateCounter<long>("staticgraph.read", "By", "Bytes read from storage."));
        private static readonly Counter<long>? WriteBytes = TryMake(() => Meter?.CreateCounter<long>("staticgraph.write", "By", "Bytes written to storage."));
        private static readonly Counter<long>? Blocks = TryMake(() => Meter?.CreateCounter<long>("staticgraph.blocks", "{block}", "Blocks computed."));
        private static readonly Histogram<double>? Durations = TryMake(() => Meter?.CreateHistogram<double>("staticgraph.run.duration", "s", "Time of whole runs."));

        static Heard() => _isMade = true;

        public static IDisposable? StartRun(string kernel) => Activities?.HasListeners() == true ? Start("StaticGraph.Run", "staticgraph.kernel", kernel) : null;

        public static IDisposable? StartSweep(int number) => Activities?.HasListeners() == true ? Start("StaticGraph.Sweep", "staticgraph.sweep", number) : null;

        public static void Count(string kernel, RunReport report)
        {
            if (Blocks?.Enabled == true || Durations?.Enabled == true || ReadBytes?.Enabled == true || WriteBytes?.Enabled == true)
            {
                Count(new KeyValuePair<string, object?>("staticgraph.kernel", kernel), report);
            }
        }

        private static HeardActivity? Start(string name, string tag, object value)
        {
            Activity? before = Activity.Current;
            Activity? activity = null;
            Try(() => activity = Activities?.StartActivity(name)?.SetTag(tag, value));
            return activity is null ? null : new HeardActivity(activity, before);
        }

        private static void Count(KeyValuePair<string, object?> tag, RunReport report)
        {
            Try(() => ReadBytes?.Add(report.ReadBytes, tag));
            Try(() => WriteBytes?.Add(report.WriteBytes, tag));
            Try(() => Blocks?.Add(report.Blocks, tag));
            Try(() => Durations?.Record(report.Elapsed.TotalSeconds, tag));
        }

        private static T? TryMake<T>(Func<T?> make)
            where T : class
        {
            T? made = null;
            Try(() => made = make());
            return made;
        }
    }

    // What listens is told of its end too.
    private sealed class HeardActivity(Activity activity, Activity? before) : IDisposable
    {
        public void Dispose()
        {
            Try(activity.Dispose);
            Activity.Current = before;
        }
    }

    // What listens belongs to others: its errors go where those of nobody go, and the current activity is what it was.
    private static void Try(Action call)
    {
        Activity? before = Activity.Current;
        try
        {
            call();
        }
        catch (Exception error)
        {
            Activity.Current = before;
            Tell(error);
        }
    }

    private static void Tell(Exception error)
    {
        try
        {
            Trace.TraceError($"What listens to {Name} threw; the run goes on. {error}");
        }
        catch (Exception)
        {
            // What listens to traces threw as well: there is nobody left to tell.
        }
    }
}
