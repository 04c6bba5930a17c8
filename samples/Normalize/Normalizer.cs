namespace StaticGraph.Samples.Normalize;

/// <summary>Normalises one dataset into another: the plan before, progress meanwhile, a report after.</summary>
internal static class Normalizer
{
    /// <summary>Writes the normalised <paramref name="input"/> to <paramref name="output"/>.</summary>
    internal static async Task RunAsync(Dataset input, Dataset output, Settings settings, Session session)
    {
        using ArraySource<double> b = Hdf5.Open<double>(input.File, input.Name);
        Plan<double> plan = Kernels.Normalize(b);
        ArraySink<double> y = Hdf5.Create<double>(output.File, output.Name);
        Console.Write(plan.Explain(settings.Options, y));
        if (settings.ExplainOnly)
        {
            Console.WriteLine($"vectors       {Machine.VectorBits} bits");
            return;
        }

        RunReport report = await WithProgress.RunAsync("normalize", settings.Options, options => plan.WriteToAsync(y, options, session.Cancellation));
        Print(report, settings.Options.MaxDegreeOfParallelism ?? Environment.ProcessorCount);
    }

    private static void Print(RunReport report, int threads)
    {
        Console.WriteLine($"""

            elapsed       {report.Elapsed.TotalSeconds:F2} s, {threads} threads, {Machine.VectorBits}-bit vectors
            read          {ByteSize.Format(report.ReadBytes)}
            written       {ByteSize.Format(report.WriteBytes)}
            work          {report.Blocks} blocks in {report.Sweeps} sweeps
            plan peak     {ByteSize.Format(report.PeakBytes)}
            process peak  {ByteSize.Format(Machine.PeakResidentBytes)}
            """);
    }
}
