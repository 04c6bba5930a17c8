using System.Diagnostics;
using System.Globalization;
using StaticGraph;
using StaticGraph.Overhead;

// What a block costs besides its work: sums of many blocks of ten elements from a source that costs nothing. Usage: Overhead [BLOCKS] [WORKERS] [ROUNDS]
long blocks = args.Length > 0 ? long.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
int workers = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : Environment.ProcessorCount;
int rounds = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 15;

foreach ((string name, Func<long, int, RunReport> run) in (IEnumerable<(string, Func<long, int, RunReport>)>)[("sum", TinySweeps.Sum), ("double", TinySweeps.Double)])
{
    var times = new double[rounds];
    long allocated = GC.GetTotalAllocatedBytes(precise: true);
    for (int round = 0; round < rounds; round++)
    {
        long began = Stopwatch.GetTimestamp();
        RunReport report = run(blocks, workers);
        times[round] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        if (report.Blocks < blocks)
        {
            throw new InvalidOperationException($"{report.Blocks} blocks were run instead of {blocks}.");
        }
    }

    allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
    Array.Sort(times);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-8} {blocks} blocks, {workers} workers: median {times[rounds / 2]:F1} ms, best {times[0]:F1} ms, {times[rounds / 2] * 1e6 / blocks:F0} ns a block, {allocated / rounds} bytes allocated a run"));
}

foreach (SolverCase each in SolverCase.All)
{
    Console.WriteLine(each.Measure());
}
