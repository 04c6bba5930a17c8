using System.Diagnostics;
using System.Globalization;

namespace StaticGraph.Mutations;

/// <summary>How a child fared with one file.</summary>
/// <param name="Answers">What it found in each dataset; empty when it came to no end.</param>
/// <param name="Failure">Null, or how it failed: it crashed, hung, or took too much memory.</param>
internal sealed record Outcome(string[] Answers, string? Failure);

/// <summary>A child process that reads files, started again whenever one brought it down.</summary>
internal sealed class Worker : IDisposable
{
    // Processor time, for the machine may be busy; a lock that is never released takes none.
    private static readonly TimeSpan MostProcessorTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    // What the runtime, the HDF5 library and an honest reading of a few kilobytes stay far below.
    private const long MostMemory = 400L << 20;

    private Process? _process;

    /// <summary>Has the child read the named datasets of a file.</summary>
    internal Outcome Read(string path, string[] datasets)
    {
        Process process = _process ??= Start();
        TimeSpan before = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        process.StandardInput.WriteLine($"{path}\t{string.Join('\t', datasets)}");
        process.StandardInput.Flush();
        Task<string?> answer = process.StandardOutput.ReadLineAsync();
        while (!answer.Wait(Glance))
        {
            process.Refresh();
            string? excess = process.HasExited ? null
                : process.TotalProcessorTime - before > MostProcessorTime || watch.Elapsed > MostTime ? "hang"
                : process.WorkingSet64 > MostMemory ? "memory"
                : null;
            if (excess is not null)
            {
                End();
                return new Outcome([], excess);
            }
        }

        if (answer.Result is not string line)
        {
            process.WaitForExit();
            string code = process.ExitCode.ToString(CultureInfo.InvariantCulture);
            End();
            return new Outcome([], $"crash (exit code {code})");
        }

        string[] parts = line.Split('\t');
        bool isLarge = long.Parse(parts[0], CultureInfo.InvariantCulture) > MostMemory;
        return new Outcome(parts[1..], isLarge ? "memory" : null);
    }

    public void Dispose() => End();

    private static Process Start()
    {
        ProcessStartInfo start = new(Environment.ProcessPath!, "read") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };

        // No file of core for each crash, and no page of text either.
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        Process process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    private void End()
    {
        if (_process is not null)
        {
            if (!_process.HasExited)
            {
                _process.Kill();
                _process.WaitForExit();
            }

            _process.Dispose();
            _process = null;
        }
    }
}
