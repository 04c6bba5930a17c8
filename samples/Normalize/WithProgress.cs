using Spectre.Console;

namespace StaticGraph.Samples.Normalize;

/// <summary>Shows how far a run is, on standard error, where somebody can see it.</summary>
internal static class WithProgress
{
    /// <summary>Runs <paramref name="work"/> with options that report to a progress bar; without a terminal, with <paramref name="options"/> as they are.</summary>
    internal static async Task<RunReport> RunAsync(string title, RunOptions options, Func<RunOptions, Task<RunReport>> work)
    {
        RunReport? report = null;
        await RunAsync(title, options, async running => { report = await work(running); });
        return report!;
    }

    /// <inheritdoc cref="RunAsync(string, RunOptions, Func{RunOptions, Task{RunReport}})"/>
    internal static async Task RunAsync(string title, RunOptions options, Func<RunOptions, Task> work)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (Console.IsErrorRedirected || !console.Profile.Capabilities.Ansi)
        {
            await work(options);
            return;
        }

        await console.Progress().AutoClear(true).StartAsync(async context =>
        {
            ProgressTask bar = context.AddTask(title);
            await work(options with { Progress = new BarProgress(bar) });
        });
    }

    private sealed class BarProgress(ProgressTask bar) : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
            bar.MaxValue = value.TotalBlocks;
            bar.Value = value.Blocks;
        }
    }
}
