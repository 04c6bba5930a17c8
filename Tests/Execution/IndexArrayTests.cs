using System.Runtime.InteropServices;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Execution;

/// <summary>What arrays of indices choose, in memory, in files in one piece and in chunks, of any block: NumPy's elements, in as many bytes as were said, within the peak that was said.</summary>
public sealed class IndexArrayTests
{
    private static readonly (string Name, string Kernel, string NumPy)[] Cases =
    [
        ("Rows", "x[i]", "x[i]"),
        ("Columns", "x[.., i]", "x[:, i]"),
        ("ColumnsOfTurned", "x.T[FMod(i, 33), ..] + 1", "x.T[np.fmod(i, 33)] + 1"),
        ("Taken", "Take(x, j, 0)", "np.take(x, j, 0)"),
        ("Table", "Take(x, j, 1)", "np.take(x, j, 1)"),
        ("Both", "x[i, i]", "x[i, i]"),
        ("Crossed", "x[j[.., 2..3], i[..5]]", "x[j[:, 2:3], i[:5]]"),
        ("Listed", "x[j[..3, NewAxis, ..], [0, 3, -1, 3, 8]]", "x[j[:3, None, :], [0, 3, -1, 3, 8]]"),
        ("ListedRows", "x[[3, 1], j[.., ..2]]", "x[[3, 1], j[:, :2]]"),
        ("OfOne", "x[2, i]", "x[2, i]"),
        ("Sums", "x[i].Sum(0) + x[i].Max(0)", "x[i].sum(0) + x[i].max(0)"),
        ("Twice", "x[i][.., i] - x[.., i][i]", "x[i][:, i] - x[:, i][i]"),
        ("Parts", "x[i][1..^1, Slice(null, null, -2)]", "x[i][1:-1, ::-2]"),
        ("OfParts", "x[3.., 1..^2][.., FMod(i, 30)]", "x[3:, 1:-2][:, np.fmod(i, 30)]"),
        ("OfSteps", "x[Slice(null, null, 2)][FMod(i, 17)]", "x[::2][np.fmod(i, 17)]"),
        ("Padded", "Pad(x[i], 1, PadMode.Edge)", "np.pad(x[i], 1, 'edge')"),
        ("OfPadded", "Pad(x, 1, PadMode.Edge)[.., i]", "np.pad(x, 1, 'edge')[:, i]"),
        ("Joined", "Concatenate([x[i], x])", "np.concatenate([x[i], x])"),
        ("Highest", "TakeAlongAxis(x, x.ArgMax(1, keepDims: true), 1)", "np.take_along_axis(x, x.argmax(1, keepdims=True), 1)"),
        ("Lowest", "TakeAlongAxis(x * x, (x * x).ArgMin(0, keepDims: true), 0) - x", "np.take_along_axis(x * x, (x * x).argmin(0, keepdims=True), 0) - x"),
        ("Lines", "TakeAlongAxis(x, k, 1)", "np.take_along_axis(x, k, 1)"),
        ("Downward", "TakeAlongAxis(x, FMod(k, 33), 0)", "np.take_along_axis(x, np.fmod(k, 33), 0)"),
        ("OfColumn", "TakeAlongAxis(x[.., 1..2], FMod(k, 35), 0)[.., ..4]", "np.take_along_axis(np.broadcast_to(x[:, 1:2], k.shape), np.fmod(k, 35), 0)[:, :4]"),
        ("Means", "(x - x.Mean(0))[i] * x.Mean(1)[i, NewAxis]", "(x - x.mean(0))[i] * x.mean(1)[i, None]"),
        ("Scanned", "x[i].CumSum(0)", "x[i].cumsum(0)"),
        ("OfWindows", "SlidingWindow(x, 3, 0)[FMod(i, 33)]", "np.lib.stride_tricks.sliding_window_view(x, 3, 0)[np.fmod(i, 33)]"),
        ("InWindows", "SlidingWindow(x, 3, 1)[.., .., FMod(i, 3)]", "np.lib.stride_tricks.sliding_window_view(x, 3, 1)[:, :, np.fmod(i, 3)]"),
        ("Windows", "SlidingWindow(x[i], 4, 0)", "np.lib.stride_tricks.sliding_window_view(x[i], 4, 0)"),
        ("OfDiagonal", "x[..35, ..35].CumSum(0).Diagonal()[i]", "np.diagonal(x[:35, :35].cumsum(0))[i]"),
        ("Unrolled", "x[i].T.Ravel()", "x[i].T.ravel()"),
        ("Held", "(x - x.Mean(1, keepDims: true))[x.ArgMax(0)]", "(x - x.mean(1, keepdims=True))[x.argmax(0)]"),
    ];

    private static readonly Lazy<CompiledKernels> Kernels = new(() => CompiledKernels.FromMethods(string.Join("\n", Cases.Select(Method))));

    private static readonly Lazy<Files> Stored = new(() => new Files());

    public static TheoryData<string> Names => [.. Cases.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void ElementsAreThoseOfNumPyAndBytesAreSaidBefore(string kernel)
    {
        Files files = Stored.Value;
        double[] numPy = files.Expected[kernel], expected = PlanRunner.Compute(Kernels.Value.Bind(kernel, files.Places[0].X, files.Places[0].I, files.Places[0].J, files.Places[0].K)).Results[0].Numbers;
        Assert.Equal(numPy.Length, expected.Length);
        Assert.All(numPy.Zip(expected), pair => Assert.Equal(pair.First, pair.Second, IsOfMeans(kernel) ? 1e-12 : 0));
        foreach ((string place, object x, object i, object j, object k) in files.Places)
        {
            Plan plan = Kernels.Value.Bind(kernel, x, i, j, k);
            foreach (long more in (long[])[0, 20_000, 8 << 20])
            {
                var options = new RunOptions { MemoryLimit = Least(plan) + more, MaxDegreeOfParallelism = 2 };
                PlanSummary said = PlanRunner.Summarize(plan, options);
                (ReferenceArray[] results, RunReport report) = PlanRunner.Run(plan, options);

                Assert.Equal(expected, results[0].Numbers);
                Assert.True(said.ReadBytes == report.ReadBytes, $"{kernel} of {place}, within {options.MemoryLimit}: {said.ReadBytes} bytes were said, {report.ReadBytes} read");
                Assert.InRange(report.PeakBytes, 0, said.PeakBytes);
            }
        }
    }

    [Theory]
    [InlineData("Rows", 35, 0, 0)]
    [InlineData("Rows", -36, 41, 0)]
    [InlineData("Rows", int.MinValue, 7, 0)]
    [InlineData("Rows", int.MaxValue, 56, 0)]
    [InlineData("Columns", 40, 13, 1)]
    [InlineData("Crossed", 40, 3, 1)]
    [InlineData("Sums", -36, 56, 0)]
    public void AnIndexOutsideIsNamedWithItsPlaceAndTheLength(string kernel, int index, int place, int axis)
    {
        Files files = Stored.Value;
        foreach ((string _, object x, object _, object j, object k) in files.Places)
        {
            int[] indices = (int[])files.Rows.Clone();
            indices[place] = index;
            ArrayIndexException error = Assert.Throws<ArrayIndexException>(() => PlanRunner.Compute(Kernels.Value.Bind(kernel, x, indices, j, k), new RunOptions { MaxDegreeOfParallelism = 2 }));

            Assert.Equal((index, axis, axis == 0 ? 35 : 40), (error.Index, error.Axis, error.Length));
            Assert.Contains($"index {index}, at [{place}] of i, is outside axis {axis} of x, which has length {error.Length}", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(1L << 32)]
    [InlineData((1L << 32) + 3)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    [InlineData(-41L)]
    public void LongIndicesAreNotCutToInts(long index)
    {
        Files files = Stored.Value;
        foreach ((string _, object x, object i, object _, object k) in files.Places)
        {
            long[,] indices = Same(3);
            indices[1, 2] = index;
            ArrayIndexException error = Assert.Throws<ArrayIndexException>(() => PlanRunner.Compute(Kernels.Value.Bind("Table", x, i, indices, k)));

            Assert.Equal((index, 1, 40L), (error.Index, error.Axis, error.Length));
            Assert.Contains("at [1, 2] of j", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void NoIndexTakesNothingAndNothingHasNoIndex()
    {
        double[,] none = new double[0, 40], some = new double[35, 40];
        long[,] noTable = new long[0, 3];
        Assert.Equal([0, 40], PlanRunner.Compute(Kernels.Value.Bind("Rows", some, Array.Empty<int>(), noTable, new long[35, 40])).Results[0].Shape);
        Assert.Equal([35, 0, 3], PlanRunner.Compute(Kernels.Value.Bind("Table", some, Array.Empty<int>(), noTable, new long[35, 40])).Results[0].Shape);
        Assert.Equal([0, 40], PlanRunner.Compute(Kernels.Value.Bind("Rows", none, Array.Empty<int>(), noTable, new long[0, 40])).Results[0].Shape);
        foreach (object x in (object[])[none, StoredSource.Of(none)])
        {
            ArrayIndexException error = Assert.Throws<ArrayIndexException>(() => PlanRunner.Compute(Kernels.Value.Bind("Rows", x, new[] { 0 }, noTable, new long[0, 40])));
            Assert.Equal((0L, 0, 0L), (error.Index, error.Axis, error.Length));
        }
    }

    [Fact]
    public void EachBlockReadsAllOfTheAxisAndOfOthersWhatItHas()
    {
        double[,] numbers = new double[35, 40];
        foreach ((int[] block, long blocks) in ((int[], long)[])[([57, 40], 1), ([57, 7], 1), ([20, 40], 3), ([20, 9], 3)])
        {
            using StoredSource x = StoredSource.Of(numbers);
            RunReport report = PlanRunner.Run(Kernels.Value.Bind("Rows", x, Stored.Value.Rows, Same(3), new long[35, 40]), new RunOptions { BlockShapes = [[block[0], block[1]]], MaxDegreeOfParallelism = 2 }).Report;

            Assert.Equal(blocks * 8 * 35 * 40, x.ReadBytes);
            Assert.Equal(x.ReadBytes, report.ReadBytes);
        }
    }

    [Fact]
    public void AnAxisThatDoesNotFitIsRefusedWithTheFormula()
    {
        using StoredSource x = StoredSource.Of(new double[30_000, 40]);
        Plan plan = Kernels.Value.Bind("Rows", x, Stored.Value.Rows, Same(3), new long[30_000, 40]);
        MemoryLimitException error = Assert.Throws<MemoryLimitException>(() => PlanRunner.Summarize(plan, new RunOptions { MemoryLimit = 30_000 * 8, MaxDegreeOfParallelism = 1 }));

        Assert.Equal("read buffers of x[indices, ..]", error.Term);
        Assert.InRange(error.SmallestLimit, 30_000 * 8, (30_000 * 8) + 100_000);
        Assert.Equal(57 * 40, PlanRunner.Run(plan, new RunOptions { MemoryLimit = error.SmallestLimit, MaxDegreeOfParallelism = 2 }).Results[0].Numbers.Length);
    }

    [Fact]
    public void AChoiceIsWhatRandomIntegersSay()
    {
        CompiledKernels kernels = CompiledKernels.FromMethods(
            """
            [ArrayKernel] public static NDArray<double> Chosen([Shape("n", "m")] NDArray<double> x) => new RandomGenerator(5).Choice(x, [300, 2]);
            [ArrayKernel] public static NDArray<long> Places([Shape("n", "m")] NDArray<double> x) => new RandomGenerator(5).Integers<long>([300, 2], 0, x.GetLength(0));
            """);
        double[,] x = new double[35, 4];
        for (int place = 0; place < x.Length; place++)
        {
            x[place / 4, place % 4] = place;
        }

        double[] places = PlanRunner.Compute(kernels.Bind("Places", x)).Results[0].Numbers;

        Assert.Equal(Enumerable.Range(0, 35), places.Distinct().Order().Select(place => (int)place));
        Assert.Equal(places.SelectMany(place => Enumerable.Range(0, 4).Select(column => (place * 4) + column)), PlanRunner.Compute(kernels.Bind("Chosen", x)).Results[0].Numbers);
        Assert.Equal(0, Assert.Throws<ArrayIndexException>(() => PlanRunner.Compute(kernels.Bind("Chosen", new double[0, 4]))).Length);
    }

    [Fact]
    public void AResultIsNotWrittenOverWhatIsChosenFrom()
    {
        CompiledKernels kernels = CompiledKernels.FromMethods("[ArrayKernel] public static NDArray<double> F([Shape(\"n\")] NDArray<double> x, [Shape(\"n\")] NDArray<int> i) => x[i];");
        double[] x = [1, 2, 3];

        Assert.Contains("cannot write its result over 'x'", Assert.Throws<ArgumentException>(() => ((Plan<double>)kernels.Bind("F", x, new[] { 2, 1, 0 })).WriteTo(x)).Message, StringComparison.Ordinal);
    }

    private static long[,] Same(int count)
    {
        var table = new long[2, count];
        for (int place = 0; place < table.Length; place++)
        {
            table[place / count, place % count] = (place % 60) - 30;
        }

        return table;
    }

    // NumPy adds up in another order.
    private static bool IsOfMeans(string kernel) => kernel is "Means" or "Held";

    private static string Method((string Name, string Kernel, string NumPy) row) =>
        $"[ArrayKernel] public static NDArray<double> {row.Name}([Shape(\"n\", \"m\")] NDArray<double> x, [Shape(\"p\")] NDArray<int> i, [Shape(\"q\", \"r\")] NDArray<long> j, [Shape(\"n\", \"m\")] NDArray<long> k) => {row.Kernel};";

    private static long Least(Plan plan) => Assert.Throws<MemoryLimitException>(() => PlanRunner.Summarize(plan, new RunOptions { MemoryLimit = 1, MaxDegreeOfParallelism = 1 })).SmallestLimit;

    // The same arrays in memory and in files, and what NumPy takes of them.
    private sealed class Files
    {
        private readonly TemporaryFolder _folder = new();

        public Files()
        {
            string h5 = _folder.PathOf("x.h5");
            string script = string.Join("\n", Cases.Select(row => $"    f['{row.Name}'] = np.ascontiguousarray({row.NumPy}).ravel()"));
            Python.Run(
                $"""
                import sys, h5py, numpy as np
                r = np.random.default_rng(7)
                x = np.sin(np.arange(35 * 40)).reshape(35, 40) * 100
                i = r.integers(-30, 30, 57).astype(np.int32)
                j = r.integers(-30, 30, (4, 5))
                k = r.integers(-40, 40, (35, 40))
                with h5py.File(sys.argv[1], 'w') as f:
                    f.create_dataset('x', data=x)
                    f.create_dataset('xc', data=x, chunks=(6, 11))
                    f.create_dataset('xp', data=x, chunks=(7, 13), compression='gzip', shuffle=True)
                    f.create_dataset('i', data=i)
                    f.create_dataset('ip', data=i, chunks=(10,), compression='gzip')
                    f.create_dataset('j', data=j)
                    f.create_dataset('k', data=k, chunks=(5, 40))
                {script}
                np.save(sys.argv[2], x)
                np.save(sys.argv[3], i)
                """,
                h5, _folder.PathOf("x.npy"), _folder.PathOf("i.npy"));
            ArraySource<double> x = Hdf5.Open<double>(h5, "x"), chunked = Hdf5.Open<double>(h5, "xc"), packed = Hdf5.Open<double>(h5, "xp"), npy = Npy.Open<double>(_folder.PathOf("x.npy"));
            ArraySource<int> i = Hdf5.Open<int>(h5, "i"), packedRows = Hdf5.Open<int>(h5, "ip"), npyRows = Npy.Open<int>(_folder.PathOf("i.npy"));
            ArraySource<long> j = Hdf5.Open<long>(h5, "j"), k = Hdf5.Open<long>(h5, "k");
            Rows = new int[57];
            i.Read().FlattenTo(Rows);
            double[,] table = new double[35, 40];
            x.Read().FlattenTo(MemoryMarshal.CreateSpan(ref table[0, 0], table.Length));
            long[,] several = new long[4, 5], lines = new long[35, 40];
            j.Read().FlattenTo(MemoryMarshal.CreateSpan(ref several[0, 0], several.Length));
            k.Read().FlattenTo(MemoryMarshal.CreateSpan(ref lines[0, 0], lines.Length));
            Places = [("memory", table, Rows, several, lines), ("HDF5", x, i, j, k), ("chunks", chunked, packedRows, several, k), ("packed chunks", packed, Rows, j, lines), ("npy", npy, npyRows, j, k)];
            foreach ((string name, _, _) in Cases)
            {
                using ArraySource<double> expected = Hdf5.Open<double>(h5, name);
                Expected[name] = new double[expected.Shape[0]];
                expected.Read().FlattenTo(Expected[name]);
            }
        }

        public (string Place, object X, object I, object J, object K)[] Places { get; }

        public int[] Rows { get; }

        public Dictionary<string, double[]> Expected { get; } = [];
    }
}
