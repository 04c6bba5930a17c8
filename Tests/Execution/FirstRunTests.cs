using System.Numerics.Tensors;
using StaticGraph.CompilerServices;
using StaticGraph.Execution;
using StaticGraph.Tests.Processes;
using StaticGraph.Tests.Support;
using static StaticGraph.Tests.Execution.HandWritten;

namespace StaticGraph.Tests.Execution;

/// <summary>What a first run would wait for is prepared beside it: a run waits for none of it, and nothing of the user's is touched.</summary>
public sealed class FirstRunTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task ARunDoesNotWaitForWhatIsPrepared()
    {
        using var hold = new ManualResetEventSlim();
        var body = new ObservedBody(new CubeBody(), hold);
        Plan<double> plan = Bind(Cube("n"), [body], new double[] { 1, 2 });
        Assert.True(body.Began.Wait(Long));

        Tensor<double> y = await plan.ComputeAsync().WaitAsync(Long);

        Assert.Equal([27, 125], y);
        Assert.Equal(0, body.Count);
        hold.Set();
        Assert.True(body.Ended.Wait(Long));
    }

    [Fact]
    public void NothingIsReadForIt()
    {
        var body = new ObservedBody(new CubeBody());
        int reads = 0;

        Bind(Cube("n"), [body], new StoredSource(new double[9], [9]) { BeforeRead = _ => reads++ });

        Assert.True(body.Ended.Wait(Long));
        Assert.Equal(0, reads);
    }

    [Fact]
    public void ASweepThatCannotBePreparedLeavesTheOthersAlone()
    {
        var other = new ObservedBody(new SubtractBody());

        WarmUp.Prepare(ReductionPlanTests.MinusColumnSums, [new DividingBody(), other]);

        Assert.Equal(1, other.Count);
    }

    [Fact]
    public void ItLeavesNoFile()
    {
        using var folder = new TemporaryFolder();
        using var empty = new TemporaryFolder();
        Command program = KernelProgram.Compile(
            folder,
            """[ArrayKernel] public static NDArray<double> Normalize([Shape("n", "n")] NDArray<double> b) => (b - b.Mean(axis: 0)) + (b.T / b.Std());""",
            """
            public static class Program
            {
                public static void Main()
                {
                    long count = 0;
                    Kernels.Normalize(ArraySource.OfShape<double>([3000, 3000])).Summarize(new RunOptions { MemoryLimit = 600_000 });
                    while (count != (count = System.Runtime.JitInfo.GetCompiledMethodCount()))
                    {
                        System.Threading.Thread.Sleep(300);
                    }

                    // What was compiled on other threads.
                    Console.WriteLine(count - System.Runtime.JitInfo.GetCompiledMethodCount(currentThread: true) > 10);
                }
            }
            """);

        // The runtime's own sockets for debuggers would lie there too.
        Command inEmpty = program with { Folder = empty.Path, Environment = new() { ["TMPDIR"] = empty.Path, ["DOTNET_EnableDiagnostics"] = "0" } };

        Assert.Equal("True\n", inEmpty.RunSuccessfully().Output);
        Assert.Empty(Directory.EnumerateFileSystemEntries(empty.Path));
    }

    private sealed class DividingBody : SweepBody
    {
        public override void Run(in Tile tile) => throw new DivideByZeroException();
    }
}
