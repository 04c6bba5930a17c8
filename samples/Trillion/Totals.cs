using System.Diagnostics;
using StaticGraph.Samples.Normalize;

namespace StaticGraph.Samples.Trillion;

/// <summary>Folds as many numbers as are asked for: says how long that will take, shows how far it is, and says how right that was.</summary>
internal static class Totals
{
    // Enough for a fraction of a second.
    private const long Trial = 100_000_000;

    internal static async Task RunAsync(long count, long seed, Settings settings, Session session)
    {
        Plan<double, double, double> plan = Kernels.Totals(count, seed);
        Console.Write(plan.Explain(settings.Options));
        if (settings.ExplainOnly)
        {
            return;
        }

        double predicted = await PredictAsync(count, seed, settings.Options, session.Cancellation);
        Console.WriteLine($"{count:N0} numbers should take {Text(predicted)}.");

        (double sum, double mean, double positive) = (0, 0, 0);
        double elapsed = 0;
        await WithProgress.RunAsync("totals", settings.Options, async options =>
        {
            long start = Stopwatch.GetTimestamp();
            var (sums, means, positives) = await plan.ComputeAsync(options, session.Cancellation);
            elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
            (sum, mean, positive) = (sums[0], means[0], positives[0]);
        });

        Console.WriteLine($"""

            sum                {sum:R}
            mean               {mean:R}
            mean of positive   {positive:R}
            elapsed            {Text(elapsed)}, {100 * elapsed / predicted:F0} % of what was predicted; {count / elapsed / 1e6:N0} million numbers a second
            plan peak          {ByteSize.Format(plan.Summarize(settings.Options).PeakBytes)}
            process peak       {ByteSize.Format(Machine.PeakResidentBytes)}
            """);
    }

    // The fastest of some runs over a part of them, by how many more there are: the work of a number does not depend on how many there are. The first runs wait for the compiler.
    private static async Task<double> PredictAsync(long count, long seed, RunOptions options, CancellationToken cancellation)
    {
        long trial = Math.Min(count, Trial), begin = Stopwatch.GetTimestamp();
        Plan<double, double, double> plan = Kernels.Totals(trial, seed);
        double fastest = double.MaxValue;
        for (int run = 0; run < 3 || (run < 10 && Stopwatch.GetElapsedTime(begin).TotalSeconds < 2); run++)
        {
            long start = Stopwatch.GetTimestamp();
            await plan.ComputeAsync(options, cancellation);
            fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return fastest * ((double)count / trial);
    }

    private static string Text(double seconds) => seconds < 120 ? $"{seconds:F2} s" : TimeSpan.FromSeconds(seconds).ToString(@"d\.hh\:mm\:ss", System.Globalization.CultureInfo.InvariantCulture);
}
