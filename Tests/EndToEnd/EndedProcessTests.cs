using StaticGraph.Tests.Processes;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.EndToEnd;

/// <summary>A plain program that is ended while it writes leaves nothing behind, and ends as it would without this library.</summary>
[Collection(ProcessCollection.Name)]
public sealed class EndedProcessTests : IDisposable
{
    private const string Kernel = """[ArrayKernel] public static NDArray<double> Twice([Shape("n")] NDArray<double> x) => x * 2;""";

    private const string Main =
        """
        public static class Program
        {
            private static readonly System.Threading.ManualResetEventSlim Gate = new();
            private static IDisposable s_registration;

            // Arguments: what to do, and the output.
            public static int Main(string[] arguments)
            {
                using var cancellation = new System.Threading.CancellationTokenSource();
                switch (arguments[0])
                {
                    case "nothing":
                        System.IO.File.WriteAllText(arguments[1], "");
                        Gate.Wait();
                        return 1;
                    case "cancels":
                        Console.CancelKeyPress += (_, pressed) =>
                        {
                            pressed.Cancel = true;
                            cancellation.Cancel();
                            Gate.Set();
                        };
                        break;
                    case "finishes":
                        s_registration = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGTERM, context =>
                        {
                            context.Cancel = true;
                            Gate.Set();
                        });
                        break;
                    case "exits":
                        When(arguments[1], () => Environment.Exit(7));
                        break;
                    case "throws":
                        When(arguments[1], () => throw new InvalidOperationException("elsewhere"));
                        break;
                    case "returns":
                        new System.Threading.Thread(() => Write(arguments[1], default)) { IsBackground = true }.Start();
                        System.Threading.SpinWait.SpinUntil(() => System.IO.File.Exists(arguments[1] + ".sg-new"));
                        return 7;
                }

                try
                {
                    Write(arguments[1], cancellation.Token);
                    return 0;
                }
                catch (OperationCanceledException)
                {
                    return 3;
                }
            }

            private static void When(string output, Action action)
                => new System.Threading.Thread(() =>
                {
                    System.Threading.SpinWait.SpinUntil(() => System.IO.File.Exists(output + ".sg-new"));
                    action();
                }) { IsBackground = true }.Start();

            private static void Write(string output, System.Threading.CancellationToken token)
            {
                var source = ArraySource.Create<double>([1000], (start, _, block) =>
                {
                    Gate.Wait();
                    for (int i = 0; i < block.Length; i++)
                    {
                        block[i] = start[0] + i;
                    }
                });
                ArraySink<double> sink = output.EndsWith(".h5") ? Hdf5.Create<double>(output, "x") : Npy.Create<double>(output);
                Kernels.Twice(source).WriteTo(sink, cancellationToken: token);
            }
        }
        """;

    private readonly TemporaryFolder _program = new();
    private readonly TemporaryFolder _folder = new();
    private readonly Command _command;

    public EndedProcessTests() => _command = KernelProgram.Compile(_program, Kernel, Main);

    public void Dispose()
    {
        _program.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Signals_leave_nothing_and_end_the_process_as_ever()
    {
        foreach (string signal in new[] { "INT", "TERM", "HUP", "QUIT" })
        {
            int expected = Signalled(signal, "nothing", "plain").ExitCode;
            File.Delete(_folder.PathOf("plain"));
            foreach (string output in new[] { "o.npy", "o.h5" })
            {
                Assert.Equal(expected, Signalled(signal, "writes", output, ".sg-new").ExitCode);
                Assert.Empty(_folder.Names);
            }
        }
    }

    [Theory]
    [InlineData("exits", 7)]
    [InlineData("returns", 7)]
    [InlineData("throws", 134)]
    public void The_end_of_the_process_elsewhere_leaves_nothing(string what, int expected)
    {
        Assert.Equal(expected, Interruptible(what, "o.npy").Run().ExitCode);
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void A_handler_of_the_users_may_cancel_the_run_instead()
    {
        Assert.Equal(3, Signalled("INT", "cancels", "o.npy", ".sg-new").ExitCode);
        Assert.Empty(_folder.Names);
    }

    [Theory]
    [InlineData("o.npy")]
    [InlineData("o.h5")]
    public void A_handler_of_the_users_may_let_the_run_finish(string output)
    {
        Assert.Equal(0, Signalled("TERM", "finishes", output, ".sg-new").ExitCode);
        Assert.Equal([output], _folder.Names);
        string read = output.EndsWith(".h5", StringComparison.Ordinal) ? "h5py.File(sys.argv[1])['x'][:]" : "numpy.load(sys.argv[1])";
        Assert.Equal("True\n", Python.Run($"import h5py, numpy, sys; print((numpy.arange(1000) * 2.0 == {read}).all())", _folder.PathOf(output)));
    }

    // Sends the signal when the program has made a file.
    private Command.Finished Signalled(string signal, string what, string output, string suffix = "")
    {
        using Command.Started running = Interruptible(what, output).Start();
        Assert.True(SpinWait.SpinUntil(() => running.HasEnded || File.Exists(_folder.PathOf(output) + suffix), TimeSpan.FromMinutes(1)));
        new Command("kill", "-" + signal, $"{running.Id}").RunSuccessfully();
        return running.Wait();
    }

    // A test run in the background ignores Ctrl+C, and so would every program it starts.
    private Command Interruptible(string what, string output) => new("env", ["--default-signal", _command.Program, .. _command.Arguments, what, _folder.PathOf(output)])
    {
        Folder = _program.Path,
    };
}
