using System.CommandLine;
using System.Globalization;
using StaticGraph.Samples.Normalize;

namespace StaticGraph.Samples.Trillion;

/// <summary>The command line: how many numbers there are.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var count = new Argument<string>("count") { Description = "How many numbers, e.g. 1000000000000 or 1e12; 1e9 unless it is said.", DefaultValueFactory = _ => "1e9" };
        var seed = new Option<long>("--seed") { Description = "Of which seed they are.", HelpName = "N" };
        var threads = new Option<string?>("--threads") { Description = "The most threads to work with.", HelpName = "N" };
        var explain = new Option<bool>("--explain") { Description = "Print the plan and stop." };

        var command = new RootCommand("Sums up random numbers, averages them, and averages those that are positive, in megabytes of memory.") { count, seed, threads, explain };
        command.SetAction((parsed, _) => Session.RunAsync(session => Totals.RunAsync(
            Count(parsed.GetValue(count)!), parsed.GetValue(seed), Settings.Read(memory: null, parsed.GetValue(threads), parsed.GetValue(explain)), session)));

        ParseResult result = command.Parse(args);
        return result.Errors.Count > 0 ? Session.Fail(string.Join(" ", result.Errors.Select(error => error.Message))) : await result.InvokeAsync();
    }

    private static long Count(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal count) && count >= 1 && count <= long.MaxValue && count == decimal.Truncate(count)
        ? (long)count
        : throw new FormatException($"The count is a whole number from 1 on, as 1000000000 or 1e12, not '{text}'.");
}
