using StaticGraph.Tests.EndToEnd;
using StaticGraph.Tests.Processes;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Aot;

/// <summary>The sample program compiled ahead of time: no warning, one file, the same numbers, real vector instructions.</summary>
[Collection(ProcessCollection.Name)]
public sealed class NativeProgramTests
{
    [Theory]
    [InlineData("net9.0")]
    [InlineData("net10.0")]
    public void The_sample_is_a_native_program(string framework)
    {
        using var folder = new TemporaryFolder();
        string build = Command.Dotnet("publish", "samples/Normalize", "-f", framework, "-r", "linux-x64", "-c", "Release", "-o", folder.PathOf("app")).RunSuccessfully().Output;
        Assert.DoesNotContain("warning", build, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("StaticGraph: the native program needs a processor with avx2", build, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.PathOf("app", "normalize.dll")));

        string input = folder.PathOf("in.h5");
        string output = folder.PathOf("out.h5");
        NormalizeData.Make(input, 1000, "compressed");
        string report = new Command(folder.PathOf("app", "normalize"), input, "/b", output, "/y", "--memory", "16MiB").RunSuccessfully().Output;

        Assert.InRange(NormalizeData.Difference(input, output), 0, 1e-10);
        Assert.Contains("256-bit vectors", report, StringComparison.Ordinal);

        // A signal that it does not catch ends it, and takes what it has begun along.
        NormalizeData.Make(input, 3000, "compressed");
        Directory.CreateDirectory(folder.PathOf("ended"));
        using Command.Started running = new Command(
            "env", "--default-signal", folder.PathOf("app", "normalize"), input, "/b", folder.PathOf("ended", "y.h5"), "/y", "--memory", "16MiB", "--threads", "1").Start();
        SpinWait.SpinUntil(() => running.HasEnded || File.Exists(folder.PathOf("ended", "y.h5.sg-new")), TimeSpan.FromMinutes(1));
        new Command("kill", "-HUP", $"{running.Id}").RunSuccessfully();
        Assert.Equal(128 + 1, running.Wait().ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.PathOf("ended")));
    }

    // The native program has vectors of 256 bits; under the JIT they are as wide as the processor's, and here limit, blocks and threads are others too.
    [Fact]
    public void Contractions_have_the_bits_that_they_have_under_the_JIT()
    {
        using var folder = new TemporaryFolder();
        Command.Dotnet("publish", "samples/Gram", "-f", "net10.0", "-r", "linux-x64", "-c", "Release", "-o", folder.PathOf("app")).RunSuccessfully();
        string[] toNative = [folder.PathOf("a.h5"), "/a", folder.PathOf("native.h5"), "/c"], toJit = [folder.PathOf("a.h5"), "/a", folder.PathOf("jit.h5"), "/c"];

        Command.Dotnet([Repository.PathOf("samples", "Gram", "bin", "Release", "net10.0", "gram.dll"), .. toJit, "--make", "20011x203", "--memory", "64MiB", "--threads", "1"]).RunSuccessfully();
        new Command(folder.PathOf("app", "gram"), [.. toNative, "--memory", "12MiB", "--threads", "2"]).RunSuccessfully();

        Assert.Equal(
            "True True\n",
            Python.Run(
                """
                import h5py, numpy, sys
                a, jit, native = (h5py.File(sys.argv[1] + name)[dataset][:] for name, dataset in (("/a.h5", "/a"), ("/jit.h5", "/c"), ("/native.h5", "/c")))
                print(numpy.array_equal(jit, native), numpy.allclose(jit, a.T @ a, rtol=1e-12))
                """,
                folder.Path));
    }
}
