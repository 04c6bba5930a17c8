using System.Diagnostics;
using System.Text;

namespace StaticGraph.Tests.Processes;

/// <summary>A program to run, with what it printed and how it ended.</summary>
internal sealed record Command(string Program, params string[] Arguments)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    internal string? Folder { get; init; }

    internal Dictionary<string, string> Environment { get; init; } = [];

    internal static Command Dotnet(params string[] arguments) => new("dotnet", arguments);

    /// <summary>Debian's Python, which has NumPy and h5py.</summary>
    internal static Command Python(string script, params string[] arguments) => new("/usr/bin/python3", [script, .. arguments]);

    /// <summary>Runs the program to its end.</summary>
    internal Finished Run()
    {
        using Started started = Start();
        return started.Wait();
    }

    /// <summary>Runs the program, which must succeed.</summary>
    internal Finished RunSuccessfully()
    {
        Finished finished = Run();
        Assert.True(finished.ExitCode == 0, $"{Program} {string.Join(' ', Arguments)} ended with {finished.ExitCode}:\n{finished.Output}\n{finished.Error}");
        return finished;
    }

    internal Started Start()
    {
        var start = new ProcessStartInfo(Program, Arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder ?? Repository.Root };
        RemoveInherited(start.Environment);
        foreach ((string name, string value) in Environment)
        {
            start.Environment[name] = value;
        }

        return new Started(Process.Start(start)!);
    }

    // The test run's own build settings would otherwise steer the builds that a test starts.
    private static void RemoveInherited(IDictionary<string, string?> environment)
    {
        foreach (string name in environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            environment.Remove(name);
        }

        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment["DOTNET_NOLOGO"] = "1";
    }

    internal sealed record Finished(int ExitCode, string Output, string Error);

    /// <summary>A program that is running. It is ended with the test.</summary>
    internal sealed class Started : IDisposable
    {
        private readonly Process _process;
        private readonly StringBuilder _output = new();
        private readonly StringBuilder _error = new();

        internal Started(Process process)
        {
            _process = process;
            process.OutputDataReceived += (_, line) => _output.Append(line.Data is null ? "" : line.Data + "\n");
            process.ErrorDataReceived += (_, line) => _error.Append(line.Data is null ? "" : line.Data + "\n");
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }

        internal int Id => _process.Id;

        internal bool HasEnded => _process.HasExited;

        internal Finished Wait()
        {
            if (!_process.WaitForExit(Limit))
            {
                throw new TimeoutException($"{_process.StartInfo.FileName} was still running after {Limit}:\n{_output}\n{_error}");
            }

            _process.WaitForExit();
            return new Finished(_process.ExitCode, _output.ToString(), _error.ToString());
        }

        public void Dispose()
        {
            if (!_process.HasExited)
            {
                _process.Kill(entireProcessTree: true);
            }

            _process.Dispose();
        }
    }
}
