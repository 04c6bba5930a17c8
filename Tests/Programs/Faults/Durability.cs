using System.Diagnostics;
using System.Globalization;

namespace StaticGraph.Faults;

/// <summary>What it costs to have a result on the disk before it gets its name: a file of each format is written with and without, in turns.</summary>
internal static class Durability
{
    private const int Rounds = 3, Columns = 1024;

    /// <summary>Prints the medians for results of so many MiB.</summary>
    public static void Measure(string folder, int mebibytes)
    {
        long rows = ((long)mebibytes << 20) / (Columns * sizeof(double));
        using var x = ArraySource.Create<double>([rows, Columns], (start, _, block) => block.Fill(start[0]));
        Write(x, folder, "warm.npy", isDurable: false);
        foreach (string name in new[] { "y.npy", "y.h5" })
        {
            var times = new double[2][] { new double[Rounds], new double[Rounds] };
            for (int round = 0; round < Rounds; round++)
            {
                times[0][round] = Write(x, folder, name, isDurable: false);
                times[1][round] = Write(x, folder, name, isDurable: true);
            }

            Array.ForEach(times, Array.Sort);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{mebibytes} MiB to {name,-6} not durable {times[0][Rounds / 2]:F2} s ({times[0][0]:F2} to {times[0][^1]:F2}), durable {times[1][Rounds / 2]:F2} s ({times[1][0]:F2} to {times[1][^1]:F2})"));
        }
    }

    private static double Write(ArraySource<double> x, string folder, string name, bool isDurable)
    {
        string path = Path.Combine(folder, name);
        var options = new StorageOptions { Durable = isDurable };
        long began = Stopwatch.GetTimestamp();
        Inputs.Copy(x).WriteTo(name.EndsWith(".npy", StringComparison.Ordinal) ? Npy.Create<double>(path, options) : Hdf5.Create<double>(path, "y", options));
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;

        // Nothing of it is left to the next, written or not.
        File.Delete(path);
        return seconds;
    }
}
