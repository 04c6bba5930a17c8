using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics;
using StaticGraph.Contestant;

// A contestant of the benchmark: prepares a workload and says 'ready'; then every line 'run' runs it once and is answered with the seconds it took,
// and every line 'save FILE' writes the last result there. Usage: StaticGraph.Contestant WORKLOAD FOLDER
// Or says how many bits the vectors of its loops have. Usage: StaticGraph.Contestant vectors
if (args is ["vectors"])
{
    Console.WriteLine(Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128);
    return;
}

Workload workload = Workloads.Prepare(args[0], args[1]);
Console.WriteLine("ready");
while (Console.ReadLine() is { } line)
{
    if (line == "run")
    {
        long began = Stopwatch.GetTimestamp();
        workload.Run();
        Console.WriteLine(Stopwatch.GetElapsedTime(began).TotalSeconds.ToString("F9", CultureInfo.InvariantCulture));
    }
    else
    {
        RawArray.Write(line["save ".Length..], workload.Result ?? throw new InvalidOperationException("There is no result to save."));
        Console.WriteLine("saved");
    }
}
