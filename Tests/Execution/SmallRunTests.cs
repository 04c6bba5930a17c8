using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using StaticGraph.CompilerServices;
using StaticGraph.Execution;
using StaticGraph.Tests.Support;
using static StaticGraph.Tests.Execution.HandWritten;

namespace StaticGraph.Tests.Execution;

/// <summary>Small runs begin again instead of being made anew: with what changes from call to call, and nothing left of the call before.</summary>
public sealed class SmallRunTests
{
    private static readonly SweepBody[] Bodies = [new NoBody(), new SubtractBody()];

    [Fact]
    public void ACallOfAKeptPlanAllocatesNextToNothing()
    {
        const int Calls = 100;
        var y = new double[50, 8];
        Plan<double> plan = Bind(ReductionPlanTests.MinusColumnSums, Bodies, Numbers(50, 8, 1));
        plan.WriteTo(y);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Calls; i++)
        {
            plan.WriteTo(y);
        }

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Calls, 1, 1024);
    }

    /// <summary>The same of what the compiler makes: a z-score along columns, and one sum.</summary>
    [Fact]
    public void ACallOfAGeneratedPlanAllocatesNextToNothing()
    {
        CompiledKernels kernels = CompiledKernels.FromMethods("""
            [ArrayKernel] public static NDArray<double> Score([Shape("n", "m")] NDArray<double> x) => (x - x.Mean(0)) / x.Std(0);
            [ArrayKernel] public static NDArray<double> Total([Shape("n", "m")] NDArray<double> x) => x.Sum();
            """);
        double[,] x = Numbers(50, 8, 1);
        var y = new double[50, 8];
        var score = (Plan<double>)kernels.Bind("Score", x);
        var total = (ScalarPlan<double>)kernels.Bind("Total", x);
        double sum = 0;

        Assert.InRange(BytesOfACall(() => score.WriteTo(y)), 1, 1024);
        Assert.InRange(BytesOfACall(() => sum = total.Compute()), 1, 1024);
        Assert.Equal(x.Cast<double>().Sum(), sum);
        Assert.Equal(0, y.Cast<double>().Sum(), 1e-9);
    }

    private static long BytesOfACall(Action call)
    {
        const int Calls = 100;
        call();

        // What monitoring tools listen to is made beside the second call of a process.
        Assert.True(SpinWait.SpinUntil(() => RunTelemetry.IsMade, TimeSpan.FromMinutes(1)));
        call();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Calls; i++)
        {
            call();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
    }

    [Fact]
    public void EveryCallReadsItsOwnArrays()
    {
        // More shapes than are kept, in turns, by several threads.
        Parallel.For(0, 400, call =>
        {
            int rows = 3 + (call % 7), columns = 1 + (call % 5);
            double[,] x = Numbers(rows, columns, call);

            Assert.Equal(MinusSums(x), Bind(ReductionPlanTests.MinusColumnSums, Bodies, x).Compute());
        });
    }

    [Fact]
    public void OnePlanRunsFromSeveralThreads()
    {
        double[,] x = Numbers(40, 6, 3);
        Plan<double> plan = Bind(ReductionPlanTests.MinusColumnSums, Bodies, x);

        Parallel.For(0, 200, _ => Assert.Equal(MinusSums(x), plan.Compute()));
    }

    [Fact]
    public void ReportsAreThoseOfTheFirstRun()
    {
        Plan<double> plan = Bind(ReductionPlanTests.MinusColumnSums, Bodies, Numbers(20, 3, 5));
        var y = new double[20, 3];
        RunReport first = plan.WriteTo(y);

        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(first, plan.WriteTo(y) with { Elapsed = first.Elapsed });
        }

        Assert.Equal(2, first.Blocks);
    }

    [Fact]
    public void ArraysThatLieOtherwiseAreReadAsTheyLie()
    {
        double[,] x = Numbers(6, 4, 8);
        double[] elements = [.. x.Cast<double>()];
        Tensor<double> turned = Tensor.Create(elements, [4, 6], [1, 4]);
        var back = new double[4, 6];
        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j < 6; j++)
            {
                back[i, j] = x[j, i];
            }
        }

        Assert.Equal(MinusSums(back), Bind(ReductionPlanTests.MinusColumnSums, Bodies, back).Compute());
        Assert.Equal(MinusSums(back), Bind(ReductionPlanTests.MinusColumnSums, Bodies, turned).Compute());
    }

    [Fact]
    public void OverlapsAreRefusedEveryTime()
    {
        var line = new double[12];
        Plan<double> cubes = Bind(Cube("n"), [new CubeBody()], Tensor.Create(line, 0, [10], [1]));

        for (int i = 0; i < 2; i++)
        {
            Assert.Throws<ArgumentException>(() => cubes.WriteTo(Tensor.Create(line, 1, [10], [1])));
            cubes.WriteTo(new double[10]);
        }
    }

    [Fact]
    public void AFailedRunDoesNotBeginAgain()
    {
        double[,] x = Numbers(8, 8, 4);
        var body = new FailingBody();
        Plan<double> plan = Bind(ReductionPlanTests.MinusColumnSums, [new NoBody(), body], x);
        plan.Compute();

        body.Fails = true;
        Assert.Throws<InvalidOperationException>(() => plan.Compute());
        body.Fails = false;

        Assert.Equal(MinusSums(x), plan.Compute());
    }

    [Fact]
    public void ProgressIsToldToWhoeverAskedInThisRun()
    {
        Plan<double> plan = Bind(ReductionPlanTests.MinusColumnSums, Bodies, Numbers(9, 9, 6));
        var progress = new LastProgress();
        plan.Compute();

        plan.Compute(new RunOptions { Progress = progress });
        RunProgress? told = progress.Last;
        progress.Last = null;
        plan.Compute();

        Assert.Equal(2, told?.Blocks);
        Assert.Null(progress.Last);
    }

    [Fact]
    public void NothingOfTheUsersIsHeldAfterwards()
    {
        (WeakReference array, WeakReference result) = Forgotten();
        GC.Collect();

        Assert.False(array.IsAlive);
        Assert.False(result.IsAlive);
    }

    [Fact]
    public void LargerRunsKeepTheirChoice()
    {
        var source = new StoredSource(new double[300 * 70], [300, 70]);
        Plan<double> plan = Bind(ReductionPlanTests.MinusColumnSums, Bodies, source);
        RunOptions options = StreamingTests.Options(50_000, 2);
        plan.WriteTo(new StoredSink(), options);
        ChosenPlan? choice = plan.Bound.Choice;

        plan.WriteTo(new StoredSink(), options);
        ChosenPlan? same = plan.Bound.Choice;
        plan.WriteTo(new StoredSink([16, 16]), options);

        Assert.NotNull(choice);
        Assert.Same(choice, same);
        Assert.NotSame(choice, plan.Bound.Choice);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Array, WeakReference Result) Forgotten()
    {
        double[,] x = Numbers(30, 4, 9);
        Tensor<double> y = Bind(ReductionPlanTests.MinusColumnSums, Bodies, x).Compute();
        return (new WeakReference(x), new WeakReference(y));
    }

    // Whole numbers, so that every order of adding gives the same sum.
    private static double[,] Numbers(int rows, int columns, int seed)
    {
        var x = new double[rows, columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                x[i, j] = ((i * 31) + (j * 17) + (seed * 7)) % 1000;
            }
        }

        return x;
    }

    private static IEnumerable<double> MinusSums(double[,] x)
    {
        int rows = x.GetLength(0), columns = x.GetLength(1);
        double[] sums = [.. Enumerable.Range(0, columns).Select(j => Enumerable.Range(0, rows).Sum(i => x[i, j]))];
        return Enumerable.Range(0, rows * columns).Select(i => x[i / columns, i % columns] - sums[i % columns]);
    }

    private sealed class LastProgress : IProgress<RunProgress>
    {
        public RunProgress? Last { get; set; }

        public void Report(RunProgress value) => Last = value;
    }

    /// <summary>slot 2 = slot 0 - slot 1, or an error.</summary>
    private sealed class FailingBody : SweepBody
    {
        private readonly SubtractBody _body = new();

        public bool Fails { get; set; }

        public override void Run(in Tile tile)
        {
            if (Fails)
            {
                throw new InvalidOperationException("This run fails.");
            }

            _body.Run(tile);
        }
    }
}
