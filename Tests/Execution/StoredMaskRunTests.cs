using System.Numerics.Tensors;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Execution;

/// <summary>What masks take, written to storage and into memory: NumPy's order whatever the limit, the workers and the grids, the peak as predicted, and nothing where a run does not end.</summary>
public sealed class StoredMaskRunTests
{
    private static readonly CompiledKernels Kernels = CompiledKernels.FromMethods("""
        [ArrayKernel] public static NDArray<double> Line([Shape("n")] NDArray<double> x) => x[x > 0];
        [ArrayKernel] public static NDArray<double> Copy([Shape("n")] NDArray<double> x) => x;
        [ArrayKernel] public static NDArray<double> All([Shape("n", "m")] NDArray<double> x) => x[x > 0];
        [ArrayKernel] public static NDArray<double> Rows([Shape("n", "m")] NDArray<double> x) => x[x.Sum(1) > 0, ..];
        [ArrayKernel] public static NDArray<double> Columns([Shape("n", "m")] NDArray<double> x) => x[.., x.Sum(0) > 0];
        [ArrayKernel] public static NDArray<double> Centred([Shape("n", "m")] NDArray<double> x) => (x - x.Mean(1, keepDims: true))[x > 0];
        [ArrayKernel] public static (NDArray<double>, NDArray<double>, NDArray<double>, NDArray<double>) Several([Shape("n", "m")] NDArray<double> x) { var m = x > 0; return (x[m], x.Sum(0), x[m] * 2, x[x < 0]); }
        [ArrayKernel] public static NDArray<double> Outer([Shape("n")] NDArray<double> x, [Shape("m")] NDArray<double> y) => (x[.., NewAxis] * y)[x[.., NewAxis] > y];
        [ArrayKernel] public static NDArray<double> Masked([Shape("n", "m")] NDArray<double> x, [Shape("n")] NDArray<bool> mask) => x[mask];
        """);

    public static TheoryData<long, int, long[]?> Runs => new()
    {
        { 1L << 30, 1, null },
        { 1L << 30, 4, null },
        { 400_000, 2, null },
        { 400_000, 3, [30, 7] },
        { 600_000, 4, [100, 13] },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void OrderIsRowByRowInEveryPlace(long limit, int workers, long[]? chunks)
    {
        double[,] x = Numbers(401, 57);
        double[] all = [.. x.Cast<double>()];
        int[] rows = [.. Enumerable.Range(0, 401).Where(i => Row(x, i).Sum() > 0)], columns = [.. Enumerable.Range(0, 57).Where(j => Column(x, j).Sum() > 0)];
        Check("All", x, [.. all.Where(value => value > 0)], [-1], limit, workers, chunks);
        Check("Rows", x, [.. rows.SelectMany(i => Row(x, i))], [-1, 57], limit, workers, chunks);
        Check("Columns", x, [.. Enumerable.Range(0, 401).SelectMany(i => columns.Select(j => x[i, j]))], [401, -1], limit, workers, chunks);
    }

    [Theory]
    [InlineData(1L << 30, 1)]
    [InlineData(500_000, 3)]
    public void ResultsBesideEachOtherAreWhatTheyAreAlone(long limit, int workers)
    {
        double[,] x = Numbers(300, 70);
        double[] all = [.. x.Cast<double>()], positive = [.. all.Where(value => value > 0)];
        using var folder = new TemporaryFolder();
        using StoredSource source = StoredSource.Of(x, [64, 20], wholeChunks: true);
        var plan = (Plan<double, double, double, double>)Kernels.Bind("Several", source);
        var options = new RunOptions { MemoryLimit = limit, MaxDegreeOfParallelism = workers };
        string path = folder.PathOf("several.h5");
        ArraySink<double>[] sinks = [Hdf5.Create<double>(path, "/positive"), Hdf5.Create<double>(path, "/sums"), Hdf5.Create<double>(path, "/twice", new StorageOptions { ChunkShape = [13] }), Npy.Create<double>(folder.PathOf("negative.npy"))];
        long predicted = plan.Summarize(options, sinks).PeakBytes;

        RunReport report = plan.WriteTo(sinks[0], sinks[1], sinks[2], sinks[3], options);

        Assert.InRange(report.PeakBytes, 1, predicted);
        Assert.Equal(positive, Elements(Hdf5.Open<double>(path, "/positive")));
        Assert.Equal(Kernels.Bind("Several", x) is Plan<double, double, double, double> alone ? Elements(alone.Compute().Item2) : [], Elements(Hdf5.Open<double>(path, "/sums")));
        Assert.Equal(positive.Select(value => value * 2), Elements(Hdf5.Open<double>(path, "/twice")));
        Assert.Equal(all.Where(value => value < 0), Elements(Npy.Open<double>(folder.PathOf("negative.npy"))));
    }

    [Fact]
    public void ALineLargerThanTheLimitIsReadTwice()
    {
        const int Count = 3_000_000;
        double[] x = [.. Enumerable.Range(0, Count).Select(i => (i * 7919L % 1000) - 700.0)];
        using var folder = new TemporaryFolder();
        string from = folder.PathOf("x.npy"), to = folder.PathOf("y.npy");
        ((Plan<double>)Kernels.Bind("Copy", x)).WriteTo(Npy.Create<double>(from));
        using ArraySource<double> source = Npy.Open<double>(from);
        var plan = (Plan<double>)Kernels.Bind("Line", source);
        var options = new RunOptions { MemoryLimit = 4 << 20, MaxDegreeOfParallelism = 2 };
        PlanSummary said = plan.Summarize(options, Npy.Create<double>(to));

        RunReport report = plan.WriteTo(Npy.Create<double>(to), options);

        Assert.Equal([-1], plan.Shape.ToArray());
        Assert.Contains("reads 45.78 MiB, writes at most 22.89 MiB", plan.Explain(options, Npy.Create<double>(folder.PathOf("other.npy"))), StringComparison.Ordinal);
        Assert.InRange(report.PeakBytes, 1, said.PeakBytes);
        Assert.InRange(said.PeakBytes, 1, 4 << 20);
        Assert.Equal(2L * Count * sizeof(double), report.ReadBytes);
        double[] expected = [.. x.Where(value => value > 0)];
        Assert.Equal(expected.Length * sizeof(double), report.WriteBytes);
        Assert.Equal(expected, Elements(Npy.Open<double>(to)));
    }

    [Fact]
    public void PairsThatAreTakenAreStored()
    {
        double[] x = [.. Enumerable.Range(0, 300).Select(i => i * 31 % 97.0)], y = [.. Enumerable.Range(0, 200).Select(j => j * 17 % 89.0)];
        Tensor<double> pairs = ((Plan<double>)Kernels.Bind("Outer", x, y)).Compute(new RunOptions { MemoryLimit = 200_000, MaxDegreeOfParallelism = 3 });

        Assert.Equal(x.SelectMany(left => y.Where(right => left > right).Select(right => left * right)), Elements(pairs));
    }

    [Fact]
    public void ArraysOfTheUsersAreWrittenWhereTheyFit()
    {
        double[] x = [1, -1, 2, 0, 3], fits = new double[3], longer = new double[4];
        var plan = (Plan<double>)Kernels.Bind("Line", x);

        plan.WriteTo(fits);
        Assert.Equal([1, 2, 3], fits);
        Assert.Throws<ArrayShapeException>(() => plan.WriteTo(longer));
        Assert.Throws<ArrayShapeException>(() => plan.WriteTo(new double[3, 1]));
        Assert.Equal([0, 0, 0, 0], longer);

        // Elements move: the array that is read cannot be the one that is written, whatever is taken.
        double[] positive = [1, 2, 3];
        Assert.Throws<ArgumentException>(() => ((Plan<double>)Kernels.Bind("Line", positive)).WriteTo(positive));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ARunThatIsStoppedLeavesNothing(bool hasChunks)
    {
        double[] x = [.. Numbers(4000, 57).Cast<double>()];
        using var folder = new TemporaryFolder();
        var options = new RunOptions { MemoryLimit = 120_000, MaxDegreeOfParallelism = 2 };
        ArraySink<double> Sink(string name) => Hdf5.Create<double>(folder.PathOf(name), "/y", new StorageOptions { ChunkShape = hasChunks ? [50] : [] });
        int reads = 0;
        using var counted = new StoredSource(x, [4000, 57]) { BeforeRead = number => Interlocked.Increment(ref reads) };
        ((Plan<double>)Kernels.Bind("All", counted)).WriteTo(Sink("whole.h5"), options);

        // Half of the readings are to count: now results are written.
        using var stop = new CancellationTokenSource();
        using var stopped = new StoredSource(x, [4000, 57]) { BeforeRead = number => Stop(stop, number >= reads * 3 / 4) };
        Assert.InRange(reads, 16, int.MaxValue);
        Assert.ThrowsAny<OperationCanceledException>(() => ((Plan<double>)Kernels.Bind("All", stopped)).WriteTo(Sink("y.h5"), options, stop.Token));

        Assert.Equal([folder.PathOf("whole.h5")], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void ChunksBeforeTheAxisHaveLengthOne()
    {
        using var folder = new TemporaryFolder();
        var plan = (Plan<double>)Kernels.Bind("Columns", Numbers(40, 30));

        ArrayStorageException error = Assert.Throws<ArrayStorageException>(() => plan.WriteTo(Hdf5.Create<double>(folder.PathOf("y.h5"), "/y", new StorageOptions { ChunkShape = [4, 5] })));

        Assert.Contains("gives a chunk shape (4, 5) for a result of shape (40, -1), whose length -1 only a run tells; before that axis its chunks must have length 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMaskOfAnotherLengthIsRefusedWhenBound()
        => Assert.Throws<ArrayShapeException>(() => Kernels.Bind("Masked", Numbers(4, 3), new bool[5]));

    private static void Check(string kernel, double[,] x, double[] expected, long[] shape, long limit, int workers, long[]? chunks)
    {
        using var folder = new TemporaryFolder();
        using StoredSource source = chunks is null ? StoredSource.Of(x) : StoredSource.Of(x, chunks, wholeChunks: true);
        var plan = (Plan<double>)Kernels.Bind(kernel, source);
        var options = new RunOptions { MemoryLimit = limit, MaxDegreeOfParallelism = workers };
        Assert.Equal(shape, plan.Shape.ToArray());
        Assert.Equal(expected, Elements(plan.Compute(options)));
        long[] grid = shape[0] < 0 ? [.. shape.Select(length => length < 0 ? 13L : 10L)] : [1, 6];
        (string Path, Func<string, ArraySink<double>> Create)[] places =
        [
            (folder.PathOf("y.npy"), path => Npy.Create<double>(path)),
            (folder.PathOf("y.h5"), path => Hdf5.Create<double>(path, "/y")),
            (folder.PathOf("chunks.h5"), path => Hdf5.Create<double>(path, "/y", new StorageOptions { ChunkShape = grid })),
            (folder.PathOf("small.h5"), path => Hdf5.Create<double>(path, "/y", new StorageOptions { ChunkShape = grid, Compression = Compression.Gzip(1) })),
            (folder.PathOf("gzip.h5"), path => Hdf5.Create<double>(path, "/y", new StorageOptions { Compression = Compression.Gzip(1) })),
        ];
        foreach ((string path, Func<string, ArraySink<double>> create) in places)
        {
            RunOptions run = path.EndsWith("gzip.h5", StringComparison.Ordinal) ? options with { MemoryLimit = limit + (2 << 20) } : options;
            PlanSummary said = plan.Summarize(run, create(path));
            RunReport report = plan.WriteTo(create(path), run);
            using ArraySource<double> written = path.EndsWith(".npy", StringComparison.Ordinal) ? Npy.Open<double>(path) : Hdf5.Open<double>(path, "/y");
            Assert.Equal(shape.Select(length => length < 0 ? expected.Length / shape.Where(other => other > 0).Aggregate(1L, (product, other) => product * other) : length), written.Shape.ToArray());
            Assert.Equal(expected, Elements(written.Read()));
            Assert.InRange(report.PeakBytes, 1, said.PeakBytes);
            Assert.Equal(said.ReadBytes, report.ReadBytes);
            Assert.Equal(said.Blocks, report.Blocks);
            Assert.InRange(report.WriteBytes, expected.Length * sizeof(double), said.WriteBytes);
        }
    }

    private static double[] Elements(ArraySource<double> source)
    {
        using (source)
        {
            return Elements(source.Read());
        }
    }

    private static double[] Elements(Tensor<double> tensor)
    {
        var elements = new double[tensor.FlattenedLength];
        tensor.FlattenTo(elements);
        return elements;
    }

    private static double[] Row(double[,] x, int i) => [.. Enumerable.Range(0, x.GetLength(1)).Select(j => x[i, j])];

    private static double[] Column(double[,] x, int j) => [.. Enumerable.Range(0, x.GetLength(0)).Select(i => x[i, j])];

    // Halves: sums of them are exact, in any order.
    private static double[,] Numbers(int n, int m)
    {
        var random = new Random((n * 1000) + m);
        var x = new double[n, m];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < m; j++)
            {
                x[i, j] = random.Next(-200, 150) / 2.0;
            }
        }

        return x;
    }

    private static void Stop(CancellationTokenSource stop, bool isTime)
    {
        if (isTime)
        {
            stop.Cancel();
        }
    }
}
