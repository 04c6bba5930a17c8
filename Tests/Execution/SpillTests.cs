using StaticGraph.CompilerServices;
using StaticGraph.Storage;
using StaticGraph.Tests.Storage;
using StaticGraph.Tests.Support;
using static StaticGraph.Tests.Execution.HandWritten;

namespace StaticGraph.Tests.Execution;

/// <summary>Arrays that are spilled to files: values and bytes as if they were in memory or storage, and nothing left behind.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class SpillTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>z = (2x + 1)^3 is spilled; y = x^T - z^T.</summary>
    private static PlanDefinition Transposing => Spilling(
        [
            Sweep(["n", "m"], [Operand(0, "x", 0, 1)], [Spill]),
            Sweep(["m", "n"], [Operand(0, "x", 1, 0), Spilled(1, 0)], [Store()]),
        ]) with { Outputs = new[] { Output("m", "n") }, Spills = new[] { new SpillDefinition("z", DType.Double, new[] { "n", "m" }, 0, 1) } };

    /// <summary>z = (2x + 1)^3 is spilled and folded; y = x - its total, for which z is no longer needed.</summary>
    private static PlanDefinition Folding => Spilling(
        [
            Sweep(["n", "m"], [Operand(0, "x", 0, 1)], [Spill]),
            Sweep(["n", "m"], [Spilled(0, 1)], reductions: [Sum(0, 0, [0, 1])]),
            Sweep(["n", "m"], [Operand(0, "x", 0, 1), Held(0, "total")], [Store()]),
        ]) with { Held = new[] { new HeldDefinition("total", DType.Double, Array.Empty<string>(), 1, 2) } };

    private static StoreDefinition Spill => new(StoreKind.Spill, 0, DType.Double);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, 1, 1 << 20, 1)]
    [InlineData(301, 157, 1 << 30, 2)]
    [InlineData(301, 157, 1 << 20, 3)]
    [InlineData(400, 500, 600_000, 1)]
    [InlineData(0, 5, 1 << 20, 1)]
    public void SpillsAndReadsBack(int n, int m, long limit, int workers)
    {
        double[,] x = Numbers(n, m);
        StoredSource source = StoredSource.Of(x);
        var sink = new StoredSink();
        Plan<double> plan = Bind(Transposing, [new CubeBody(), new SubtractBody()], source);

        RunReport report = plan.WriteTo(sink, Options(limit, workers));
        PlanSummary summary = plan.Summarize(Options(limit, workers), new StoredSink());

        sink.AssertComplete();
        Assert.Equal(ElementwiseTests.Elements(m, n, (i, j) => x[j, i] - ElementwiseTests.CubeOf(x[j, i])), sink.Elements);
        Assert.Equal(2L * n * m * 8, source.ReadBytes);
        Assert.InRange(report.ReadBytes - source.ReadBytes, 1L * n * m * 8, 4L * n * m * 8);
        Assert.Equal(2L * n * m * 8, report.WriteBytes);
        Assert.Equal((report.ReadBytes, report.WriteBytes), (summary.ReadBytes, summary.WriteBytes));
        Assert.Equal(1L * n * m * 8, summary.ScratchBytes);
        Assert.InRange(report.PeakBytes, 1, limit);
        AssertNothingLeft();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void ReadsASpilledArrayAndItsTransposeInPairs(int workers)
    {
        // y = z - z^T, over blocks that the result's chunks and the limit make square.
        const int N = 300;
        double[,] x = Numbers(N, N);
        PlanDefinition plan = Spilling(
            [
                Sweep(["n", "n"], [Operand(0, "x", 0, 1)], [Spill]),
                Sweep(["n", "n"], [Spilled(0, 1), Spilled(1, 0)], [Store()]) with { Pair = new[] { 0, 1 } },
            ]) with { Parameters = new[] { Parameter("x", "n", "n") }, Outputs = new[] { Output("n", "n") }, Spills = new[] { new SpillDefinition("z", DType.Double, new[] { "n", "n" }, 0, 1) } };
        var sink = new StoredSink([64, 64]);

        RunReport report = Bind(plan, [new CubeBody(), new SubtractBody()], StoredSource.Of(x)).WriteTo(sink, Options(500_000, workers));

        sink.AssertComplete();
        Assert.Equal(ElementwiseTests.Elements(N, N, (i, j) => ElementwiseTests.CubeOf(x[i, j]) - ElementwiseTests.CubeOf(x[j, i])), sink.Elements);

        // Rows of a block of z are fetched with what lies between them: all but the last one of its rows are as long as those of the array.
        const int Row = N * 8, Blocks = (N + 63) / 64;
        Assert.Equal((N * Row) + (Blocks * (((N - Blocks) * Row) + Row)), report.ReadBytes);
    }

    [Theory]
    [InlineData(301, 57, 1 << 30, 2)]
    [InlineData(7, 20_011, 1 << 30, 1)]
    [InlineData(7, 200_011, 700_000, 2)]
    public void SpillsFromOneNestToAnother(int n, int m, long limit, int workers)
    {
        // z = x - row sums is spilled; y = z - row sums of z. Parts that are one block read x once and z once, cut ones each of them twice.
        StepDefinition Rows(int first) => new(first, 2, new[] { "n", "m" }, 1, new[] { Access.Walk(0, 1), Access.Walk(0, 1) });
        PlanDefinition nested = Spilling(
            [
                Sweep(["n", "m"], [Operand(0, "x", 0, 1)], reductions: [Sum(0, 0, [1])]),
                Sweep(["n", "m"], [Operand(0, "x", 0, 1), Held(0, "sums", 0)], [Spill]),
                Sweep(["n", "m"], [Spilled(0, 1)], reductions: [Sum(0, 1, [1])]),
                Sweep(["n", "m"], [Spilled(0, 1), Held(1, "again", 0)], [Store()]),
            ]) with
        {
            Held = new[] { new HeldDefinition("sums", DType.Double, new[] { "n" }, 0, 1, IsPart: true), new HeldDefinition("again", DType.Double, new[] { "n" }, 2, 3, IsPart: true) },
            Spills = new[] { new SpillDefinition("z", DType.Double, new[] { "n", "m" }, 1, 3) },
            Nests = new[] { Rows(0), Rows(2) },
        };
        double[,] x = Numbers(n, m);
        double[] sums = [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, m).Sum(j => x[i, j]))];
        var sink = new StoredSink();
        Plan<double> plan = Bind(nested, [new NoBody(), new SubtractRowBody(), new NoBody(), new SubtractRowBody()], StoredSource.Of(x));

        RunReport report = plan.WriteTo(sink, Options(limit, workers));

        sink.AssertComplete();
        Assert.Equal(ElementwiseTests.Elements(n, m, (i, j) => x[i, j] - sums[i] - (sums[i] - (m * sums[i]))), sink.Elements);
        Assert.Equal((limit < 1 << 20 ? 4L : 2L) * n * m * 8, report.ReadBytes);
        Assert.Equal(2L * n * m * 8, report.WriteBytes);
        Assert.Equal(plan.Summarize(Options(limit, workers), new StoredSink()).ReadBytes, report.ReadBytes);
        AssertNothingLeft();
    }

    [Fact]
    public void IsAVariantForWhatDoesNotFit()
    {
        // Held, z costs no bytes but its own size.
        PlanDefinition held = Transposing with
        {
            Choice = "holds z",
            Sweeps = new[] { Sweep(["n", "m"], [Operand(0, "x", 0, 1)], [new StoreDefinition(StoreKind.Held, 0, DType.Double)]), Sweep(["m", "n"], [Operand(0, "x", 1, 0), Held(0, "z", 1, 0)], [Store()]) },
            Held = new[] { new HeldDefinition("z", DType.Double, new[] { "n", "m" }, 0, 1) },
            Spills = default,
        };
        double[,] x = Numbers(400, 500);
        var binding = new PlanBinding([held, Transposing with { Choice = "spills z" }], [[new CubeBody(), new SubtractBody()], [new CubeBody(), new SubtractBody()]]);
        binding.SetSource(0, StoredSource.Of(x));
        binding.Bind();
        Plan<double> plan = binding.ToPlan<double>();
        var sinks = new[] { new StoredSink(), new StoredSink() };

        plan.WriteTo(sinks[0], Options(16 << 20, 2));
        plan.WriteTo(sinks[1], Options(1_500_000, 2));

        Assert.Equal(sinks[0].Elements, sinks[1].Elements);
        PlanSummary large = plan.Summarize(Options(16 << 20, 2), sinks[0]), small = plan.Summarize(Options(1_500_000, 2), sinks[1]);
        Assert.Equal(("holds z", 0), (large.Choice, large.ScratchBytes));
        Assert.Equal(("spills z", 1_600_000), (small.Choice, small.ScratchBytes));
        Assert.Contains("  variant 2 of 2 (spills z): the only one that fits; variant 1 (holds z) needs 1.", plan.Explain(Options(1_500_000, 2)));
    }

    [Fact]
    public void HasNoNameAndEndsWithItsLastSweep()
    {
        double[,] x = Numbers(200, 100);
        var seen = new List<int>();
        var source = new StoredSource([.. x.Cast<double>()], [200, 100])
        {
            BeforeRead = _ =>
            {
                // A file that is made with a name and deleted would be "/folder/staticgraph-...scratch (deleted)": it could be left behind by a kill between the two.
                string[] open = [.. OpenFiles()];
                Assert.All(open, target => Assert.StartsWith(_folder.PathOf("#"), target, StringComparison.Ordinal));
                Assert.Empty(_folder.Names);
                seen.Add(open.Length);
            },
        };
        var sink = new StoredSink();
        double total = x.Cast<double>().Sum(ElementwiseTests.CubeOf);

        Bind(Folding, [new CubeBody(), new NoBody(), new SubtractRowBody()], source).WriteTo(sink, Options(1 << 20, 1));

        Assert.Equal(x.Cast<double>().Select(element => element - total), sink.Elements);
        Assert.Equal(1, seen[0]);
        Assert.Equal(0, seen[^1]);
        AssertNothingLeft();
    }

    [Fact]
    public void LeavesNothingAfterAFailure()
    {
        var source = new StoredSource(new double[50_000], [500, 100]) { BeforeRead = number => _ = number == 2 ? throw new IOException("the disk is on fire") : 0 };
        var sink = new StoredSink { BeforeWrite = () => throw new IOException("full") };

        Assert.Throws<IOException>(() => Bind(Folding, [new CubeBody(), new NoBody(), new SubtractRowBody()], source).WriteTo(new StoredSink(), Options(400_000, 2)));
        Assert.Throws<IOException>(() => Bind(Folding, [new CubeBody(), new NoBody(), new SubtractRowBody()], new double[500, 100]).WriteTo(sink, Options(400_000, 2)));

        Assert.True(sink.IsAbandoned);
        AssertNothingLeft();
    }

    [Fact]
    public void LeavesNothingWhenCancelled()
    {
        using var cancel = new CancellationTokenSource();
        var source = new StoredSource(new double[50_000], [500, 100]) { BeforeRead = _ => cancel.Cancel() };

        Assert.ThrowsAny<OperationCanceledException>(() => Bind(Folding, [new CubeBody(), new NoBody(), new SubtractRowBody()], source)
            .WriteTo(new StoredSink(), Options(400_000, 1), cancel.Token));

        AssertNothingLeft();
    }

    [Fact]
    public void RefusesADirectoryThatWillNotDo()
    {
        File.WriteAllText(_folder.PathOf("file"), "");
        Directory.CreateDirectory(_folder.PathOf("closed"));

        Assert.Contains($"The scratch directory '{_folder.PathOf("fil")}' does not exist; did you mean 'file'?; make it, or set RunOptions.ScratchDirectory", Refusal("fil"), StringComparison.Ordinal);
        Assert.Contains("is a file; make it, or set", Refusal("file"), StringComparison.Ordinal);
        const UnixFileMode ReadOnly = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(_folder.Path, ReadOnly | UnixFileMode.UserWrite);
        File.SetUnixFileMode(_folder.PathOf("closed"), ReadOnly);
        Assert.Contains("'z' of Spilling needs 800 bytes in the scratch directory", AtomicFileTests.AsNobody(() => Refusal("closed")), StringComparison.Ordinal);
        Assert.Contains("permission denied for user", AtomicFileTests.AsNobody(() => Refusal("closed")), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Bind(Transposing, [new CubeBody(), new SubtractBody()], new double[2, 2]).Compute(new RunOptions { ScratchDirectory = "" }));
    }

    [Fact]
    public void RefusesAFullDiskBeforeAnyWork()
    {
        // 2^50 doubles are 8 PiB.
        var source = new StoredSource([], [1 << 25, 1 << 25]) { BeforeRead = _ => Assert.Fail("read") };
        var sink = new StoredSink();

        var error = Assert.Throws<ArrayStorageException>(() => Bind(Transposing, [new CubeBody(), new SubtractBody()], source).WriteTo(sink, Options(1 << 28, 1)));
        var tooLarge = Assert.Throws<ArrayStorageException>(() => ScratchFile.Create(_folder.Path, "'z'", 1L << 60));

        Assert.Contains($"Spilling needs 9007199254740992 bytes in the scratch directory '{_folder.Path}': its disk has ", error.Message, StringComparison.Ordinal);
        Assert.Contains($"'z' needs 1152921504606846976 bytes in the scratch directory '{_folder.Path}': ", tooLarge.Message, StringComparison.Ordinal);
        Assert.False(sink.IsAbandoned);
        AssertNothingLeft();
    }

    [Fact]
    public void SaysWhatIsSpilled()
    {
        Plan<double> plan = Bind(Transposing, [new CubeBody(), new SubtractBody()], new StoredSource([], [1000, 1000]));

        string text = plan.Explain(Options(64 << 20, 2));

        Assert.Contains("; reads 22.89 MiB, writes 15.26 MiB; scratch files of 7.63 MiB\n", text);
        Assert.Contains(": reads x; spills z to a file; 7.63 MiB in; 7.63 MiB out; ", text);
        Assert.Contains(": reads x transposed; reads spilled z transposed; writes y; 15.26 MiB in; 7.63 MiB out; ", text);
    }

    private static PlanDefinition Spilling(SweepDefinition[] sweeps)
        => Define("Spilling", ["n", "m"], [Parameter("x", "n", "m")], sweeps, [Output("n", "m")]) with
        {
            Spills = new[] { new SpillDefinition("z", DType.Double, new[] { "n", "m" }, 0, 1) },
        };

    private static OperandDefinition Spilled(params int[] map) => new(OperandKind.Spill, 0, "z", DType.Double, Access.Walk(map));

    private static double[,] Numbers(int n, int m)
    {
        var x = new double[n, m];
        for (int i = 0; i < n * m; i++)
        {
            x[i / m, i % m] = i % 89;
        }

        return x;
    }

    private RunOptions Options(long limit, int workers) => StreamingTests.Options(limit, workers) with { ScratchDirectory = _folder.Path };

    private string Refusal(string name)
    {
        var source = new StoredSource(new double[100], [10, 10]) { BeforeRead = _ => Assert.Fail("read") };
        RunOptions options = Options(1 << 20, 1) with { ScratchDirectory = _folder.PathOf(name) };
        return Assert.Throws<ArrayStorageException>(() => Bind(Transposing, [new CubeBody(), new SubtractBody()], source).WriteTo(new StoredSink(), options)).Message;
    }

    private void AssertNothingLeft()
    {
        Assert.Empty(_folder.Names);
        Assert.Empty(OpenFiles());
    }

    // A deleted file that is still open keeps its space; Linux shows it by its former name.
    private IEnumerable<string> OpenFiles() => Directory.EnumerateFileSystemEntries("/proc/self/fd").Select(Target).Where(target => target.StartsWith(_folder.Path, StringComparison.Ordinal));

    private static string Target(string link)
    {
        try
        {
            return new FileInfo(link).LinkTarget ?? "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
