using StaticGraph.Tests.Processes;

namespace StaticGraph.Tests.Execution;

/// <summary>What listens to runs belongs to others: whatever it throws, runs succeed, results are there, and what else listens hears of them. In processes of their own, which make the instruments once.</summary>
public sealed class TelemetryTests
{
    private const string Kernels = """[ArrayKernel] public static NDArray<double> Twice([Shape("n")] NDArray<double> x) => 2 * x;""";

    // Two runs of each kind, an error nowhere, and no activity left behind.
    private const string Main = """
        public static class Program
        {
            public static void Main()
            {
                using var quiet = new System.Diagnostics.Metrics.MeterListener { InstrumentPublished = (instrument, self) => Enable(instrument, self) };
                long blocks = 0;
                quiet.SetMeasurementEventCallback<long>((instrument, value, _, _) => blocks += instrument.Name == "staticgraph.blocks" ? value : 0);
                quiet.Start();
                Listen();
                string path = System.IO.Path.GetTempFileName();
                for (int i = 0; i < 2; i++)
                {
                    Console.WriteLine(string.Join(' ', Kernels.Twice(new double[] { 1, -3 }).Compute()));
                    Kernels.Twice(new double[] { 1, i }).WriteTo(Npy.Create<double>(path, new StorageOptions { Overwrite = true }));
                    using var written = Npy.Open<double>(path);
                    Console.WriteLine(string.Join(' ', Kernels.Twice(written).Compute()));
                }

                Console.WriteLine($"{blocks} blocks, {System.Diagnostics.Activity.Current?.OperationName ?? "nothing"} left");
                System.IO.File.Delete(path);
            }

            private static void Enable(System.Diagnostics.Metrics.Instrument instrument, System.Diagnostics.Metrics.MeterListener self)
            {
                if (instrument.Meter.Name == "StaticGraph")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            }

            private static System.Diagnostics.ActivityListener Activities() => new()
            {
                ShouldListenTo = source => source.Name == "StaticGraph",
                Sample = (ref System.Diagnostics.ActivityCreationOptions<System.Diagnostics.ActivityContext> _) => System.Diagnostics.ActivitySamplingResult.AllData,
            };

            private static void Listen()
            {
                LISTEN
            }
        }
        """;

    [Theory]
    [InlineData("""new System.Diagnostics.Metrics.MeterListener { InstrumentPublished = (made, _) => { if (made.Name == "staticgraph.read") { throw new InvalidOperationException(); } } }.Start();""")]
    [InlineData("""var listener = Activities(); listener.ShouldListenTo = source => source.Name == "StaticGraph" ? throw new InvalidOperationException() : false; System.Diagnostics.ActivitySource.AddActivityListener(listener);""")]
    [InlineData("""var listener = Activities(); listener.ShouldListenTo = source => source.Name == "StaticGraph" && Kernels.Twice(new double[3]).Compute().FlattenedLength == 3; System.Diagnostics.ActivitySource.AddActivityListener(listener);""")]
    [InlineData("""var listener = Activities(); listener.ActivityStarted = _ => throw new InvalidOperationException(); System.Diagnostics.ActivitySource.AddActivityListener(listener);""")]
    [InlineData("""var listener = Activities(); listener.ActivityStopped = _ => throw new InvalidOperationException(); System.Diagnostics.ActivitySource.AddActivityListener(listener);""")]
    [InlineData("""var meters = new System.Diagnostics.Metrics.MeterListener { InstrumentPublished = Enable }; meters.SetMeasurementEventCallback<double>((_, _, _, _) => throw new InvalidOperationException()); meters.Start();""")]
    public void WhatListensAndThrowsEndsNoRun(string listen)
        => Assert.Equal(["2 -6", "4 0", "2 -6", "4 4", "6 blocks, nothing left"], KernelProgram.Run(Kernels, Main.Replace("LISTEN", listen, StringComparison.Ordinal)));
}
