using System.Diagnostics;

namespace StaticGraph.Tests.Support;

/// <summary>Runs scripts with the system's Python, which has NumPy and h5py: the oracle for stored formats.</summary>
internal static class Python
{
    private const string Executable = "/usr/bin/python3";

    /// <summary>Runs <paramref name="script"/> with <paramref name="arguments"/> in <c>sys.argv[1:]</c> and returns what it printed.</summary>
    public static string Run(string script, params string[] arguments)
    {
        using Process process = Start(script, arguments);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"Python failed:\n{errors.Result}");
        return output;
    }

    /// <summary>Starts <paramref name="script"/> and leaves it running, for tests that need a second process.</summary>
    public static Process Start(string script, params string[] arguments)
    {
        ProcessStartInfo start = new(Executable)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(script);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
