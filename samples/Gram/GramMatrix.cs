using StaticGraph.Samples.Normalize;

namespace StaticGraph.Samples.Gram;

/// <summary>Contracts one dataset into another: the plan before, progress meanwhile, a report after.</summary>
internal static class GramMatrix
{
    /// <summary>Writes the inner products of the columns of <paramref name="input"/> to <paramref name="output"/>.</summary>
    internal static async Task RunAsync(Dataset input, Dataset output, Settings settings, Session session)
    {
        using ArraySource<double> a = Hdf5.Open<double>(input.File, input.Name);
        Plan<double> plan = Kernels.Gram(a);
        ArraySink<double> result = Hdf5.Create<double>(output.File, output.Name);
        Console.Write(plan.Explain(settings.Options, result));
        if (settings.ExplainOnly)
        {
            return;
        }

        RunReport report = await WithProgress.RunAsync("gram", settings.Options, options => plan.WriteToAsync(result, options, session.Cancellation));
        Print(report, (double)a.Shape[0] * a.Shape[1] * a.Shape[1], settings.Options.MaxDegreeOfParallelism ?? Environment.ProcessorCount);
    }

    // A product and a sum each for half of the pairs of columns, and all rows.
    private static void Print(RunReport report, double operations, int threads)
    {
        double rate = operations / report.Elapsed.TotalSeconds;
        Console.WriteLine($"""

            elapsed       {report.Elapsed.TotalSeconds:F2} s, {threads} threads, {Machine.VectorBits}-bit vectors
            read          {ByteSize.Format(report.ReadBytes)}
            rate          {rate / 1e9:F1} GFLOP/s{Share(rate)}
            plan peak     {ByteSize.Format(report.PeakBytes)}
            process peak  {ByteSize.Format(Machine.PeakResidentBytes)}
            """);
    }

    private static string Share(double rate) => OpenBlas.Rate() is { } blas
        ? $", {100 * rate / blas:F0} % of the {blas / 1e9:F1} GFLOP/s that OpenBLAS's dgemm reaches here"
        : "; OpenBLAS, to compare with, is not installed";
}
