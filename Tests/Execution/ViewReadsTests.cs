using StaticGraph.Tests.Ops;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Execution;

/// <summary>
/// Random movements of random views: slices, joins, stacks and other shapes of arrays that are stored in whole chunks, in chunks that can be read in part, or in one piece. What is read is what was said, to the
/// byte, within several limits, and elements are those of the interpreter.
/// </summary>
public sealed class ViewReadsTests : IDisposable
{
    private const int Compositions = 24, Movements = 6;

    private static readonly Lazy<Composition[]> Drawn = new(() => [.. Enumerable.Range(0, Compositions).Select(i => new Composition(70_000 + i, Movements)).Where(composition => composition.Source.Shape.Count > 0)]);

    private static readonly Lazy<Ops.KernelProgram> Program = new(() => new Ops.KernelProgram(Drawn.Value.Select(composition => composition.Method)));

    private static readonly Lazy<CompiledKernels> Floats = new(() => CompiledKernels.FromMethods("""
        [ArrayKernel] public static NDArray<float> Turned([Shape("n", "m", "k")] NDArray<float> x) => x.T * 2;
        [ArrayKernel] public static NDArray<float> Steps([Shape("n", "m", "k")] NDArray<float> x) => Diff(x.Ravel());
        [ArrayKernel] public static NDArray<float> Part([Shape("n", "m", "k")] NDArray<float> x) => Flip(x[1.., Slice(0, null, 3), 2..], 1) * 2;
        """));

    private readonly TemporaryFolder _folder = new();
    private int _files;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("r")]
    [InlineData("rs")]
    [InlineData("srs")]
    [InlineData("rsr")]
    [InlineData("rsrs")]
    [InlineData("c")]
    [InlineData("cs")]
    [InlineData("cr")]
    [InlineData("crsr")]
    [InlineData("kr")]
    [InlineData("sc")]
    [InlineData("rc")]
    [InlineData("cc")]
    [InlineData("rscr")]
    [InlineData("rscc")]
    public void WhatIsReadIsWhatIsSaid(string steps)
    {
        for (int i = 0; i < Drawn.Value.Length; i++)
        {
            var random = new Random(i);
            Check(Drawn.Value[i], steps, random, (elements, shape) => new CountedSource<double>(elements, shape, Chunks(shape, random), wholeChunks: true));
        }
    }

    /// <summary>Joins of arrays that are stored in different ways.</summary>
    [Theory]
    [InlineData("c")]
    [InlineData("cs")]
    [InlineData("crs")]
    [InlineData("rc")]
    [InlineData("scr")]
    [InlineData("ccs")]
    public void SoItIsOfJoinsOfWhatIsStoredOtherwise(string steps)
    {
        for (int i = 0; i < Drawn.Value.Length; i++)
        {
            var random = new Random(i);
            Check(Drawn.Value[i], steps, random, (elements, shape) => random.Next(3) > 0
                ? new CountedSource<double>(elements, shape, Chunks(shape, random), wholeChunks: true)
                : new CountedSource<double>(elements, shape, random.Next(2) == 0 ? [] : Chunks(shape, random), wholeChunks: false));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("rs")]
    [InlineData("rsr")]
    [InlineData("c")]
    [InlineData("rc")]
    public void SoItIsOfFiles(string steps)
    {
        for (int i = 0; i < Drawn.Value.Length; i += 2)
        {
            var random = new Random(i);
            Check(Drawn.Value[i], steps, random, (elements, shape) => Stored(elements, shape, random));
        }
    }

    /// <summary>Numbers that are unpacked to a shorter type take a place of their own, and what is fetched for them is no more than without.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("rsr")]
    [InlineData("c")]
    [InlineData("rc")]
    [InlineData("scr")]
    public void SoItIsOfNumbersThatAreNarrowed(string steps)
    {
        double[] elements = [.. Enumerable.Range(0, 11 * 13 * 9).Select(i => (double)i)];
        for (int i = 0; i < 9; i++)
        {
            var random = new Random(i);
            var view = new RandomView((stored, shape) => new CountedSource<double>(stored, shape, Chunks(shape, random), wholeChunks: i % 4 != 0), random);
            bool isReshaped = i % 2 == 0;
            ArraySource<float> floats = view.Of(steps, elements, isReshaped ? [13, 99] : [11, 13, 9]).Unpack<float>(scale: 1);
            foreach (string kernel in (string[])["Turned", "Steps", "Part"])
            {
                Check(Floats.Value.Bind(kernel, isReshaped ? floats.Reshape([11, 13, 9]) : floats), [.. Narrowed(kernel, elements).Select(number => (double)number)], random, $"{kernel} of {view.Text}");
            }
        }
    }

    /// <summary>Joins of numbers that are unpacked from types of different lengths.</summary>
    [Fact]
    public void SoItIsOfJoinsOfNumbersThatArePackedOtherwise()
    {
        double[] numbers = [.. Enumerable.Range(0, 6 * 10 * 9).Select(i => (double)i)];
        foreach (bool wholeChunks in (bool[])[false, true])
        {
            var bytes = new CountedSource<short>([.. numbers.Select(number => (short)number)], [6, 10, 9], [4, 3, 9], wholeChunks);
            var words = new CountedSource<double>(numbers, [6, 10, 9], [2, 10, 4], wholeChunks);
            ArraySource<float> join = ArraySource.Concatenate([bytes.Unpack<float>(scale: 1), words.Unpack<float>(scale: 1)], axis: 1);
            double[] joined = [.. numbers.Chunk(90).SelectMany(plane => plane.Concat(plane))];
            double[] turned = [.. from k in Enumerable.Range(0, 9) from j in Enumerable.Range(0, 20) from i in Enumerable.Range(0, 6) select joined[(((i * 20) + j) * 9) + k] * 2];
            Check(Floats.Value.Bind("Turned", join), turned, new Random(1), $"whole chunks: {wholeChunks}");
        }
    }

    private static void Check(Composition drawn, string steps, Random random, Func<double[], long[], ArraySource<double>> store)
    {
        var view = new RandomView(store, random);
        ArraySource<double> source = view.Of(steps, [.. drawn.Source.Numbers], [.. drawn.Source.Shape]);
        ReferenceArray expected = Program.Value.Interpret(drawn.Name, new GraphInputs([drawn.Source], [], drawn.Dims))[0];
        Check(Program.Value.Bind(drawn.Name, source), [.. expected.Numbers], random, $"{drawn.CSharp} of {view.Text}");
    }

    private static void Check(Plan plan, double[] expected, Random random, string what)
    {
        long least = PlanRunner.LeastMemory(plan).MemoryLimit!.Value;
        foreach (long more in (long[])[0, random.Next(3000), random.Next(60_000), 4 << 20])
        {
            var options = new RunOptions { MemoryLimit = least + more, MaxDegreeOfParallelism = random.Next(1, 4) };
            PlanSummary said = PlanRunner.Summarize(plan, options);
            (ReferenceArray[] results, RunReport report) = PlanRunner.Run(plan, options);

            Assert.Equal(expected, results[0].Numbers);
            Assert.True(said.ReadBytes == report.ReadBytes, $"{what}: {report.ReadBytes} bytes were read and {said.ReadBytes} said, within {options.MemoryLimit}");
            Assert.True(report.PeakBytes <= said.PeakBytes, $"{what}: takes {report.PeakBytes} bytes and {said.PeakBytes} were said, within {options.MemoryLimit}");
        }
    }

    private ArraySource<double> Stored(double[] elements, long[] shape, Random random)
    {
        bool isCompressed = random.Next(2) == 0 && shape.Length > 0, isNpy = !isCompressed && random.Next(2) == 0;
        var place = new FilePlace(_folder.PathOf($"x{_files++}"), isNpy, isNpy && random.Next(2) == 0, isCompressed || random.Next(2) == 0 ? Chunks(shape, random) : [], isCompressed);
        place.Write(elements, shape);
        return place.Open<double>();
    }

    private static long[] Chunks(long[] shape, Random random) => [.. shape.Select(length => random.NextInt64(1, length + 1))];

    private static IEnumerable<float> Narrowed(string kernel, double[] x) => kernel switch
    {
        "Turned" => from k in Enumerable.Range(0, 9) from j in Enumerable.Range(0, 13) from i in Enumerable.Range(0, 11) select (float)x[At(i, j, k)] * 2,
        "Steps" => Enumerable.Repeat(1f, x.Length - 1),
        "Part" => from i in Enumerable.Range(1, 10) from j in (int[])[12, 9, 6, 3, 0] from k in Enumerable.Range(2, 7) select (float)x[At(i, j, k)] * 2,
        _ => throw new ArgumentOutOfRangeException(nameof(kernel)),
    };

    private static int At(int i, int j, int k) => (((i * 13) + j) * 9) + k;
}
