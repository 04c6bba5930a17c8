using System.Runtime.InteropServices;
using StaticGraph.Tests.Processes;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.EndToEnd;

/// <summary>The sample program as its users meet it: files in, files out, exit codes.</summary>
[Collection(ProcessCollection.Name)]
public sealed class NormalizeProgramTests
{
    private const int Length = 5000;
    private const long MiB = 1 << 20;

    // What the .NET runtime, the HDF5 library and the program's own code may take beside the plan's buffers.
    private const long Allowance = 64 * MiB;

    // On a processor with a cache of 300 MiB the collector lets garbage grow to that much before it looks.
    [Theory]
    [InlineData("contiguous", "0")]
    [InlineData("compressed", "0")]
    [InlineData("compressed", "0x12C00000")]
    public void An_array_of_200_MB_is_normalised_within_32_MiB(string layout, string youngGeneration)
    {
        using var folder = new TemporaryFolder();
        string input = folder.PathOf("in.h5");
        string output = folder.PathOf("out.h5");
        NormalizeData.Make(input, Length, layout);

        long peak = NormalizeData.PeakBytes(new Command("env", $"DOTNET_GCgen0size={youngGeneration}", "dotnet", Program, input, "/b", output, "/y", "--memory", "32MiB"));

        Assert.InRange(NormalizeData.Difference(input, output), 0, 1e-10);
        Assert.InRange(peak, 1, (32 * MiB) + Allowance);
    }

    [Fact]
    public void Neither_threads_nor_memory_change_a_bit()
    {
        using var folder = new TemporaryFolder();
        string input = folder.PathOf("in.h5");
        NormalizeData.Make(input, 3000, "compressed");
        string[] variants = ["1 16MiB", "1 256MiB", "2 16MiB", "2 256MiB"];
        foreach (string variant in variants)
        {
            string[] values = variant.Split(' ');
            Normalize(input, "/b", folder.PathOf(variant), "/y", "--threads", values[0], "--memory", values[1]).RunSuccessfully();
        }

        ReadOnlySpan<byte> expected = Elements(folder.PathOf(variants[0]));
        foreach (string variant in variants.Skip(1))
        {
            Assert.True(expected.SequenceEqual(Elements(folder.PathOf(variant))), variant);
        }
    }

    [Fact]
    public void Ctrl_C_leaves_no_output()
    {
        using var folder = new TemporaryFolder();
        string input = folder.PathOf("in.h5");
        Directory.CreateDirectory(folder.PathOf("out"));
        NormalizeData.Make(input, Length, "compressed");

        using Command.Started running = Interruptible(input, "/b", folder.PathOf("out", "y.h5"), "/y", "--threads", "1", "--memory", "16MiB").Start();
        SpinWait.SpinUntil(() => running.HasEnded || Directory.EnumerateFileSystemEntries(folder.PathOf("out")).Any(), TimeSpan.FromMinutes(1));
        new Command("kill", "-INT", $"{running.Id}").RunSuccessfully();
        Command.Finished finished = running.Wait();

        Assert.Equal("normalize: cancelled; nothing was written.\n", finished.Error);
        Assert.Equal(130, finished.ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.PathOf("out")));
    }

    [Fact]
    public void A_killed_run_leaves_nothing_that_looks_whole_and_does_not_stop_the_next()
    {
        using var folder = new TemporaryFolder();
        string input = folder.PathOf("in.h5");
        Directory.CreateDirectory(folder.PathOf("out"));
        string output = folder.PathOf("out", "y.h5");
        NormalizeData.Make(input, Length, "compressed");

        using (Command.Started running = Interruptible(input, "/b", output, "/y", "--threads", "1", "--memory", "16MiB").Start())
        {
            SpinWait.SpinUntil(() => running.HasEnded || Directory.EnumerateFileSystemEntries(folder.PathOf("out")).Any(), TimeSpan.FromMinutes(1));
            new Command("kill", "-KILL", $"{running.Id}").RunSuccessfully();
            running.Wait();
        }

        Assert.False(File.Exists(output));
        Normalize(input, "/b", output, "/y").RunSuccessfully();
        Assert.Equal(["y.h5"], Directory.EnumerateFileSystemEntries(folder.PathOf("out")).Select(Path.GetFileName));
        Assert.InRange(NormalizeData.Difference(input, output), 0, 1e-10);
    }

    [Fact]
    public void A_file_size_limit_is_an_error_and_not_the_end()
    {
        using var folder = new TemporaryFolder();
        string input = folder.PathOf("in.h5");
        NormalizeData.Make(input, 600, "contiguous");

        // The runtime itself maps large files when it may write the code it made only through a second mapping.
        var limited = new Command("/bin/bash", "-c", "ulimit -f 2000; exec dotnet \"$@\"", "normalize", Program, input, "/b", folder.PathOf("out.h5"), "/y")
        {
            Environment = new() { ["DOTNET_EnableWriteXorExecute"] = "0" },
        };
        AssertRefused("2882048 bytes: File too large", limited);
        Assert.Equal(["in.h5"], folder.Names);
    }

    [Fact]
    public void The_input_is_never_the_output()
    {
        using var folder = new TemporaryFolder();
        string input = folder.PathOf("in.h5");
        NormalizeData.Make(input, 100, "contiguous");
        byte[] before = File.ReadAllBytes(input);
        File.CreateSymbolicLink(folder.PathOf("link.h5"), input);

        AssertRefused("in.h5", Normalize(input, "/b", input, "/y"));
        AssertRefused("in.h5", Normalize(input, "/b", folder.PathOf("link.h5"), "/y"));
        Assert.Equal(before, File.ReadAllBytes(input));
        Assert.Equal(["in.h5", "link.h5"], folder.Names);
    }

    [Fact]
    public void An_existing_file_is_not_overwritten()
    {
        using var folder = new TemporaryFolder();
        NormalizeData.Make(folder.PathOf("in.h5"), 100, "contiguous");
        File.WriteAllText(folder.PathOf("out.h5"), "precious");

        AssertRefused("out.h5", Normalize(folder.PathOf("in.h5"), "/b", folder.PathOf("out.h5"), "/y"));
        Assert.Equal("precious", File.ReadAllText(folder.PathOf("out.h5")));
    }

    [Theory]
    [InlineData("no.h5", "no.h5", "/b")]
    [InlineData("/nothing", "in.h5", "/nothing")]
    [InlineData("12 pints", "in.h5", "/b", "--memory", "12 pints")]
    [InlineData("1 KiB", "in.h5", "/b", "--memory", "1KiB")]
    [InlineData("'0'", "in.h5", "/b", "--threads", "0")]
    public void A_mistake_is_one_line_that_names_it(string named, string file, string dataset, params string[] options)
    {
        using var folder = new TemporaryFolder();
        NormalizeData.Make(folder.PathOf("in.h5"), 100, "contiguous");

        AssertRefused(named, Normalize([folder.PathOf(file), dataset, folder.PathOf("out.h5"), "/y", .. options]));
        Assert.Equal(["in.h5"], folder.Names);
    }

    private static void AssertRefused(string named, Command command)
    {
        Command.Finished finished = command.Run();
        Assert.StartsWith("normalize: ", finished.Error, StringComparison.Ordinal);
        Assert.Contains(named, finished.Error, StringComparison.Ordinal);
        Assert.Single(finished.Error.TrimEnd('\n').Split('\n'));
        Assert.Equal(1, finished.ExitCode);
    }

    private static string Program => Repository.PathOf("samples", "Normalize", "bin", Repository.Configuration, "net10.0", "normalize.dll");

    private static Command Normalize(params string[] arguments) => Command.Dotnet([Program, .. arguments]);

    // A test run in the background ignores Ctrl+C, and so would every program it starts.
    private static Command Interruptible(params string[] arguments) => new("env", ["--default-signal=INT", "dotnet", Program, .. arguments]);

    // The chunks that a result lies in may depend on the limit; its elements do not.
    private static ReadOnlySpan<byte> Elements(string file)
    {
        using ArraySource<double> result = Hdf5.Open<double>(file, "/y");
        double[] elements = new double[3000 * 3000];
        result.Read().FlattenTo(elements);
        return MemoryMarshal.AsBytes<double>(elements);
    }
}
