using System.CommandLine;
using System.Globalization;
using StaticGraph.Samples.Normalize;

namespace StaticGraph.Samples.Gram;

/// <summary>The command line: four names contract a file; <c>--make</c> makes one first.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var names = new Argument<string[]>("files")
        {
            HelpName = "INPUT DATASET OUTPUT DATASET",
            Description = "The matrix to read and the one to write, each as an HDF5 file and a dataset in it.",
            Arity = new ArgumentArity(4, 4),
        };
        var memory = new Option<string?>("--memory") { Description = "The most memory the plan may hold, e.g. 256MiB; 64MiB unless it is said.", HelpName = "SIZE" };
        var threads = new Option<string?>("--threads") { Description = "The most threads to work with.", HelpName = "N" };
        var explain = new Option<bool>("--explain") { Description = "Print the plan and stop." };
        var make = new Option<string?>("--make") { Description = "First make the input, so many rows and columns of random numbers, e.g. 100000x1000.", HelpName = "ROWSxCOLUMNS" };

        var command = new RootCommand("Computes a.T.dot(a), the inner products of all columns of a matrix of doubles, out of core.")
        {
            names, memory, threads, explain, make,
        };
        command.SetAction((parsed, _) => Session.RunAsync(async session =>
        {
            var settings = Settings.Read(parsed.GetValue(memory), parsed.GetValue(threads), parsed.GetValue(explain));
            string[] files = parsed.GetValue(names)!;
            Dataset input = new(files[0], files[1]), output = new(files[2], files[3]);
            if (parsed.GetValue(make) is { } shape)
            {
                await MakeAsync(input, shape, settings.Options, session.Cancellation);
            }

            await GramMatrix.RunAsync(input, output, settings, session);
        }));

        ParseResult result = command.Parse(args);
        return result.Errors.Count > 0 ? Session.Fail(string.Join(" ", result.Errors.Select(error => error.Message))) : await result.InvokeAsync();
    }

    private static async Task MakeAsync(Dataset input, string shape, RunOptions options, CancellationToken cancellation)
    {
        string[] lengths = shape.Split('x');
        if (lengths.Length != 2 || !long.TryParse(lengths[0], NumberStyles.None, CultureInfo.InvariantCulture, out long rows) || !long.TryParse(lengths[1], NumberStyles.None, CultureInfo.InvariantCulture, out long columns))
        {
            throw new FormatException($"--make takes rows and columns as in 100000x1000, not '{shape}'.");
        }

        Console.WriteLine($"Making {rows} x {columns} doubles in {input.File} ...");
        await WithProgress.RunAsync("input", options, running => Kernels.Made(rows, columns).WriteToAsync(Hdf5.Create<double>(input.File, input.Name), running, cancellation));
    }
}
