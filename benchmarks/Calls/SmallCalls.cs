using System.Diagnostics;
using System.Globalization;

namespace StaticGraph.Calls;

/// <summary>Calls with so few elements that the work is next to nothing, beside NumPy and plain loops.</summary>
internal static class SmallCalls
{
    private const int Rows = 50;
    private const int Columns = 8;
    private const int Rounds = 21;
    private const int Calls = 2000;

    /// <summary>Prints a line a call: the median time of a call, and what it allocates besides its result.</summary>
    public static void Measure()
    {
        var x = new double[Rows, Columns];
        var line = new double[Rows * Columns];
        var result = new double[Rows, Columns];
        for (int i = 0; i < line.Length; i++)
        {
            line[i] = x[i / Columns, i % Columns] = (i * 7919 % 1009) / 100.0;
        }

        Plan<double> scores = Kernels.ZScore(x);
        ScalarPlan<double> sum = Kernels.Sum(line);
        Console.WriteLine($"{"",-36}{"us",10}{"bytes",10}");
        Time("z-score, kept plan, into an array", () => scores.WriteTo(result));
        Time("z-score, kept plan, a new tensor", () => scores.Compute());
        Time("z-score, bound anew, a new tensor", () => Kernels.ZScore(x).Compute());
        Time("z-score, loops", () => Loops.ZScore(x, result));
        Time("sum, kept plan", () => sum.Compute());
        Time("sum, bound anew", () => Kernels.Sum(line).Compute());
        Time("sum, loops", () => Loops.Sum(line));
        Console.Write(Peer.Run("small"));
    }

    private static void Time(string name, Action call)
    {
        // Long enough for the just-in-time compiler to have made its best.
        long began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began).TotalSeconds < 1)
        {
            call();
        }

        var times = new double[Rounds];
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < Rounds; round++)
        {
            began = Stopwatch.GetTimestamp();
            for (int i = 0; i < Calls; i++)
            {
                call();
            }

            times[round] = Stopwatch.GetElapsedTime(began).TotalMicroseconds / Calls;
        }

        allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / (Rounds * Calls);
        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-36}{times[Rounds / 2],10:F1}{allocated,10}"));
    }
}
