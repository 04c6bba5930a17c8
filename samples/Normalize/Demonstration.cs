namespace StaticGraph.Samples.Normalize;

/// <summary>The program without arguments: makes an array larger than its memory limit, normalises it, and checks the result.</summary>
internal static class Demonstration
{
    private const int Length = 10_000;
    private const string Limit = "128MiB";

    /// <summary>Runs the demonstration in a folder of its own, which it removes again.</summary>
    internal static async Task RunAsync(Settings settings, Session session)
    {
        settings = settings with { Options = settings.Options with { MemoryLimit = settings.Options.MemoryLimit ?? ByteSize.Parse(Limit) } };
        DirectoryInfo folder = Directory.CreateTempSubdirectory("staticgraph-");
        try
        {
            var input = new Dataset(Path.Combine(folder.FullName, "input.h5"), "/b");
            var output = new Dataset(Path.Combine(folder.FullName, "output.h5"), "/y");
            await MakeInputAsync(input, settings.Options, session.Cancellation);
            await Normalizer.RunAsync(input, output, settings, session);
            if (!settings.ExplainOnly)
            {
                Check(output, session.Cancellation);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MakeInputAsync(Dataset input, RunOptions options, CancellationToken cancellation)
    {
        Console.WriteLine($"Making {Length} x {Length} doubles ({ByteSize.Format(8L * Length * Length)}) in {input.File} ...");
        using ArraySource<double> unit = Noise.Source(Length);
        await WithProgress.RunAsync("input", options, running =>
            Kernels.Center(unit).WriteToAsync(Hdf5.Create<double>(input.File, input.Name, new StorageOptions { ChunkShape = [1000, 1000] }), running, cancellation));
        Console.WriteLine($"Normalising it within {ByteSize.Format(options.MemoryLimit ?? 0)}:\n");
    }

    private static void Check(Dataset output, CancellationToken cancellation)
    {
        using ArraySource<double> y = Hdf5.Open<double>(output.File, output.Name);
        var definition = Definition.Of(Length, cancellation);
        int[] rows = [0, 1, Length / 2, Length - 1];
        double worst = rows.Max(row => definition.WorstDifference(y, row));
        if (!(worst < 1e-10))
        {
            throw new InvalidDataException($"The result differs from the definition by {worst:E1}.");
        }

        Console.WriteLine($"\nRows {string.Join(", ", rows)} agree with the definition; the largest relative difference is {worst:E1}.");
    }
}
