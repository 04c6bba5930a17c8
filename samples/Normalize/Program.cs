using System.CommandLine;

namespace StaticGraph.Samples.Normalize;

/// <summary>The command line: four names normalise a file, no name at all runs the demonstration.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var names = new Argument<string[]>("files")
        {
            HelpName = "INPUT DATASET OUTPUT DATASET",
            Description = "The array to read and the one to write, each as an HDF5 file and a dataset in it. Without them a demonstration runs on made data.",
            Arity = new ArgumentArity(0, 4),
        };
        var memory = new Option<string?>("--memory") { Description = "The most memory the plan may hold, e.g. 256MiB.", HelpName = "SIZE" };
        var threads = new Option<string?>("--threads") { Description = "The most threads to work with.", HelpName = "N" };
        var explain = new Option<bool>("--explain") { Description = "Print the plan and stop." };

        var command = new RootCommand("Computes (b - b.mean(axis=0)) + (b.T / b.std()) of a square array of doubles, out of core.")
        {
            names, memory, threads, explain,
        };
        command.SetAction((parsed, _) => Session.RunAsync(async session =>
        {
            var settings = Settings.Read(parsed.GetValue(memory), parsed.GetValue(threads), parsed.GetValue(explain));
            string[] files = parsed.GetValue(names) ?? [];
            switch (files)
            {
                case []:
                    await Demonstration.RunAsync(settings, session);
                    break;
                case [var input, var inputDataset, var output, var outputDataset]:
                    await Normalizer.RunAsync(new(input, inputDataset), new(output, outputDataset), settings, session);
                    break;
                default:
                    throw new ArgumentException("Give INPUT DATASET OUTPUT DATASET, or nothing for the demonstration.");
            }
        }));

        ParseResult result = command.Parse(args);
        if (result.Errors is [var error, ..])
        {
            return Session.Fail(error.Message);
        }

        // The session below ends the run on Ctrl+C itself, with the exit code shells expect.
        return await result.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }
}
