using StaticGraph.Tests.Corpus;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Execution;

/// <summary>The bytes of a run's report are those the process read, with what lies between short rows; and they were said before.</summary>
[Collection(AloneCollection.Name)]
public sealed class FetchedBytesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Kernels over short runs: of columns, of chunks that can be read in part, of column-major files, of scratch files.</summary>
    public static TheoryData<string, long[], bool, bool, long[]> Runs => new()
    {
        { "Transposed", [1200, 700], false, false, [] },
        { "Transposed", [1200, 700], false, false, [100, 70] },
        { "Flipped", [700, 900], false, false, [33, 150] },
        { "Flipped", [700, 900], true, true, [] },
        { "FlippedRows", [1200, 700], false, false, [] },
        { "Differences", [700, 900], false, false, [] },
        { "Differences", [700, 900], true, true, [] },
        { "FivePoints", [700, 900], false, false, [] },
        { "FivePoints", [700, 900], true, true, [] },
        { "FivePoints", [700, 900], false, false, [33, 150] },
        { "FoldsOfParts", [700, 900], false, false, [33, 150] },
        { "ToTheLast", [700, 900], true, true, [] },
        { "EveryThirdRow", [700, 900], false, false, [] },
        { "EveryThirdRow", [90, 9000], false, false, [] },
        { "EveryThirdRow", [700, 900], true, true, [] },
        { "EveryThirdRow", [700, 900], false, false, [33, 150] },
        { "EveryThirdRow", [90, 9000], false, false, [33, 3000] },
        { "FarRows", [700, 900], true, false, [] },
        { "FarRowsBack", [700, 900], false, false, [] },
        { "FarRowsBack", [700, 900], false, false, [33, 150] },
        { "FarRowsBack", [700, 900], true, true, [] },
        { "PairsOfColumns", [700, 900], false, false, [33, 150] },
        { "BothInSteps", [60, 50, 170], true, false, [] },
        { "Smoothed", [700, 900], false, false, [] },
        { "Smoothed", [700, 900], true, true, [] },
        { "Smoothed", [700, 900], false, false, [33, 150] },
        { "MirroredMeans", [700, 900], false, false, [33, 150] },
        { "RowsAround", [700, 900], true, true, [] },
        { "RolledDifferences", [700, 900], false, false, [] },
        { "RolledDifferences", [700, 900], false, false, [33, 150] },
        { "OddsOverEvens", [700, 900], false, false, [] },
        { "Restricted", [700, 900], false, false, [33, 150] },
        { "HalfScores", [700, 900], true, true, [] },
        { "Centred", [500, 900], true, true, [] },
        { "RowScores", [700, 900], true, true, [] },
        { "RowScores", [700, 900], false, false, [33, 150] },
        { "RowsOfColumns", [700, 900], false, false, [] },
        { "Anomalies", [60, 50, 170], true, false, [] },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void ReportsWhatTheProcessReads(string kernel, long[] shape, bool isNpy, bool isColumnMajor, long[] chunks)
    {
        var place = new FilePlace(_folder.PathOf("x"), isNpy, isColumnMajor, chunks);
        place.Write(new double[shape.Aggregate(1L, (count, length) => count * length)], shape);
        using ArraySource<double> x = place.Open<double>();
        Plan plan = CorpusRuns.Bind(kernel, x);
        long smallest = CorpusRuns.Refusal(plan, 1, 2)!.SmallestLimit;
        PlanRunner.Run(plan);
        foreach (long limit in (long[])[smallest, 2 * smallest, 8 * smallest])
        {
            var options = new RunOptions { MemoryLimit = limit, MaxDegreeOfParallelism = 2 };
            PlanSummary summary = PlanRunner.Summarize(plan, options);

            long before = ReadByTheProcess();
            RunReport report = PlanRunner.Run(plan, options).Report;
            long read = ReadByTheProcess() - before;

            Assert.Equal(summary.ReadBytes, report.ReadBytes);
            Assert.InRange(read - report.ReadBytes, 0, 64 << 10);
        }
    }

    private static long ReadByTheProcess() => long.Parse(File.ReadLines("/proc/self/io").First().Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
}
