using System.Globalization;
using StaticGraph.CompilerServices;
using StaticGraph.Tests.Support;
using static StaticGraph.Tests.Execution.HandWritten;

namespace StaticGraph.Tests.Execution;

/// <summary>The traffic formula against counting: what is predicted is what is fetched, to the byte.</summary>
public class TrafficTests
{
    /// <summary>Seeds of random problems.</summary>
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void EqualsWhatVisitingEveryBlockCounts(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 200; i++)
        {
            BlockProblem problem = RandomProblem(random);
            long[] block = [.. problem.Lengths.Select(length => random.NextInt64(1, length + 3))];
            var traffic = new BlockTraffic(problem);
            foreach (BlockArray array in problem.Arrays)
            {
                long bytes = traffic.Choose(block).Bytes(array);

                Assert.True(Counted(problem, array, block) == bytes, $"axes ({array.Access}) chunks ({Text(array.Chunk)}) from ({Text(array.Offset)}) over ({Text(problem.Lengths)}) in ({Text(block)})");
            }
        }
    }

    /// <summary>Squares that hardly ever lie in their chunks alike: whichever shape is tried, of the one that is chosen each is counted.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void OfLongDiagonalsEverySquareIsCounted(bool wholeChunks)
    {
        const int N = 16_001;
        long[] chunk = [71, 73], block = [3];
        var array = new BlockArray(Access.Of(AxisTerm.Walk(0), AxisTerm.Walk(0)), sizeof(double), chunk, wholeChunks, isWritten: false) { RowShape = wholeChunks ? [] : chunk };
        var problem = new BlockProblem([N], [array], []);
        long bytes = 0;
        for (long start = 0; start < N; start += block[0])
        {
            long[] ends = [.. chunk.Select(length => (Math.Min(N, start + block[0]) - 1) / length)], met = [.. ends.Select((end, axis) => end - (start / chunk[axis]) + 1)];
            bytes += wholeChunks ? met[0] * met[1] * 71 * 73 * sizeof(double) : InParts(start, Math.Min(N, start + block[0]), chunk);
        }

        Assert.Equal(bytes, new BlockTraffic(problem).Choose(block).Exactly().Bytes(array));
    }

    // Rows of a chunk lie near each other: all from the first to the last element of a square in it is one request.
    private static long InParts(long from, long to, long[] chunk)
    {
        long bytes = 0;
        for (long row = from; row < to; row = Math.Min(to, ((row / chunk[0]) + 1) * chunk[0]))
        {
            long rows = Math.Min(to, ((row / chunk[0]) + 1) * chunk[0]) - row;
            for (long column = from; column < to; column = Math.Min(to, ((column / chunk[1]) + 1) * chunk[1]))
            {
                long columns = Math.Min(to, ((column / chunk[1]) + 1) * chunk[1]) - column;
                bytes += (((rows - 1) * chunk[1]) + columns) * sizeof(double);
            }
        }

        return bytes;
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void PredictsWhatRunsCount(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 25; i++)
        {
            int n = random.Next(1, 120), m = random.Next(1, 90);
            StoredSource a = Source(random, n, m);
            StoredSource b = Source(random, random.Next(2) == 0 ? [m, n] : [m]);
            PlanDefinition plan = b.Shape.Length == 2
                ? Binary(["n", "m"], Parameter("a", "n", "m"), [0, 1], Parameter("b", "m", "n"), [1, 0])
                : Binary(["n", "m"], Parameter("a", "n", "m"), [0, 1], Parameter("b", "m"), [1]);
            Plan<double> bound = Bind(plan, [new SubtractBody()], a, b);
            var options = new RunOptions { MemoryLimit = Least(bound) + random.Next(200_000), MaxDegreeOfParallelism = random.Next(1, 4) };

            PlanSummary summary = bound.Summarize(options, new StoredSink());
            RunReport report = bound.WriteTo(new StoredSink(), options);

            Assert.Equal(a.ReadBytes + b.ReadBytes, report.ReadBytes);
            Assert.Equal(report.ReadBytes, summary.ReadBytes);
            Assert.Equal(report.WriteBytes, summary.WriteBytes);
            Assert.Equal(report.Blocks, summary.Blocks);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void PredictsWhatSlicesOfChunksFetch(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 25; i++)
        {
            int n = random.Next(2, 120), m = random.Next(2, 90);
            StoredSource whole = Source(random, n, m);
            long[] start = [random.Next(n), random.Next(m)];
            long[] shape = [random.NextInt64(1, n - start[0] + 1), random.NextInt64(1, m - start[1] + 1)];
            ArraySource<double> slice = whole.Slice(start, shape).Slice([0, shape[1] / 2], [shape[0], shape[1] - (shape[1] / 2)]);
            Plan<double> bound = Bind(Cube("n", "m"), [new CubeBody()], slice);
            var options = new RunOptions { MemoryLimit = Least(bound) + random.Next(60_000), MaxDegreeOfParallelism = 2 };

            long predicted = bound.Summarize(options, new StoredSink()).ReadBytes;
            bound.WriteTo(new StoredSink(), options);

            Assert.Equal(whole.ReadBytes, predicted);
        }
    }

    [Theory]
    [InlineData(1 << 16)]
    [InlineData(200_000)]
    [InlineData(1 << 20)]
    public void PredictsWhatCompressedFilesFetch(int limit)
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("x.h5");
        Python.Run(
            """
            import sys, h5py, numpy as np
            x = np.arange(203 * 131, dtype='<f8').reshape(203, 131)
            with h5py.File(sys.argv[1], 'w') as f:
                f.create_dataset('packed', data=x, chunks=(17, 50), compression='gzip', compression_opts=1)
                f.create_dataset('short', data=x.astype('<i2'), chunks=(30, 31), compression='gzip', compression_opts=1)
                f.create_dataset('chunked', data=x, chunks=(17, 50))
                f['plain'] = x
            """,
            path);
        foreach (string dataset in (string[])["packed", "short", "chunked", "plain"])
        {
            using ArraySource opened = Hdf5.Open(path, dataset);
            ArraySource<double> source = opened as ArraySource<double> ?? opened.Unpack<double>();
            foreach (ArraySource<double> view in (ArraySource<double>[])[source, source.Slice([3, 49], [150, 60])])
            {
                Plan<double> bound = Bind(Binary(["n", "m"], Parameter("a", "n", "m"), [0, 1], Parameter("b", "m"), [1]), [new SubtractBody()], view, StoredSource.Of(new double[view.Shape[1]]));
                var options = new RunOptions { MemoryLimit = Math.Max(limit, Least(bound)), MaxDegreeOfParallelism = 2 };

                RunReport report = bound.WriteTo(new StoredSink(), options);

                Assert.Equal(report.ReadBytes, bound.Summarize(options, new StoredSink()).ReadBytes);
            }
        }
    }

    [Fact]
    public void CountsBytesBeyondSixtyFourBits()
    {
        var array = new BlockArray(Access.Walk(0), 8, [], wholeChunks: false, isWritten: false);
        var problem = new BlockProblem([1L << 40, 1L << 40], [array], []);

        Assert.Equal(long.MaxValue, new BlockTraffic(problem).Choose([1, 1]).Bytes(array));
        Assert.Equal((1L << 43, 0), new BlockTraffic(problem).Choose([1, 1L << 40]).Bytes());
    }

    [Fact]
    public void SaysTheSameInSymbols()
    {
        PlanDefinition plan = Define(
            "Plan",
            ["n", "m"],
            [Parameter("x", "n", "m"), Parameter("v", "m"), Parameter("d", "n", "n")],
            [Sweep(["n", "m"], [Operand(0, "x", 0, 1), Operand(1, "v", 1), Operand(2, "d", 0, 0)], [Store()])],
            [Output("n", "m")]);

        Assert.Equal(["8*m*n", "8*m*n/c0", "8*c0*m/c1*n"], Enumerable.Range(0, 3).Select(operand => Bytes(plan, StepDefinition.At(plan, 0), 0, operand, isInBlock: false)));

        // In a nest the axes are the nest's; where a part is one block, nothing is read again inside it.
        var nest = new StepDefinition(0, 1, new[] { "n", "m", "k" }, 1, new[] { Access.Walk(0, 2) });
        PlanDefinition nested = plan with { Nests = new[] { nest } };
        Assert.Equal(["8*k*n", "8*k*n/c0", "8*c0*k/c2*n"], Enumerable.Range(0, 3).Select(operand => Bytes(nested, nest, 0, operand, isInBlock: false)));
        Assert.Equal("8*c0*n", Bytes(nested, nest, 0, 2, isInBlock: true));
    }

    [Fact]
    public void CountsRunsOfNeighbours()
    {
        var rows = new BlockArray(Access.Walk(0, 1), 8, [], wholeChunks: false, isWritten: false);
        var chunks = new BlockArray(Access.Walk(0, 1), 8, [16, 10], wholeChunks: true, isWritten: false);
        var parts = new BlockArray(Access.Walk(0, 1), 8, [16, 10], wholeChunks: false, isWritten: false);
        BlockTraffic traffic = new(new BlockProblem([64, 40], [rows, chunks, parts], []));

        // Whole rows of the array are one run a block, parts of rows one each; chunks read in part cost a run a row, or one where their rows are whole.
        Assert.Equal((8, 8 * 4, 8 * 4), Requests([8, 40]));
        Assert.Equal((64 * 2, 4 * 4, 4 * 4), Requests([32, 20]));
        Assert.Equal((64 * 3, 4 * 6, 64 * 6), Requests([32, 16]));

        (long, long, long) Requests(long[] block)
        {
            traffic.Choose(block);
            return (traffic.Requests(rows), traffic.Requests(chunks), traffic.Requests(parts));
        }
    }

    /// <summary>Kernels in steps over an array of 1000 x 300, its chunks, and the elements that are read.</summary>
    public static TheoryData<string, long[], bool, long> Steps => new()
    {
        // A tenth of the rows, each for itself; of short rows, and along the other axis, all between the first and the last.
        { "x[Slice(null, null, 10)]", [], false, 100 * 300 },
        { "x[Slice(null, null, -10)]", [], false, 100 * 300 },
        { "x[Slice(5, ^5, 10), 100..]", [], false, 99 * 200 },
        { "x[Slice(null, null, 3)]", [], false, 1000 * 300 },
        { "x[.., Slice(null, null, 10)]", [], false, 1000 * 291 },

        // Rows in chunks of their own: all of the chunk where it comes whole.
        { "x[Slice(null, null, 10)]", [10, 300], true, 1000 * 300 },
        { "x[Slice(null, null, 20)]", [10, 300], true, 500 * 300 },
        { "x[Slice(null, null, 20)]", [7, 100], true, 50 * 7 * 300 },
        { "x[Slice(null, null, 20), ..100]", [7, 100], true, 50 * 7 * 100 },
        { "x[Slice(null, null, 20)]", [7, 100], false, 50 * 300 },

        // Columns in chunks of their own, which blocks of one column each leave out between them.
        { "x[Slice(null, null, 2), Slice(null, null, 150)]", [1000, 50], true, 2 * 50 * 1000 },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public void StepsReadTheRowsOrChunksThatTheyUse(string part, long[] chunks, bool wholeChunks, long elements)
    {
        CompiledKernels kernels = CompiledKernels.FromMethods($"[ArrayKernel] public static NDArray<double> K([Shape(\"n\", \"m\")] NDArray<double> x) => {part} * 2;");
        using StoredSource x = StoredSource.Of(new double[1000, 300], chunks, wholeChunks);
        Plan plan = kernels.Bind("K", x);

        RunReport report = PlanRunner.Run(plan, new RunOptions { MemoryLimit = 64 << 20, MaxDegreeOfParallelism = 1 }).Report;

        Assert.Equal(8 * elements, report.ReadBytes);
        Assert.Equal(x.ReadBytes, report.ReadBytes);
    }

    private static string Bytes(PlanDefinition plan, StepDefinition step, int sweep, int operand, bool isInBlock)
        => ModelSymbols.Printed(plan, new SymbolicTraffic(plan, step, isInBlock, isSquare: false).Bytes(SymbolicTraffic.Array(plan, step, sweep, operand, ReadStreams.Of(plan.Sweeps[sweep].Operands).Streams[operand]))).ToString();

    // A limit just above what the plan needs at least.
    private static long Least(Plan plan) => Assert.Throws<MemoryLimitException>(() => plan.Summarize(new RunOptions { MemoryLimit = 1, MaxDegreeOfParallelism = 1 })).SmallestLimit;

    private static StoredSource Source(Random random, params int[] shape)
    {
        long[] chunks = [.. shape.Select(length => random.NextInt64(1, length + 20))];
        return random.Next(4) == 0
            ? StoredSource.Of(Array.CreateInstance(typeof(double), shape))
            : StoredSource.Of(Array.CreateInstance(typeof(double), shape), chunks, wholeChunks: random.Next(3) > 0);
    }

    private static BlockProblem RandomProblem(Random random)
    {
        int rank = random.Next(1, 4);
        long[] lengths = [.. Enumerable.Range(0, rank).Select(_ => random.NextInt64(0, 40))];
        int split = random.Next(1, rank + 1);
        bool paired = rank > 1 && random.Next(3) == 0;
        lengths[^1] = paired ? lengths[0] : lengths[^1];
        BlockArray[] arrays = [.. Enumerable.Range(0, 4).Select(_ => RandomArray(random, rank, split, paired))];
        return new BlockProblem(lengths, arrays, []) { Split = split, Pair = paired ? [0, rank - 1] : [] };
    }

    private static BlockArray RandomArray(Random random, int rank, int split, bool paired)
    {
        int[] axes = [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => random.Next(-1, rank))];

        // Diagonals of compressed arrays are exact as long as the blocks' places in chunks recur soon; here they always do.
        long[] chunk = random.Next(3) == 0 ? [] : [.. axes.Select(_ => random.NextInt64(1, 30))];
        var array = new BlockArray(Walk(random, axes, chunk), random.Next(1, 9), chunk, wholeChunks: random.Next(2) == 0, isWritten: false) { IsPartner = paired && random.Next(2) == 0 };
        array.Offset = random.Next(2) == 0 ? [] : [.. chunk.Select((length, i) => axes[i] < 0 ? 0 : random.NextInt64(length))];
        array.Passes = random.Next(1, 4);
        array.Repeats = random.Next(1, 5);
        array.Spaces = random.Next(2) == 0
            ? []
            : [.. Enumerable.Range(0, array.Passes).Select(_ => Enumerable.Range(0, rank).Where(axis => axis < split || axes.Contains(axis) || random.Next(2) == 0).ToArray()).Select(Access.Walk)];
        return array;
    }

    // Some read more than their own along an axis, as operands do that are read together, or go in steps; rows in chunks of their own may be read alone.
    private static Access Walk(Random random, int[] axes, long[] chunk)
    {
        bool areApart = axes.Where(axis => axis >= 0).Distinct().Count() == axes.Count(axis => axis >= 0), isStream = areApart && random.Next(2) == 0;
        int[] steps = [.. axes.Select(_ => areApart && random.Next(2) == 0 ? random.Next(1, 6) : 1)];
        AxisTerm Term(int axis, int apart, int step) => axis < 0 ? AxisTerm.Fixed(apart) : AxisTerm.Walk(axis, apart, step);
        Access dense = Access.Of([.. axes.Select((axis, i) => Term(axis, 0, steps[i]).Hull(Term(axis, isStream ? random.Next(0, 8) : 0, steps[i]))!)]);
        bool mayBeSparse = axes.Length > 0 && axes[0] >= 0 && dense[0].Span == 0 && steps[0] > 1 && (chunk.Length == 0 || chunk[0] <= steps[0]);
        return mayBeSparse && random.Next(2) == 0 ? dense.InRows() : dense;
    }

    // Visits the blocks of every pass as often as the step is done, and of every block's region the chunks.
    private static long Counted(BlockProblem problem, BlockArray array, long[] block)
    {
        bool inBlock = Enumerable.Range(problem.Split, block.Length - problem.Split).All(axis => problem.Lengths[axis] > 0 && block[axis] >= problem.Lengths[axis]);
        if (array.IsPartner && block[problem.Pair[0]] == block[problem.Pair[1]])
        {
            return 0;
        }

        long bytes = 0;
        for (int pass = 0; pass < (inBlock ? 1 : array.Passes); pass++)
        {
            int[] space = [.. Enumerable.Range(0, block.Length).Where(axis => array.Spaces.Length == 0 || array.Spaces[pass].Walks(axis))];
            for (int repeat = 0; repeat < array.Repeats; repeat++)
            {
                bytes += Starts(problem.Lengths, block, space).Sum(start => Region(problem, array, start, block));
            }
        }

        return bytes;
    }

    private static IEnumerable<long[]> Starts(long[] lengths, long[] block, int[] space)
    {
        IEnumerable<long[]> starts = [new long[lengths.Length]];
        foreach (int axis in space)
        {
            starts = [.. starts.SelectMany(start => Cuts(lengths[axis], block[axis]).Select(at => start.Select((value, i) => i == axis ? at : value).ToArray()))];
        }

        return starts;
    }

    private static IEnumerable<long> Cuts(long length, long block)
    {
        for (long at = 0; at < length; at += block)
        {
            yield return at;
        }
    }

    private static long Region(BlockProblem problem, BlockArray array, long[] start, long[] block)
    {
        long bytes = array.ElementSize;
        for (int i = 0; i < array.Access.Rank; i++)
        {
            bool isWalked = array.Access.TryAxis(i, out int axis);
            long chunk = array.WholeChunks && array.Chunk.Length > 0 ? array.Chunk[i] : 1;
            AxisTerm term = array.Access[i];
            long step = isWalked ? term.Step : 1, count = isWalked ? Math.Min(block[axis], problem.Lengths[axis] - start[axis]) : 1;
            long first = (isWalked ? step * start[axis] : 0) + (array.Offset.Length > 0 ? array.Offset[i] : 0);
            IEnumerable<long> used = Enumerable.Range(0, (int)count).Select(k => first + (step * k));
            IEnumerable<long> read = term.IsSparse ? used : Enumerable.Range(0, (int)(used.Last() + term.Span + 1 - first)).Select(k => first + k);
            bytes *= chunk * read.Select(index => index / chunk).Distinct().Count();
        }

        return bytes;
    }

    private static string Text<T>(T[] values) => string.Join(", ", values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)));
}
