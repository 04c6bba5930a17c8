using StaticGraph.CompilerServices;
using StaticGraph.Execution;
using static StaticGraph.Tests.Execution.HandWritten;

namespace StaticGraph.Tests.Execution;

/// <summary>A system that gives no more threads makes a run slower, not wrong.</summary>
public sealed class ThreadShortageTests : IDisposable
{
    public void Dispose() => HelperThreads.Starter = null;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void ARunGoesOnWithTheThreadsThereAre(int allowed)
    {
        int started = 0;
        HelperThreads.Starter = helper => Start(helper, ++started <= allowed);
        var x = new double[20_000, 2];
        ElementwiseTests.Fill(x);
        double[] expected = [.. Bind(ReductionPlanTests.MinusColumnSums, [new NoBody(), new SubtractBody()], x).Compute()];
        var sink = new StoredSink();

        Bind(ReductionPlanTests.MinusColumnSums, [new NoBody(), new SubtractBody()], StoredSource.Of(x)).WriteTo(sink, Options([500, 2], [500, 2]));

        Assert.True(started > allowed);
        Assert.Equal(expected, sink.Elements);
        sink.AssertComplete();
    }

    [Fact]
    public void AnErrorOfTheCallersThreadWaitsForTheHelpers()
    {
        // The helper still reads when the caller's thread is done for: its buffers must be there as long.
        using var gate = new ManualResetEventSlim();
        using var reading = new ManualResetEventSlim();
        Thread caller = Thread.CurrentThread;
        bool wasWaitedFor = false;
        var source = new StoredSource(new double[20_000], [20_000])
        {
            BeforeRead = _ =>
            {
                if (Thread.CurrentThread != caller)
                {
                    reading.Set();
                    wasWaitedFor = gate.Wait(TimeSpan.FromSeconds(10));
                }
                else if (reading.Wait(TimeSpan.FromSeconds(10)))
                {
                    throw new IOException("the caller's own");
                }
            },
        };
        HelperThreads.Starter = helper =>
        {
            helper.Start();
            HelperThreads.Starter = refused => Start(refused, false);
            new Thread(() =>
            {
                reading.Wait();
                caller.Interrupt();
                Thread.Sleep(50);
                gate.Set();
            }).Start();
        };

        Exception error = Assert.ThrowsAny<Exception>(() => Bind(Cube("n"), [new CubeBody()], source).WriteTo(new StoredSink(), Options([500])));

        // Takes an interruption that came too late.
        _ = Record.Exception(() => Thread.Sleep(1));
        Assert.True(error is IOException or ThreadInterruptedException, error.ToString());
        Assert.True(wasWaitedFor);
    }

    private static RunOptions Options(params long[][] blocks) => new() { BlockShapes = blocks, MaxDegreeOfParallelism = 4 };

    private static void Start(Thread helper, bool allowed)
    {
        if (!allowed)
        {
            throw new OutOfMemoryException("no more threads");
        }

        helper.Start();
    }
}
