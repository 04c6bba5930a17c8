using System.Diagnostics;
using System.Globalization;
using System.Runtime;

namespace StaticGraph.Calls;

/// <summary>The first run of a process beside its tenth: what is compiled just in time, and what is not.</summary>
internal static class FirstRuns
{
    private const int Elements = 1 << 26;
    private const int CostlyElements = 1 << 24;
    private const int Columns = 1024;
    private const int Runs = 10;
    private const int Processes = 5;
    private const int PageElements = 512;
    private const string Stored = "normalize";
    private const long StoredLimit = 256 << 20;

    private static readonly string Plane = Path.Combine(Path.GetTempPath(), "staticgraph-first-plane.h5");
    private static readonly string Normalized = Path.Combine(Path.GetTempPath(), "staticgraph-first-normalized.h5");
    private static readonly string[] Workloads = ["cube", "computed", "functions", "sum", "deviation", "scores", Stored];

    /// <summary>Starts a process a workload, again and again, and prints the medians; NumPy's beside them.</summary>
    /// <param name="chosen">The workloads, or none for all.</param>
    public static void Measure(string[] chosen)
    {
        Console.WriteLine($"{"ms",-12}{"first",10}{"tenth",10}{"ratio",8}{"compiling",12}{"methods",10}   NumPy: {"first",10}{"tenth",10}{"ratio",8}");
        Peer.Run("plane", Plane);
        foreach (string workload in chosen.Length > 0 ? chosen : Workloads)
        {
            double[] own = Medians(() => Once(workload));
            double[] peer = Medians(() => Peer.Run("first", workload, Plane, Normalized));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{workload,-12}{own[0],10:F1}{own[1],10:F1}{own[0] / own[1],8:F2}{own[2],12:F1}{own[3],10:F0}          {peer[0],10:F1}{peer[1],10:F1}{peer[0] / peer[1],8:F2}"));
        }

        File.Delete(Plane);
        File.Delete(Normalized);
        double[] touched = Medians(() => Once("touch"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"touch",-12}{touched[0],10:F1}{touched[1],10:F1}   memory of a result's size written to for the first time, and again, by one thread"));
    }

    /// <summary>Runs a workload ten times in this process, into an array that was touched before, and prints the first and the last time, and what was compiled in the first.</summary>
    public static void Run(string workload)
    {
        Action run = Prepare(workload);
        var times = new double[Runs];
        (TimeSpan compiling, long methods) = (JitInfo.GetCompilationTime(), JitInfo.GetCompiledMethodCount());
        for (int i = 0; i < Runs; i++)
        {
            long began = Stopwatch.GetTimestamp();
            run();
            times[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            if (i == 0)
            {
                (compiling, methods) = (JitInfo.GetCompilationTime() - compiling, JitInfo.GetCompiledMethodCount() - methods);
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{times[0]:F2} {times[^1]:F2} {compiling.TotalMilliseconds:F2} {methods}"));
    }

    private static Action Prepare(string workload)
    {
        if (workload == "touch")
        {
            double[] fresh = GC.AllocateUninitializedArray<double>(Elements);
            return () => Touch(fresh);
        }

        if (workload == Stored)
        {
            return Normalize;
        }

        int elements = workload == "functions" ? CostlyElements : Elements;
        var line = new double[elements];
        for (int i = 0; i < line.Length; i++)
        {
            line[i] = 1 + ((i % 1009) / 1009.0);
        }

        var result = new double[elements];
        result.AsSpan().Fill(1);
        ArraySource<double> rows = ((ArraySource<double>)line).Reshape([elements / Columns, Columns]);
        ArraySink<double> plane = System.Numerics.Tensors.Tensor.Create(result, [elements / Columns, Columns]);
        return workload switch
        {
            "cube" => () => Kernels.Cube(line).WriteTo(result),
            "computed" => () => Kernels.Cube(line).Compute(),
            "functions" => () => Kernels.Functions(line, line).WriteTo(result),
            "sum" => () => Kernels.Sum(line).Compute(),
            "deviation" => () => Kernels.Deviation(rows).Compute(),
            "scores" => () => Kernels.RowScore(rows).WriteTo(plane),
            _ => throw new ArgumentException($"There is no workload '{workload}'; there are {string.Join(", ", Workloads)}.", nameof(workload)),
        };
    }

    private static void Normalize()
    {
        using ArraySource<double> b = Hdf5.Open<double>(Plane, "/b");
        Kernels.Normalize(b).WriteTo(Hdf5.Create<double>(Normalized, "/y", new StorageOptions { Overwrite = true }), new RunOptions { MemoryLimit = StoredLimit });
    }

    private static void Touch(double[] array)
    {
        for (int i = 0; i < array.Length; i += PageElements)
        {
            array[i] = 1;
        }
    }

    // The median of each number that the processes print.
    private static double[] Medians(Func<string> print)
    {
        double[][] all = [.. Enumerable.Range(0, Processes).Select(_ => Array.ConvertAll(print().Split(' '), word => double.Parse(word, CultureInfo.InvariantCulture)))];
        return [.. all[0].Select((_, column) => all.Select(row => row[column]).Order().ElementAt(Processes / 2))];
    }

    // This program again: under 'dotnet' or as a native one.
    private static string Once(string workload)
    {
        string program = Environment.ProcessPath!;
        string[] start = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [Path.Combine(AppContext.BaseDirectory, "StaticGraph.Calls.dll")] : [];
        using var process = Process.Start(new ProcessStartInfo(program, [.. start, "once", workload]) { RedirectStandardOutput = true })!;
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return text;
    }
}
